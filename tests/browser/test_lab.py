"""JupyterLab: the notebooks open there and every cell runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    yield context.new_page()
    context.close()


def _open(page: Any, lab: str, notebook: str) -> None:
    address, token = lab.split("?")
    page.goto(f"{address}/tree/{notebook}?{token}&reset", wait_until="domcontentloaded")
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=60_000)
    # the kernel must be there: what is run before that is forgotten
    page.get_by_text("| Idle").wait_for(timeout=60_000)


@pytest.mark.parametrize("notebook", ["explore-article.ipynb", "start-here.ipynb"])
def test_a_notebook_opens_and_every_cell_runs(page: Any, lab: str, notebook: str) -> None:
    _open(page, lab, notebook)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    # a number beside every code cell shows that it has run
    done = """() => {
        const shell = document.querySelector('.jp-NotebookPanel');
        const error = shell.querySelector('[data-mime-type="application/vnd.jupyter.stderr"], .jp-RenderedError');
        const prompts = [...shell.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.textContent);
        const ran = prompts.length && prompts.every(p => /\\d/.test(p));
        return error ? 'error: ' + error.textContent : ran ? 'done' : '';
    }"""
    outcome = page.wait_for_function(done, timeout=120_000).json_value()
    assert outcome == "done"
    assert page.locator(".jp-NotebookPanel .jp-RenderedHTMLCommon, .jp-NotebookPanel .jp-RenderedText").count() > 0
