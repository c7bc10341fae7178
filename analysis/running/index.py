"""Index: the page of a batch that leads to each report and to what there is about all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from analysis.reporting.collected import IS_REPORT
from analysis.reporting.fragments import fragment, style

Row = Mapping[str, object]
SHOWN = {
    "words": ("Words", "{:,.0f}"),
    "sources_core": ("Sources that speak", "{:.0f}"),
    "attributions": ("Statements with a speaker", "{:.0f}"),
    "quoted_word_share": ("In quotation marks", "{:.0%}"),
    "grade_median": ("School grade", "{:.1f}"),
}
"""The figures beside each article: column, heading, and how a person writes the number."""
NO_OUTLET = "Outlet not known"


def index_page(
    rows: Sequence[Row], failures: Sequence[Row], *, groups: int = 0, to_look_at: int = 0, overview: bool = False
) -> str:
    """The page as HTML, without scripts: failures first, then a line for each article, by outlet and date.

    Each line leads to its report and shows its main figures and a small picture of who gets how many words. Outlets
    stand in the order of their names, articles in that of their dates: no figure ranks anything.
    """
    ordered = sorted(rows, key=lambda row: (_text(row, "outlet") or "\uffff", _text(row, "date")))
    outlets = [
        (name or NO_OUTLET, [_line(row) for row in group])
        for name, group in groupby(ordered, key=lambda row: _text(row, "outlet"))
    ]
    return str(
        fragment(
            "batch.html.j2",
            style=style("panel.css") + style("page.css"),
            reports=len(rows),
            outlets=outlets,
            failures=failures,
            headings=[heading for heading, _ in SHOWN.values()],
            groups=groups,
            to_look_at=to_look_at,
            overview=overview,
        )
    )


def _line(row: Row) -> dict[str, object]:
    id = _text(row, "id")
    is_ours = IS_REPORT.fullmatch(id) is not None
    return {
        "href": f"{id}/report.html" if is_ours else None,
        "picture": f"{id}/charts/words-per-source.svg" if is_ours and row.get("words") is not None else None,
        "title": _text(row, "title") or _text(row, "name") or id,
        "date": _text(row, "date"),
        "figures": [_figure(row.get(name), form) for name, (_, form) in SHOWN.items()],
    }


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _figure(value: object, form: str) -> str:
    """A number as a person writes it; nothing for "no answer"."""
    return form.format(value) if isinstance(value, int | float) else ""
