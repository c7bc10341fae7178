"""Bytes or a path in, an ``Article`` with zones, words and sentences out."""
