"""A story with something to look at for each check."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis import Analysis, analyse, read
from analysis.speech.cued import CuedTagger

STORY = """The ferry to Skerrow was stopped on Monday.

“The pier is rotten,” said a senior port official. “Nobody has looked at it for years.”

Mara Teal, who runs the harbour, accused the council of neglect. The council leader, Dilip Sarkar, claimed that the \
boats had been moved in secret.

The ministry has denied any blame. Ms Teal said the “dangerous” fence had stood there for years.

“We will wait for the tide,” Ms Teal said.
"""


@pytest.fixture(scope="session")
def analysed() -> Callable[..., Analysis]:
    def made(text: str = STORY, name: str = "story.txt", **known: str) -> Analysis:
        return analyse(read(text, name=name, **known), tagger=CuedTagger())

    return made


@pytest.fixture(scope="session")
def story(analysed: Callable[..., Analysis]) -> Analysis:
    return analysed()
