"""sayso compare: two stories in, one folder out, whole or not at all."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from analysis import compare
from analysis.corrections.sidecar import Corrections, sidecar_of
from analysis.errors import ArticleError, ParameterError
from analysis.reading.load import load
from analysis.resources import shipped
from analysis.running.checking import check_comparison
from analysis.running.compared import comparison_parameters
from analysis.running.comparison import make_comparison
from analysis.running.making import Report
from analysis.running.supervision import Worker

ONE, OTHER = "invented-harbour.txt", "invented-harbour-rival.txt"


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two files of one name in two folders, a sayso.toml above both, corrections beside one."""
    folder = tmp_path_factory.mktemp("desk")
    paths = []
    for number, name in enumerate((ONE, OTHER)):
        (folder / str(number)).mkdir()
        paths.append(Path(shutil.copyfile(shipped("data", "articles", name), folder / str(number) / "story.txt")))
    (folder / "sayso.toml").write_text("[rules]\ncount_thoughts = true\n", encoding="utf-8")
    return paths[0], paths[1]


@pytest.fixture(scope="module")
def made(stories: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Report:
    with Worker() as worker:
        return make_comparison(stories, tmp_path_factory.mktemp("out"), worker=worker)


def test_the_folder_has_every_part(made: Report) -> None:
    names = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    charts = {f"charts/{name}.{form}" for name in ("words-side-by-side", "first-heard") for form in ("png", "svg")}
    stories = {f"articles/{number}/story.txt" for number in (1, 2)}
    assert names == {"report.html", "report.ipynb", "comparison.json", "receipt.json", *charts, *stories}
    assert made.folder.name.startswith("story-with-story-")


def test_the_json_is_that_of_the_library_under_the_settings_of_the_house(
    made: Report, stories: tuple[Path, Path]
) -> None:
    analyses = comparison_parameters(articles=list(stories)).analyses()
    assert analyses[0].rules.count_thoughts
    assert (made.folder / "comparison.json").read_text(encoding="utf-8") == compare(analyses).to_json()


def test_the_page_has_headings_in_order_and_runs_nothing(made: Report) -> None:
    page = html.parse(str(made.page))
    ranks = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4")]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    assert not page.findall(".//script")
    assert all(image.get("alt") for image in page.iter("img"))


def test_a_comparison_that_is_there_is_not_made_again(made: Report, stories: tuple[Path, Path]) -> None:
    with Worker() as worker:
        assert make_comparison(stories, made.folder.parent, worker=worker, resume=True).reused


def test_no_path_of_this_machine_stands_in_it(made: Report) -> None:
    for name in ("report.html", "report.ipynb", "comparison.json", "receipt.json"):
        assert str(Path.home()) not in (made.folder / name).read_text(encoding="utf-8")
        assert "desk0" not in (made.folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("articles", "error", "message"),
    [
        ([ONE], ParameterError, "a comparison takes 2 to 26 articles, not 1"),
        ([ONE, ONE], ArticleError, f"'{ONE}' and '{ONE}' are the same article. Give it once"),
        ([ONE, "nowhere.txt"], ArticleError, "there is no file 'nowhere.txt'. Give the path of a story"),
    ],
)
def test_what_cannot_be_compared_is_refused_before_a_kernel_starts(
    articles: list[str], error: type[Exception], message: str, tmp_path: Path
) -> None:
    paths = [shipped("data", "articles", name) if name != "nowhere.txt" else Path(name) for name in articles]
    with Worker() as worker, pytest.raises(error, match=message):
        make_comparison(paths, tmp_path, worker=worker)
    assert list(tmp_path.iterdir()) == []


def test_stories_whose_corrections_set_other_rules_are_refused_at_once_with_a_way_on(tmp_path: Path) -> None:
    paths = [Path(shutil.copyfile(shipped("data", "articles", name), tmp_path / name)) for name in (ONE, OTHER)]
    Corrections.of(load(paths[0])).set_rules(count_thoughts=True).save(sidecar_of(paths[0]))
    with Worker() as idle, pytest.raises(ParameterError) as error:
        make_comparison(paths, tmp_path / "out", worker=idle)
    assert str(error.value) == (
        f"{str(paths[1])!r} and {str(paths[0])!r} would be counted under different rules, and such figures do not "
        "compare: invented-harbour.corrections.yaml sets count_thoughts to yes. Set it for all: -p count_thoughts yes. "
        "Or take it out of that file."
    )
    assert idle._process is None
    analyses = comparison_parameters(articles=paths, count_thoughts="yes").analyses()
    assert len(compare(analyses).stories) == 2, "the rule holds for all now"


def test_a_parameter_of_one_article_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"'title' belongs to one article. A comparison reads it from each file"):
        comparison_parameters(title="x")


def test_a_result_about_other_articles_is_no_comparison(made: Report, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(made.folder, tmp_path / "copy"))
    assert check_comparison(copy, 2).status == "done"
    assert check_comparison(copy, 3).message == "the comparison is not whole: comparison.json is about other articles"
    (copy / "comparison.json").unlink()
    assert (
        check_comparison(copy, 2).message == "the comparison is not whole: comparison.json: No such file or directory"
    )
