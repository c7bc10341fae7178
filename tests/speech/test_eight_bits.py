"""The shipped network gives the same numbers on processors with and without the newer integer instructions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from analysis.speech.model import WEIGHTS, ModelTagger

pytestmark = pytest.mark.skipif(not ModelTagger.is_available(), reason="the weights of the trained model are away")

GRAPH, INITIALIZER, DIMENSIONS, KIND, NAME, RAW = 7, 5, 1, 2, 8, 9
EIGHT_BITS = 3
"""Numbers of fields in onnx.proto: the file is read by hand, since the library is not needed to run Sayso."""


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The fields of a protobuf message: number, and value or bytes."""
    at = 0

    def number() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        field, wire = divmod(number(), 8)
        if wire == 0:
            yield field, number()
            continue
        size = number() if wire == 2 else {1: 8, 5: 4}[wire]
        yield field, data[at : at + size]
        at += size


def _tables() -> dict[str, np.ndarray]:
    """The tables of eight-bit numbers in the shipped network, by name."""
    found = {}
    whole = memoryview((WEIGHTS / "model.onnx").read_bytes())
    for graph in (part for field, part in _fields(whole) if field == GRAPH and isinstance(part, memoryview)):
        for field, table in _fields(graph):
            if field == INITIALIZER and isinstance(table, memoryview):
                parts = dict(_fields(table))
                raw = parts.get(RAW)
                if parts.get(KIND) == EIGHT_BITS and isinstance(raw, memoryview):
                    found[bytes(parts[NAME]).decode()] = np.frombuffer(raw, dtype=np.int8)
    return found


def test_two_products_of_the_network_never_overflow_sixteen_bits() -> None:
    """Processors without VNNI add two products of a byte (0 to 255) and a weight in sixteen bits, and clip the sum."""
    tables = {name: table for name, table in _tables().items() if name.endswith(".weight")}
    assert len(tables) == 6 * 4 + 2  # four products a layer, and the two that make the link vectors
    most = {name: int(np.abs(table.astype(int)).max()) for name, table in tables.items()}
    assert all(2 * 255 * weight <= np.iinfo(np.int16).max for weight in most.values()), most


def test_the_weights_use_the_bits_they_may() -> None:
    assert all(np.abs(table.astype(int)).max() == 63 for name, table in _tables().items() if name.endswith(".weight"))


def test_clipping_would_change_the_numbers_if_all_eight_bits_were_used() -> None:
    """The same sum with and without clipping, for weights of seven bits and of eight: what the limit is for."""
    chance = np.random.default_rng(7)
    given = chance.integers(0, 256, size=(64, 384))

    def sums(top: int, clip: bool) -> np.ndarray:
        weights = np.random.default_rng(8).integers(-top, top + 1, size=384)
        weights[:2] = top
        given[:, :2] = 255
        pairs: np.ndarray = (given * weights).reshape(64, -1, 2).sum(axis=2)
        kept = np.clip(pairs, -(2**15), 2**15 - 1) if clip else pairs
        return np.asarray(kept.sum(axis=1))

    assert np.array_equal(sums(63, clip=True), sums(63, clip=False))
    assert not np.array_equal(sums(127, clip=True), sums(127, clip=False))
