"""Collection: the results of many articles become one folder with a report on the whole."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from analysis.errors import ParameterError
from analysis.resources import shipped
from analysis.running.checking import check_collection
from analysis.running.collecting import beside, collection_parameters
from analysis.running.execution import NOTEBOOK
from analysis.running.making import MADE, Limits, Report, make
from analysis.running.parameters import Value
from analysis.running.receipts import Receipt, digest, versions
from analysis.running.supervision import Worker

NAME = "corpus"
"""The folder beside the reports of a batch; no report's folder is ever called so, for it has no digest in its name."""


def make_collection(
    results: Path,
    into: Path,
    *,
    reports: bool,
    worker: Worker,
    name: str = NAME,
    limits: Limits | None = None,
    resume: bool = False,
) -> Report:
    """Run the notebook for many articles over a table of results and leave ``<into>/<name>/`` behind.

    ``reports`` says that the reports of the articles lie in ``into`` too, so that the page links to them. Raises
    ``ParameterError`` where there is no such table, and what ``make`` raises.
    """
    if results.is_dir():
        raise ParameterError(f"{results.name!r} is a folder of partitions. Give its articles to the notebook itself.")
    notebook = shipped("notebooks", "report-corpus.ipynb")
    collection_parameters(results=str(results))
    files = {"results.parquet": results}
    if beside(results).is_file():
        files["results.sources.parquet"] = beside(results)
    values: Mapping[str, Value] = {"reports": reports}
    wanted = Receipt(
        id=name,
        status="done",
        article=results.name,
        article_digest=digest(results),
        notebook=notebook.name,
        notebook_digest=digest(notebook),
        parameters=values,
        versions=versions(),
        decisions={name: digest(path) for name, path in files.items()},
    )

    def lay_out(private: Path) -> dict[str, Value]:
        shutil.copyfile(notebook, private / NOTEBOOK)
        (private / MADE).mkdir()
        if results.resolve().parent == into.resolve():  # as seen from here, and from the finished report
            return {"results": f"../{results.name}", "output": MADE, **values}
        for target, path in files.items():
            shutil.copyfile(path, private / target)
        return {"results": "results.parquet", "output": MADE, **values}

    return make(into, wanted, lay_out, check_collection, worker=worker, limits=limits or Limits(), resume=resume)
