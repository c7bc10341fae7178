"""Validating: what the recipe reaches on articles that it has not seen, part by part."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from analysis.corrections.telling import tell
from analysis.errors import ResourceError
from analysis.reading.load import read
from analysis.running.annotate import to_record
from analysis.speech.model import ModelTagger
from analysis.training.calibrating import Judged
from analysis.training.corpus import fold_of

Article = dict[str, Any]
JUDGED = "judged.json"
RECORDS = "found.jsonl.gz"
VIEWS = ("speech", "quoted", "direct", "indirect")


@dataclass(frozen=True, slots=True)
class Part:
    """Articles to learn from and, under a name, articles kept apart from them."""

    name: str
    train: tuple[Article, ...]
    apart: tuple[Article, ...]


def fold(articles: Iterable[Article], number: int, folds: int) -> Part:
    """One part in ``folds``, by the names of the articles, kept apart."""
    every = tuple(articles)
    apart = tuple(each for each in every if fold_of(each["id"], folds) == number)
    return Part(f"fold-{number}", tuple(each for each in every if fold_of(each["id"], folds) != number), apart)


def publisher_of(article: Article) -> str:
    """Who published an annotated article; empty where the corpus does not say."""
    return str(article.get("meta", {}).get("publisher", ""))


def without(articles: Iterable[Article], publisher: str) -> Part:
    """Everything that one publisher wrote kept apart. Raises ``ResourceError`` when there is none of it."""
    every = tuple(articles)
    apart = tuple(each for each in every if publisher_of(each) == publisher)
    if not apart:
        known = ", ".join(sorted({publisher_of(each) for each in every} - {""})) or "none"
        raise ResourceError(f"the corpus has no article of publisher {publisher!r}. It has those of: {known}.")
    return Part(publisher, tuple(each for each in every if publisher_of(each) != publisher), apart)


def keep_judged(drafts: Sequence[Judged], folder: Path) -> None:
    """Write what was drafted and what the annotators say of it."""
    (folder / JUDGED).write_text(json.dumps([asdict(draft) for draft in drafts]), encoding="utf-8")


def kept_judged(folder: Path) -> list[Judged]:
    """Read what ``keep_judged`` wrote."""
    rows = json.loads((folder / JUDGED).read_text(encoding="utf-8"))
    return [Judged(tuple(row["signs"]), row["found"], row["right"]) for row in rows]


def annotate(articles: Iterable[Article], folder: Path) -> None:
    """Write what Sayso finds in some articles with the weights of a folder, as ``sayso annotate`` does."""
    tagger = ModelTagger(folder)
    with gzip.open(folder / RECORDS, "wt", encoding="utf-8") as file:
        for given in articles:
            record = to_record(tell(read(given["text"]), tagger=tagger), given["id"])
            file.write(json.dumps(record) + "\n")


def scorer(path: Path) -> ModuleType:
    """The benchmark's own scorer, which is no part of Sayso."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ResourceError(f"{path} is missing: the benchmark's score.py lies beside the annotated articles.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(name: str, score: ModuleType, gold: dict[str, Article], found: dict[str, Article]) -> str:
    """One row of the model card's table: spans and end to end in four views, and the characters quoted."""
    report = score.evaluate(gold, {each: found[each] for each in gold if each in found})
    pairs = [f"{100 * report[view]['ov30'][2]:.1f} / {100 * report[view]['e2e']:.1f}" for view in VIEWS]
    return f"| {name} | " + " | ".join(pairs) + f" | {100 * report['quoted']['char'][2]:.1f} |"


def style_row(name: str, score: ModuleType, gold: dict[str, Article], found: dict[str, Article]) -> str:
    """One row for another style of text: recall, speaker mention and name of the source, view speech."""
    report = score.evaluate(gold, {each: found[each] for each in gold if each in found})["speech"]
    values = (report["ov30"][1], report["attr_span"], report["attr_name"])
    return f"| {name} | " + " | ".join("–" if value is None else f"{100 * value:.1f}" for value in values) + " |"
