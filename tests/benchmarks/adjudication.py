"""Who is right where Sayso and the annotators differ over quoted characters? Draws passages to be judged blind.

    python -m tests.benchmarks.adjudication draw --gold GOLD.jsonl.gz --pred FOUND.jsonl.gz ... --out DIR
    python -m tests.benchmarks.adjudication count DIR ANSWERS.txt [ANSWERS.txt ...]

``draw`` writes ``DIR/passages.txt``: passages drawn with a chance that goes with their letters, each with the two
markings A and B in an order drawn by lot, and ``DIR/key.json``, which a judge must not see. A judge writes one line for
each passage: its number and A, B, = (both defensible) or ? (neither). ``count`` prints for each judge how the letters
that count as wrong divide, how far the judges agree, and the F1 of the quoted characters if those passages are
forgiven of which all judges say that Sayso is right. The passages hold the articles' words: keep DIR to yourself.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from tests.benchmarks.attribution import SCORER, load_scorer
from tests.benchmarks.characters import Judgement, Passage, judged

_BEFORE, _BEHIND = 450, 350
"""How many characters of the article a judge sees on either side."""
_ANSWER = re.compile(r"\s*(\d+)\s+([AB=?])")
OURS, THEIRS = "Sayso", "annotators"


def drawn(judgements: dict[str, Judgement], number: int) -> list[tuple[str, Passage]]:
    """Wrong passages with the names of their articles, drawn systematically: one for each share of the letters.

    A passage longer than a share is drawn more than once.
    """
    chance = np.random.default_rng(0)
    every = [(name, passage) for name, each in sorted(judgements.items()) for passage in each.wrong]
    every = [every[place] for place in chance.permutation(len(every))]
    ends = np.cumsum([passage.letters for _, passage in every])
    places = (np.arange(number) + chance.random()) * ends[-1] / number
    return [every[place] for place in np.searchsorted(ends, places, side="right")]


def marked(article: dict[str, Any], quotes: list[dict[str, Any]], passage: Passage) -> str:
    """The surroundings of a passage with the contents marked and, below, whose they are."""
    text = article["text"]
    left, right = max(0, passage.start - _BEFORE), min(len(text), passage.end + _BEHIND)
    spans = sorted((*span, number) for number, each in enumerate(quotes) for span in _spans(each))
    parts, notes, at = [], [], left
    for start, end, number in spans:
        if start < right and end > at and start >= at - _BEFORE:
            parts += [text[at : max(at, start)], f"⟦{number}:{text[max(at, start) : min(end, right)]}⟧"]
            notes.append(f"  {number}: {quotes[number].get('speaker_text')!r}, {quotes[number].get('cue_text')!r}")
            at = min(end, right)
    return "".join([*parts, text[at:right], "\n", *(f"{note}\n" for note in dict.fromkeys(notes))])


def _spans(quote: dict[str, Any]) -> list[list[int]]:
    return quote.get("spans") or [[quote["start"], quote["end"]]]


def draw(scorer: ModuleType, gold: dict[str, Any], found: dict[str, Any], number: int, out: Path) -> None:
    """Write the passages and the key."""
    judgements = {name: judged(scorer, gold[name], found[name]) for name in gold if name in found}
    chance = np.random.default_rng(1)
    pages, key = [], {}
    for place, (name, passage) in enumerate(dict.fromkeys(picked := drawn(judgements, number))):
        theirs = "AB"[int(chance.integers(2))]
        markings = {OURS: found[name]["quotes"], THEIRS: gold[name]["quotes"]}
        order = (THEIRS, OURS) if theirs == "A" else (OURS, THEIRS)
        a, b = (marked(gold[name], markings[who], passage) for who in order)
        words = gold[name]["text"][passage.start : passage.end]
        pages.append(f"##### {place}\nIn question: {words!r}\n--- A\n{a}--- B\n{b}")
        weight = picked.count((name, passage))
        key[str(place)] = {"theirs": theirs, "left out": passage.is_left_out, "weight": weight}
    total = {side: sum(getattr(each, side) for each in judgements.values()) for side in ("right", "found", "gold")}
    out.mkdir(parents=True, exist_ok=True)
    (out / "passages.txt").write_text("\n".join(pages), encoding="utf-8")
    (out / "key.json").write_text(json.dumps({"total": total, "passages": key}), encoding="utf-8")


def answers(path: Path, key: dict[str, Any]) -> dict[str, str]:
    """A judge's answers: Sayso, annotators, = or ?, by the number of the passage."""
    given = dict(
        match.groups() for line in path.read_text(encoding="utf-8").splitlines() if (match := _ANSWER.match(line))
    )
    return {
        number: answer if answer in "=?" else THEIRS if answer == key[number]["theirs"] else OURS
        for number, answer in given.items()
        if number in key
    }


def forgiven(total: dict[str, int], key: dict[str, Any], right: set[str]) -> float:
    """F1 in percent when the annotation is set right where ``right`` says that Sayso is."""
    wrong = total["found"] + total["gold"] - 2 * total["right"]
    letter = wrong / sum(each["weight"] for each in key.values())
    share = {
        side: letter * sum(key[each]["weight"] for each in right if key[each]["left out"] == side)
        for side in (True, False)
    }
    return 200 * (total["right"] + share[False]) / (total["found"] + total["gold"] + share[False] - share[True])


def count(folder: Path, paths: list[Path]) -> None:
    """Print what the judges say."""
    given = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    key, total = given["passages"], given["total"]
    judges = [answers(path, key) for path in paths]
    weights = sum(each["weight"] for each in key.values())
    for path, judge in zip(paths, judges, strict=True):
        shares = Counter(
            {who: sum(key[n]["weight"] for n, each in judge.items() if each == who) for who in (OURS, THEIRS, "=", "?")}
        )
        print(f"{path.name:24} {len(judge)} of {len(key)} passages; of the letters right: "
              + ", ".join(f"{who} {100 * part / weights:.0f} %" for who, part in shares.items()))  # fmt: skip
    for one, other in combinations(judges, 2):
        both = one.keys() & other.keys()
        print(f"two judges say the same of {sum(one[n] == other[n] for n in both)} of {len(both)} passages")
    agreed = {number for number in key if all(judge.get(number) == OURS for judge in judges)}
    print(f"characters quoted, F1: {forgiven(total, key, set()):.1f} as annotated, "
          f"{forgiven(total, key, agreed):.1f} where all judges give Sayso right")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="write passages for somebody to judge")
    drawing.add_argument("--gold", type=Path, required=True)
    drawing.add_argument("--pred", type=Path, nargs="+", required=True, help="what sayso annotate wrote")
    drawing.add_argument("--out", type=Path, required=True)
    drawing.add_argument("--passages", type=int, default=160)
    drawing.add_argument("--scorer", type=Path, default=SCORER)
    counting = commands.add_parser("count", help="count the answers")
    counting.add_argument("folder", type=Path)
    counting.add_argument("answers", type=Path, nargs="+")
    given = parser.parse_args()
    if given.command == "count":
        count(given.folder, given.answers)
        return
    scorer = load_scorer(given.scorer)
    found = {name: record for path in given.pred for name, record in scorer.load(path).items()}
    draw(scorer, scorer.load(given.gold), found, given.passages, given.out)


if __name__ == "__main__":
    main()
