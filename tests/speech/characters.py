"""Shared by the tests of who a source is: a story as a literal in, its characterised sources out."""

from __future__ import annotations

from analysis.speech.chain import Chain
from analysis.speech.characterising import characterise
from analysis.speech.source import Grounds, Source
from analysis.speech.vocabulary import Additions
from tests.speech.told import Story


class Characters:
    """A story read, tagged by the rules, resolved, and its sources characterised."""

    def __init__(self, text: str, *, outlet: str | None = None, additions: Additions | None = None) -> None:
        self.story = Story(f"It was a cold night in Ambleford.\n\n{text}\n", outlet=outlet)
        found = self.story
        self.sources, self.chains = characterise(
            found.article, found.quotations, found.attributions, found.sources, additions or {}
        )

    @property
    def only(self) -> Source:
        """The one source of the story."""
        (source,) = self.sources
        return source

    def named(self, name: str) -> Source:
        """The source with this name."""
        return next(source for source in self.sources if source.name == name)

    def words(self, grounds: Grounds) -> list[str]:
        """The words of the text that justify a judgement."""
        return [" ".join(span.of(self.story.article.text).split()) for span in grounds.spans]

    def chain_of(self, name: str) -> Chain:
        """The chain of the first statement of the source with this name."""
        return next(chain for chain in self.chains if chain.source == self.named(name).id)
