"""Familiar words: which words the Dale-Chall formulas call hard."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from analysis.errors import ResourceError
from analysis.resources import lexicon

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_CONTRACTIONS = ("n't", "'ll", "'ve", "'re", "'d", "'m")
_PLAIN_ENDINGS = ("'s", "s'", "s", "es", "ing", "ed", "d", "n", "est", "st", "ly")
_AFTER_SILENT_E = frozenset({"ing", "ed", "est"})
_DOUBLING = frozenset({"ing", "ed", "est", "er"})
_Y_ENDINGS = ("ies", "ied", "iest")
_SHORTEST_BASE = 2


@cache
def familiar_words() -> frozenset[str]:
    """Dale and Chall's list of words that four of five American fourth-graders knew, as textstat carries it.

    Read from textstat's file without importing textstat, which would take most of a second. Raises
    ``ResourceError`` when it is not there.
    """
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ResourceError("the list of familiar words comes with textstat, which is missing: pip install textstat.")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    try:
        return frozenset(path.read_text(encoding="utf-8").lower().split())
    except OSError as error:
        raise ResourceError(
            f"textstat's list of familiar words cannot be read ({error.strerror}): "
            "pip install --force-reinstall textstat."
        ) from error


@lru_cache(maxsize=65536)
def is_familiar(word: str) -> bool:
    """Whether a word is on the list, by the rules of Dale and Chall (1948) for endings.

    Familiar are also plurals, possessives, forms of verbs (-s, -ed, -ing, -n), adverbs in -ly, comparatives and
    superlatives of words on the list, contractions and numerals. Unfamiliar are nouns in -er and any other
    ending. A compound is familiar if all its parts are. Names, which count as familiar too, are
    the business of ``word_counts``.

    >>> [is_familiar(word) for word in ("children's", "carried", "older", "clearly", "farmer's", "bombardment")]
    [True, True, True, True, True, False]
    """
    key = word.translate(_STRAIGHT).lower()
    if not key.isalpha():
        parts = [part for part in key.replace("–", "-").replace("—", "-").split("-") if part]
        if len(parts) > 1:
            return all(is_familiar(part) for part in parts)
        if any(letter.isdigit() for letter in key) or key.endswith(_CONTRACTIONS):
            return True
    words = familiar_words()
    return key in words or any(form in words for form in _bases(key)) or _is_comparative(key)


def _bases(word: str) -> list[str]:
    """What a word may be without its regular ending."""
    forms = []
    for ending in _PLAIN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BASE:
            forms += _spellings(word[: -len(ending)], ending)
    forms += [word[: -len(ending)] + "y" for ending in _Y_ENDINGS if word.endswith(ending)]
    return forms


def _spellings(base: str, ending: str) -> list[str]:
    """The word before its ending was added: "bak-ing" from "bake", "stopp-ed" from "stop"."""
    forms = [base]
    if ending in _AFTER_SILENT_E:
        forms.append(base + "e")
    if ending in _DOUBLING and len(base) > _SHORTEST_BASE and base[-1] == base[-2]:
        forms.append(base[:-1])
    return forms


def _is_comparative(word: str) -> bool:
    if not word.endswith("er"):
        return False
    base = word[:-2]
    forms = [*_spellings(base, "er"), base + "e"] if len(base) >= _SHORTEST_BASE else []
    if base.endswith("i"):
        forms.append(base[:-1] + "y")
    gradable = _gradable()
    return any(form in gradable for form in forms)


@cache
def _gradable() -> frozenset[str]:
    return frozenset(lexicon("gradable-adjectives"))
