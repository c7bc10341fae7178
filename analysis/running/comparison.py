"""Comparison: two or more articles become one folder, whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.comparing.comparison import MOST_STORIES
from analysis.corrections.beside import NONE, Beside, beside
from analysis.errors import ArticleError, ParameterError
from analysis.resources import shipped
from analysis.running.checking import check_comparison
from analysis.running.compared import comparison_parameters
from analysis.running.execution import NOTEBOOK
from analysis.running.folders import report_id
from analysis.running.making import MADE, OURS, Limits, Report, make, writable
from analysis.running.parameters import Value, declared, settled
from analysis.running.receipts import Receipt, digest, versions
from analysis.running.rerunning import keep_stories
from analysis.running.supervision import Worker


def make_comparison(
    articles: Sequence[Path],
    into: Path,
    parameters: Mapping[str, object] | None = None,
    *,
    worker: Worker,
    limits: Limits | None = None,
    resume: bool = False,
) -> Report:
    """Run the comparison notebook on some articles and leave ``<into>/<id>/`` behind, complete and checked.

    The id is made of the first two names and a digest over all the articles. One ``sayso.toml`` and one register hold
    for all of them (those of the first article, or the ones that are given), because figures under different rules do
    not compare; corrections are read from beside each article. Raises what ``make_report`` raises.
    """
    notebook = shipped("notebooks", "report-comparison.ipynb")
    values = _checked(notebook, articles, parameters or {})
    house = beside(articles[0], settings=str(values.pop("settings", "")), register=str(values.pop("register", "")),
                   corrections=NONE)  # fmt: skip
    files = {path: beside(path, settings=NONE, register=NONE) for path in articles}
    wanted = _wanted(articles, notebook, values, house, files)

    def lay_out(private: Path) -> dict[str, Value]:
        shutil.copyfile(notebook, private / NOTEBOOK)
        (private / MADE).mkdir()
        (private / "house").mkdir()
        named = house.copy_into(private / "house", "house")
        copies = [_copied(private, number, path, files[path]) for number, path in enumerate(articles)]
        asked: dict[str, Value] = {"articles": copies, "output": MADE}
        keep_stories(private, asked)
        return asked | {"settings": named["settings"], "register": named["register"]} | values

    return make(
        into,
        wanted,
        lay_out,
        lambda made: check_comparison(made, len(articles)),
        worker=worker,
        limits=limits or Limits(),
        resume=resume,
    )


def _checked(notebook: Path, articles: Sequence[Path], parameters: Mapping[str, object]) -> dict[str, Value]:
    """The parameters as the notebook will take them. Raises ``ParameterError`` before anything has started."""
    for name in OURS:
        if name in parameters:
            raise ParameterError(f"parameter {name!r} is set by the command itself. Give the stories and -o instead.")
    if not 2 <= len(articles) <= MOST_STORIES:
        raise ParameterError(f"a comparison takes 2 to {MOST_STORIES} articles, not {len(articles)}.")
    values = settled(declared(notebook), parameters)
    for path in articles:
        if not path.is_file():
            raise ArticleError(f"there is no file {str(path)!r}. Give the path of a story.")
    comparison_parameters(articles=list(articles), **values)
    return values


def _wanted(
    articles: Sequence[Path], notebook: Path, values: Mapping[str, Value], house: Beside, files: Mapping[Path, Beside]
) -> Receipt:
    from analysis.reading.load import load

    stories = [load(path) for path in articles]
    seen: dict[str, str] = {}
    for story in stories:
        if story.digest in seen:
            raise ArticleError(f"{story.name!r} and {seen[story.digest]!r} are the same article. Give it once.")
        seen[story.digest] = story.name
    whole = hashlib.sha256("\n".join(story.digest for story in stories).encode()).hexdigest()
    decisions = dict(house.digests())
    for number, path in enumerate(articles, 1):
        decisions |= {f"{what} {number}": found for what, found in files[path].digests().items()}
    stems = [path.stem for path in articles[:2]] + ([f"and {len(articles) - 2} more"] if len(articles) > 2 else [])
    return Receipt(
        id=report_id(" with ".join(stems[:2]) + " " + " ".join(stems[2:]), whole),
        status="done",
        article=", ".join(writable(story.name) for story in stories),
        article_digest=whole,
        notebook=notebook.name,
        notebook_digest=digest(notebook),
        parameters=values,
        versions=versions(),
        decisions=decisions,
    )


def _copied(private: Path, number: int, article: Path, files: Beside) -> str:
    """Put a story, and the corrections beside it, into a folder of its own: two may have one name."""
    folder = private / "articles" / str(number + 1)
    folder.mkdir(parents=True)
    name = writable(article.name)
    shutil.copyfile(article, folder / name)
    files.copy_into(folder, name)
    return f"articles/{number + 1}/{name}"
