"""Report: one article becomes one folder, whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from analysis.corrections.beside import NONE, Beside, beside
from analysis.errors import ArticleError, ParameterError
from analysis.resources import shipped
from analysis.running.checking import check_report
from analysis.running.execution import NOTEBOOK
from analysis.running.folders import report_id
from analysis.running.making import MADE, OURS, Limits, Report, make, writable
from analysis.running.parameters import Value, declared, report_parameters, settled
from analysis.running.receipts import Receipt, digest, versions
from analysis.running.request import BESIDE
from analysis.running.supervision import Worker


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
    """Run the report notebook on one article and leave ``<into>/<id>/`` behind, complete and checked (``making``).

    Parameters are checked before a kernel starts (``ParameterError``), and so is the article (``ArticleError``).
    With ``resume`` a report whose receipt proves it whole and made in the same way is not made again.
    """
    notebook = notebook or shipped("notebooks", "report-article.ipynb")
    values = check_parameters(notebook, parameters or {})
    given = {name: str(values.pop(name, "")) for name in BESIDE}
    if values.get("reference") != NONE:  # "none" stays a parameter: the notebook must not take the one it comes with
        given["reference"] = str(values.pop("reference", ""))
    files = beside(article, **given)
    wanted = _wanted(article, notebook, values, files)

    def lay_out(private: Path) -> dict[str, Value]:
        name = _lay_out(private, article, notebook, wanted)
        return {"article": f"article/{name}", "output": MADE} | _decided(private, name, notebook, files) | values

    return make(
        into,
        wanted,
        lay_out,
        lambda made: check_report(made, wanted.article_digest),
        worker=worker,
        limits=limits or Limits(),
        resume=resume,
    )


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
        article=writable(story.name),
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
    name = writable(article.name)
    shutil.copyfile(article, private / "article" / name)
    if hashlib.sha256((private / "article" / name).read_bytes()).hexdigest() != wanted.article_digest:
        raise ArticleError(f"{article.name!r} changed while it was read. Run it again when it is finished.")
    return name


def _decided(private: Path, name: str, notebook: Path, files: Beside) -> dict[str, Value]:
    """Copy what people wrote for the story beside its copy; give the parameters that name it, as far as declared."""
    known = {parameter.name for parameter in declared(notebook)}
    named = files.copy_into(private / "article", name)
    return {parameter: value for parameter, value in named.items() if parameter in known}
