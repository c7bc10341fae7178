"""What the tests of reporting share: a small story, a hostile one, and a page made without a kernel."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_output

from analysis import Analysis, analyse, load, read
from analysis.measures.agentless import AgentlessHarm, AgentlessSpeech
from analysis.measures.composition import Axis, Group
from analysis.measures.cue_classes import SideUse
from analysis.reporting import page
from analysis.running.request import report_parameters
from analysis.speech.attribution import Relay
from analysis.speech.source import Grounds

ROOT = Path(__file__).resolve().parents[2]
STORIES = {
    "ferry": (
        "Ferry to stop on Sundays\n\n"
        "The ferry to Skerrow will stop on Sundays from May, the council said on Monday.\n\n"
        '"We cannot pay a crew for eleven passengers," said Mara Oyelaran, who chairs the transport committee. '
        '"I wish we could."\n\n'
        "A member of the crew, who asked not to be named, told Northlight Wire that he had heard it on the radio.\n\n"
        "Residents were angry. Dilip Sarkar, a baker, said the island would be cut off \"like in my grandfather's "
        'day".\n'
    ),
    "without quotation": (
        "The council met on Monday. It voted to close the pool.\n\nThe pool opened in 1932, and its roof leaks.\n"
    ),
    "one word": "Rain.",
    "one source": 'It rained all day. "It never stops," said Ines Reid.\n',
    "only quotation": '"Stop," she said.\n\n"Go on," he said.\n',
    "unclosed mark": '"We waited for an hour, said nobody in particular. And then it was over.\n',
}
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</style><script>alert(2)</script>",
    "</title><script>alert(3)</script>",
    "javascript:alert(1)",
    "![x](http://outside.example/x.png)",
    "[a](javascript:alert(1))",
    "$5 … $10",
    r"$\frac{1}{0}$ \input{x}",
    "{{ 7 * 7 }}{% raw %}",
    "_hidden",
    "\u202eright to left\u202c",
    "a\x00b\x1b[31mc",
    "\ud800alone",
    "שלום عليكم",
    "漢字 and 🦭 and e\u0301",
    "&amp; &lt;b&gt;",
    "x" * 100_000,
)


@pytest.fixture(scope="session")
def ferry() -> Analysis:
    """Four sources, three quotations."""
    return analyse(read(STORIES["ferry"], name="ferry", outlet="The Skerrow Lantern"), check=True)


@pytest.fixture(scope="session")
def airstrikes() -> Analysis:
    """The sample story, as a file."""
    return analyse(load(ROOT / "data" / "articles" / "airstrikes.txt", outlet="VICE News"), check=True)


@pytest.fixture(scope="session", params=PAYLOADS, ids=lambda payload: ascii(payload[:24]))
def payload(request: pytest.FixtureRequest) -> str:
    """One string that somebody might try to smuggle into a page."""
    return str(request.param)


SIDES = Axis("side", (Group("", (), 0, 1, 1, 2, 3),))


def _with_value(axis: Axis, value: str) -> Axis:
    return replace(axis, groups=tuple(replace(group, value=value) for group in axis.groups))


@pytest.fixture(scope="session")
def hostile(ferry: Analysis, payload: str) -> Analysis:
    """The ferry story with a payload in every place that an article can fill."""
    article = replace(
        ferry.article,
        title=payload,
        outlet=payload,
        byline=payload,
        date=payload,
        name=payload,
        notes=(payload,),
        language=payload[:20],
        encoding=payload[:20],
        zones=tuple(replace(zone, why=payload) for zone in ferry.article.zones),
    )
    return replace(
        ferry,
        article=article,
        sources=tuple(
            replace(source, name=payload, side=payload, naming_why=Grounds(payload)) for source in ferry.sources
        ),
        attributions=tuple(
            replace(each, why=payload, relays=(Relay(payload, each.content[0]),)) for each in ferry.attributions
        ),
        composition=replace(
            ferry.composition, axes=tuple(_with_value(axis, payload) for axis in (*ferry.composition.axes, SIDES))
        ),
        wording=replace(
            ferry.wording,
            classes=tuple(replace(use, words=((payload, 2),)) for use in ferry.wording.classes),
            by_side=tuple(SideUse(payload, use.klass, use.attributions) for use in ferry.wording.classes),
            agentless=(AgentlessSpeech(ferry.article.words[0], payload, "passive"),),
            harm=(AgentlessHarm(ferry.article.words[0], payload, "noun"),),
        ),
        density=replace(
            ferry.density, speakers=tuple(replace(share, name=payload) for share in ferry.density.speakers)
        ),
        sourcing=replace(
            ferry.sourcing,
            scores=tuple(
                replace(score, rule=payload, moved_by=(payload,), literature=payload) for score in ferry.sourcing.scores
            ),
        ),
        method=replace(ferry.method, version=payload, known_misses=(payload,)),
        checks=tuple(replace(check, difference=payload) for check in ferry.checks),
    )


def _last_value(source: str, names: dict[str, Any]) -> Any:
    tree = ast.parse(source)
    last = tree.body[-1]
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None


@pytest.fixture(scope="session")
def page_of() -> Callable[[Analysis], str]:
    """The report page of an analysis: the cells of the report notebook that show something, run in this process."""

    def made(analysis: Analysis) -> str:
        notebook = nbformat.read(ROOT / "notebooks" / "report-article.ipynb", 4)  # type: ignore[no-untyped-call]
        names: dict[str, Any] = {"analysis": analysis, "request": report_parameters()}
        (load,) = (cell.source for cell in notebook.cells if cell.id == "load")
        exec("\n".join(ast.unparse(line) for line in ast.parse(load).body if isinstance(line, ast.ImportFrom)), names)
        for cell in notebook.cells:
            shown = _last_value(cell.source, names) if cell.cell_type == "code" else None
            if shown is not None:
                bundle = shown._repr_mimebundle_()
                data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
                cell.outputs = [new_output("execute_result", data=data, metadata=metadata, execution_count=1)]  # type: ignore[no-untyped-call]
        return page.render_page(notebook)

    return made
