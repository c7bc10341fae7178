"""Model: who says what, found by a small trained network; no rules about words."""

from __future__ import annotations

import hashlib
import json
import os
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import ResourceError
from analysis.reading.article import Article
from analysis.resources import PACKAGE
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution
from analysis.speech.confidence import SIGNS, Scale
from analysis.speech.cued import CuedTagger, numbered
from analysis.speech.decoding import Floats, Found, Leaning, Reader
from analysis.speech.drafting import Draft, Drafter
from analysis.speech.pieces import Pieces, cut
from analysis.speech.posts import find_posts
from analysis.speech.quotation import Quotation
from analysis.speech.windows import Window, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

WEIGHTS = PACKAGE / "speech" / "weights"
DIGESTS = "digests.json"
PARTS = ("model.onnx", "tokenizer.json", "settings.json")
CLS, SEP = 101, 102
"""The pieces that stand at the beginning and the end of every window."""
_GROUP = 16
_ALONE = 0.6
"""Confidence from which an unquoted statement counts though the rules do not find it: tried from 0.4 to 0.8 on the
articles kept apart, on GUM's news and on the gold articles, all three are better with it than without."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen on articles kept apart from training, and goes with the weights."""

    window: int
    context: int
    leaning: Leaning
    threshold: float
    """An attribution that is less likely than this to be one at all is listed as doubtful."""
    speech: float
    """From this share of belief on it is speech, below it a thought."""
    found: Scale
    """How likely it is that these words are someone's statement or thought."""
    right: Scale
    """How likely it is that, besides, the speaker is the right one: the confidence that is shown."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained network, ready to run on one processor core."""

    session: InferenceSession
    tokenizer: Tokenizer
    settings: Settings
    digest: str


class ModelTagger:
    """Finds attributions with a trained network: MiniLM (Wang et al. 2020) with heads for content, cue and source.

    It reads the article in windows of word pieces, labels each piece, and links each content to its cue and its
    speaker by learnt products of vectors (see ``analysis.training``). The same article gives the same
    attributions: one thread, eight-bit products, no chance. Raises ``ResourceError`` when the weights are
    missing or are not the ones that were shipped.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._folder = folder

    @staticmethod
    def is_available(folder: Path = WEIGHTS) -> bool:
        """Whether the weights and the two libraries that run them are there."""
        return all((folder / part).is_file() for part in (*PARTS, DIGESTS)) and all(
            find_spec(library) is not None for library in ("onnxruntime", "tokenizers")
        )

    @property
    def name(self) -> str:
        return "model"

    @property
    def version(self) -> str:
        return load_weights(self._folder).digest[:12]  # read once a process, not once an article

    @property
    def known_misses(self) -> tuple[str, ...]:
        return (
            "About one statement in ten is missed or taken too far, and about one in thirty goes to the wrong speaker.",
            "Thoughts, wishes and acts without words of their own are told from speech less surely than people can.",
            "A statement inside another statement is given to the outer speaker only.",
        )

    def tag(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
        """The attributions of the article, in the order of their contents, embedded posts among them."""
        return self.weigh(article, quotations)[0]

    def weigh(
        self, article: Article, quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
        """The attributions, and apart from them the doubtful ones.

        Doubtful is what is below the threshold of the settings, and speech outside of quotation marks that the model
        is not sure of (words, cue or speaker) and that the rules do not find either.
        """
        threshold = load_weights(self._folder).settings.threshold
        drafter, drafts = self._drafted(article, quotations)
        sure = [draft for draft in drafts if draft.found >= threshold]
        doubtful = [draft for draft in drafts if draft.found < threshold]
        counted, alone = _agreed(article, quotations, drafter.attributions(sure))
        return numbered(counted + find_posts(article)), numbered(drafter.attributions(doubtful) + alone)

    def drafts(self, article: Article, quotations: tuple[Quotation, ...]) -> list[Draft]:
        """Every piece of content with its signs, sure or doubtful: what the confidence is fitted on."""
        return self._drafted(article, quotations)[1]

    def _drafted(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Drafter, list[Draft]]:
        """Every piece of content as a draft, and the drafter that can make attributions of them."""
        weights = load_weights(self._folder)
        settings = weights.settings
        drafter = Drafter(article, quotations, settings.speech, settings.found, settings.right)
        pieces = cut(article.text, weights.tokenizer)
        return drafter, [draft for each in self._found(weights, pieces) if (draft := drafter.draft(pieces, each))]

    def _found(self, weights: Weights, pieces: Pieces) -> list[Found]:
        """Every content of an article with its links."""
        if not len(pieces):
            return []
        settings = weights.settings
        reader = Reader(len(pieces), settings.leaning)
        cuts = windows(pieces.gaps, settings.window, settings.context)
        for first in range(0, len(cuts), _GROUP):
            group = cuts[first : first + _GROUP]
            reader.take(group, list(_outputs(weights.session, pieces, group)))
        return reader.found()


def _agreed(
    article: Article, quotations: tuple[Quotation, ...], found: list[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    """Those that count, and those for which an unsure model stands alone."""
    weak = [
        each for each in found if each.is_speech and each.confidence < _ALONE and each.kind in ("indirect", "narrated")
    ]
    if not weak:
        return found, []
    read = merged(span for each in CuedTagger().tag(article, quotations) for span in each.content)
    alone = {id(each) for each in weak if not any(_shares(span, read) for span in each.content)}
    return [each for each in found if id(each) not in alone], [each for each in weak if id(each) in alone]


def _shares(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether a span has at least a third of its characters in common with one of sorted, disjoint others."""
    place = max(0, bisect_right(others, span) - 1)
    for other in others[place:]:
        if other.start >= span.end:
            break
        if 3 * (min(span.end, other.end) - max(span.start, other.start)) >= span.length:
            return True
    return False


def _outputs(session: InferenceSession, pieces: Pieces, group: list[Window]) -> Iterator[tuple[Floats, Floats]]:
    """What the network says of each window: one at a time, since short batches run fastest."""
    for window in group:
        here = slice(window.left, window.right)
        feed = {"ids": np.concatenate(([CLS], pieces.ids[here], [SEP]))[None]}
        for name in ("cases", "gaps", "marks"):
            feed[name] = np.concatenate(([0], getattr(pieces, name)[here], [0]))[None]
        labels, links = session.run(("labels", "links"), feed)
        yield labels[0, :-1], links[0, :-1]


def read_digests(folder: Path) -> dict[str, str]:
    """The digests that the shipped files must have. Raises ``ResourceError``."""
    try:
        digests = json.loads((folder / DIGESTS).read_text(encoding="utf-8"))
        return {part: str(digests[part]) for part in PARTS}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(_damaged(folder, f"{DIGESTS} cannot be read")) from error


@cache
def load_weights(folder: Path = WEIGHTS) -> Weights:
    """Read the weights, once a process. Raises ``ResourceError`` unless every file has its digest."""
    digests = read_digests(folder)
    parts: dict[str, bytes] = {}
    for part in PARTS:
        try:
            parts[part] = (folder / part).read_bytes()
        except OSError as error:
            raise ResourceError(_damaged(folder, f"{part} cannot be read")) from error
        if hashlib.sha256(parts[part]).hexdigest() != digests[part]:
            raise ResourceError(_damaged(folder, f"{part} is not the file that was shipped"))
    return Weights(
        _session(parts["model.onnx"]),
        _tokenizer(parts["tokenizer.json"]),
        read_settings(json.loads(parts["settings.json"])),
        digests["model.onnx"],
    )


def _damaged(folder: Path, what: str) -> str:
    return (
        f"the trained model in {folder.name!r} is damaged: {what}. Install Sayso again, "
        "or remove that folder: Sayso then runs on its rules."
    )


def read_settings(given: dict[str, object]) -> Settings:
    """The settings as they are written in ``settings.json``."""
    from typing import Any, cast

    values = cast(dict[str, Any], given)

    def scale(name: str) -> Scale:
        weights = values[name]["weights"]
        return Scale(values[name]["constant"], tuple(weights[sign] for sign in SIGNS))

    return Settings(
        window=values["window"],
        context=values["context"],
        leaning=Leaning(**values["leaning"]),
        threshold=values["threshold"],
        speech=values["speech"],
        found=scale("found"),
        right=scale("right"),
    )


def _session(model: bytes) -> InferenceSession:
    # From 1.29 on, ONNX Runtime reports every session to its maker from a thread of its own; read before its import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    options.enable_mem_pattern = False  # windows differ in length: a pattern for each would grow the memory
    options.log_severity_level = 3
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _tokenizer(description: bytes) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(description)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
