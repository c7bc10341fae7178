"""Groups: what the categories, channels, genders and media of sources are called in a report."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.measures.composition import NO_SIDE, NO_SPEAKER, NOT_COUNTED, AxisName
from analysis.measures.ladder import LABELS as RUNGS
from analysis.reporting.label import label
from analysis.reporting.prose import capitalised

AXES: Mapping[AxisName, str] = {
    "category": "Category",
    "side": "Side",
    "naming": "Rung of the naming ladder",
    "gender": "Gender",
    "channel": "Channel",
    "medium": "Medium",
}
CATEGORIES: Mapping[str, str] = {
    "government_official": "Government",
    "military": "Military",
    "police_judiciary": "Police and courts",
    "politician": "Politicians without office",
    "armed_group": "Armed groups",
    "international_organisation": "International organisations",
    "expert_academic": "Experts and academics",
    "ngo_civil_society": "Civil society",
    "business": "Business",
    "ordinary_citizen_eyewitness": "Citizens and eyewitnesses",
    "media_outlet": "News outlets",
    "document_data": "Documents and data",
    "social_media_account": "Accounts on social media",
    "other_unclear": "Unclear",
}
CHANNELS: Mapping[str, str] = {
    "first_hand": "Told to the story's own outlet",
    "relayed": "Through another outlet",
    "unstated": "The story does not say",
}
GENDERS: Mapping[str, str] = {
    "female": "Women",
    "male": "Men",
    "nonbinary": "Non-binary people",
    "unclear": "Unclear",
    "not_one_person": "Not one person",
}
OTHERS: Mapping[str, str] = {
    NO_SIDE: "No side given",
    NOT_COUNTED: "Speakers that are not counted",
    NO_SPEAKER: "Quoted, no speaker found",
}
LABELS: Mapping[str, Mapping[str, str]] = {
    "category": CATEGORIES,
    "channel": CHANNELS,
    "gender": GENDERS,
    "naming": {str(rung): words for rung, words in RUNGS.items()},
}


def group_label(axis: AxisName, value: str) -> str:
    """What a group of sources is called; a side by the name that a person gave it.

    >>> group_label("category", "police_judiciary"), group_label("medium", "press_conference")
    ('Police and courts', 'Press conference')
    """
    if value in OTHERS:
        return OTHERS[value]
    if axis == "side":
        return label(value, 60)
    return LABELS.get(axis, {}).get(value) or capitalised(value.replace("_", " "))
