"""python -m analysis.training.linking: learn what each sign is worth by which "he" and "she" are linked to people."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from analysis.reading.load import read as read_text
from analysis.resources import PACKAGE
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.figures import Figure
from analysis.speech.linking import FORMS, NOBODY, Asked, possible
from analysis.speech.marks import find_quotations
from analysis.speech.matching import Matcher
from analysis.speech.names import Name
from analysis.speech.salience import Salience, Standing
from analysis.speech.tokens import tokenise
from analysis.training.corpus import fold_of, read

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "quotes"
FILES = ("gum.dev.jsonl.gz", "gum_more.dev.jsonl.gz")
SIGNS = PACKAGE / "lexicons" / "pronoun-signs.txt"
HEAD = """# What each sign is worth when "he" or "she" is linked to a person; "nobody" is what must be reached.
# Origin: learnt by python -m analysis.training.linking from GUM (Zeldes 2017; annotations CC BY 4.0) and data/gold.
"""
GOLD = PACKAGE.parent / "data" / "gold"
FOLDS = 5
STRENGTH = {"news": 4.0, "invented": 4.0, "interview": 1.5, "bio": 0.3, "court": 1.0, "academic": 0.5}
"""What a pronoun counts in training, by the kind of its text: the product reads news."""
PRIOR = {"in whose words it stands": 2.0}
"""What a sign is worth before anything is learnt: the articles that have reported words mark no pronouns in them."""
SPEAKING = 2.0
"""And how many times that where it names a speaker."""

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """One pronoun with the figures that it can mean, their signs, and which of them it does mean."""

    article: str
    signs: tuple[Signs, ...]
    right: tuple[bool, ...]
    speaks: bool
    counts: bool
    """Whether its person has a name or description before it: only then can anybody find it."""
    chosen: int | None

    @property
    def genre(self) -> str:
        return self.article.split("_")[1]


@dataclass(slots=True)
class Reader:
    """Reads one annotated article with the resolver, and decides each pronoun as the annotator did, or by weights."""

    article: dict[str, Any]
    weights: Signs | None
    cases: list[Case] = field(default_factory=list)
    _chains: dict[tuple[int, int], str] = field(default_factory=dict)
    _ends: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _of_figure: dict[int, str | None] = field(default_factory=dict)
    _named: dict[int, Counter[str]] = field(default_factory=dict)
    _first: dict[str, int] = field(default_factory=dict)

    def read(self) -> list[Case]:
        text = self.article["text"]
        story = read_text(text, name=self.article["id"])
        quotations = find_quotations(story)
        tokens = tokenise(story, quotations)
        for start, end, chain, _ in sorted(self.article["mentions"]):
            self._chains[start, end] = chain
            self._ends.setdefault(end, []).append((start, chain))
            if text[start:end].lower() not in FORMS:
                self._first.setdefault(chain, start)
        matcher = Matcher(story, tokens, _statements(self.article), self._decide)
        for name in matcher.scene.names:
            figure, named = matcher.scene.figure_of(name), self._chain_of_name(name)
            if figure is not None and named is not None:
                self._named.setdefault(id(figure), Counter())[named] += 1
        matcher.match()
        matcher.following.until(len(text))
        return self.cases

    def _chain_of_name(self, name: Name) -> str | None:
        """The chain of the longest mention that ends with the name, with "'s" or without."""
        for end in (name.span.end, name.span.end + 2):
            found = [(s, c) for s, c in self._ends.get(end, ()) if name.span.start - 30 <= s <= name.start]
            if found:
                return min(found)[1]
        return None

    def _chain_of(self, figure: Figure) -> str | None:
        counted = self._named.get(id(figure), Counter())
        described = (self._chains.get((m.span.start, m.span.end)) for m in figure.mentions)
        counted = counted or Counter(c for c in described if c is not None)
        return counted.most_common(1)[0][0] if counted else None

    def _decide(self, asked: Asked, salience: Salience) -> Standing | None:
        start = asked.place.start
        text = self.article["text"]
        end = next(
            (e for e in (start + 2, start + 3) if text[start:e].lower() in FORMS and not text[e : e + 1].isalpha()),
            start,
        )
        chain = self._chains.get((start, end))
        fitting = possible(asked, salience)
        right = tuple(chain is not None and self._chain_of(s.figure) == chain for s, _ in fitting)
        chosen = None
        if self.weights is not None:
            chosen = best(self.weights, [signs for _, signs in fitting], speaks=asked.speaks)
        elif any(right):
            chosen = right.index(True)
        if chain is not None:
            counts = self._first.get(chain, start) < start
            signs = tuple(signs for _, signs in fitting)
            self.cases.append(Case(self.article["id"], signs, right, asked.speaks, counts, chosen))
        return None if chosen is None else fitting[chosen][0]


def best(weights: Signs, candidates: list[Signs], *, speaks: bool) -> int | None:
    """The place of the candidate with the greatest weight; None where "nobody" weighs more; a speaker is somebody."""
    reached = [sum(weights.get(sign, 0.0) * much for sign, much in signs.items()) for signs in candidates]
    place = max(range(len(reached)), key=reached.__getitem__, default=None)
    return place if place is not None and (speaks or reached[place] > weights.get(NOBODY, 0.0)) else None


def _statements(article: dict[str, Any]) -> tuple[Attribution, ...]:
    """The annotated attributions that have a speaker."""
    return tuple(
        Attribution(
            id=f"a{place}",
            content=tuple(Span(*piece) for piece in quote.get("spans") or [[quote["start"], quote["end"]]]),
            cue=Span(*quote["cue"]) if quote["cue"] else None,
            speaker=Span(*quote["speaker"]),
            kind=quote["type"],
            is_speech=quote.get("speech", True),
            confidence=1.0,
            method="gold",
            why="annotated",
        )
        for place, quote in enumerate(article["quotes"], 1)
        if quote["speaker"]
    )


def learn(cases: list[Case], steps: int = 300, rate: float = 0.08, ridge: float = 8.0) -> Signs:
    """Weights by maximum likelihood (a softmax over the figures and "nobody", Adam, ridge penalty)."""
    names = sorted({sign for case in cases for signs in case.signs for sign in signs} | {NOBODY})
    place = {name: at for at, name in enumerate(names)}
    rows = []
    for case in cases:
        table = np.zeros((len(case.signs) + 1, len(names)))
        for row, signs in enumerate((*case.signs, {NOBODY: 1.0})):
            for sign, much in signs.items():
                table[row, place[sign]] = much
        truth = np.array([*case.right, not any(case.right)], dtype=float)
        rows.append((table, truth, STRENGTH.get(case.genre, 1.0) * (SPEAKING if case.speaks else 1.0)))
    total = sum(weight for _, _, weight in rows)
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, steps + 1):
        slope = ridge * (weights - prior)
        for table, truth, weight in rows:
            slope = slope + weight * (table.T @ _excess(table @ weights, truth))
        slope = slope / total
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weights[at]), 2) for name, at in place.items()}


def _excess(scores: NDArray[np.float64], truth: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much too likely each candidate is held."""
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    meant = likely * truth
    excess: NDArray[np.float64] = likely - meant / meant.sum()
    return excess


def articles(folder: Path) -> list[dict[str, Any]]:
    """The annotated articles of GUM and the invented ones of Sayso, in a fixed order."""
    return [article for name in FILES for article in read(folder / name)] + invented()


def invented() -> list[dict[str, Any]]:
    """The invented gold articles in the form of GUM: their mentions are those of the speakers alone."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return [
        {
            "id": f"invented_invented_{article['id']}",
            "text": article["text"],
            "mentions": [
                [*span, source["id"], "speaker"] for source in article["sources"] for span in source["mentions"]
            ],
            "quotes": [{**quote, "type": quote["kind"]} for quote in article["quotes"]],
        }
        for article in found
    ]


def tables(found: list[Case]) -> str:
    """How many pronouns were linked to the right person, by kind of text, and of those that name a speaker."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for case in found:
        if case.counts:
            right = case.chosen is not None and case.right[case.chosen]
            for row in ("all", case.genre, *(["speakers"] if case.speaks else [])):
                counts[row][0] += 1
                counts[row][1] += right
                counts[row][2] += any(case.right)
    rows = [f"{'':12}{'pronouns':>9}{'right':>9}{'reach':>9}"]
    rows += [f"{n:12}{t:9}{100 * r / t:8.1f}%{100 * c / t:8.1f}%" for n, (t, r, c) in sorted(counts.items())]
    return "\n".join(rows)


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=CORPORA, show_default=True, help="Where GUM lies.")
@click.option("--write", is_flag=True, help="Also learn from all articles and write the weights into the word list.")
def main(folder: Path, write: bool) -> None:
    """Learn without a fifth of the articles, link the pronouns of that fifth, say how many were right; five times."""
    every = articles(folder)
    taught = {article["id"]: Reader(article, None).read() for article in every}
    found: list[Case] = []
    for fold in range(FOLDS):
        weights = learn([c for name, cases in taught.items() if fold_of(name, FOLDS) != fold for c in cases])
        apart = [case for a in every if fold_of(a["id"], FOLDS) == fold for case in Reader(a, weights).read()]
        found += apart
        click.echo(f"fold {fold}\n{tables(apart)}")
    click.echo(f"all folds\n{tables(found)}")
    if write:
        weights = learn([case for cases in taught.values() for case in cases])
        lines = sorted(f"{sign} = {weight}" for sign, weight in weights.items())
        SIGNS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
