"""Runs: a notebook with parameters becomes a report folder; many articles become many."""
