"""Corrections: what a person changes in the analysis of one article, written in a file beside it."""
