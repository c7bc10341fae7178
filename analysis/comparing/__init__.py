"""Comparing: several analyses side by side, and one against a reference distribution."""
