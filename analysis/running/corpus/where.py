"""Where: a condition on the columns of a table, in a small language of its own that can do nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

import pyarrow
from pyarrow import compute

from analysis.errors import ParameterError

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>-?\d{1,18}(?:\.\d{1,18})?(?![\w.]))
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<name>[A-Za-z_]\w*)
    | (?P<sign><=|>=|!=|==|=|<|>|\(|\)|,)
    )""",
    re.VERBOSE,
)
_WORDS = frozenset({"and", "or", "not", "is", "in", "contains", "missing", "true", "false"})
_COMPARISONS: Mapping[str, str] = {
    "=": "equal", "==": "equal", "!=": "not_equal", "<": "less", "<=": "less_equal", ">": "greater",
    ">=": "greater_equal",
}  # fmt: skip
_DEEPEST = 50
"""Brackets inside brackets."""
_LONGEST = 10_000
"""Characters."""


def condition(expression: str, schema: pyarrow.Schema) -> compute.Expression:
    """An expression as a filter: ``anonymous_share > 0.5 and outlet = "The Skerrow Lantern"``.

    A comparison is a column, one of ``= != < <= > >=``, ``contains`` (a piece of text, capitals or not) or ``in`` (a
    list in brackets), and a number, a text in quotation marks, ``true`` or ``false``; ``is missing`` and ``is not
    missing`` ask for "no answer". Comparisons are joined by ``and``, ``or``, ``not`` and brackets. Dates are texts:
    "2026-03-04" < "2026-04". A row without an answer in a compared column is not chosen, whatever the comparison.

    Nothing is executed: the words become a filter of Arrow's. Raises ``ParameterError``.

    >>> condition("words >= 300", pyarrow.schema([("words", pyarrow.float64())]))
    <pyarrow.compute.Expression (words >= 300)>
    >>> condition("word >= 300", pyarrow.schema([("words", pyarrow.float64())]))
    Traceback (most recent call last):
    analysis.errors.ParameterError: unknown column 'word'. Did you mean 'words'? All columns: `sayso codebook`.
    """
    return _Parser(expression, schema).whole()


def unknown_column(name: str, columns: Iterable[str]) -> str:
    """Say that a column is unknown, and which one is nearest: there are too many to name them all."""
    near = get_close_matches(name, list(columns), n=1)
    return f"unknown column {name!r}.{f' Did you mean {near[0]!r}?' if near else ''} All columns: `sayso codebook`."


class _Parser:
    """Reads an expression from left to right: or, and, not, comparison."""

    def __init__(self, expression: str, schema: pyarrow.Schema) -> None:
        self._schema, self._depth, self._place = schema, 0, 0
        self._tokens = _tokens(expression)

    def whole(self) -> compute.Expression:
        found = self._either()
        if self._peek() != ("", ""):
            self._refuse("'and', 'or' or the end")
        return found

    def _either(self) -> compute.Expression:
        found = self._both()
        while self._takes("name", "or"):
            found = found | self._both()
        return found

    def _both(self) -> compute.Expression:
        found = self._one()
        while self._takes("name", "and"):
            found = found & self._one()
        return found

    def _one(self) -> compute.Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ParameterError(f"the condition has more than {_DEEPEST} brackets inside each other. Make it simpler.")
        try:
            if self._takes("name", "not"):
                return ~self._one()
            if self._takes("sign", "("):
                found = self._either()
                self._needs("sign", ")")
                return found
            return self._comparison()
        finally:
            self._depth -= 1

    def _comparison(self) -> compute.Expression:
        kind, name = self._peek()
        if kind != "name" or name.lower() in _WORDS:
            self._refuse("the name of a column")
        if name not in self._schema.names:
            raise ParameterError(unknown_column(name, self._schema.names))
        self._place += 1
        column, type_ = compute.field(name), self._schema.field(name).type
        if self._takes("name", "is"):
            present = self._takes("name", "not")
            self._needs("name", "missing")
            return column.is_valid() if present else column.is_null()
        if self._takes("name", "in"):
            self._needs("sign", "(")
            values = [self._value(name, type_)]
            while self._takes("sign", ","):
                values.append(self._value(name, type_))
            self._needs("sign", ")")
            if type_ != pyarrow.string() and type_ != pyarrow.bool_():
                column, type_ = column.cast(pyarrow.float64()), pyarrow.float64()  # 2.5 may stand in the list
            return column.isin(pyarrow.array(values, type_))
        if self._takes("name", "contains"):
            if not pyarrow.types.is_string(type_):
                raise ParameterError(f"the column {name!r} holds no text: compare it with = or <.")
            return compute.match_substring(column, str(self._value(name, type_)), ignore_case=True)
        kind, sign = self._peek()
        if kind != "sign" or sign not in _COMPARISONS:
            self._refuse("= != < <= > >=, contains, in or is missing")
        self._place += 1
        compared: compute.Expression = getattr(compute, _COMPARISONS[sign])(column, self._value(name, type_))
        return compared

    def _value(self, column: str, type_: pyarrow.DataType) -> str | int | float | bool:
        kind, word = self._peek()
        self._place += 1
        if pyarrow.types.is_string(type_):
            if kind == "text":
                return word[1:-1]
            self._refuse(f'a text in quotation marks, such as "word", because {column!r} holds text', word)
        if pyarrow.types.is_boolean(type_):
            if kind == "name" and word.lower() in ("true", "false"):
                return word.lower() == "true"
            self._refuse(f"true or false, because {column!r} holds that", word)
        if kind == "number":
            return float(word) if "." in word else int(word)
        self._refuse(f"a number, because {column!r} holds numbers", word)
        raise AssertionError

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._place] if self._place < len(self._tokens) else ("", "")

    def _takes(self, kind: str, word: str) -> bool:
        found = self._peek()
        if found[0] == kind and found[1].lower() == word:
            self._place += 1
            return True
        return False

    def _needs(self, kind: str, word: str) -> None:
        if not self._takes(kind, word):
            self._refuse(repr(word))

    def _refuse(self, wanted: str, found: str | None = None) -> Any:
        word = self._peek()[1] if found is None else found
        what = f"before {word!r:.40}" if word else "at its end"
        raise ParameterError(f"the condition cannot be read {what}: there should be {wanted}.")


def _tokens(expression: str) -> list[tuple[str, str]]:
    if len(expression) > _LONGEST:
        raise ParameterError(f"the condition has more than {_LONGEST:,} characters. Make it shorter.")
    out, place = [], 0
    text = expression.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ParameterError(
                f"the condition cannot be read from {text[place : place + 20].strip()!r} on. Write for instance: "
                'words > 300 and outlet = "The Lantern".'
            )
        kind = match.lastgroup or ""
        out.append((kind, match[kind]))
        place = match.end()
    if not out:
        raise ParameterError("the condition is empty. Write for instance: words > 300.")
    return out
