"""Inputs: files, folders, patterns, tables and lists become one stream of articles, read as it is asked for."""
