"""Methods: the outcome of a validation in tables, and in a paragraph that a paper's methods section can take over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.running.validity.validating import ENOUGH, ROUNDS, Agreement, Deviation, Estimate, Validation
from analysis.versions import __version__

RELY, TENTATIVE = 0.8, 0.667
"""Krippendorff (2004): rely on data from alpha .800 on, draw tentative conclusions from .667 on."""
NAMES = {
    "statement": "reported speech",
    "quoted": "quoted speech",
    "naming": "naming of speakers",
    "sources": "number of speakers",
    "sources_core": "sources that speak",
    "named_sources": "sources with a name",
    "anonymous_share": "share of anonymous sources",
    "attributed_sentence_share": "share of sentences with a statement",
    "quoted_sentence_share": "share of sentences with quoted speech",
}
LITERATURE = (
    "Angelopoulos, A. N., Bates, S., Fannjiang, C., Jordan, M. I. & Zrnic, T. (2023). Prediction-powered inference.",
    "Bachl, M. & Scharkow, M. (2017). Correcting measurement error in content analysis.",
    "Cohen, J. (1960). A coefficient of agreement for nominal scales.",
    "Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology.",
    "Särndal, C.-E., Swensson, B. & Wretman, J. (1992). Model Assisted Survey Sampling.",
    "Song, H. et al. (2020). In validations we trust?",
    "TeBlunthuis, N., Hase, V. & Chan, C.-H. (2024). Misclassification in automated content analysis causes bias in "
    "regression.",
)


def report(found: Validation) -> str:
    """The whole outcome as Markdown: agreement, accuracy, measures, the paragraph, the literature."""
    parts = [
        f"# How right are the figures of {_plain(found.sample.file)}?",
        f"{_count(found.articles, 'article')} with {_count(found.sentences, 'sentence')}, coded by "
        f"{_plain(', '.join(found.coders))}. In brackets: 95 % intervals, from {ROUNDS:,} resamplings of the articles.",
        "## Do the coders agree?",
        _agreement(found),
        "## Is the corpus right about single sentences?",
        _table(
            ("sentences with", "coded", "precision", "recall", "F1"),
            (
                (NAMES[e.item], f"{e.sentences:,}", _share(e.precision), _share(e.recall), _share(e.f1))
                for e in found.accuracy
            ),
        ),
        f"Where corpus and coder both name a speaker, it is the same one in {_share(found.speakers)} of the sentences.",
        "## How far are the measures off?",
        _table(
            ("measure", "articles", "corpus mean", "error (measured − coded)", "size of an error", "corrected mean"),
            (_deviation(each) for each in found.deviations),
        ),
        _by_group(found),
        "## For the methods section",
        paragraph(found),
        "## Literature",
        "\n".join(f"- {each}" for each in LITERATURE),
    ]
    return "\n\n".join(parts) + "\n"


def paragraph(found: Validation) -> str:
    """What was done and what came out, in the words of a methods section."""
    sample = found.sample
    drawn = (
        f"{_count(len(sample.drawn), 'article')} drawn at random from the {sum(sample.strata.values()):,} of the corpus"
    )
    if sample.by is not None:
        drawn += f", in proportion to {_plain(sample.by)} ({_count(len(sample.strata), 'group')})"
    lines = [
        f"Sources and quotations were measured with Sayso {__version__}. To validate the measures, {drawn} (seed "
        f"{sample.seed}) were coded sentence by sentence by {_count(len(found.coders), 'coder')} who did not see the "
        f"automatic results; {_count(found.articles, 'article')} with {_count(found.sentences, 'sentence')} were coded."
    ]
    if found.agreement:
        agreed = _listed(f"{_alpha(each.alpha)} for {NAMES[each.item]}" for each in found.agreement if _has(each.alpha))
        lines.append(
            f"Of these, {_count(found.twice, 'article')} were coded by more than one coder. Intercoder agreement "
            f"(Krippendorff's alpha, Krippendorff 2004) was {agreed}."
        )
    else:
        lines.append("No article was coded twice, so that nothing can be said about agreement between coders.")
    lines += [
        f"For {NAMES[each.item]}, precision was {_share(each.precision)} and recall {_share(each.recall)} "
        f"(n = {_count(each.sentences, 'sentence')})."
        for each in found.accuracy
        if _has(each.precision) and _has(each.recall)
    ]
    put_right = [each for each in found.deviations if _has(each.corrected)]
    if put_right:
        corrected = _listed(
            f"{NAMES[each.measure]} {_figure(each.corpus)} as measured and {_estimate(each.corrected)} corrected"
            for each in put_right
        )
        lines.append(
            "Means of the whole corpus were corrected by the weighted mean difference between coded and measured "
            f"values in the sample (difference estimator, Särndal et al. 1992; Angelopoulos et al. 2023): {corrected}."
        )
    lines.append(
        f"Intervals are 95 % percentile intervals from {ROUNDS:,} bootstrap resamplings of articles within groups."
    )
    return " ".join(lines)


def _by_group(found: Validation) -> str:
    """The corrected means of each group, and for which they cannot be had."""
    if found.sample.by is None:
        return (
            "These means are those of the whole corpus and of no part of it: errors may be larger in one outlet than "
            "in another. For a corrected mean of each, draw the sample with `--by outlet`."
        )
    column, number = _plain(found.sample.by), len(found.sample.strata)
    few = number - len(found.groups)
    lacking = (
        f"{_count(few, 'group')} of {number:,} {'has' if few == 1 else 'have'} fewer than {ENOUGH} coded articles: not "
        "enough to put a mean right. The means above hold for the whole corpus, not for them."
    )
    if not found.groups:
        return f"By {column}: {lacking}"
    table = _table(
        (column, "articles", "coded", "measure", "mean", "error (measured − coded)", "corrected mean"),
        (
            (_plain(group.name), f"{group.articles:,}", f"{each.articles:,}", NAMES[each.measure], _figure(each.corpus),
             _estimate(each.error), _estimate(each.corrected))
            for group in found.groups
            for each in group.deviations
        ),
    )  # fmt: skip
    return f"### By {column}\n\n{table}" + (f"\n\n{lacking}" if few else "")


def _agreement(found: Validation) -> str:
    if not found.agreement:
        return "No answer: no sentence was coded by two people. Give a part of the sample to a second coder."
    table = _table(
        ("", "units", "Krippendorff's alpha", "Cohen's kappa", "alike", ""),
        (
            (NAMES[a.item], f"{a.units:,}", _alpha(a.alpha), _kappa(a), _percent(a.share), _advice(a))
            for a in found.agreement
        ),
    )
    return f"{table}\n\n{_count(found.twice, 'article')} coded by more than one person."


def _advice(each: Agreement) -> str:
    alpha = each.alpha.value
    if alpha is None:
        return "no answer: nobody used a second code"
    if alpha >= RELY:
        return "reliable"
    return "tentative" if alpha >= TENTATIVE else "too low to rely on: talk through the rows that differ"


def _kappa(each: Agreement) -> str:
    """For two coders and codes without an order; else there is none."""
    return "–" if each.kappa is None else _point(each.kappa)


def _deviation(each: Deviation) -> tuple[str, ...]:
    return (
        f"{NAMES[each.measure]} (`{each.measure}`)", f"{each.articles:,}", _figure(each.corpus), _estimate(each.error),
        _figure(each.absolute), _estimate(each.corrected),
    )  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _has(each: Estimate) -> bool:
    return each.value is not None


def _percent(value: float | None) -> str:
    return "no answer" if value is None else f"{100 * value:.0f} %"


def _share(each: Estimate) -> str:
    if each.value is None or each.low is None or each.high is None:
        return _percent(each.value)
    return f"{100 * each.value:.0f} % [{100 * each.low:.0f}; {100 * each.high:.0f}]"


def _figure(value: float | None) -> str:
    return "no answer" if value is None else f"{value:.2f}".replace("-0.00", "0.00")


def _estimate(each: Estimate) -> str:
    if each.value is None or each.low is None or each.high is None:
        return _figure(each.value)
    return f"{_figure(each.value)} [{_figure(each.low)}; {_figure(each.high)}]"


def _alpha(each: Estimate) -> str:
    """As the literature writes it: three places, no zero in front."""
    if each.value is None or each.low is None or each.high is None:
        return "no answer"
    return f"{_point(each.value)} [{_point(each.low)}; {_point(each.high)}]"


def _point(value: float) -> str:
    text = f"{value:.3f}"
    return text.replace("0.", ".", 1) if abs(value) < 0.9995 else text


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _listed(parts: Iterable[str]) -> str:
    every = list(parts)
    return every[0] if len(every) == 1 else ", ".join(every[:-1]) + " and " + every[-1] if every else "not to be had"


def _plain(text: str) -> str:
    """A name of a file, a coder or a column without what would break a table or a line."""
    return " ".join(text.replace("|", "/").split())
