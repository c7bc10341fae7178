"""Every label that the trained model gives in the gold articles, a line each.

Run it as ``python -m tests.gold.labels``. Two machines, or one and an emulated other, are compared by ``diff``. What is
counted is pinned: it was the same on processors with AVX-512 and VNNI and with AVX2 alone. Not pinned, because the last
bits of the network's numbers differ there, are the confidences (by a hundredth, here and there) and what is too
doubtful to count. Without AVX2, as before 2013, an edge or a doubt can differ in what counts too: 2 of 122 statements.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence

from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.tagger import Tagger, default_tagger
from tests.gold.table import analyses

COUNTED, DOUBTFUL = "counted", "doubtful"


def label(story: str, found: Attribution, standing: str) -> str:
    """One attribution: story, counted or doubtful, content, cue, speaker, kind, speech or thought; no confidence."""
    told = "speech" if found.is_speech else "thought"
    parts = (_places(found.content), _places([found.cue]), _places([found.speaker]), found.kind, told, found.method)
    return " ".join((story, standing, *parts))


def _places(spans: Sequence[Span | None]) -> str:
    return ",".join("-" if span is None else f"{span.start}-{span.end}" for span in spans)


def labels(tagger: Tagger) -> list[tuple[str, float]]:
    """The labels of all gold articles in the order of the text, each with its confidence."""
    return [
        (label(gold["id"], found, standing), found.confidence)
        for gold, analysis in analyses(tagger)
        for standing, every in ((COUNTED, analysis.attributions), (DOUBTFUL, analysis.doubtful))
        for found in every
    ]


def counted(found: Iterable[tuple[str, float]]) -> list[str]:
    """The labels of what counts."""
    return [line for line, _ in found if line.split(" ", 2)[1] == COUNTED]


def digest_of(lines: Iterable[str]) -> str:
    """SHA-256 over the lines, each with its end."""
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def pin(tagger: Tagger) -> dict[str, str]:
    """What is pinned: the weights and the digest of what counts of what they say on the machine that pins."""
    return {"weights": tagger.version, "digest": digest_of(counted(labels(tagger)))}


def main() -> None:
    """Print the labels with their confidences, and last the digest of those that count."""
    tagger = default_tagger()
    found = labels(tagger)
    sys.stdout.writelines(f"{label} {confidence:.2f}\n" for label, confidence in found)
    sys.stdout.write(f"{tagger.name} {tagger.version} {digest_of(counted(found))}\n")


if __name__ == "__main__":
    main()
