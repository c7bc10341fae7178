"""Following: reads the names, the pronouns and the speakers of a story in their order, to know who "he" is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from analysis.spans import Span
from analysis.speech.figures import Figure
from analysis.speech.linking import FORMS, Asked, choose
from analysis.speech.merging import Reason, pronoun_reason
from analysis.speech.salience import Met, Place, Salience, Standing
from analysis.speech.scene import Scene

Teller = Callable[[Span], Figure | None]
"""Gives the figure in whose reported words a place stands, as far as it is known."""
Decide = Callable[[Asked, Salience], Standing | None]


class Following:
    """Walks once through a story beside the matching of its speakers; linear in names and pronouns.

    Pronouns in quotation marks are left out: their "he" is another's.
    """

    def __init__(self, scene: Scene, speakers: frozenset[int], teller: Teller, decide: Decide = choose) -> None:
        self.scene, self.speakers, self.teller, self.decide = scene, speakers, teller, decide
        self.salience = Salience()
        tokens = scene.tokens
        self._openings = {s.first for s in tokens.stretches}
        self._pronouns = [k for k, low in enumerate(tokens.lows) if low in FORMS]
        self._starts = [tokens.starts[k] for k in self._pronouns]
        self._name = self._pronoun = 0

    def until(self, offset: int) -> None:
        """Read on to a character, and take each "he" and "she" on the way for the likeliest person."""
        names = self.scene.names
        while True:
            name = names[self._name].start if self._name < len(names) else offset
            pronoun = self._starts[self._pronoun] if self._pronoun < len(self._starts) else offset
            if min(name, pronoun) >= offset:
                return
            if name <= pronoun:
                self._meet_name()
            else:
                self._pronoun += 1
                if pronoun not in self.speakers:
                    self._link(self._pronouns[self._pronoun - 1], speaks=False)

    def _meet_name(self) -> None:
        name = self.scene.names[self._name]
        self._name += 1
        figure = self.scene.figure_of(name)
        if figure is not None:
            place = Place(name.start, name.stretch, self.scene.paragraph_of(name.stretch))
            self.salience.meet(figure, place, "name", leads=name.leads)

    def _place(self, start: int) -> Place:
        stretch = self.scene.stretch_at(start)
        return Place(start, stretch, self.scene.paragraph_of(stretch))

    def _link(self, token: int, *, speaks: bool) -> tuple[Figure, Reason] | None:
        """The person of the pronoun that stands at a token, who is met there, and why."""
        tokens = self.scene.tokens
        low, opens = tokens.lows[token], token in self._openings
        place = self._place(tokens.starts[token])
        asked = Asked(
            FORMS[low], place, low in {"he", "she"}, opens, speaks, self.teller(tokens.span(token, token + 1))
        )
        standing = self.decide(asked, self.salience)
        if standing is None:
            return None
        met = Met(standing.figure, standing.how, standing.place)
        self.salience.meet(met.figure, place, "pronoun", leads=asked.subject)
        return (met.figure, pronoun_reason("pronoun_person", low, met, place)) if speaks else None

    def speaker(self, start: int) -> tuple[Figure, Reason] | None:
        """The person of the "he" or "she" that speaks at a character, and why."""
        self.until(start)
        token = bisect_left(self.scene.tokens.starts, start)
        known = token < len(self.scene.tokens.lows) and self.scene.tokens.lows[token] in FORMS
        return self._link(token, speaks=True) if known else None

    def spoken(self, figure: Figure, start: int) -> None:
        """Note that a figure spoke: its mention begins at a character."""
        self.until(start + 1)
        self.salience.meet(figure, self._place(start), "speaker", leads=True)
