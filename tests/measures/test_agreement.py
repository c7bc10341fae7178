"""Agreement: published worked examples, and the same values as NLTK's slower way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import agreement as nltk

from analysis.measures.agreement import cohen_kappa, krippendorff_alpha, percent_agreement

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part C: four observers, twelve units, gaps
A = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
B = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
C = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
D = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
UNITS = list(zip(A, B, C, D, strict=True))


def test_alpha_of_krippendorffs_own_example() -> None:
    """The published values are 0.743 (nominal) and 0.849 (interval)."""
    assert krippendorff_alpha(UNITS) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha(UNITS, "interval") == pytest.approx(0.849, abs=0.0005)


def test_kappa_of_a_table_worked_out_by_hand() -> None:
    """20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed .7, expected .5, so kappa is .4."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohen_kappa(first, second) == pytest.approx(0.4)
    assert percent_agreement(list(zip(first, second, strict=True))) == pytest.approx(0.7)


def test_where_nothing_could_disagree_there_is_no_answer() -> None:
    assert krippendorff_alpha([["yes", "yes"], ["yes", "yes"]]) is None
    assert krippendorff_alpha([["yes", None], ["no"]]) is None
    assert krippendorff_alpha([]) is None
    assert cohen_kappa(["yes"], ["yes"]) is None
    assert cohen_kappa([None], ["yes"]) is None
    assert percent_agreement([["yes"], []]) is None


@given(st.lists(st.lists(st.sampled_from([1, 2, 3, None]), min_size=3, max_size=3), min_size=2, max_size=12))
def test_alpha_is_what_nltk_computes(units: list[list[int | None]]) -> None:
    mine = krippendorff_alpha(units)
    data = [
        (f"c{coder}", f"u{place}", value)
        for place, unit in enumerate(units)
        for coder, value in enumerate(unit)
        if value is not None and sum(each is not None for each in unit) > 1
    ]
    if mine is not None:
        assert mine == pytest.approx(nltk.AnnotationTask(data).alpha(), abs=1e-9)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=20))
def test_kappa_is_what_nltk_computes(pairs: list[tuple[str, str]]) -> None:
    mine = cohen_kappa(*map(list, zip(*pairs, strict=True)))
    data = [(coder, str(n), value) for n, pair in enumerate(pairs) for coder, value in zip("xy", pair, strict=True)]
    if mine is not None:
        assert mine == pytest.approx(nltk.AnnotationTask(data).kappa(), abs=1e-9)
