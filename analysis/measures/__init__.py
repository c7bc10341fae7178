"""Spans in, numbers out: readability, density, sourcing."""
