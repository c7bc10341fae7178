"""The version of Sayso, written once."""

__version__ = "0.1.0"
