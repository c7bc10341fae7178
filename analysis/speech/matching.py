"""Matching: each speaker mention in turn goes to a figure that is known, or becomes a new one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.beside import name_beside, name_inside
from analysis.speech.describing import Descriptions
from analysis.speech.figures import Figure
from analysis.speech.following import Decide, Following
from analysis.speech.groups import group_before
from analysis.speech.linking import FORMS, choose
from analysis.speech.mention import Reading
from analysis.speech.merging import Reason, called, name_reason, pronoun_reason
from analysis.speech.phrases import subject_before
from analysis.speech.pronouns import best_candidate
from analysis.speech.salience import Met, Place
from analysis.speech.scene import Scene
from analysis.speech.source import Mention
from analysis.speech.speakerlike import is_speaker_like, without_verb
from analysis.speech.spokespeople import joined_spokespeople
from analysis.speech.tellers import Tellers
from analysis.speech.together import one_of_two, parts_of, several
from analysis.speech.tokens import Tokens

_RELATIVE = frozenset({"who", "which", "that"})
_FIRST = frozenset({"i", "we", "you"})
_NEAR_GROUP = 12
"""In how many sentences after "two members" a "one" is still one of them."""


Matched = dict[str, tuple[Figure, ...]]
"""Attribution id → whose words they are; more than one where several speak together."""


def match_speakers(article: Article, tokens: Tokens, attributions: Sequence[Attribution]) -> Matched:
    """The figures of each attribution id, mostly one; attributions without a speaker are left out."""
    return Matcher(article, tokens, attributions).match()


class Matcher:
    """Goes through the attributions in the order of their speaker mentions.

    Nothing in it leads back to itself, so that all of it is freed with the last name for it and not by the garbage
    collector, which would go through everything else too.
    """

    def __init__(
        self, article: Article, tokens: Tokens, attributions: Sequence[Attribution], decide: Decide = choose
    ) -> None:
        self.scene = Scene(article, tokens)
        self.tokens = tokens
        self.descriptions = Descriptions(self.scene)
        self.by_span: dict[Span, Figure] = {}
        self.tellers = Tellers(tokens, attributions, self.by_span)
        self.together: dict[Span, tuple[Figure, ...]] = {}
        self.members: dict[Figure, list[Figure]] = {}
        """Who is told apart of each group."""
        self.writer = Figure(Reading("the writer", "pronoun"), "undescribed")
        spoken = ((a.speaker, a) for a in attributions)
        self.ordered = sorted(
            ((s, a) for s, a in spoken if s is not None and self._has_words(s)),
            key=lambda pair: (pair[0], pair[1].start),
        )
        speakers = frozenset(speaker.start for speaker, _ in self.ordered)
        self.following = Following(self.scene, speakers, self.tellers.of, decide)

    def match(self) -> Matched:
        """Whose words each attribution gives."""
        out: Matched = {}
        for speaker, attribution in self.ordered:
            figures = tuple(f for f in self._figures(attribution, speaker) if f is not self.writer)
            if figures:
                out[attribution.id] = figures
            for figure in figures:
                figure.said[attribution.id] = None
                if attribution.zone == "body" and not attribution.nested:
                    self.scene.note_spoken(figure, speaker.start)
                    self.following.spoken(figure, speaker.start)
        return self._told_apart(out)

    def _has_words(self, span: Span) -> bool:
        return any(map(str.isalnum, span.of(self.scene.article.text)))

    def _figures(self, attribution: Attribution, speaker: Span) -> tuple[Figure, ...]:
        """Whom a speaker mention means: mostly one figure, and two or more where they speak together."""
        if speaker in self.together:
            return self.together[speaker]
        if speaker in self.by_span:
            return (self.by_span[speaker],)
        parts = parts_of(self.scene, speaker)
        if len(parts) > 1:
            figures = tuple(self.by_span.get(p) or self._noted(p, *self._figure(attribution, p)) for p in parts)
        else:
            self.following.until(speaker.start)
            figures = several(self.scene, speaker, self.following.salience)
            one = one_of_two(self.scene, speaker, self.following.salience)
            if one is not None:
                why = f"“{self.scene.words_of(speaker)}” of two who were named together: {called(one)}"
                return (self._noted(speaker, one, Reason("one_of_two", why)),)
            for figure in figures:
                names = " and ".join(called(f) for f in figures)
                self._noted(speaker, figure, Reason("both", f"“{self.scene.words_of(speaker)}”: {names}, met last"))
        if not figures:
            return (self._noted(speaker, *self._figure(attribution, speaker)),)
        figures = tuple(dict.fromkeys(figures))
        self.together[speaker], self.by_span[speaker] = figures, figures[0]
        return figures

    def _noted(self, span: Span, figure: Figure, reason: Reason) -> Figure:
        figure.mentions.append(Mention(span, reason.why, reason.rule))
        figure.worded.setdefault(self.scene.words_of(span))
        self.by_span[span] = figure
        return figure

    def _figure(self, attribution: Attribution, span: Span) -> tuple[Figure, Reason]:
        reading = self.scene.read(span)
        if reading.kind == "pronoun":
            return self._pronoun(attribution, span, reading)
        beside = name_beside(self.scene, span, reading)
        if beside is not None:
            why = f"“{called(beside)}” stands right beside “{self.scene.words_of(span)}”"
            return beside, Reason("beside_name", why)
        if reading.kind == "part":
            return self._part(reading, span)
        return self._named_or_described(span, reading)

    def _named_or_described(self, span: Span, reading: Reading) -> tuple[Figure, Reason]:
        if reading.name and reading.kind != "document":
            return self._named(span, reading)
        return self.descriptions.figure(span, reading)

    # names

    def _named(self, span: Span, reading: Reading) -> tuple[Figure, Reason]:
        cast = self.scene.cast
        alone = reading.kind == "person" and not reading.given
        figure = name_inside(self.scene, span, reading) if alone else None
        figure = figure or cast.named(reading, create=False, before=span.start)
        if figure is None:
            figure = name_inside(self.scene, span, reading) or cast.named(reading, create=True)
            assert figure is not None  # created where there was none
        figure.learn(reading)
        return figure, name_reason(figure, reading.name, self.scene.words_of(span))

    # pronouns and parts

    def _pronoun(self, attribution: Attribution, span: Span, reading: Reading) -> tuple[Figure, Reason]:
        if reading.head in _FIRST:
            return self._first_person(attribution, span, reading)
        if reading.head in _RELATIVE:
            antecedent = self._antecedent(span)
            if antecedent is not None:
                why = f"“{reading.head}” takes up “{called(antecedent)}” right before it"
                return antecedent, Reason("relative", why)
        if reading.head in FORMS:
            return self.following.speaker(span.start) or self._nobody(reading)
        stretch = self.scene.stretch_at(span.start)
        place = Place(span.start, stretch, self.scene.paragraph_of(stretch))
        candidates = self.scene.candidates(span.start)
        chosen = best_candidate(reading, candidates, stretch, place.paragraph, attribution)
        if reading.plural and (chosen is None or stretch - chosen.stretch > 1 or not chosen.speaks):
            group = group_before(self.scene, span)
            if group is not None:
                figure = self.by_span.get(group)
                figure = figure or self._noted(group, *self._named_or_described(group, self.scene.read(group)))
                why = f"“{reading.text.lower()}” takes up “{self.scene.words_of(group)}”"
                return figure, Reason("pronoun_group", why)
        if chosen is None:
            return self._nobody(reading)
        rule = "pronoun_group" if reading.plural else "pronoun_thing"
        where = Place(chosen.start, chosen.stretch, chosen.paragraph)
        met = Met(chosen.figure, "speaker" if chosen.speaks else "name", where)
        return chosen.figure, pronoun_reason(rule, reading.text.lower(), met, place)

    @staticmethod
    def _nobody(reading: Reading) -> tuple[Figure, Reason]:
        """A figure of its own for a pronoun that means nobody known."""
        figure = Figure(reading, "undescribed", gender=reading.gender)
        return figure, Reason("unresolved", f"“{reading.text}”: nobody before it fits")

    def _first_person(self, attribution: Attribution, span: Span, reading: Reading) -> tuple[Figure, Reason]:
        """ "I" in somebody's words is that somebody; elsewhere it is whoever is interviewed, else the writer."""
        for other in self.tellers.around(span):
            if other.id != attribution.id and other.speaker is not None and self._is_outside(other):
                figure = self.by_span.get(other.speaker)
                if figure is None:
                    figure = self._noted(other.speaker, *self._figure(other, other.speaker))
                why = f"“{reading.text}” in words that the story gives to {called(figure)}"
                return figure, Reason("first_person", why)
        if self.tellers.is_quoted(span):
            force = self.scene.in_force(span.start)
            if force is None:
                return self.writer, Reason("unresolved", f"“{reading.text}”: nobody is given these words")
            how = "who spoke last" if force.speaks else "of whom the sentence before tells"
            why = f"“{reading.text}” in quoted words: {called(force.figure)}, {how}"
            return force.figure, Reason("first_person", why)
        asked = self.scene.interviewed()
        if asked is not None:
            return asked, Reason("interviewed", f"“{reading.text}”: {called(asked)}, who is interviewed")
        return self.writer, Reason("unresolved", f"“{reading.text}”: the writer")

    def _is_outside(self, other: Attribution) -> bool:
        """Whether a speaker stands outside of quotation marks: "I" in them is no help."""
        return other.speaker is not None and not self.tellers.is_quoted(other.speaker)

    def _antecedent(self, span: Span) -> Figure | None:
        """The figure of the phrase right before "who"."""
        place = bisect_left(self.tokens.starts, span.start)
        stretch = self.scene.stretch_at(span.start)
        if stretch < 0 or place >= len(self.tokens.starts):
            return None
        low = self.tokens.stretches[stretch].first
        end = place - 1 if place > low and self.tokens.lows[place - 1] == "," else place
        phrase = subject_before(self.tokens, end, low) if end > low else None
        if phrase is None or self.tokens.lows[phrase[0]] in _RELATIVE:
            return None
        phrase = without_verb(self.tokens, phrase)
        before = self.tokens.span(*phrase)
        for known, figure in reversed(self.by_span.items()):
            if known.start == before.start:
                return figure
            if figure.group is not None and known.start < before.start <= known.end + len(", "):
                return self._noted(before, figure, Reason("beside_name", "the description beside “one”"))
            if known.end < before.start:
                break
        reading = self.scene.read(before)
        if reading.kind in {"pronoun", "part"} or not is_speaker_like(self.tokens, phrase):
            return None
        return self._noted(before, *self._named_or_described(before, reading))

    def _part(self, reading: Reading, span: Span) -> tuple[Figure, Reason]:
        """A member ("one", "another") of the last group that is near enough."""
        stretch = self.scene.stretch_at(span.start)
        for group, where in reversed(self.descriptions.groups):
            if stretch - where > _NEAR_GROUP:
                break
            if reading.head == "one" and group in self.members and group.number == 0:
                continue
            member = Figure(reading, "individual", group=group)
            self.members.setdefault(group, []).append(member)
            return member, Reason("group_member", f"“{reading.text}”: one of “{called(group)}”, told apart")
        apart = Figure(reading, "individual", label=self.descriptions.label_of(reading, stretch))
        return apart, Reason("described", f"“{reading.text}”: somebody told apart from others")

    def _told_apart(self, matched: Matched) -> Matched:
        """A numbered group whose members speak one by one is those members, and so is what it says together."""
        gone: dict[int, tuple[Figure, ...]] = {}
        for group, members in self.members.items():
            if not group.number:
                continue
            why = f"“{called(group)}” speak here together; the story tells them apart elsewhere"
            for member in members:
                member.mentions.extend(Mention(m.span, why, "group_together") for m in group.mentions)
            gone[id(group)] = tuple(members)
        bodies = joined_spokespeople(dict.fromkeys(f for figures in matched.values() for f in figures))
        gone |= {id(spokesperson): (body,) for spokesperson, body in bodies.items()}
        return {
            key: tuple(dict.fromkeys(member for f in figures for member in gone.get(id(f), (f,))))
            for key, figures in matched.items()
        }
