"""Report: one article becomes one folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.corrections.beside import NONE, Beside, beside
from analysis.errors import ArticleError, ParameterError, RunError
from analysis.resources import shipped
from analysis.running.checking import check_report
from analysis.running.execution import EXECUTED, NOTEBOOK, Outcome
from analysis.running.failures import failed_notebook
from analysis.running.folders import disk_errors, private_folder, put_in_place, report_id, write_atomically
from analysis.running.parameters import Value, declared, report_parameters, settled
from analysis.running.receipts import RECEIPT, Receipt, digest, receipt_in, versions
from analysis.running.request import BESIDE
from analysis.running.supervision import Worker

MADE = "report"
"""The folder, inside the private one, that becomes the report."""
OURS = ("article", "output")
"""Parameters that the runner sets itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a cell and a whole run may take, in seconds."""

    cell_seconds: float = 300.0
    seconds: float = 900.0


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report: where it is, its receipt, and whether it was there already."""

    folder: Path
    receipt: Receipt
    reused: bool = False

    @property
    def page(self) -> Path:
        """The page to open."""
        return self.folder / "report.html"


def make_report(
    article: Path,
    into: Path,
    parameters: Mapping[str, object] | None = None,
    *,
    worker: Worker,
    limits: Limits | None = None,
    notebook: Path | None = None,
    resume: bool = False,
) -> Report:
    """Run the report notebook on one article and leave ``<into>/<id>/`` behind, complete and checked.

    Everything is made in a private folder and moved to its name at the end; a run that fails leaves
    ``<id>.failed.ipynb`` and ``<id>.failed.json`` beside it and raises ``RunError`` with the cell and its error.
    Parameters are checked before a kernel starts (``ParameterError``), and so is the article (``ArticleError``).
    With ``resume`` a report whose receipt proves it whole and made in the same way is not made again.
    """
    notebook = notebook or shipped("notebooks", "report-article.ipynb")
    values = check_parameters(notebook, parameters or {})
    files = beside(article, **{name: str(values.pop(name, "")) for name in BESIDE})
    wanted = _wanted(article, notebook, values, files)
    final = into / wanted.id
    old = receipt_in(final)
    if resume and old is not None and old.proves(wanted, final):
        return Report(final, old, reused=True)
    with private_folder(into) as private:
        with disk_errors(into):
            name = _lay_out(private, article, notebook, wanted)
            asked = {"article": f"article/{name}", "output": MADE} | _decided(private, name, notebook, files) | values
        limits = limits or Limits()
        outcome = worker.run(private, asked, cell_seconds=limits.cell_seconds, seconds=limits.seconds)
        if outcome.status == "done":
            outcome = check_report(private / MADE, wanted.article_digest)
        if outcome.status != "done":
            raise _failure(into, private, wanted, outcome)
        with disk_errors(into):
            receipt = replace(wanted, outputs=_outputs(private / MADE))
            (private / MADE / RECEIPT).write_text(receipt.to_json(), encoding="utf-8", newline="\n")
        put_in_place(private / MADE, final, last=RECEIPT)
    with disk_errors(into):
        for stale in _stale(into, old, receipt):
            stale.unlink(missing_ok=True)
    return Report(final, receipt)


def check_parameters(notebook: Path, parameters: Mapping[str, object]) -> dict[str, Value]:
    """The parameters as the notebook will take them. Raises ``ParameterError`` before anything has started."""
    for name in OURS:
        if name in parameters:
            raise ParameterError(f"parameter {name!r} is set by the command itself. Give the story and -o instead.")
    values = settled(declared(notebook), parameters)
    # the rules' own limits: a minimum of 0 words, say; and settings that were named are read now, not an hour later
    report_parameters(**{name: value for name, value in values.items() if name != "corrections"}, corrections=NONE)
    return values


def _wanted(article: Path, notebook: Path, values: Mapping[str, Value], files: Beside) -> Receipt:
    from analysis.reading.load import load

    files.read_settings()
    files.read_corrections()
    texts = {name: str(values[name]) or None for name in ("title", "outlet", "byline", "date") if name in values}
    story = load(article, **texts)
    return Receipt(
        id=report_id(article.name, story.digest),
        status="done",
        article=_writable(story.name),
        article_digest=story.digest,
        notebook=notebook.name,
        notebook_digest=digest(notebook),
        parameters=values,
        versions=versions(),
        decisions=files.digests(),
    )


def _lay_out(private: Path, article: Path, notebook: Path, wanted: Receipt) -> str:
    """Put the notebook and the story into the private folder; give back the story's name there."""
    shutil.copyfile(notebook, private / NOTEBOOK)
    (private / MADE).mkdir()
    (private / "article").mkdir()
    name = _writable(article.name)
    shutil.copyfile(article, private / "article" / name)
    if hashlib.sha256((private / "article" / name).read_bytes()).hexdigest() != wanted.article_digest:
        raise ArticleError(f"{article.name!r} changed while it was read. Run it again when it is finished.")
    return name


def _decided(private: Path, name: str, notebook: Path, files: Beside) -> dict[str, Value]:
    """Copy what people wrote for the story beside its copy; give the parameters that name it, as far as declared."""
    known = {parameter.name for parameter in declared(notebook)}
    named = files.copy_into(private / "article", name)
    return {parameter: value for parameter, value in named.items() if parameter in known}


def _stale(into: Path, old: Receipt | None, new: Receipt) -> Iterator[Path]:
    """What an earlier run of the same article left and this one did not replace: its failure, a chart of old."""
    yield into / f"{new.id}.failed.ipynb"
    yield into / f"{new.id}.failed.json"
    final = (into / new.id).resolve()
    for name in sorted(set(old.outputs) - set(new.outputs)) if old is not None else ():
        path = (final / name).resolve()
        if path.is_relative_to(final):  # a receipt is a file, and anybody may have written in it
            yield path


def _writable(name: str) -> str:
    """A file's name as text that can stand in a notebook: names may hold bytes that are no text."""
    return name.encode("utf-8", "replace").decode()


def _outputs(made: Path) -> dict[str, str]:
    paths = sorted(path for path in made.rglob("*") if path.is_file())
    return {path.relative_to(made).as_posix(): digest(path) for path in paths}


def _failure(into: Path, private: Path, wanted: Receipt, outcome: Outcome) -> RunError:
    """Keep what a person needs to see what went wrong, and the error that says where it is."""
    receipt = replace(wanted, status=outcome.status, cell=outcome.cell, message=outcome.message)
    kept = into / f"{wanted.id}.failed.ipynb"
    notebook = failed_notebook(private / EXECUTED, private / NOTEBOOK, outcome)
    write_atomically(kept, (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
    write_atomically(into / f"{wanted.id}.failed.json", receipt.to_json().encode("utf-8", "replace"))
    where = f" in cell {outcome.cell!r}" if outcome.cell else ""
    return RunError(
        f"{wanted.article}: the report {_ENDED[outcome.status]}{where}: {(outcome.message or '').rstrip('.')}. "
        f"See {str(kept)!r}."
    )


_ENDED = {
    "failed": "failed",
    "timed-out": "ran out of time",
    "kernel-died": "lost its Python process",
}
