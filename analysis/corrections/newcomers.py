"""Newcomers: a source that nobody had found until a person named it."""

from __future__ import annotations

from analysis.corrections.desk import Desk
from analysis.errors import CorrectionsError
from analysis.speech.figures import Figure
from analysis.speech.mention import read_mention
from analysis.speech.naming import naming_of
from analysis.speech.outlets import is_publisher
from analysis.speech.source import Grounds, Mention, Source


def newcomer(desk: Desk, name: str, mentions: tuple[Mention, ...]) -> Source:
    """A new source of this name, on the rung of the naming ladder that its name gives it.

    Where no mention is given, every place of the text with the name is one. Raises ``CorrectionsError`` for the
    article's own outlet: it is never a source.
    """
    if is_publisher(name, desk.article.outlet):
        raise CorrectionsError(f"{name!r} is the article's own outlet, which is never a source. Name who speaks.")
    reading = read_mention(name)
    figure = Figure(reading, reading.kind)
    figure.learn(reading)
    naming, why = naming_of(figure, name)
    spans = mentions or tuple(Mention(span, "a person gave the name") for span in desk.passages.all(name))
    return Source(
        id=desk.new_id(), name=name, mentions=spans, naming=naming, naming_why=Grounds(why), level="core", counted=True,
    )  # fmt: skip
