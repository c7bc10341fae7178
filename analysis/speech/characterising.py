"""Characterising: for each source its category, medium, channel and gender, with the words that say so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.affiliations import descriptors_of
from analysis.speech.attribution import Attribution
from analysis.speech.capacities import Capacities
from analysis.speech.categories import NOTHING, Standing, readings_of, standing_of
from analysis.speech.chain import Chain
from analysis.speech.chains import find_chains
from analysis.speech.channels import channel_of
from analysis.speech.genders import People, gender_of_source
from analysis.speech.learnt import Learnt
from analysis.speech.media import Ways, medium_of
from analysis.speech.mention import Reading
from analysis.speech.portraits import Phrase, Portraits
from analysis.speech.quotation import Quotation
from analysis.speech.source import Grounds, Source
from analysis.speech.tokens import tokenise
from analysis.speech.vocabulary import Additions, vocabulary

_NO_ADDITIONS: Additions = MappingProxyType({})
_PARTS = frozenset({"part", "pronoun"})
_UNNAMED = frozenset({"anonymous_individual", "anonymous_collective", "undescribed"})


def characterise(
    article: Article, quotations: tuple[Quotation, ...], attributions: Sequence[Attribution],
    sources: Sequence[Source], additions: Additions = _NO_ADDITIONS,
) -> tuple[tuple[Source, ...], tuple[Chain, ...]]:  # fmt: skip
    """The sources with everything that the text says about who they are, and the chain of each statement.

    Only words of the text decide; where none do, the answer is "unclear" or "unstated", and the grounds say so.
    What a person decided (``Source.decided``) stays as it is. ``additions``: further entries for the word lists
    of ``vocabulary.ADDABLE``. May be called again after corrections. Linear in the length of the article.
    """
    return _Stage(article, quotations, attributions, additions).run(tuple(sources))


@dataclass(frozen=True, slots=True)
class _About:
    """A source with what stands beside it."""

    source: Source
    phrases: tuple[Phrase, ...]
    readings: tuple[Reading, ...]


class _Stage:
    """One article with its vocabulary, portraits and ways."""

    def __init__(
        self, article: Article, quotations: tuple[Quotation, ...], attributions: Sequence[Attribution],
        additions: Additions,
    ) -> None:  # fmt: skip
        self.article, self.attributions = article, attributions
        self.tokens = tokenise(article, quotations)
        hits = vocabulary(additions).find(self.tokens)
        self.capacities = Capacities(self.tokens, hits, Learnt(self.tokens, hits))
        self.portraits = Portraits(self.tokens, self.capacities.hits)
        self.ways = Ways(article, self.tokens, attributions)

    def run(self, sources: tuple[Source, ...]) -> tuple[tuple[Source, ...], tuple[Chain, ...]]:
        said = self._said(sources)
        abouts = {s.id: _About(s, self.portraits.of(s), readings_of(s, self.article.text)) for s in sources}
        standing = {place: s.id for s in sources if s.naming in _PEOPLE for place, _ in self.portraits.places(s)}
        people = People(self.tokens, standing)
        known = self._standings(abouts)
        done = tuple(self._characterised(abouts[s.id], said[s.id], known[s.id], people) for s in sources)
        return done, find_chains(self.article, self.attributions, done, self.ways)

    def _standings(self, abouts: Mapping[str, _About]) -> dict[str, Standing]:
        """Institutions first: what they are helps to tell for whom people speak."""
        known: dict[str, Standing] = {}
        learnt = self.capacities.institutions.learnt
        for institutions in (True, False):
            for id, about in abouts.items():
                if (about.source.naming == "named_organisation") == institutions:
                    standing = standing_of(about.source, about.phrases, self.tokens, self.capacities, about.readings)
                    known[id] = standing
                    states = any(reading.kind == "state" for reading in about.readings)
                    if institutions and not states and standing.category != "other_unclear":
                        learnt.teach(about.source.name, standing.category, standing.grounds)
        return _of_groups(abouts, _of_persons(abouts, known))

    def _said(self, sources: tuple[Source, ...]) -> dict[str, list[Attribution]]:
        """The statements of each source, with those of the group it was told apart from."""
        said: dict[str, list[Attribution]] = {source.id: [] for source in sources}
        by_speaker: dict[Span, list[Attribution]] = {}
        for attribution in self.attributions:
            for id in dict.fromkeys((attribution.source, *attribution.also)):
                if id in said:
                    said[id].append(attribution)
            if attribution.speaker is not None:
                by_speaker.setdefault(attribution.speaker, []).append(attribution)
        for source in sources:
            known = {a.id for a in said[source.id]}
            for mention in source.mentions:
                said[source.id] += [a for a in by_speaker.get(mention.span, ()) if a.id not in known]
        return said

    def _characterised(self, about: _About, said: list[Attribution], standing: Standing, people: People) -> Source:
        text, source = self.article.text, about.source
        category = source.category if "category" in source.decided else standing.category
        medium, medium_why = medium_of(source, category, said, self.ways)
        channel, channel_why = channel_of(source, category, said, self.ways, self.portraits)
        gender, gender_why = gender_of_source(source, about.phrases, about.readings, self.portraits, people)
        named = standing.organisation
        new = replace(
            source,
            category=standing.category, category_why=standing.grounds, second_category=standing.second,
            medium=medium, medium_why=medium_why, channel=channel, channel_why=channel_why,
            gender=gender, gender_why=gender_why,
            organisation=" ".join(named.of(text).split()) if named else None,
            organisation_why=Grounds("the words beside the source", (named,)) if named else Grounds(),
            naming_why=_with_words(source, text),
            descriptors=descriptors_of(source, about.phrases, self.tokens, self.capacities.hits),
        )  # fmt: skip
        return _kept(source, new)


_OWN_LIFE = frozenset({"ordinary_citizen_eyewitness"})
_PEOPLE = frozenset({"named_person", "anonymous_individual", "unnamed_spokesperson"})


def _of_groups(abouts: Mapping[str, _About], known: dict[str, Standing]) -> dict[str, Standing]:
    """Whoever is only "one of them" belongs to the group that spoke last before."""
    found = dict(known)
    groups = sorted(
        (mention.span.start, id) for id, about in abouts.items()
        if about.source.naming == "anonymous_collective" for mention in about.source.mentions
    )  # fmt: skip
    nouns = _by_noun(abouts, known)
    for about in abouts.values():
        source = about.source
        kinds = {reading.kind for reading in about.readings}
        bare = source.naming in _UNNAMED and "part" in kinds and kinds <= _PARTS
        if found[source.id].grounds.why != NOTHING or not bare or not source.mentions:
            continue
        alike = nouns.get(source.name.split()[-1])
        if alike is not None:
            found[source.id] = alike
            continue
        place = bisect_left(groups, (source.mentions[0].span.start, "")) - 1
        if place >= 0 and found[groups[place][1]].category != "other_unclear":
            group = found[groups[place][1]]
            why = f"one of a group before: {group.grounds.why}"
            found[source.id] = replace(group, grounds=Grounds(why, group.grounds.spans))
    return found


def _of_persons(abouts: Mapping[str, _About], known: dict[str, Standing]) -> dict[str, Standing]:
    """Who speaks for a person of the story speaks as that person does: "a spokeswoman for Venn"."""
    persons: dict[str, Standing] = {}
    for id, about in abouts.items():
        if about.source.naming == "named_person" and known[id].category not in {"other_unclear", *_OWN_LIFE}:
            persons.setdefault(about.source.name.split()[-1].lower(), known[id])
    found = dict(known)
    for id, about in abouts.items():
        if about.source.naming != "unnamed_spokesperson" or known[id].grounds.why != NOTHING:
            continue
        _, _, whom = about.source.name.lower().partition(" for ")
        person = persons.get(whom.split()[-1]) if whom else None
        if person is not None:
            why = f"speaks for a person: {person.grounds.why}"
            found[id] = replace(person, grounds=Grounds(why, person.grounds.spans), second=None)
    return found


def _by_noun(abouts: Mapping[str, _About], known: Mapping[str, Standing]) -> dict[str, Standing]:
    """What is known of unnamed speakers, by their noun: "another" behind "one resident" is a resident too."""
    found: dict[str, Standing] = {}
    for id, about in abouts.items():
        if about.source.naming in _UNNAMED and known[id].category != "other_unclear":
            noun = about.source.name.split()[-1]
            why = f"“{noun}”, as told of another before: {known[id].grounds.why}"
            found.setdefault(noun, replace(known[id], grounds=Grounds(why, known[id].grounds.spans)))
    return found


def _with_words(source: Source, text: str) -> Grounds:
    """The grounds of the naming with the words of the text: where the name, or the fullest description, stands."""
    if source.naming_why.spans or not source.mentions:
        return source.naming_why
    name = source.name.lower()
    named = [m.span for m in source.mentions if name in " ".join(m.span.of(text).split()).lower()]
    fullest = max((m.span for m in source.mentions), key=lambda span: span.length)
    return Grounds(source.naming_why.why, (named[0] if named else fullest,))


def _kept(source: Source, new: Source) -> Source:
    """The new source with everything that a person decided put back."""
    for what in source.decided:
        if what == "category":
            new = replace(new, category=source.category, category_why=source.category_why,
                          second_category=source.second_category)  # fmt: skip
        elif what == "medium":
            new = replace(new, medium=source.medium, medium_why=source.medium_why)
        elif what == "channel":
            new = replace(new, channel=source.channel, channel_why=source.channel_why)
        elif what == "gender":
            new = replace(new, gender=source.gender, gender_why=source.gender_why)
        elif what == "organisation":
            new = replace(new, organisation=source.organisation, organisation_why=source.organisation_why)
        elif what == "naming":
            new = replace(new, naming=source.naming, naming_why=source.naming_why)
    return new
