"""Forked kernels: one process imports everything once, and every notebook starts as a fresh copy of it."""
