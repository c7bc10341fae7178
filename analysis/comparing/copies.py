"""Copies: articles that share most of their words, as several papers' versions of one wire story do."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.reading.article import Article

RUN = 5
"""Words in a row that make one shingle (Broder 1997): shorter runs are shared by chance."""
ONE_IN = 4
"""Of the shingles every fourth is kept, the same ones in every article: enough to estimate what two share."""
LEAST_SHARED = 6
"""Kept shingles that two articles must share at the least: about thirty words."""
LEAST_SHARE = 0.5
"""The share of the shorter article's shingles that the longer one must have."""
MOST_HOLDERS = 200
"""A shingle that more articles have is a formula of the house ("Follow us on …") and brings nothing together."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article to find its copies: numbers made of its words, never the words."""

    article: str
    shingles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that share most of their words, in the order in which they came.

    ``shares`` has for each the largest share of the shorter text that it has in common with another of them.
    """

    articles: tuple[str, ...]
    shares: tuple[float, ...]


def fingerprint(article: Article, name: str) -> Fingerprint:
    """The fingerprint of an article's body; the same words give the same numbers on every machine."""
    words = ["".join(c for c in word.of(article.text).casefold() if c.isalnum()) for word in article.body_words]
    kept = set()
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN]).encode("utf-8", "replace")
        number = int.from_bytes(hashlib.blake2b(run, digest_size=8).digest(), "big")
        if number % ONE_IN == 0:
            kept.add(number)
    return Fingerprint(name, frozenset(kept))


def copies(fingerprints: Iterable[Fingerprint]) -> tuple[Copies, ...]:
    """The groups of articles that share at least half of the shorter one's words in a row (its shingles).

    Copies are reported, never dropped: whether two versions of a wire story are one article or two depends on the
    question. An article that shares with any of a group belongs to it. Known limit: a rewritten story shares few words
    in a row and is not found.
    """
    prints = list(fingerprints)
    shares = _shares(prints)
    root = list(range(len(prints)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    best = [0.0] * len(prints)
    for (one, other), share in shares.items():
        first, second = sorted((find(one), find(other)))
        root[second] = first
        best[one], best[other] = max(best[one], share), max(best[other], share)
    groups: dict[int, list[int]] = {}
    for place in range(len(prints)):
        groups.setdefault(find(place), []).append(place)
    return tuple(
        Copies(tuple(prints[place].article for place in group), tuple(best[place] for place in group))
        for group in groups.values()
        if len(group) > 1
    )


def _shares(prints: Sequence[Fingerprint]) -> dict[tuple[int, int], float]:
    """For each pair that shares enough, the share of the shorter one's shingles."""
    holders: dict[int, list[int]] = {}
    for place, each in enumerate(prints):
        for shingle in each.shingles:
            holders.setdefault(shingle, []).append(place)
    common: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= MOST_HOLDERS:
            common.update((one, other) for n, one in enumerate(places) for other in places[n + 1 :])
    found = {}
    for (one, other), number in common.items():
        share = number / min(len(prints[one].shingles), len(prints[other].shingles))
        if number >= LEAST_SHARED and share >= LEAST_SHARE:
            found[one, other] = share
    return dict(sorted(found.items()))
