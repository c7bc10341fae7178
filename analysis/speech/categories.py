"""Categories: as what each source speaks (measures 1.2), with the words of the story that say so."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from analysis.spans import Span
from analysis.speech.affiliations import name_begin, named_beside
from analysis.speech.capacities import Capacities
from analysis.speech.cues import words
from analysis.speech.institutions import Capacity
from analysis.speech.mention import Reading, read_mention
from analysis.speech.portraits import Phrase, PhraseKind
from analysis.speech.source import Category, Grounds, Source
from analysis.speech.tokens import Tokens
from analysis.speech.vocabulary import singular

_RANK: dict[PhraseKind, int] = {
    "mention": 0, "title": 0, "beside": 1, "before": 1, "brackets": 2, "behind": 3, "relative": 4,
}  # fmt: skip
_PRESUMED = 5
_WORKING = frozenset({
    "works", "work", "teaches", "teach", "studies", "study", "leads", "lead", "runs", "run", "heads", "head", "chairs",
    "chair", "directs", "represents", "serves", "sits", "sit", "researches", "commands", "advises", "lectures",
})  # fmt: skip
_WORKED = frozenset({"worked", "taught", "led", "ran", "headed", "chaired", "directed", "served", "commanded"})
_ACCOUNTS = frozenset({"account", "accounts", "tweet", "user"})
_ONLINE = frozenset({
    "twitter", "facebook", "instagram", "telegram", "weibo", "tiktok", "youtube", "name", "called", "named", "parody",
    "official", "anonymous", "verified", "user", "media",
})  # fmt: skip
_LOOSE = frozenset({"supporter", "couple", "fan", "man", "woman"})
"""Said of anybody: a named senator can be somebody's supporter."""
NOTHING = "the text does not say for whom or as what this source speaks"


@dataclass(frozen=True, slots=True)
class Standing:
    """A category with its grounds, the other reading, and the words for whom the source speaks for."""

    category: Category
    grounds: Grounds
    second: Category | None = None
    organisation: Span | None = None


def standing_of(source: Source, phrases: tuple[Phrase, ...], tokens: Tokens, capacities: Capacities,
                readings: tuple[Reading, ...]) -> Standing:  # fmt: skip
    """The category of a source: from what it is (a post, a document, a state), else from the words set beside it.

    ``readings``: what its mentions say, in their order. Where the text does not tell, or only tells what the
    source once was, the category is ``other_unclear``, and the grounds say so.
    """
    by_kind = _by_kind(source, readings)
    if by_kind is not None:
        return by_kind
    found: list[tuple[int, int, Capacity]] = []
    for order, phrase in enumerate(phrases):
        capacity = _capacity(source, phrase, tokens, capacities)
        if capacity is not None:
            found.append((_PRESUMED if capacity.presumed else _RANK[phrase.kind], order, capacity))
    if not found:
        return Standing("other_unclear", Grounds(NOTHING), None, named_beside(source, phrases, tokens, capacities.hits))
    found.sort(key=lambda each: each[:2])
    best = _past_presumed(found)
    second = best.second or next((c.category for _, _, c in found if c.category != best.category), None)
    organisation = best.institution or next((c.institution for _, _, c in found if c.institution), None)
    if organisation is None or source.naming == "named_organisation":
        organisation = named_beside(source, phrases, tokens, capacities.hits)
    return Standing(best.category, best.grounds, second if second != best.category else None, organisation)


def readings_of(source: Source, text: str) -> tuple[Reading, ...]:
    """What the mentions of a source say, in their order."""
    return tuple(read_mention(" ".join(m.span.of(text).split())) for m in source.mentions)


def is_document(source: Source, readings: tuple[Reading, ...]) -> bool:
    """Whether a source is paper or data: it is called a document and never a person."""
    if source.naming in {"named_person", "unnamed_spokesperson"} or source.level == "embed":
        return False
    kinds = [r.kind for r in readings if r.kind not in {"pronoun", "part"}]
    return "document" in kinds and kinds.count("document") * 2 >= len(kinds)


def _by_kind(source: Source, readings: tuple[Reading, ...]) -> Standing | None:
    """The category that follows from what sort of thing a source is."""
    first = tuple(m.span for m in source.mentions[:1])
    if source.level == "embed":
        return Standing("social_media_account", Grounds("speaks in an embedded post", first))
    if any(_is_account(reading) for reading in readings):
        return Standing("social_media_account", Grounds("called an account", first))
    if is_document(source, readings) and not any(map(_is_paper, readings)):
        place = next((p for p, r in enumerate(readings) if r.kind == "document"), 0)
        head = readings[place].head if readings else ""
        spans = (source.mentions[place].span,) if source.mentions else ()
        return Standing("document_data", Grounds(f"“{head}”: a document (word list document-nouns)", spans))
    return _institution_by_kind(source, readings) if source.naming == "named_organisation" else None


def _institution_by_kind(source: Source, readings: tuple[Reading, ...]) -> Standing | None:
    """An outlet or a state that speaks as such."""
    for reading, mention in zip(readings, source.mentions, strict=True):
        spans = (mention.span,)
        if reading.kind == "outlet" or _is_paper(reading):
            return Standing("media_outlet", Grounds(f"“{reading.text}”: an outlet speaks as such", spans))
        if reading.kind == "state" and not _is_of_many_states(reading.name):
            why = f"“{reading.text}”: a state speaks as such (word list states)"
            return Standing("government_official", Grounds(why, spans))
    return None


def _is_account(reading: Reading) -> bool:
    """Whether an account on social media speaks, and not "a detailed account of the night"."""
    return reading.name.startswith("@") or (
        reading.head in _ACCOUNTS and not _ONLINE.isdisjoint(reading.text.lower().split())
    )


def _is_paper(reading: Reading) -> bool:
    """Whether a word for a document is the short name of a paper: "the Post"."""
    said = reading.text.split()
    if reading.kind != "document" or not 1 < len(said) < 4 or said[0].lower() != "the":
        return False
    return said[-1][0].isupper() and said[-1].lower() in words("outlet-nouns")


def _is_of_many_states(name: str) -> bool:
    """Whether what is read like a state is a body of many: "the UN"."""
    low = name.lower().removeprefix("the ")
    return not {low, f"{low} (capitals)"}.isdisjoint(words("category-international-institutions"))


def _past_presumed(found: list[tuple[int, int, Capacity]]) -> Capacity:
    """The best reading; a kin word or a bare role gives way to an office: "mother" Ana Lu, "the mayor"."""
    best = found[0][2]
    if best.category == "other_unclear" and best.second:  # "the then minister, who sits on the back benches"
        return next((c for _, _, c in found if c.category != "other_unclear"), best)
    if best.category == "politician" and "pposition" not in best.grounds.why:
        office = next((c for rank, _, c in found if rank <= 1 and c.category == "government_official"), None)
        if office is not None:
            return replace(office, second="politician")
    if best.category in {"ordinary_citizen_eyewitness", "other_unclear"} and not best.second:
        for rank, _, capacity in found[1:]:
            if rank <= 1 and capacity.category not in {"ordinary_citizen_eyewitness", "other_unclear"}:
                return capacity
    return best


def _capacity(source: Source, phrase: Phrase, tokens: Tokens, capacities: Capacities) -> Capacity | None:
    first, last = phrase.first, phrase.last
    if phrase.kind == "relative":
        return _relative(phrase, tokens, capacities)
    if phrase.kind in {"behind", "brackets"}:
        return capacities.institutions.named(first, last) or (
            capacities.of(first, last) if phrase.kind == "brackets" else None
        )
    if phrase.kind == "mention" and source.naming == "named_person":
        last = name_begin(source, phrase, tokens)
        if last <= first:
            return None
    if phrase.kind == "mention" and source.naming == "named_organisation":
        found = capacities.institutions.named(first, last)
        capitals = any(map(tokens.is_name, range(first + 1, last)))
        return found or (None if capitals else capacities.of(first, last))  # "Citizens United" are no citizens
    capacity = capacities.of(first, last)
    if capacity is None or (source.naming == "named_person" and _is_own_name(source, capacity, tokens)):
        return None
    loose = source.naming == "named_person" and not _LOOSE.isdisjoint(singular(w) for w in tokens.lows[first:last])
    return None if loose and capacity.category == "ordinary_citizen_eyewitness" else capacity


def _is_own_name(source: Source, capacity: Capacity, tokens: Tokens) -> bool:
    """Whether what was taken for a role is the surname: "Ana Cook"."""
    words_of = capacity.grounds.spans[:1]
    parts = source.name.lower().split()
    for span in words_of:
        at = bisect_left(tokens.starts, span.start)
        if at < len(tokens.lows) and tokens.is_name(at) and tokens.lows[at] in parts:
            return True
    return False


def _relative(phrase: Phrase, tokens: Tokens, capacities: Capacities) -> Capacity | None:
    """ "who teaches at the university", "whose brother drove the bus"."""
    lows = tokens.lows
    if lows[phrase.first] == "whose":
        kin = next((h for h in capacities.hits.within(phrase.first, phrase.first + 4) if h.is_role), None)
        if kin is None or kin.entry.role != "ordinary_citizen_eyewitness":
            return None
        said = " ".join(tokens.texts[phrase.first : kin.last])
        return Capacity("ordinary_citizen_eyewitness", Grounds(f"“{said}”: speaks of their own life",
                        (tokens.span(phrase.first, kin.last),)))  # fmt: skip
    verb = phrase.first + 1
    while verb < phrase.last - 1 and (lows[verb].endswith("ly") or lows[verb] in {"now", "also", "still", "once"}):
        verb += 1
    if verb >= phrase.last or not (lows[verb] in _WORKING | _WORKED or lows[verb].endswith(("s", "ed"))):
        return None
    for hit in capacities.hits.within(verb + 1, phrase.last):
        category = hit.entry.institution
        at_work = lows[verb] in _WORKING | _WORKED or {"at", "for"} & set(lows[verb + 1 : hit.first])
        if category is not None and at_work and lows[verb] not in {"was", "is", "has"}:
            span = tokens.span(verb, hit.last)
            why = f"“{' '.join(tokens.texts[verb : hit.last])}”"
            if lows[verb] in _WORKED or lows[verb].endswith("ed"):
                return Capacity("other_unclear", Grounds(f"{why}: no longer", (span,)), category)
            return Capacity(category, Grounds(why, (span,)), None, tokens.span(hit.first, hit.last))
    return None
