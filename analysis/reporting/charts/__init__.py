"""Charts: each takes an analysis and gives a picture whose title states the finding."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from analysis.comparing.collection import Collection
from analysis.comparing.comparison import Comparison
from analysis.reporting.charts import chains, cues, kinds, ladder, places, sentences, words
from analysis.reporting.charts.chart import Chart
from analysis.reporting.charts.collected import collection_charts, spreads_chart
from analysis.reporting.charts.side_by_side import entrances_chart, shares_chart
from analysis.result import Analysis

__all__ = [
    "Chart",
    "article_charts",
    "chains_chart",
    "charts",
    "cues_chart",
    "entrances_chart",
    "kinds_chart",
    "ladder_chart",
    "places_chart",
    "sentences_chart",
    "shares_chart",
    "spreads_chart",
    "words_chart",
    "write_charts",
]


def charts(result: Analysis | Comparison | Collection) -> tuple[Chart, ...]:
    """Every chart of a report on one article, on several side by side or on many, in its order."""
    if isinstance(result, Comparison):
        return shares_chart(result), entrances_chart(result)
    if isinstance(result, Collection):
        return collection_charts(result)
    return article_charts(result)


def _once(make: Callable[[Analysis], Chart]) -> Callable[[Analysis], Chart]:
    """The chart of an analysis made once: a report shows it and writes it, and it is drawn for both together."""
    last: list[tuple[Analysis, Chart]] = []

    @wraps(make)
    def chart(analysis: Analysis) -> Chart:
        if not last or last[0][0] is not analysis:
            last[:] = [(analysis, make(analysis))]
        return last[0][1]

    return chart


words_chart, kinds_chart, ladder_chart = _once(words.words_chart), _once(kinds.kinds_chart), _once(ladder.ladder_chart)
chains_chart, cues_chart = _once(chains.chains_chart), _once(cues.cues_chart)
places_chart, sentences_chart = _once(places.places_chart), _once(sentences.sentences_chart)


def article_charts(analysis: Analysis) -> tuple[Chart, ...]:
    """Every chart of an article's report, in its order."""
    return (
        words_chart(analysis),
        kinds_chart(analysis),
        ladder_chart(analysis),
        chains_chart(analysis),
        cues_chart(analysis),
        places_chart(analysis),
        sentences_chart(analysis),
    )


def write_charts(result: Analysis | Comparison | Collection, folder: Path | str) -> tuple[Path, ...]:
    """Write each chart as a PNG and an SVG file into a folder, which is made if need be; gives their paths.

    The file names are our own ("naming-ladder.png"), never made from the article's text.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for chart in charts(result):
        for form, data in chart.files().items():
            path = folder / f"{chart.name}.{form}"
            path.write_bytes(data)
            written.append(path)
    return tuple(written)
