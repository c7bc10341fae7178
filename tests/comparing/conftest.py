"""Two invented stories about one event, analysed by the rules so that a change of the weights moves no test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis import Analysis, Comparison, analyse, compare, read
from analysis.speech.cued import CuedTagger

LANTERN = """The ferry to Skerrow has been stopped.

“The pier cannot bear another winter, and everybody here has known it for years,” said Mara Teal, who runs the port. \
She said that the council had been warned in March.

Ms Teal told reporters that repairs would cost two million pounds.

“We are looking at every option,” said a spokesman for the council.

The National Ferry Union said that forty jobs were at risk on the island.
"""
TRIBUNE = """Ferry row deepens as council hits back.

Council leader Dilip Sarkar rejected the criticism. “We are looking at every option,” he said.

“The pier cannot bear another winter,” complained Mara Teal, the port's manager. She claimed that repairs would cost \
two million pounds.

The NFU warned that forty jobs on the island were at risk.

Everybody here has known it for years, said Jonas Brekke, a fisherman.
"""


def analysed(text: str, name: str) -> Analysis:
    return analyse(read(text, name=name), tagger=CuedTagger())


@pytest.fixture(scope="session")
def stories() -> tuple[Analysis, Analysis]:
    return analysed(LANTERN, "lantern.txt"), analysed(TRIBUNE, "tribune.txt")


@pytest.fixture(scope="session")
def comparison(stories: tuple[Analysis, Analysis]) -> Comparison:
    return compare(stories)


@pytest.fixture(scope="session")
def compared_texts() -> Callable[..., Comparison]:
    """A comparison of any texts."""

    def made(*texts: str) -> Comparison:
        return compare([analysed(text, f"{number}.txt") for number, text in enumerate(texts)])

    return made
