"""Quantising: the trained network as a small ONNX graph of eight-bit products.

The graph is written out node by node and not exported, so the same weights give the same bytes whatever the
version of the exporter. Weights take seven of the eight bits (``reduce_range``): processors without the newer
integer instructions add pairs of products in sixteen bits, which would overflow with all eight.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from analysis.training.network import LABELS, LINK, VECTORS

LONGEST = 256
"""Rows of the position table that are kept: no window is longer."""
_TOP = 63
_MICROSOFT = "com.microsoft"


class _Graph:
    """Nodes and constants of a graph under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, domain: str = "", **options: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **options))
        return name

    def linear(self, states: str, name: str, weights: dict[str, Tensor]) -> str:
        """A linear layer in eight bits: activations measured as they come, weights a scale a column."""
        small, scales = quantised(_array(weights[f"{name}.weight"]).T)
        return self.node(
            "DynamicQuantizeMatMul",
            [
                states,
                self.constant(f"{name}.weight", small),
                self.constant(f"{name}.scale", scales),
                self.constant(f"{name}.zero", np.zeros(len(scales), dtype=np.int8)),
                self.constant(f"{name}.bias", _array(weights[f"{name}.bias"])),
            ],
            f"{name}.out",
            _MICROSOFT,
        )

    def norm(self, states: str, added: str, name: str, weights: dict[str, Tensor]) -> str:
        """Add and normalise: two nodes, since the fused one is several times slower on processors."""
        scale = self.constant(f"{name}.weight", _array(weights[f"{name}.weight"]))
        shift = self.constant(f"{name}.bias", _array(weights[f"{name}.bias"]))
        total = self.node("Add", [states, added], f"{name}.sum")
        return self.node("LayerNormalization", [total, scale, shift], f"{name}.out", axis=-1, epsilon=1e-12)


def _array(value: Tensor) -> NDArray[np.float32]:
    return value.detach().float().cpu().numpy()


def quantised(values: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix as whole numbers from -63 to 63 and a scale a column, which multiply back to about the same.

    >>> small, scales = quantised(np.array([[0.5, -2.0], [1.0, 1.0]], dtype=np.float32))
    >>> small.tolist()
    [[32, -63], [63, 32]]
    """
    scales = np.maximum(np.abs(values).max(axis=0), 1e-8) / _TOP
    return np.rint(values / scales).astype(np.int8), scales.astype(np.float32)


def _embedded(graph: _Graph, weights: dict[str, Tensor]) -> str:
    """The sum of what a piece is, where it stands and how it looks, normalised."""
    table = _array(weights["words.weight"])
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    small = np.rint(table / scales).astype(np.int8)
    rows = graph.node("Gather", [graph.constant("words", small), "ids"], "words.small")
    rows = graph.node("Cast", [rows], "words.wide", to=TensorProto.FLOAT)
    scale = graph.node("Gather", [graph.constant("words.scale", scales.astype(np.float32)), "ids"], "words.scales")
    total = graph.node("Mul", [rows, scale], "words.out")
    for name in ("cases", "gaps", "marks"):
        part = graph.node(
            "Gather", [graph.constant(f"{name}.table", _array(weights[f"{name}.weight"])), name], f"{name}.out"
        )
        total = graph.node("Add", [total, part], f"{name}.sum")
    shape = graph.node("Shape", ["ids"], "shape")
    count = graph.node(
        "Slice", [shape, graph.constant("one", np.array([1])), graph.constant("two", np.array([2]))], "count"
    )
    places = graph.constant("places", _array(weights["places.weight"])[:LONGEST])
    start = graph.constant("nought", np.array([0]))
    places = graph.node("Slice", [places, start, count], "places.part")
    places = graph.node("Unsqueeze", [places, start], "places.row")
    total = graph.node("Add", [total, places], "embedded")
    return graph.node(
        "LayerNormalization",
        [
            total,
            graph.constant("norm.weight", _array(weights["norm.weight"])),
            graph.constant("norm.bias", _array(weights["norm.bias"])),
        ],
        "norm.out",
        axis=-1,
        epsilon=1e-12,
    )


def _layer(graph: _Graph, states: str, name: str, weights: dict[str, Tensor], heads: int) -> str:
    """One transformer layer."""
    mixed = graph.linear(states, f"{name}.query_key_value", weights)
    parts = [f"{name}.query", f"{name}.key", f"{name}.value"]
    graph.nodes.append(helper.make_node("Split", [mixed], parts, name=f"{name}.split", axis=-1))
    seen = graph.node("MultiHeadAttention", parts, f"{name}.seen", _MICROSOFT, num_heads=heads)
    states = graph.norm(graph.linear(seen, f"{name}.attended", weights), states, f"{name}.attended_norm", weights)
    wide = graph.node("Gelu", [graph.linear(states, f"{name}.widen", weights)], f"{name}.gelu", _MICROSOFT)
    return graph.norm(graph.linear(wide, f"{name}.narrow", weights), states, f"{name}.narrow_norm", weights)


def graph_of(weights: dict[str, Tensor], heads: int = 12) -> onnx.ModelProto:
    """The graph: ``ids``, ``cases``, ``gaps``, ``marks`` (rows, pieces) in; ``labels`` and ``links`` out."""
    graph = _Graph()
    states = _embedded(graph, weights)
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    for number in range(layers):
        states = _layer(graph, states, f"layers.{number}", weights, heads)
    table = graph.constant("labels.weight", _array(weights["labels.weight"]).T)
    graph.node(
        "Add",
        [
            graph.node("MatMul", [states, table], "labels.raw"),
            graph.constant("labels.bias", _array(weights["labels.bias"])),
        ],
        "labels",
    )
    inner = graph.node("Gelu", [graph.linear(states, "link_inner", weights)], "link_gelu", _MICROSOFT)
    graph.node("Identity", [graph.linear(inner, "link", weights)], "links")
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["rows", "pieces"])
        for name in ("ids", "cases", "gaps", "marks")
    ]
    outputs = [
        helper.make_tensor_value_info("labels", TensorProto.FLOAT, ["rows", "pieces", len(LABELS) + 1]),
        helper.make_tensor_value_info("links", TensorProto.FLOAT, ["rows", "pieces", len(VECTORS) * LINK]),
    ]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "attribution", inputs, outputs, graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)],
        producer_name="sayso",
    )
    model.ir_version = 8
    return model


def write(weights: dict[str, Tensor], path: Path, heads: int = 12) -> None:
    """Write the graph to a file."""
    path.write_bytes(graph_of(weights, heads).SerializeToString(deterministic=True))
