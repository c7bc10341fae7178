"""Network: MiniLM with eyes for capitals, line breaks and quotation marks, and heads for attributions."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.speech.pieces import CASES, GAPS, MARKS

LABELS = ("O", "B-content", "I-content", "B-cue", "I-cue", "B-source", "I-source")
LINK = 64
"""Width of the vectors whose products link a content to its cue and its source."""
VECTORS = ("content_to_cue", "content_to_source", "cue_to_source", "as_cue", "as_source")


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder: those of all-MiniLM-L6-v2 unless a test wants a small one."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6


class Layer(nn.Module):
    """One transformer layer as in BERT (Devlin et al. 2019): attention, then a two-layer network."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.attended_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.narrow_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States (batch, pieces, width) to states; ``mask`` is added to the attention scores."""
        batch, count, width = states.shape
        mixed = self.query_key_value(states).view(batch, count, 3, self.heads, width // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        seen = functional.scaled_dot_product_attention(query, key, value, mask)
        seen = seen.transpose(1, 2).reshape(batch, count, width)
        states = self.attended_norm(states + self.dropout(self.attended(seen)))
        inner = functional.gelu(self.widen(states))
        result: Tensor = self.narrow_norm(states + self.dropout(self.narrow(inner)))
        return result


class Network(nn.Module):
    """Pieces in; label scores, a speech score and link vectors for each piece out."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.cases = nn.Embedding(CASES, shape.width)
        self.gaps = nn.Embedding(GAPS, shape.width)
        self.marks = nn.Embedding(MARKS, shape.width)
        for extra in (self.cases, self.gaps, self.marks):
            nn.init.normal_(extra.weight, std=0.01)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.labels = nn.Linear(shape.width, len(LABELS) + 1)
        self.link_inner = nn.Linear(shape.width, shape.width)
        self.link = nn.Linear(shape.width, len(VECTORS) * LINK)

    def forward(self, ids: Tensor, cases: Tensor, gaps: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores (batch, pieces, 8 + 5 * 64): seven labels, speech, five link vectors.

        The first piece of each row is [CLS]; a content that links to it has no source. ``mask`` (batch,
        pieces) is True for real pieces; None when the rows hold no padding.
        """
        places = self.places.weight[: ids.shape[1]]
        states = self.words(ids) + places + self.cases(cases) + self.gaps(gaps) + self.marks(marks)
        states = self.dropout(self.norm(states))
        bias = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        links = self.link(self.dropout(functional.gelu(self.link_inner(states))))
        return torch.cat([self.labels(states), links], dim=-1)


def link_vectors(output: Tensor, name: str) -> Tensor:
    """The link vectors of one name, (batch, pieces, 64), from what the network gives."""
    start = len(LABELS) + 1 + VECTORS.index(name) * LINK
    return output[..., start : start + LINK]


def link_scores(queries: Tensor, keys: Tensor) -> Tensor:
    """How well each query suits each key: products scaled by the root of their width."""
    return queries @ keys.transpose(-1, -2) / math.sqrt(LINK)


def load_base(network: Network, weights: dict[str, Tensor]) -> None:
    """Put the weights of a BERT checkpoint into the encoder; the heads keep their random start."""

    def put(to: nn.Module, name: str, part: slice | None = None) -> None:
        for kind, target in to.named_parameters(recurse=False):
            value = weights[f"{name}.{kind}"]
            (target.data if part is None else target.data[part]).copy_(value)

    put(network.words, "embeddings.word_embeddings")
    put(network.places, "embeddings.position_embeddings")
    put(network.norm, "embeddings.LayerNorm")
    network.words.weight.data += weights["embeddings.token_type_embeddings.weight"][0]
    width = network.words.weight.shape[1]
    for number, layer in enumerate(network.layers):
        name = f"encoder.layer.{number}"
        for place, kind in enumerate(("query", "key", "value")):
            rows = slice(place * width, (place + 1) * width)
            put(layer.get_submodule("query_key_value"), f"{name}.attention.self.{kind}", rows)
        put(layer.get_submodule("attended"), f"{name}.attention.output.dense")
        put(layer.get_submodule("attended_norm"), f"{name}.attention.output.LayerNorm")
        put(layer.get_submodule("widen"), f"{name}.intermediate.dense")
        put(layer.get_submodule("narrow"), f"{name}.output.dense")
        put(layer.get_submodule("narrow_norm"), f"{name}.output.LayerNorm")
