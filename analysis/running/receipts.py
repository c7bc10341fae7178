"""Receipts: the proof that a report is whole, and of what exactly it is the report."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from analysis.errors import ResultError
from analysis.resources import PACKAGE
from analysis.running.execution import Status
from analysis.running.parameters import Value
from analysis.versions import __version__

SCHEMA = 1
RECEIPT = "receipt.json"
_LIBRARIES = (
    "jinja2", "matplotlib", "nbconvert", "nltk", "numpy", "onnxruntime", "pandas", "papermill", "pillow", "textstat",
    "tokenizers",
)  # fmt: skip
"""Those whose version can change a number, a chart or a page."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was run, on what, with what, what came out, and how it ended.

    No times: the receipts of two equal runs are equal. ``outputs`` has a SHA-256 for each file of the report.
    """

    id: str
    status: Status
    article: str
    article_digest: str
    notebook: str
    notebook_digest: str
    parameters: Mapping[str, Value]
    versions: Mapping[str, str]
    decisions: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of what lay beside the article: its corrections, the house's settings and register, the reference."""
    outputs: Mapping[str, str] = field(default_factory=dict)
    cell: str | None = None
    message: str | None = None
    schema: int = SCHEMA

    def to_json(self) -> str:
        """This receipt as JSON, keys sorted."""
        return json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False) + "\n"

    def proves(self, wanted: Receipt, folder: Path) -> bool:
        """Whether this is the receipt of a whole report, made exactly as ``wanted`` asks, whose files are unharmed."""
        asked = ("id", "article_digest", "notebook_digest", "parameters", "versions", "decisions", "schema")
        return (
            self.status == "done"
            and all(getattr(self, name) == getattr(wanted, name) for name in asked)
            and bool(self.outputs)
            and digests(folder, self.outputs) == self.outputs
        )


def from_json(text: str) -> Receipt:
    """The receipt that ``to_json`` wrote. Raises ``ResultError`` where it is none.

    >>> from_json("[]")
    Traceback (most recent call last):
        ...
    analysis.errors.ResultError: this is no receipt of Sayso. Delete it and run the report again.
    """
    try:
        values = json.loads(text)
        return Receipt(**values)
    except (ValueError, TypeError) as error:
        raise ResultError("this is no receipt of Sayso. Delete it and run the report again.") from error


def receipt_in(folder: Path) -> Receipt | None:
    """The receipt of a report folder, None where there is none or it cannot be read."""
    try:
        return from_json((folder / RECEIPT).read_text(encoding="utf-8"))
    except (OSError, ResultError):
        return None


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(folder: Path, names: Mapping[str, str]) -> dict[str, str]:
    """SHA-256 of the named files of a folder; those that are missing are left out."""
    return {name: digest(folder / name) for name in names if (folder / name).is_file()}


@cache
def versions() -> dict[str, str]:
    """The version of Sayso, a digest of its very files, and the versions of the libraries that shape a report.

    The digest is there because word lists and weights can be changed without a new version.
    """
    whole = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE)
        if path.is_file() and not {"__pycache__", "_share", "training"}.intersection(name.parts):
            whole.update(f"{name.as_posix()} {digest(path)}\n".encode())
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = {"sayso": __version__, "sayso-files": whole.hexdigest()[:16], "python": python, "weights": _weights()}
    for library in _LIBRARIES:
        try:
            found[library] = metadata.version(library)
        except metadata.PackageNotFoundError:
            found[library] = "absent"
    return found


def _weights() -> str:
    """The beginning of a digest of the trained model, "absent" where the rules work without it."""
    model = PACKAGE / "speech" / "weights" / "model.onnx"
    return digest(model)[:12] if model.is_file() else "absent"
