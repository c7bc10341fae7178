"""Parameters: read from the cell, typed by the declaration, refused before anything runs."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.running.parameters import Parameter, declared, given, settled

CELL = """article: str = "a # b.txt"  # path of the story
# a comment on a line of its own
min_words: int = 3  # shorter ones are left out
weight: float = 0.5
shown: bool = False  # show them
names: list[str] = ["a", "b"]
seats: dict[str, int] = {"a": 1}
note: Optional[str] = None  # may be left out"""
ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


def test_a_cell_is_read_with_names_types_defaults_and_help(write_notebook: Any) -> None:
    found = declared(write_notebook(parameters=CELL))
    assert found == (
        Parameter("article", "str", "a # b.txt", "path of the story"),
        Parameter("min_words", "int", 3, "shorter ones are left out"),
        Parameter("weight", "float", 0.5, ""),
        Parameter("shown", "bool", False, "show them"),
        Parameter("names", "list[str]", ["a", "b"], ""),
        Parameter("seats", "dict[str, int]", {"a": 1}, ""),
        Parameter("note", "Optional[str]", None, "may be left out"),
    )


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("import os", "line 1 of the parameters cell: write 'name: type = value  # what it is for'."),
        ("a = 1", "line 1 of the parameters cell: write 'name: type = value  # what it is for'."),
        ("a: str", "line 1 of the parameters cell: write 'name: type = value  # what it is for'."),
        ("a: int = 1\nb: str | None = None", "line 2 of the parameters cell: 'b' has the type str | None; known: "),
        ("a: str = open('x').read()", "the default of 'a' must be a plain value, not an expression."),
        ("a: int = 'x'", "parameter 'a' must be a whole number, not 'x'."),
        ("a: int = 1\na: int = 2", "the parameters cell gives a name twice."),
        ("a: int = (", "the parameters cell is no Python"),
    ],
)
def test_a_cell_that_holds_more_than_parameters_is_refused(write_notebook: Any, cell: str, message: str) -> None:
    with pytest.raises(ParameterError) as error:
        declared(write_notebook(parameters=cell))
    assert message in str(error.value)


def test_a_file_that_is_no_notebook_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "story.ipynb").write_text("[1]", encoding="utf-8")
    with pytest.raises(ParameterError, match=r"'story.ipynb' is no notebook"):
        declared(tmp_path / "story.ipynb")
    with pytest.raises(ParameterError, match=r"cannot read the notebook 'none.ipynb': No such file"):
        declared(tmp_path / "none.ipynb")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_our_reader_and_papermills_agree_on_every_shipped_notebook(notebook: Path) -> None:
    from papermill import inspect_notebook

    if '"parameters"' not in notebook.read_text(encoding="utf-8"):
        with pytest.raises(ParameterError, match="needs exactly one cell tagged 'parameters'; it has 0"):
            declared(notebook)
        return
    theirs = inspect_notebook(str(notebook))
    ours = {p.name: (p.kind, p.default, p.help) for p in declared(notebook)}
    assert ours == {
        name: (found["inferred_type_name"], ast.literal_eval(found["default"]), found["help"])
        for name, found in theirs.items()
    }


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("str", "007", "007"),
        ("str", "true", "true"),
        ("str", "", ""),
        ("int", "007", 7),
        ("int", "-3", -3),
        ("float", "3", 3.0),
        ("float", ".5e1", 5.0),
        ("bool", "True", True),
        ("bool", "no", False),
        ("list[str]", '["a"]', ["a"]),
        ("dict[str, int]", '{"a": 2}', {"a": 2}),
        ("Optional[str]", "None", "None"),
    ],
)
def test_words_are_typed_by_the_declaration(kind: Any, text: str, value: object) -> None:
    read = Parameter("x", kind, None, "").read(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("int", "1_000"), ("int", "1.0"), ("int", "٣"), ("int", ""), ("int", "9" * 30),
        ("float", "nan"), ("float", "inf"), ("float", "1e999"), ("float", "٣.٥"),
        ("bool", "1"), ("bool", "maybe"), ("list[str]", "[1]"), ("list[str]", "a,b"),
        ("dict[str, int]", '{"a": true}'), ("dict[str, int]", "["),
    ],
)  # fmt: skip
def test_words_of_another_type_are_refused_with_the_name(kind: Any, text: str) -> None:
    with pytest.raises(ParameterError, match="parameter 'x' must be "):
        Parameter("x", kind, None, "").read(text)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("str", 1), ("str", Path("a")), ("int", True), ("float", float("nan")), ("bool", "true"), ("list[str]", ("a",))],
)
def test_values_of_another_type_are_refused(kind: Any, value: object) -> None:
    with pytest.raises(ParameterError, match="parameter 'x' must be "):
        Parameter("x", kind, None, "").check(value)


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    known = [Parameter("title", "str", "", ""), Parameter("outlet", "str", "", "")]
    message = r"unknown parameter 'titel'. Did you mean 'title'\? Known: outlet, title."
    with pytest.raises(ParameterError, match=message):
        given(known, [("titel", "x")])
    with pytest.raises(ParameterError, match=message):
        settled(known, {"titel": "x"})


def test_a_name_that_is_code_is_only_an_unknown_name() -> None:
    with pytest.raises(ParameterError, match="unknown parameter"):
        settled([Parameter("title", "str", "", "")], {"title = str(6*7); q": 1})


def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"parameter 'title' is given twice. Give it once."):
        given([Parameter("title", "str", "", "")], [("title", "a"), ("title", "b")])


@given_any(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_reaches_the_notebook_as_itself(text: str) -> None:
    """The cell that papermill injects, run as a plain literal: a value is never code."""
    from papermill.translators import PythonTranslator

    value = Parameter("x", "str", "", "").read(text)
    cell = PythonTranslator.codify({"x": value})
    assignment = ast.parse(cell).body[0]
    assert isinstance(assignment, ast.Assign)
    assert ast.literal_eval(assignment.value) == text
