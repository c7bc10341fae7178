"""Batch: a report for each of many articles; what fails, fails alone."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.errors import AnalysisError, ArticleError
from analysis.resources import shipped
from analysis.running.codebook import IN_A_BATCH, columns, in_columns
from analysis.running.folders import disk_errors, report_id, write_atomically
from analysis.running.index import index_page
from analysis.running.lock import only_one
from analysis.running.making import Limits, Report
from analysis.running.receipts import digest
from analysis.running.report import check_parameters, make_report
from analysis.running.rows import csv_text, parquet_bytes
from analysis.running.supervision import Worker

ENDINGS = frozenset({".txt", ".text"})
"""Files of a folder that are taken for articles; a file that is named itself may end as it likes."""


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one article: a report, or the reason why there is none."""

    article: Path
    report: Report | None = None
    error: str | None = None
    again: bool = False
    """The same bytes under the same name stood earlier in the list: it is the same report."""


def articles_in(inputs: Iterable[Path]) -> tuple[Path, ...]:
    """The articles among files and folders: folders are searched to the bottom, in the order of their names.

    A file is taken once, however often it is named. Raises ``ArticleError`` for what is not there and for a folder
    without articles.
    """
    found: dict[Path, Path] = {}
    for given in inputs:
        if given.is_dir():
            inside = sorted(path for path in given.rglob("*") if _is_article(path, given))
            if not inside:
                raise ArticleError(
                    f"the folder {str(given)!r} has no articles (files that end in {', '.join(sorted(ENDINGS))})."
                )
        elif given.exists():
            inside = [given]
        else:
            raise ArticleError(f"there is no file or folder {str(given)!r}.")
        for path in inside:
            found.setdefault(path.resolve(), path)
    return tuple(found.values())


def _is_article(path: Path, folder: Path) -> bool:
    """Hidden files and folders are passed over: ours, of a run that was killed, are among them."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in ENDINGS and not hidden and path.is_file()


def run_batch(
    articles: Sequence[Path],
    into: Path,
    parameters: Mapping[str, object],
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    tell: Callable[[Item], None] = lambda item: None,
) -> tuple[Item, ...]:
    """Make a report of each article, then ``results.csv``, ``results.parquet``, ``failures.csv`` and ``index.html``.

    A report that a valid receipt proves done is not made again. The results are in the order of the articles,
    whatever the number of ``jobs``; ``tell`` hears of each as it ends. Raises ``ParameterError`` before anything
    runs, and ``RunError`` when another batch is at work in the same folder.
    """
    check_parameters(shipped("notebooks", "report-article.ipynb"), parameters)
    same = {article: _identity(article) for article in articles}
    firsts = {identity: article for article, identity in reversed(same.items())}
    with only_one(into):
        done = _run_each(list(firsts.values())[::-1], into, parameters, jobs=jobs, limits=limits, tell=tell)
        items = []
        for article, identity in same.items():
            first = firsts[identity]
            items.append(done[first] if first == article else replace(done[first], article=article, again=True))
        _write_results(into, items)
    return tuple(items)


def _run_each(
    articles: Sequence[Path],
    into: Path,
    parameters: Mapping[str, object],
    *,
    jobs: int,
    limits: Limits | None,
    tell: Callable[[Item], None],
) -> dict[Path, Item]:
    crew = [Worker() for _ in range(jobs)]
    free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in crew:
        free.put(worker)

    def one(article: Path) -> Item:
        worker = free.get()
        try:
            item = Item(article, make_report(article, into, parameters, worker=worker, limits=limits, resume=True))
        except AnalysisError as error:
            item = Item(article, error=str(error))
        finally:
            free.put(worker)
        tell(item)
        return item

    pool = ThreadPoolExecutor(jobs)
    try:
        return dict(zip(articles, pool.map(one, articles), strict=True))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.close()


def _identity(article: Path) -> str:
    """What the report will be called; for a file that cannot be read, its path (it will fail under its own name)."""
    try:
        return report_id(article.name, digest(article))
    except OSError:
        return str(article)


def _write_results(into: Path, items: Sequence[Item]) -> None:
    from analysis.reporting.frames import row
    from analysis.result import from_json

    rows: list[dict[str, object]] = []
    for item in items:
        if item.report is not None and not item.again:
            with disk_errors(into):
                analysis = from_json((item.report.folder / "analysis.json").read_bytes())
            rows.append({"id": item.report.receipt.id, **in_columns(row(analysis))})
    failures = [{"article": item.article.name, "error": item.error} for item in items if item.error is not None]
    every = (IN_A_BATCH, *columns())
    write_atomically(into / "results.csv", csv_text([column.name for column in every], rows).encode())
    write_atomically(into / "results.parquet", parquet_bytes(every, rows))
    write_atomically(into / "failures.csv", csv_text(["article", "error"], failures).encode())
    write_atomically(into / "index.html", index_page(rows, failures).encode())
