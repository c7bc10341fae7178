"""Parameters: what a notebook lets its reader set, and the checks before anything runs."""

from __future__ import annotations

import ast
import io
import json
import math
import re
import tokenize
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from analysis.errors import ParameterError, unknown_name
from analysis.house.files import read_by_hand
from analysis.running.request import ReportParameters, report_parameters

__all__ = [
    "Parameter",
    "ReportParameters",
    "Value",
    "declared",
    "from_file",
    "given",
    "offered",
    "report_parameters",
    "settled",
]

Value = str | int | float | bool | list[str] | dict[str, int] | None
Kind = Literal["str", "int", "float", "bool", "list[str]", "dict[str, int]", "Optional[str]", "number", "any"]
KINDS: tuple[Kind, ...] = ("str", "int", "float", "bool", "list[str]", "dict[str, int]", "Optional[str]")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})(?:[eE][+-]?[0-9]{1,3})?")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_IN_WORDS: dict[Kind, str] = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list[str]": 'a JSON list of texts, such as ["a", "b"]',
    "dict[str, int]": 'a JSON object of whole numbers, such as {"a": 1}',
    "Optional[str]": "text or nothing",
    "number": "a number",
    "any": "text, a number, true, false, null, a list or an object, as JSON has them",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of a notebook's parameters cell: a name, its type, its default and what it is for."""

    name: str
    kind: Kind
    default: Value
    help: str

    def check(self, value: object) -> Value:
        """The value, if it has the declared type; else ``ParameterError`` with the name and the type.

        >>> Parameter("min_words", "int", 1, "").check(True)
        Traceback (most recent call last):
            ...
        analysis.errors.ParameterError: parameter 'min_words' must be a whole number, not True.
        """
        if not _FITS[self.kind](value):
            raise ParameterError(f"parameter {self.name!r} must be {_IN_WORDS[self.kind]}, not {value!r:.80}.")
        if self.kind == "float" and isinstance(value, int):
            return float(value)
        return value  # type: ignore[return-value]  # _FITS has looked at it

    def read(self, text: str) -> Value:
        """The value that a command line's words mean under the declared type: nothing is guessed.

        >>> Parameter("title", "str", "", "").read("007"), Parameter("min_words", "int", 1, "").read("007")
        ('007', 7)
        """
        value: object = None
        if self.kind in ("str", "Optional[str]"):
            value = text
        elif self.kind in ("int", "number") and _WHOLE.fullmatch(text):
            value = int(text)
        elif self.kind in ("float", "number") and _DECIMAL.fullmatch(text):
            value = float(text)
        elif self.kind == "bool":
            value = _TRUTH.get(text.lower())
        elif self.kind in ("list[str]", "dict[str, int]", "any"):
            try:
                value = json.loads(text)
            except ValueError:
                value = text if self.kind == "any" else None
        if value is None and self.kind != "any":
            raise ParameterError(f"parameter {self.name!r} must be {_IN_WORDS[self.kind]}, not {text!r:.80}.")
        return self.check(value)


def declared(notebook: Path) -> tuple[Parameter, ...]:
    """The parameters that a notebook declares, in their order.

    They stand in the cell tagged ``parameters``, one a line: ``name: type = literal  # what it is for``.
    Raises ``ParameterError`` where the notebook cannot be read, has no such cell, or the cell holds anything else.
    """
    lines, comments = _lines(notebook, _parameters_cell(notebook))
    found = tuple(_parameter(notebook, line, comments) for line in lines)
    if len({parameter.name for parameter in found}) < len(found):
        raise ParameterError(f"{notebook.name}: the parameters cell gives a name twice.")
    return found


def offered(notebook: Path) -> tuple[Parameter, ...]:
    """The parameters of any notebook, a user's own too, in their order.

    Where ``declared`` insists on ``name: type = literal``, this takes what the cell gives: ``name = literal`` has the
    type of its literal, and everything else that is assigned takes any value that JSON has. Other lines are passed
    over, as papermill does. Raises ``ParameterError`` where there is no such cell, or the notebook is in another
    language than Python.
    """
    source = _parameters_cell(notebook, lenient=True)
    lines, comments = _lines(notebook, source)
    found: dict[str, Parameter] = {}
    for line in lines:
        if isinstance(line, ast.Assign) and len(line.targets) == 1:
            target, kind = line.targets[0], None
        elif isinstance(line, ast.AnnAssign) and line.value is not None:
            target, kind = line.target, ast.unparse(line.annotation)
        else:
            continue
        if isinstance(target, ast.Name) and line.value is not None:
            note = comments.get(line.end_lineno or line.lineno, "")
            found[target.id] = _offered(target.id, kind, line.value, note)
    return tuple(found.values())


def _offered(name: str, kind: str | None, value: ast.expr, note: str) -> Parameter:
    try:
        default = ast.literal_eval(value)
    except ValueError:
        return Parameter(name, "any", None, note or f"by default {ast.unparse(value)}")
    plain: dict[type, Kind] = {str: "str", bool: "bool", int: "number", float: "number"}
    known: Kind = next((each for each in KINDS if each == kind), plain.get(type(default), "any"))
    if not _FITS[known](default):
        known = "any"
    if not _FITS[known](default):
        return Parameter(name, "any", None, note or f"by default {ast.unparse(value)}")
    return Parameter(name, known, default, note)


def given(known: Sequence[Parameter], pairs: Sequence[tuple[str, str]]) -> dict[str, Value]:
    """Names and words of a command line as typed values, in the order in which the notebook declares them.

    Raises ``ParameterError`` for an unknown name (with the nearest one), a name given twice, and a wrong type.
    """
    words: dict[str, str] = {}
    for name, text in pairs:
        if name in words:
            raise ParameterError(f"parameter {name!r} is given twice. Give it once.")
        words[name] = text
    _refuse_unknown(known, words)
    return {parameter.name: parameter.read(words[parameter.name]) for parameter in known if parameter.name in words}


def from_file(known: Sequence[Parameter], path: Path) -> dict[str, Value]:
    """The parameters of a YAML or JSON file, ``name: value`` a line, checked as ``settled`` does.

    Nothing is guessed beyond what YAML says: a date is the text that stands there. Raises ``ParameterError``.
    """
    import yaml

    class Plain(yaml.SafeLoader):
        """YAML's safe values; dates stay texts."""

    Plain.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    text, _ = read_by_hand(path, ParameterError)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Plain)):
            raise ParameterError(f"{path.name!r}: a value that begins with * must stand in quotation marks.")
        found = yaml.load(text, Plain)
    except (yaml.YAMLError, RecursionError) as error:
        where = " ".join(str(error).split())[:200]
        raise ParameterError(f"{path.name!r} is no YAML: {where}. Write one 'name: value' a line.") from error
    if not (isinstance(found, dict) and all(isinstance(name, str) for name in found)):
        raise ParameterError(f"{path.name!r} holds no parameters. Write one 'name: value' a line.")
    return settled(known, found)


def settled(known: Sequence[Parameter], values: Mapping[str, object]) -> dict[str, Value]:
    """Typed values, checked against the declaration, in its order. Raises ``ParameterError`` as ``given`` does."""
    _refuse_unknown(known, values)
    return {parameter.name: parameter.check(values[parameter.name]) for parameter in known if parameter.name in values}


def _refuse_unknown(known: Sequence[Parameter], names: Mapping[str, object]) -> None:
    for name in names:
        if name not in {parameter.name for parameter in known}:
            raise ParameterError(unknown_name("parameter", name, (parameter.name for parameter in known)))


def _lines(notebook: Path, source: str) -> tuple[list[ast.stmt], dict[int, str]]:
    """The statements of a parameters cell, and the comments by the number of their line."""
    try:
        lines = ast.parse(source).body
        comments = {
            token.start[0]: token.string.lstrip("# ")
            for token in tokenize.generate_tokens(io.StringIO(source).readline)
            if token.type == tokenize.COMMENT
        }
    except SyntaxError as error:
        raise ParameterError(f"{notebook.name}: the parameters cell is no Python: {error}.") from error
    return lines, comments


def _parameters_cell(notebook: Path, *, lenient: bool = False) -> str:
    """The source of the one tagged cell; of the first one, as papermill has it, where that is taken leniently."""
    try:
        whole = json.loads(notebook.read_text(encoding="utf-8"))
        cells = whole["cells"]
        language = whole.get("metadata", {}).get("kernelspec", {}).get("language", "python")
        tagged = [c for c in cells if c["cell_type"] == "code" and "parameters" in c["metadata"].get("tags", ())]
        sources = [c["source"] if isinstance(c["source"], str) else "".join(c["source"]) for c in tagged]
    except OSError as error:
        raise ParameterError(f"cannot read the notebook {notebook.name!r}: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ParameterError(f"{notebook.name!r} is no notebook: {error!r:.80}.") from error
    if language != "python":
        raise ParameterError(f"{notebook.name!r} is a notebook in {language!r:.40}; only Python notebooks can be run.")
    if lenient and sources:
        return sources[0]
    if len(sources) != 1:
        raise ParameterError(f"{notebook.name!r} needs exactly one cell tagged 'parameters'; it has {len(sources)}.")
    return sources[0]


def _parameter(notebook: Path, line: ast.stmt, comments: Mapping[int, str]) -> Parameter:
    where = f"{notebook.name}, line {line.lineno} of the parameters cell"
    if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None):
        raise ParameterError(f"{where}: write 'name: type = value  # what it is for'.")
    name, kind = line.target.id, ast.unparse(line.annotation)
    known = next((each for each in KINDS if each == kind), None)
    if known is None:
        raise ParameterError(f"{where}: {name!r} has the type {kind}; known: {'; '.join(KINDS)}.")
    try:
        default = ast.literal_eval(line.value)
    except ValueError as error:
        raise ParameterError(f"{where}: the default of {name!r} must be a plain value, not an expression.") from error
    parameter = Parameter(name, known, None, comments.get(line.end_lineno or line.lineno, ""))
    return Parameter(name, known, parameter.check(default), parameter.help)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: object) -> bool:
    """Whether it is text that a file can hold: a word of broken bytes on the command line is not."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _json(value: object) -> bool:
    """Whether it is a value that JSON has, whatever is inside."""
    if isinstance(value, list):
        return all(_json(item) for item in value)
    if isinstance(value, dict):
        return all(_text(key) and _json(item) for key, item in value.items())
    return value is None or isinstance(value, bool) or _text(value) or _number(value)


def _number(value: object) -> bool:
    """A whole number or a finite one: papermill writes parameters into JSON, which has neither NaN nor infinity."""
    return _whole(value) or (isinstance(value, float) and math.isfinite(value))


_FITS: dict[Kind, Callable[[Any], bool]] = {
    "str": _text,
    "Optional[str]": lambda value: value is None or _text(value),
    "bool": lambda value: isinstance(value, bool),
    "int": _whole,
    "float": _number,
    "number": _number,
    "any": _json,
    "list[str]": lambda value: isinstance(value, list) and all(_text(item) for item in value),
    "dict[str, int]": lambda value: (
        isinstance(value, dict) and all(_text(key) and _whole(item) for key, item in value.items())
    ),
}
