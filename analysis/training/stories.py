"""Stories: invented news stories with every attribution marked inside the text, as articles to learn from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.errors import ResourceError

_HEAD = re.compile(r"^=== +(\S+) *\n", re.MULTILINE)
_MARK = re.compile(r"\{([ctqs])([0-9]+(?:,[0-9]+)*) ([^{}]+)\}")
_ROLES = {"q": "cue", "s": "speaker"}

Extent = list[int]


@dataclass(slots=True)
class _Marked:
    """One attribution while its marks are collected: offsets in the text without the marks."""

    spans: list[Extent] = field(default_factory=list)
    speech: set[bool] = field(default_factory=set)
    cue: Extent | None = None
    speaker: Extent | None = None


def read_stories(folder: Path) -> list[dict[str, Any]]:
    """The marked stories of a folder, as articles like those of the corpora.

    In each ``.txt`` file a line ``=== name`` begins a story. ``{c1 words}`` is a piece of what is said in the story's
    first attribution, ``{t1 words}`` of what is thought; ``{q1 words}`` its cue, ``{s1 words}`` its speaker; a mark
    can belong to several (``{s1,2 She}``). Raises ``ResourceError``, with file and story, where the marks do not fit
    together or two stories have one name.
    """
    out: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        for name, body in _cut(path.read_text(encoding="utf-8")):
            if name in seen:
                raise ResourceError(f"{path.name}, story {name!r}: {seen[name]} has a story of that name. Rename one.")
            seen[name] = path.name
            try:
                out.append(marked(name, body))
            except ValueError as error:
                raise ResourceError(f"{path.name}, story {name!r}: {error}. Mend the marks.") from error
    if not out:
        raise ResourceError(f"{folder} holds no stories. Give the folder of the marked stories.")
    return out


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """The stories of a file with their names."""
    heads = list(_HEAD.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        yield head.group(1), text[head.end() : after.start() if after else len(text)].strip("\n") + "\n"


def marked(name: str, body: str) -> dict[str, Any]:
    """A marked story as an article: the text without its marks, and what they say.

    Raises ``ValueError`` where the marks do not fit together.

    >>> story = marked("tip", "{c1 It will close}, {s1 the council} {q1 said}.")
    >>> story["text"]
    'It will close, the council said.'
    >>> story["quotes"][0]["speaker_text"], story["quotes"][0]["spans"]
    ('the council', [[0, 13]])
    """
    parts: list[str] = []
    found: dict[int, _Marked] = {}
    length = at = 0
    for mark in _MARK.finditer(body):
        before, words = body[at : mark.start()], mark.group(3)
        parts += [before, words]
        extent = [length + len(before), length + len(before) + len(words)]
        length, at = extent[1], mark.end()
        if words != words.strip():
            raise ValueError(f"white space at an edge of {mark.group()!r}")
        for number in map(int, mark.group(2).split(",")):
            _add(found.setdefault(number, _Marked()), number, mark.group(1), extent)
    text = "".join([*parts, body[at:]])
    if stray := re.search(r"[{}]", text):
        raise ValueError(f"a brace belongs to no mark, near {text[max(0, stray.start() - 20) : stray.start() + 20]!r}")
    quotes = [_quote(number, each, text) for number, each in found.items()]
    quotes.sort(key=lambda quote: (quote["start"], quote["end"]))
    return {"id": name, "dataset": "invented", "text": text, "meta": {}, "quotes": quotes}


def _add(each: _Marked, number: int, kind: str, extent: Extent) -> None:
    """Add one mark to an attribution."""
    if kind in _ROLES:
        if getattr(each, _ROLES[kind]) is not None:
            raise ValueError(f"attribution {number} has two marks of its {_ROLES[kind]}")
        setattr(each, _ROLES[kind], extent)
    else:
        each.spans.append(extent)
        each.speech.add(kind == "c")


def _quote(number: int, each: _Marked, text: str) -> dict[str, Any]:
    """An attribution as the corpora write it."""
    if len(each.speech) != 1:
        raise ValueError(f"attribution {number} {'is both said and thought' if each.speech else 'has no content'}")
    if each.cue is None and each.speaker is None:
        raise ValueError(f"attribution {number} has neither cue nor speaker")
    return {
        "start": each.spans[0][0], "end": each.spans[-1][1], "spans": each.spans, "speech": each.speech == {True},
        "speaker": each.speaker, "speaker_text": text[slice(*each.speaker)] if each.speaker else None,
        "cue": each.cue, "cue_text": text[slice(*each.cue)] if each.cue else None,
    }  # fmt: skip
