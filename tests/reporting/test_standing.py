"""The panel that says where a story lies among others: a comparison, no norm."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from analysis import Analysis
from analysis.comparing.reference import Reference, make_reference
from analysis.reporting.standing import COMPARED, among_others

Make = Callable[..., Reference]


@pytest.fixture
def make(ferry: Analysis) -> Make:
    def made(
        least: float = 0, most: float = 1000, name: str = "Invented stories", method: str | None = None
    ) -> Reference:
        rows = [dict.fromkeys(COMPARED, least + (most - least) * n / 100) for n in range(101)]
        method = method or f"{ferry.method.name} {ferry.method.version}"
        return make_reference(
            rows, name=name, origin="Made up.", date="2026", rules=ferry.rules, method=method, version="0"
        )

    return made


def test_it_names_the_corpus_and_says_that_it_is_no_norm(ferry: Analysis, make: Make) -> None:
    text = among_others(ferry, make()).text
    assert text.startswith(
        "The corpus: Invented stories, 101 stories of 2026. Made up. It shows what is usual there. It is no norm"
    )


def test_a_figure_beyond_all_others_is_said_in_the_title(ferry: Analysis, make: Make) -> None:
    assert "more than in 100% of the stories in Invented stories" in among_others(ferry, make(-9, -1)).text


def test_every_figure_has_its_quartiles_in_the_table(ferry: Analysis, make: Make) -> None:
    page = html.fromstring(str(among_others(ferry, make()).html))
    rows = [[cell.text_content() for cell in row] for row in page.findall(".//tbody/tr")]
    words = ferry.score("words")
    assert rows[0][:5] == [words.label, f"{words.value:.0f}", "250", "500", "750"]
    assert len(rows) == sum(ferry.score(id).value is not None for id in COMPARED)


def test_the_picture_has_a_description(ferry: Analysis, make: Make) -> None:
    page = html.fromstring(str(among_others(ferry, make()).html))
    assert all("its place among the stories of Invented stories" in image.get("alt", "") for image in page.iter("img"))


def test_without_a_corpus_it_says_so(ferry: Analysis) -> None:
    assert among_others(ferry, None).text == "No corpus was given to compare this story with."


def test_another_method_is_not_compared_and_the_reason_given(ferry: Analysis, make: Make) -> None:
    panel = among_others(ferry, make(method="tea leaves 1"))
    assert panel.text.startswith("Not compared: the reference 'Invented stories' was made by 'tea leaves 1'")
    assert "<img" not in panel.html


def test_a_hostile_name_stays_text(ferry: Analysis, make: Make) -> None:
    assert "<script" not in among_others(ferry, make(name="<script>x</script>")).html
