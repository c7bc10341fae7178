"""Method: how the figures were made, with which versions and rules, and how to cite them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from markupsafe import Markup

from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import isolated, label
from analysis.reporting.prose import decimal, plural
from analysis.reporting.table import Table
from analysis.result import Analysis

RULES = (
    ("count_embedded_posts", "Embedded posts count as sources"),
    ("count_narrated", "States and institutions that are only said to have acted, such as to have denied, count too"),
    ("count_thoughts", "People whose thoughts, beliefs or wishes alone are reported count too"),
    ("count_organisations", "Organisations, states, outlets and documents that speak as such count as sources"),
    ("count_groups", "A group without names counts as one source"),
    ("count_headline", "What is said in the headline and the dek counts too"),
)
METHODS = {
    "rules": "rules for English news text: reporting words, quotation marks and word order",
    "model": "a small language model trained on annotated news text",
}
MOST_METHODS = 5
LIBRARIES = ("textstat", "matplotlib")


def method(analysis: Analysis) -> Panel:
    """How attributions were found, the counting rules in force, versions, and how to cite."""
    how = METHODS.get(analysis.method.name, analysis.method.name)
    rules = rules_table(analysis)
    article = analysis.article
    html = fragment(
        "method.html.j2", how=how, method=analysis.method, rules=rules.html, versions=versions(analysis),
        dictionary=analysis.readability.dictionary, counts=counts_table(analysis).html, encoding=article.encoding,
        language=article.language,
        digest=article.digest, decisions=decisions(analysis), cite=citation(analysis),
    )  # fmt: skip
    text = "\n\n".join(
        (
            f"Attributions were found by {how} ({analysis.method.name} {analysis.method.version}).",
            rules.text, *(f"{what}: SHA-256 {digest}" for what, digest in decisions(analysis)),
            f"Versions: {versions(analysis)}", citation(analysis),
        )
    )  # fmt: skip
    return Panel(html, text)


def found_by(methods: Sequence[tuple[str, int]]) -> list[str]:
    """In sentences, by which methods statements were found ("rules 0.1.0"), each with its number of articles.

    Several are named one by one, since their counts do not compare.
    """
    named = [
        (f"{METHODS.get(method.split(' ')[0], 'a method of its own')} ({isolated(label(method, 40))})", number)
        for method, number in methods[:MOST_METHODS]
    ]
    if len(named) < 2:
        return [f"Who says what was found by {how}." for how, _ in named]
    told = [f"In {number:,} {plural(number, 'articles')} who says what was found by {how}." for how, number in named]
    return [*told, "Counts of one method do not compare with those of another."]


def decisions(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """The files of people's decisions that this report rests on, each with its digest."""
    every = (
        ("Corrections to this story", analysis.corrections_digest),
        ("The house’s settings (sayso.toml)", analysis.settings_digest),
        ("The register of sources", analysis.register_digest),
    )
    return tuple((what, digest) for what, digest in every if digest is not None)


def rules_table(analysis: Analysis) -> Table:
    """The counting rules and their values in this report."""
    rows = [(words, "yes" if getattr(analysis.rules, name) else "no", name) for name, words in RULES]
    rows.append(
        ("Fewest words of a quotation that counts", str(analysis.rules.min_quotation_words), "min_quotation_words")
    )
    return Table("Counting rules", ("Rule", "In this report", "Name of the parameter"), tuple(rows))


def counts_table(analysis: Analysis) -> Table:
    """What the readability formulas were given: counts of the body."""
    counts = analysis.readability.counts
    rows = (
        ("Words", counts.words),
        ("Sentences", counts.sentences),
        ("Syllables", counts.syllables),
        ("Letters and digits", counts.letters),
        ("Words of three syllables or more", counts.polysyllables),
        ("Words of one syllable", counts.monosyllables),
        ("Words of more than six letters", counts.long_words),
        ("Words not on the Dale-Chall list of familiar words", counts.difficult_words),
        (
            "Complex words: of three syllables or more, without names, compounds and words made long by -es or -ed",
            counts.complex_words,
        ),
        ("Words whose syllables are estimated: not in the dictionary", counts.estimated_words),
        ("Names: with a capital inside a sentence, and not on the list", counts.names),
        ("Numbers, read out", counts.numbers),
        ("Acronyms, spelled out or spoken", counts.acronyms),
        ("Words with a hyphen, counted as one", counts.hyphened),
    )
    return Table("What the readability formulas were given", ("Count", "In the body"), rows)


COUNTED = {
    "syllables": "Syllables", "letters": "Letters and digits", "polysyllables": "Words of three syllables or more",
    "long_words": "Words of more than six letters", "difficult_words": "Words off Dale and Chall's list",
}  # fmt: skip


def checks(analysis: Analysis) -> Panel:
    """Why another tool says otherwise: textstat's own values for the same text, and which counts make the difference.

    Folded under it, the same scores by textstat for our sentences, where they are equal or a reason is named.
    """
    if not analysis.checks:
        return Panel(fragment("plain.html.j2", text="textstat was not asked."), "textstat was not asked.")
    labels = COUNTED | {score.id: score.label for score in analysis.scores()}
    raw = tuple(
        (labels.get(check.id, check.id), _one_decimal(check.ours), _one_decimal(check.raw), check.raw_difference or "–")
        for check in analysis.checks
    )
    same = tuple(
        (labels.get(check.id, check.id), check.ours, check.theirs, check.difference) for check in analysis.checks
    )
    otherwise = Table(
        "Why does another tool say otherwise? The body as it stands, pasted into textstat",
        ("", "Sayso", "textstat", "What moves it, one step after the other"), raw,
    )  # fmt: skip
    equal = Table("Our scores beside textstat's, for the same sentences", ("", "Sayso", "textstat", "Difference"), same)
    folded = fragment(
        "folded.html.j2", summary="The same for our sentences, one full stop each: equal, or a reason",
        content=equal.html,
    )  # fmt: skip
    return Panel(Markup("\n").join((otherwise.html, folded)), f"{otherwise.text}\n\n{equal.text}")


def _one_decimal(value: float | None) -> str:
    return "–" if value is None else decimal(value)


def versions(analysis: Analysis) -> str:
    """The versions of everything that can move a figure or a chart."""
    libraries = (f"{name} {version(name)}" for name in LIBRARIES)
    return ", ".join((f"Sayso {analysis.version}", *libraries))


def citation(analysis: Analysis) -> str:
    """How to cite a figure of this report, so that somebody else can find it again."""
    article = analysis.article
    where = ", ".join(label(part, 120) for part in (article.outlet, article.date) if part)
    story = f"“{label(article.title or article.name, 200)}”" + (f" ({where})" if where else "")
    corrected = analysis.corrections_digest
    by_hand = f"corrections with SHA-256 {corrected[:12]}…, " if corrected else ""
    return (
        f"Sayso {analysis.version}, report on {story}, text with SHA-256 {article.digest[:12]}…, {by_hand}"
        f"method {analysis.method.name} {analysis.method.version}, schema {analysis.schema}."
    )
