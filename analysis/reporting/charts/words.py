"""Who gets how many words: a bar for each source, quoted words solid, reported words hatched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from analysis.reporting.charts.bars import Bar, draw_bars, fewer
from analysis.reporting.charts.chart import Chart
from analysis.reporting.label import isolated, label
from analysis.reporting.prose import capitalised, introduced, listed, plural, spelt
from analysis.reporting.table import Table
from analysis.result import Analysis

NOBODY = "No source gets any words in this story"


def words_chart(analysis: Analysis) -> Chart:
    """Who gets how many words in the body: quoted (in marks) and reported (paraphrase), most words first."""
    bars = _bars(analysis)
    title = _title(bars)
    table = Table(
        "Words given to each source",
        ("Source", "Quoted words", "Reported words", "Together"),
        tuple((label(bar.name, 80), bar.quoted, bar.reported, bar.words) for bar in bars),
    )
    if bars:
        first = "; ".join(
            f"{label(bar.name, 60)}, {bar.quoted:,} quoted and {bar.reported:,} reported" for bar in bars[:5]
        )
        more = f"; and {len(bars) - 5:,} more in the table" if len(bars) > 5 else ""
        alt = f"Bar chart of the words each source gets. {first}{more}."
    else:
        alt = "An empty chart: no source gets any words."
    return Chart("words-per-source", title, alt, table, partial(draw_bars, title=title, bars=fewer(bars)))


def _bars(analysis: Analysis) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            "Quoted, no speaker found" if share.source is None else share.name,
            "" if share.source is None else introduced(analysis.source(share.source), analysis.article.text),
            share.quoted_words,
            share.reported_words,
            share.source is not None,
        )
        for share in analysis.density.speakers
        if share.quoted_words + share.reported_words
    )


def _title(bars: Sequence[Bar]) -> str:
    sources = [bar for bar in bars if bar.is_source]
    if not sources:
        return NOBODY if not bars else "Words are quoted, but no speaker could be found for them"
    most = sources[0].words
    first = [bar for bar in sources if bar.words == most]
    names = listed([isolated(label(bar.in_a_sentence, 56)) for bar in first[:3]])
    if len(sources) == 1:
        return f"One source gets all the words given to sources: {names}, {most:,} {plural(most, 'words')}"
    if len(first) > 3:
        return f"{capitalised(spelt(len(first)))} sources get the most words, {most:,} each"
    if len(first) > 1:
        return f"{capitalised(names)} get the most words, {most:,} each"
    top = sources[0]
    # "go to", because a source may be many people and may be called in the plural
    return f"The most words go to {names}: {top.quoted:,} quoted and {top.reported:,} reported"
