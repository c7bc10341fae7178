"""Bylines: lines that name who wrote the story without saying "By"."""

from __future__ import annotations

import re

from analysis.reading.blocks import Block
from analysis.reading.lines import NAMES
from analysis.resources import lexicon

LONGEST_BYLINE = 14
"""Words."""
LONGEST_NAME = 4
"""Words of a line that is only a name, or only a task."""
_TASKS = "reporter|correspondent|editor|columnist|writer|journalist|producer|contributor|critic"
_NAME_LINE = re.compile(rf"{NAMES}(?P<tail>(?:,|\s(?:in|at|and)\s|\s[|–—-]\s).{{1,60}})?$")
_LEAD_IN = re.compile(rf"(?P<lead>[^.!?:]{{1,40}}?)(?:\s(?:by|BY|By)\s|:\s){NAMES}$")

_LIFE = re.compile(rf"(?P<name>{NAMES})\s(?:is|was)\s(?:an?|the|our)\s(?:[\w'’-]+\s){{0,6}}?(?:{_TASKS})\b")


def is_byline(block: Block) -> bool:
    """Whether a line below the headline names who wrote the story.

    Two to four capitalised words, or such a name with a place or a task behind it ("in Suwara", ", health
    correspondent"); a name behind words like "Interview:"; or a task alone ("Environment Correspondent").
    """
    if block.count > LONGEST_BYLINE or block.stops:
        return False
    last = block.words.lower().split()[-1]
    if block.count <= LONGEST_NAME and last in lexicon("byline-tasks"):
        return True
    lead = _LEAD_IN.match(block.words)
    if lead and all(word in lexicon("byline-words") for word in lead["lead"].lower().split()):
        return True
    name = _NAME_LINE.match(block.words)
    if name is None:
        return False
    if name["tail"] is None:
        return block.count <= LONGEST_NAME
    return name["tail"].startswith((" in ", " at ", " and ")) or last in lexicon("byline-tasks")


def is_life(block: Block, byline: str) -> bool:
    """Whether a line says who the writer named in the byline is: "Noor Brandvold is a reporter covering the coast." """
    life = _LIFE.match(block.words)
    return life is not None and life["name"].lower() in byline.lower()
