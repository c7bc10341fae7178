"""Validity: how right the figures of a corpus are, judged by people who did not see them."""
