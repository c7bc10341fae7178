"""Kinds: what sort of speaker a name or a description stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.speech.cues import words
from analysis.speech.places import state_of

if TYPE_CHECKING:
    from analysis.speech.mention import ReadingKind

_OUTLET_DESCRIPTIONS = frozenset({"channel", "newspaper", "broadcaster", "magazine", "station"})
_WIDE_FIRST = frozenset(
    {"world", "international", "global", "united", "national", "federal", "european", "inter-american"}
)
"""No person's name begins so: "World Athletics"."""
_WEAK_OUTLETS = frozenset({"agency", "station", "examiner"})
"""The last words of outlets and of public bodies alike."""
_IN_SURNAMES = ("Mac", "Van", "Von", "Del", "Della", "Fitz", "Des", "Las", "San")
_WRITTEN_ENDINGS = ("ation", "ition", "sis")
"""What is no institution and ends so is a writing or a thought: "the notation"."""
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent")


def is_institution_word(low: str) -> bool:
    """Whether a lower-case word ends the name of an institution: "ministry", "herald"."""
    return low in words("organisation-nouns", "outlet-nouns")


def kind_of_name(name: str, the: bool, noun: str = "") -> ReadingKind:
    """Person, organisation, outlet, state or group, from the words of a name.

    ``the``: "the" stands before it; ``noun``: the lower-case noun behind it ("Orient News CHANNEL").

    >>> kind_of_name("Russian Defense Ministry", True), kind_of_name("Khaled Khoja", False)
    ('organisation', 'person')
    """
    low = name.lower().removeprefix("the ")
    parts = low.split()
    last = parts[-1] if parts else ""
    listed = low in words("outlets") or "the " + low in words("outlets")
    ends = len(parts) >= 2 and last in words("outlet-nouns")
    if last in _WEAK_OUTLETS and words("outlet-markers", "press-words").isdisjoint(parts):
        ends = False  # "Environment Agency", "Delta Research Station"
    outlet = noun in words("outlet-nouns") or ends
    if listed or outlet or (noun == "" and not words("outlet-markers").isdisjoint(parts)):
        return "outlet"
    if state_of(low) and not noun:
        return "state"
    if noun in words("organisation-nouns") or _has_institution_form(name, parts):
        return "organisation"
    if last in words("collective-nouns", "group-names"):
        return "collective"
    return "organisation" if the or _has_firm_form(name, parts) else "person"


def _has_firm_form(name: str, parts: list[str]) -> bool:
    """Whether a name without an institution's noun is none of a person: "World Athletics", "Lumo Power", "CityTram"."""
    if len(parts) > 1 and parts[0] in _WIDE_FIRST:
        return True
    if len(parts) > 1 and parts[-1] in words("firm-name-ends") and not _is_given(parts[0]):
        return True
    owned = "'s " in name or "’s " in name  # "People's Voice"
    return owned or _is_run_together(name)


def _is_given(low: str) -> bool:
    return low in words("first-names-women", "first-names-men")


def _is_run_together(name: str) -> bool:
    """Whether a single word has a capital inside, like a firm's: "CityTram"; not "McVenn", "O'Dell", "DeLisle"."""
    inner = next((at for at, sign in enumerate(name[1:], 1) if sign.isupper()), 0)
    return inner > 2 and name.isalpha() and name[inner - 1].islower() and not name.startswith(_IN_SURNAMES)


def _has_institution_form(name: str, parts: list[str]) -> bool:
    """Whether a name is built like an institution's: "Doctors Across Water", "FAS", "Halvard & Kuipers"."""
    if name.startswith("@") or (len(parts) == 1 and name.isupper() and len(name) > 1):
        return True
    if "of" in parts and any(map(is_institution_word, parts[:-1])):
        return True  # "Federation of School Staff"
    if parts and parts[-1] in words("collective-nouns") and not is_institution_word(parts[-1]):
        return False
    if " ".join(parts) in words("seats-of-power") or "&" in parts or parts[-2:-1] == ["and"]:
        return True
    return not words("organisation-nouns", "outlet-nouns", "prepositions").isdisjoint(parts)


def kind_of_description(head: str, extras: frozenset[str], definite: bool) -> ReadingKind:
    """What a description without a name stands for, from its head noun.

    >>> kind_of_description("spokeswoman", frozenset(), False), kind_of_description("activists", frozenset(), False)
    ('spokesperson', 'collective')
    """
    for kind, listed in _listed(head, extras, definite):
        if listed:
            return kind
    if head.endswith("s") and not head.endswith("ss"):
        return "organisation" if definite and is_institution_word(head.removesuffix("s")) else "collective"
    if definite and head.endswith(_WRITTEN_ENDINGS):
        return "document"
    if head.endswith((*_PERSON_ENDINGS, "-year-old")) or _is_one_of_a_people(head) or not definite:
        return "individual"
    return "organisation"


def _is_one_of_a_people(head: str) -> bool:
    return head in words("partisans", "people-singular") or (
        head in words("demonyms") and not head.endswith(("ese", "ish", "ch", "ss"))
    )


def _listed(head: str, extras: frozenset[str], definite: bool) -> tuple[tuple[ReadingKind, bool], ...]:
    """Each kind with whether the word lists give it to the head noun, in the order in which they are asked."""
    bare = not extras - {"the", "some", "many", "several", "other", "and", "all"}
    loose = {"representative", "representatives", "newsreader"}
    return (
        ("spokesperson", head in words("spokes-words") and head not in loose),
        ("document", head in words("document-nouns")),
        ("organisation", head in words("small-institutions")),
        ("organisation", head == "authorities" and bool(extras - {"the", "local"})),
        ("undescribed", head in words("anonymous-phrases") and bare),
        ("collective", head in words("collective-nouns")),
        ("individual", head in words("person-nouns", "titles")),
        ("outlet", head in _OUTLET_DESCRIPTIONS),
        ("collective", not definite and head.endswith("s") and is_institution_word(head.removesuffix("s"))),
        ("collective", not definite and head.endswith("ies") and is_institution_word(head[:-3] + "y")),
        ("organisation", is_institution_word(head) or (definite and head in words("firm-nouns"))),
    )
