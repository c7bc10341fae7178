"""Model: who says what, found by a small trained network; no rules about words."""

from __future__ import annotations

import hashlib
import json
import os
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
from analysis.spans import merged
from analysis.speech.attribution import Attribution
from analysis.speech.certainty import Certainty, Tenth
from analysis.speech.confidence import SIGNS, Scale
from analysis.speech.credited import with_credits
from analysis.speech.cued import numbered
from analysis.speech.decoding import Floats, Found, Leaning, Reader
from analysis.speech.drafting import Draft, Drafter
from analysis.speech.pieces import Pieces, cut
from analysis.speech.posts import find_posts
from analysis.speech.quotation import Quotation
from analysis.speech.secondreader import ALONE, SecondReader, shares
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
    reliability: tuple[Tenth, ...] = ()
    """How often that confidence was right on articles kept apart; empty where nobody has measured it."""


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

    @property
    def certainty(self) -> Certainty | None:
        settings = load_weights(self._folder).settings
        return Certainty(settings.threshold, ALONE, settings.reliability)

    def tag(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
        """The attributions of the article, in the order of their contents, embedded posts among them."""
        return self.weigh(article, quotations)[0]

    def weigh(
        self, article: Article, quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
        """The attributions, and apart from them the doubtful ones.

        Doubtful is what is below the threshold of the settings, and speech outside of quotation marks that the model
        is not sure of (words, cue or speaker) and that the rules do not find either. Whole clauses in quotation marks
        that the model leaves to nobody are taken from the rules.
        """
        threshold = load_weights(self._folder).settings.threshold
        drafter, drafts = self._drafted(article, quotations)
        sure = [draft for draft in drafts if draft.found >= threshold]
        doubtful = [draft for draft in drafts if draft.found < threshold]
        read = SecondReader(article, quotations)
        counted, alone = read.agreed(drafter.attributions(sure))
        counted += read.filled(drafter.stretches.unheld([span for each in counted for span in each.content]))
        counted = with_credits(article, quotations, read.voiced(counted))
        held = merged(span for each in counted for span in each.content)
        left = [*drafter.attributions(doubtful), *alone]
        apart = [each for each in left if not any(shares(span, held) for span in each.content)]
        return numbered(counted + find_posts(article)), numbered(apart)

    def drafts(self, article: Article, quotations: tuple[Quotation, ...]) -> list[Draft]:
        """Every piece of content with its signs, sure or doubtful: what the confidence is fitted on."""
        return self._drafted(article, quotations)[1]

    def _drafted(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Drafter, list[Draft]]:
        """Every piece of content as a draft, and the drafter that can make attributions of them."""
        weights = load_weights(self._folder)
        settings = weights.settings
        drafter = Drafter(article, quotations, settings.speech, settings.found, settings.right)
        pieces = cut(article.text, weights.tokenizer)
        return drafter, drafter.drafts(pieces, self._found(weights, pieces))

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


def _outputs(session: InferenceSession, pieces: Pieces, group: list[Window]) -> Iterator[tuple[Floats, Floats]]:
    """What the network says of each window: one at a time, since short batches run fastest."""
    for window in group:
        here = slice(window.left, window.right)
        feed = {}
        for name, first, last in (("ids", CLS, SEP), ("cases", 0, 0), ("gaps", 0, 0), ("marks", 0, 0)):
            feed[name] = np.concatenate(([first], getattr(pieces, name)[here], [last]), dtype=np.int64)[None]
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
        reliability=tuple(Tenth(*tenth) for tenth in values.get("reliability", ())),
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
