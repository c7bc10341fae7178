"""Dateline: the place, date and agency before the first sentence of a report."""

from __future__ import annotations

import re

from analysis.spans import Span

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,4}"
_PLACE = r"[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){0,3}"
_AGENCY = r"\([A-Z][\w .,&/’'-]{1,40}\)"
_SENTENCE = r"\s?[\"'“‘«]{0,2}[A-ZÀ-Þ0-9]"
DATELINE = re.compile(
    rf"""
    (?:
      {_CAPITALS}(?:,\s[\w.’'-][\w.’'\s-]{{1,40}}){{0,3}}(?:\s{_AGENCY})?    # MOSCOW, Oct. 3 (Agency)
      |{_PLACE}(?:,\s[\w.][\w.\s]{{1,30}}){{0,2}}\s{_AGENCY}                # Dallas, Texas (AP)
      |{_PLACE}\sCNN                                                       # Dallas CNN
    )
    \s?(?:[—–―]|--?)(?={_SENTENCE})                                        # a dash, then a sentence
    |\([A-Z]{{2,6}}\)(?=\s{_SENTENCE})                                     # (CNN) alone
    """,
    re.VERBOSE,
)
_LONGEST = 160


def find_dateline(text: str, paragraph: Span) -> Span | None:
    """Where a paragraph begins with a place in capitals, or an agency in brackets, and a dash.

    >>> text = "MOSCOW, Oct. 3 (Northlight Wire) — The strikes began."
    >>> find_dateline(text, Span(0, len(text))).of(text)
    'MOSCOW, Oct. 3 (Northlight Wire) —'
    """
    found = DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
    if found is None or found.end() >= paragraph.end:
        return None
    return Span(found.start(), found.end())
