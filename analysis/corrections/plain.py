"""Plain: a small part of YAML, read without surprises: keys, texts and lists, and the line of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.errors import CorrectionsError

if TYPE_CHECKING:
    from yaml.nodes import Node

DEEPEST = 7
_HINT = (
    "Where words hold a colon, a # or quotation marks, put them on a line of their own below 'words: |', "
    "two spaces further in."
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, and the line on which it begins (from 1)."""

    value: object
    line: int


def read_plain(text: str) -> dict[str, object]:
    """The keys and values of a file; lists of entries give an ``Item`` each.

    Every value is kept as the text that stands there: "no", 007 and 2026-03-04 stay what was written, and the
    reader of the value decides. Raises ``CorrectionsError`` with the line for what is no YAML, and for the parts of
    YAML that nobody writes by hand and that can do harm: tags, anchors and aliases, deep nesting, several documents.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_tricks(yaml.parse(text, Loader=loader))
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1
        shown = _line(text, line)
        raise CorrectionsError(f"line {line}: {error.problem or error.context}: {shown!r:.90}. {_HINT}") from error
    except (yaml.YAMLError, RecursionError) as error:
        what = str(error).split("\n", 1)[0]
        raise CorrectionsError(f"it is no text that can be read: {what:.120}. Save it as UTF-8.") from error
    if node is None:
        raise CorrectionsError("it is empty. Run `sayso corrections new` on the article to begin one.")
    value = _value(node, top=True)
    if not isinstance(value, dict):
        raise CorrectionsError("line 1: it must begin with lines such as 'digest: …' and 'corrections:'.")
    return value


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def _refuse_tricks(events: Iterator[Any]) -> None:
    depth = documents = 0
    for event in events:
        name = type(event).__name__
        line = event.start_mark.line + 1
        if name == "AliasEvent" or getattr(event, "anchor", None):
            raise CorrectionsError(f"line {line}: a word that begins with & or * must stand in quotation marks: '&…'.")
        if getattr(event, "tag", None) and name != "DocumentStartEvent":
            raise CorrectionsError(f"line {line}: a word that begins with ! must stand in quotation marks: '!…'.")
        documents += name == "DocumentStartEvent"
        if documents > 1:
            raise CorrectionsError(f"line {line}: a line of three hyphens begins a second part. Take it out.")
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        if depth > DEEPEST:
            raise CorrectionsError(f"line {line}: there are too many levels. An entry has keys and words, no more.")


def _value(node: Node, *, top: bool = False) -> object:
    import yaml

    if isinstance(node, yaml.MappingNode):
        found: dict[str, object] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
                raise CorrectionsError(f"line {line}: this is no 'key: words'. {_HINT}")
            if key.value in found:
                raise CorrectionsError(f"line {line}: the key {key.value!r:.40} stands twice. Give it once.")
            found[key.value] = _items(value) if top and isinstance(value, yaml.SequenceNode) else _value(value)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(each) for each in node.value]
    return str(node.value).strip()


def _items(node: Node) -> list[Item]:
    return [Item(_value(each), each.start_mark.line + 1) for each in node.value]
