"""Relaying: the panel that says in words who told whom."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.reporting.anchors import Links, Places
from analysis.reporting.charts.chains import chain_text
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.result import Analysis

NOBODY = "No source is counted, so there is nobody to follow."


@dataclass(frozen=True, slots=True)
class Line:
    """One way in words, whether the story states it, and the statements that came by it."""

    text: str
    is_stated: bool
    links: Links


def told_whom(analysis: Analysis) -> Panel:
    """Each way of a source's words as a line of text with links to its statements; unstated ways are listed last."""
    places = Places(analysis)
    contents = {attribution.id: attribution.content[0] for attribution in analysis.attributions}
    routes = sorted(analysis.routes, key=lambda route: route.channel == "unstated")
    lines = tuple(
        Line(chain_text(analysis, route), route.channel != "unstated",
             places.links(contents[id] for id in route.statements))
        for route in routes
    )  # fmt: skip
    html = fragment("relaying.html.j2", stated=tuple(each for each in lines if each.is_stated),
                    silent=tuple(each for each in lines if not each.is_stated), nobody=NOBODY)  # fmt: skip
    return Panel(html, "\n".join(line.text for line in lines) or NOBODY)
