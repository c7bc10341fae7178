"""Worklist: the passages of many articles that a person should look at, with what was said of each."""
