"""Source: a distinct speaker, however often and in whatever words the story names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from analysis.spans import Span

Naming = Literal[
    "named_person",
    "named_organisation",
    "unnamed_spokesperson",
    "anonymous_individual",
    "anonymous_collective",
    "undescribed",
]
NAMING_LADDER: tuple[Naming, ...] = (
    "named_person",
    "named_organisation",
    "unnamed_spokesperson",
    "anonymous_individual",
    "anonymous_collective",
    "undescribed",
)
"""From the best identified to the least: measures 1.3."""

Level = Literal[
    "core",  # speaks in the body
    "embed",  # only in an embedded post
    "narrated",  # a state or institution only narrated as speaking
    "thought",  # only thoughts, beliefs or wishes are reported
    "nested",  # only inside another's statement: never counted
    "elsewhere",  # only outside the body (headline, dek): shown, never counted
]


Category = Literal[
    "government_official",  # who holds or works in a public office; a state or ministry as such
    "military",
    "police_judiciary",
    "politician",  # of a party or the opposition, without office
    "armed_group",  # fights, and is no state's army
    "international_organisation",
    "expert_academic",
    "ngo_civil_society",  # activists, unions and churches too
    "business",
    "ordinary_citizen_eyewitness",
    "media_outlet",
    "document_data",  # a report, a court file, a statistic
    "social_media_account",
    "other_unclear",
]
CATEGORIES: tuple[Category, ...] = get_args(Category)
"""For whom or as what a source speaks: measures 1.2."""

Medium = Literal[
    "interview",
    "phone",
    "press_conference",
    "speech",  # spoken to an audience: a parliament, a rally, a meeting
    "hearing",  # said in court or before a committee of inquiry
    "statement",  # given out in writing
    "message",  # a letter, an e-mail, a text
    "social_media",
    "broadcast",
    "document",
    "unclear",
]
MEDIA: tuple[Medium, ...] = get_args(Medium)
"""By which way the words were first said."""

Channel = Literal["first_hand", "relayed", "unstated"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
"""Whether the article's own outlet heard the words, another outlet carried them, or the text does not say."""

Gender = Literal[
    "female",
    "male",
    "nonbinary",  # only where the text says so
    "unclear",  # one person, and no pronoun, title or kin word tells
    "not_one_person",  # an institution, a group, a document
]
GENDERS: tuple[Gender, ...] = get_args(Gender)
"""By pronoun, title or kin word in the text only; never by a first name."""

Judged = Literal[
    "name", "naming", "category", "medium", "channel", "gender", "side", "organisation", "stakeholder", "viewpoint"
]
"""What is decided about a source, by the text or by a person."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why something is said about a source: a rule in words, and the words of the text that justify it.

    ``spans`` is empty where nothing in the text decides (an "unclear") or where a person decided it.
    """

    why: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Some words that name a source, and the rule that says they name this one."""

    span: Span
    why: str
    """The rule in words a reader understands, with the names it speaks of."""
    rule: str = "named"
    """The lasting id of the rule: a key of ``merging.MERGE_RULES``."""


@dataclass(frozen=True, slots=True)
class Source:
    """A distinct speaker.

    ``name`` is the fullest name or description the text gives. ``naming`` is the rung of the naming ladder.
    ``counted`` says whether the rules in force count it. Each judgement stands beside its grounds ("…_why"): the
    rule in words, and the words of the text.
    """

    id: str
    """"s1", "s2", … in the order in which they first speak."""
    name: str
    mentions: tuple[Mention, ...]
    naming: Naming
    naming_why: Grounds
    level: Level
    counted: bool
    category: Category = "other_unclear"
    category_why: Grounds = Grounds()
    second_category: Category | None = None
    """Another category that the same words defend (a defence minister: also military)."""
    medium: Medium = "unclear"
    medium_why: Grounds = Grounds()
    channel: Channel = "unstated"
    channel_why: Grounds = Grounds()
    gender: Gender = "unclear"
    gender_why: Grounds = Grounds()
    descriptors: tuple[Span, ...] = ()
    """The words that say who this is: title, apposition, role, "close to the talks"; empty for a bare name."""
    organisation: str | None = None
    """For whom the source speaks, as the text says it; None where it does not say."""
    organisation_why: Grounds = Grounds()
    side: str | None = None
    """Only ever set by a person (settings, register, corrections): never guessed."""
    stakeholder: str | None = None
    """The interest group it belongs to (PEJ 2004-05): only ever set by a person."""
    viewpoint: str | None = None
    """Which view of the matter it takes (PEJ 2004-05): only ever set by a person."""
    decided: tuple[Judged, ...] = ()
    """What a person decided: no rule of the text overrides it."""
