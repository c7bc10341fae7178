"""The page in a real browser: it renders, stays silent, asks for nothing, and fits a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]
DESKTOP, PHONE = (1280, 900), (390, 844)


class Visit:
    """A page that was opened, and everything that it asked for or complained about."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.goto(address, wait_until="load")


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def visit(request: pytest.FixtureRequest, browser: Any, report: Path) -> Iterator[Visit]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    yield Visit(context.new_page(), (report / "report.html").as_uri())
    context.close()


def test_it_renders_and_complains_about_nothing(visit: Visit) -> None:
    assert "On whose say-so" in visit.page.locator("h1").first.inner_text()
    assert visit.complaints == []


def test_it_asks_for_nothing_but_itself(visit: Visit, report: Path) -> None:
    outside = [
        url for url in visit.requests if not url.startswith("data:") and url != (report / "report.html").as_uri()
    ]
    assert outside == []


def test_nothing_sticks_out_to_the_side(visit: Visit) -> None:
    root = "document.documentElement"
    assert visit.page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


def test_every_picture_is_drawn(visit: Visit) -> None:
    sizes = visit.page.evaluate("[...document.images].map(i => [i.complete, i.naturalWidth])")
    assert sizes
    assert all(complete and width > 0 for complete, width in sizes)


def test_a_figure_leads_to_its_passage(visit: Visit) -> None:
    """Every number can be followed back to words: open the folds and click the first link into the article."""
    visit.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    links = visit.page.locator("main a[href^='#']")
    assert links.count() > 5
    target = links.first.get_attribute("href").removeprefix("#")
    links.first.click()
    assert visit.page.evaluate("location.hash") == f"#{target}"
    assert visit.complaints == []


def test_the_dark_page_is_dark(browser: Any, report: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((report / "report.html").as_uri())
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")[:3])
    assert red + green + blue < 3 * 80
    context.close()


def test_it_prints_on_paper(browser: Any, report: Path, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((report / "report.html").as_uri())
    page.pdf(path=str(tmp_path / "report.pdf"), format="A4")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    context.close()
