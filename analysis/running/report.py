"""Report: one article becomes one folder, whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from analysis.corrections.beside import NONE, Beside, beside
from analysis.corrections.sidecar import ENDING, Corrections
from analysis.errors import ParameterError
from analysis.reading.article import Article
from analysis.resources import shipped
from analysis.running.checking import check_report, check_run
from analysis.running.execution import NOTEBOOK, Outcome
from analysis.running.folders import report_id
from analysis.running.inputs.record import Columns, Record
from analysis.running.inputs.stream import text_record
from analysis.running.making import MADE, OURS, Limits, Report, make, writable
from analysis.running.parameters import Parameter, Value, declared, offered, report_parameters, settled
from analysis.running.receipts import Receipt, digest, versions
from analysis.running.request import BESIDE, REFERENCE
from analysis.running.rerunning import keep_stories
from analysis.running.supervision import Worker

FROM_THE_RECORD = {"title": "title", "outlet": "outlet", "byline": "author", "date": "date"}
"""Parameters that say about the article what its record says, unless they are given for all."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Plan:
    """A notebook and the values that it gets for every article: read and checked once, before anything starts."""

    notebook: Path
    digest: str
    known: tuple[Parameter, ...]
    values: Mapping[str, Value]
    is_ours: bool
    """The report that Sayso ships: what it must leave behind is known. Of a user's own notebook it is not."""

    def takes(self, name: str) -> bool:
        """Whether the notebook declares a parameter of this name."""
        return any(parameter.name == name for parameter in self.known)


def planned(notebook: Path | None, parameters: Mapping[str, object]) -> Plan:
    """What is to be run: our report, or a notebook of the user's own. Raises ``ParameterError``.

    A notebook of one's own needs a cell tagged ``parameters`` in which ``article`` stands: it gets the path of the
    story there. Where ``output`` stands too, that is the folder for what it writes.
    """
    ours = notebook is None
    path = notebook or shipped("notebooks", "report-article.ipynb")
    if ours:
        return Plan(path, digest(path), declared(path), check_parameters(path, parameters), is_ours=True)
    known = offered(path)
    _refuse_ours(parameters)
    if not any(parameter.name == "article" for parameter in known):
        raise ParameterError(
            f"{path.name!r} has no parameter 'article', so it cannot be told which story to read. "
            "Write article = \"\" into its cell tagged 'parameters'."
        )
    return Plan(path, digest(path), known, settled(known, parameters), is_ours=False)


def make_report(
    article: Path | Record,
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
    record = article if isinstance(article, Record) else record_of_file(article)
    plan = planned(notebook, parameters or {})
    return report_of(record, into, plan, worker=worker, limits=limits or Limits(), resume=resume)


def record_of_file(path: Path) -> Record:
    """The record of one text file. Raises ``ArticleError``."""
    return replace(next(text_record(path, Columns({}), str(path))), file=path)


def report_of(record: Record, into: Path, plan: Plan, *, worker: Worker, limits: Limits, resume: bool) -> Report:
    """Make the report of one record as planned (see ``make_report``)."""
    values, house, story, wanted = _wanted(record, plan)
    theirs = not plan.values.get("corrections")

    def lay_out(private: Path) -> dict[str, Value]:
        if plan.takes("corrections"):
            _check_fit(story, house, record.settled() if theirs else house.read_corrections())
        name = _lay_out(private, record, plan)
        about = _decided(private, name, record, house, theirs) | {"output": MADE}
        ours = {"article": f"article/{name}"} | about
        keep_stories(private, ours)
        return {key: value for key, value in ours.items() if plan.takes(key)} | values

    def check(made: Path) -> Outcome:
        return check_report(made, wanted.article_digest) if plan.is_ours else check_run(made)

    return make(
        into, wanted, lay_out, check, worker=worker, limits=limits, resume=resume,
        modules=None if plan.is_ours else plan.notebook.resolve().parent,
    )  # fmt: skip


def identity(record: Record) -> str:
    """The name of a record's report: of the file or the row that it comes from, and of its words."""
    if record.data is None:
        return record.place  # it will fail, under its own name
    if isinstance(record.data, bytes):
        return report_id(record.name, hashlib.sha256(record.data).hexdigest())
    whole = hashlib.sha256(record.data.encode("utf-8", "surrogatepass")).hexdigest()
    return report_id("-".join(record.id.replace(".", "-").split("/")), whole)


def check_parameters(notebook: Path, parameters: Mapping[str, object]) -> dict[str, Value]:
    """The parameters as our notebook will take them. Raises ``ParameterError`` before anything has started."""
    _refuse_ours(parameters)
    values = settled(declared(notebook), parameters)
    # the rules' own limits: a minimum of 0 words, say; and settings that were named are read now, not an hour later
    report_parameters(**{name: value for name, value in values.items() if name != "corrections"}, corrections=NONE)
    return values


def _refuse_ours(parameters: Mapping[str, object]) -> None:
    for name in OURS:
        if name in parameters:
            raise ParameterError(f"parameter {name!r} is set by the command itself. Give the story and -o instead.")


def _wanted(record: Record, plan: Plan) -> tuple[dict[str, Value], Beside, Article, Receipt]:
    """The values for this article, the files that hold for it, itself, and the receipt that its report must earn."""
    files = (*BESIDE, "reference")
    named = {name: str(plan.values.get(name) or "") for name in files}
    values = {name: value for name, value in plan.values.items() if name not in files}
    if named["reference"] == NONE:
        values["reference"] = NONE
    for name, field in FROM_THE_RECORD.items():
        said = getattr(record, field)
        if said is not None and name not in values and plan.takes(name):
            values[name] = said
    # corrections come with the record; a file that is named, or "none", goes before
    house = beside(record.file or Path(record.name), **named | {"corrections": named["corrections"] or NONE})
    house.read_settings()
    house.read_corrections()
    theirs = {} if named["corrections"] or record.settled() is None else {"corrections": _sha256(record.corrections)}
    about = {field: str(values.get(name) or "") or None for name, field in FROM_THE_RECORD.items()}
    story = replace(record, **about).article()  # type: ignore[arg-type]  # all of them texts
    wanted = Receipt(
        id=identity(record),
        status="done",
        article=writable(story.name),
        article_digest=story.digest,
        notebook=plan.notebook.name,
        notebook_digest=plan.digest,
        parameters=values,
        versions=versions(),
        decisions={**_reference(plan, named["reference"]), **house.digests(), **theirs},
    )
    return values, house, story, wanted


def _reference(plan: Plan, named: str) -> dict[str, str]:
    """The digest of the reference distribution that Sayso comes with, where our report compares with it."""
    return {} if named == NONE or not plan.is_ours else {"reference": digest(shipped("data", "reference", REFERENCE))}


def _check_fit(story: Article, house: Beside, given: Corrections | None) -> None:
    """Raise ``CorrectionsError`` now where a correction does not fit the story, not when a kernel has come to it."""
    from analysis.result import check_corrections

    if given is not None and given.entries:
        with _ONE_AT_A_TIME:  # stories are laid out side by side, and the tagger is one for all
            check_corrections(story, given, settings=house.read_settings()).refuse(story)


def _sha256(text: str | None) -> str:
    return hashlib.sha256((text or "").encode("utf-8", "surrogatepass")).hexdigest()


def _lay_out(private: Path, record: Record, plan: Plan) -> str:
    """Put the notebook and the story into the private folder; give back the story's name there."""
    shutil.copyfile(plan.notebook, private / NOTEBOOK)
    if digest(private / NOTEBOOK) != plan.digest:
        raise ParameterError(f"{plan.notebook.name!r} changed while it was run. Run it again when it is finished.")
    (private / MADE).mkdir()
    (private / "article").mkdir()
    name = writable(record.name) if isinstance(record.data, bytes) else f"{identity(record)}.txt"
    data = record.data.encode() if isinstance(record.data, str) else record.data
    (private / "article" / name).write_bytes(data or b"")
    return name


def _decided(private: Path, name: str, record: Record, house: Beside, theirs: bool) -> dict[str, Value]:
    """Copy what people wrote for the story beside its copy; give the parameters that name it."""
    named: dict[str, Value] = dict(house.copy_into(private / "article", name))
    if theirs and record.corrections is not None:
        (private / "article" / f"{name}{ENDING}").write_text(record.corrections, encoding="utf-8", newline="\n")
        named["corrections"] = f"article/{name}{ENDING}"
    return named
