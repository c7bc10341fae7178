"""Side by side: the panels of a comparison of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.comparing.comparison import Comparison, Part
from analysis.comparing.sharing import Cut, Passage
from analysis.reporting.display import Panel
from analysis.reporting.fragments import fragment
from analysis.reporting.label import label
from analysis.reporting.method import found_by
from analysis.reporting.narrative.comparison import compared, in_brief, titled
from analysis.reporting.narrative.statement import Name, Number, Statement
from analysis.reporting.prose import capitalised, range_shown, shown
from analysis.reporting.table import Cell, Table

CUTS: dict[Cut, str] = {
    "same": "the same words",
    "cut": "cut to different lengths",
    "different": "each has words that the other lacks",
}
FIGURES = (
    "words", "sources_core", "named_sources", "unnamed_share", "anonymous_share", "attributions", "quotations",
    "quoted_word_share", "relayed_attributions", "words_per_sentence", "grade_median", "flesch_reading_ease",
)  # fmt: skip
"""What the table of figures shows, in its order."""


def stories(comparison: Comparison) -> Panel:
    """The articles that are compared, each with the letter that it is called by."""
    rows = tuple(
        (
            story.id,
            label(story.title or story.name, 120),
            label(story.outlet or "–", 60),
            story.date or "–",
            story.words,
        )
        for story in comparison.stories
    )
    table = Table("What is compared", ("", "Title", "Outlet", "Date", "Words counted"), rows)
    title = " / ".join(label(titled(each), 60) for each in comparison.stories)
    methods = Counter(f"{story.method} {story.method_version}" for story in comparison.stories)
    how = " ".join(found_by(sorted(methods.items())))
    html = table.html + fragment("collected.html.j2", facts=how, left=())
    return Panel(html, f"{table.text}\n\n{how}", page_title=title, kicker="a comparison of stories")


def in_one_paragraph(comparison: Comparison) -> Panel:
    """The comparison in one paragraph."""
    statements = in_brief(comparison)
    html = fragment("summary.html.j2", statements=_shown(statements))
    return Panel(html, " ".join(statement.text for statement in statements))


def told_side_by_side(comparison: Comparison) -> Panel:
    """What the articles share and where they part, in sentences."""
    sections = compared(comparison)
    html = fragment("compared.html.j2", sections=tuple((each.heading, _shown(each.statements)) for each in sections))
    text = "\n\n".join(
        "\n".join((section.heading, *(statement.text for statement in section.statements))) for section in sections
    )
    return Panel(html, text)


@dataclass(frozen=True, slots=True)
class _Sentence:
    parts: tuple[tuple[str, str], ...]


def _shown(statements: Sequence[Statement]) -> tuple[_Sentence, ...]:
    kinds = {Name: "name", Number: "number"}
    return tuple(
        _Sentence(
            tuple(("text", part) if isinstance(part, str) else (kinds[type(part)], part.text) for part in each.parts)
        )
        for each in statements
    )


def speakers(comparison: Comparison) -> Panel:
    """Every speaker with what each article gives them: words, place, reporting words; and why they are one."""
    columns = ("Speaker", *(f"In {titled(story)}" for story in comparison.stories), "Taken for one because of")
    rows = tuple(
        (
            label(each.name, 80),
            *(_part(part) for part in each.parts),
            label("; ".join(each.why), 160) if each.why else "–",
        )
        for each in comparison.speakers
    )
    table = Table("Speakers, article by article", columns, rows)
    likely = Table("Perhaps the same speaker: for you to decide", ("In one article", "In another", "Why"),
                   tuple(_likenesses(comparison)))  # fmt: skip
    html = table.html + (likely.html if likely.rows else "")
    return Panel(html, "\n\n".join([table.text, *([likely.text] if likely.rows else [])]))


def _part(part: Part | None) -> str:
    if part is None:
        return "not in it"
    words = [f"{n:,} {kind}" for n, kind in ((part.quoted_words, "quoted"), (part.reported_words, "reported")) if n]
    facts = [" + ".join(words) or "no words of their own"]
    if part.first_paragraph:
        facts.append(f"from paragraph {part.first_paragraph}")
    if part.cues:
        facts.append(", ".join(f"“{label(cue, 40)}”" for cue in part.cues[:6]))
    if not part.counted:
        facts.append("not counted as a source")
    return "; ".join(facts)


def _likenesses(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    names = {
        (number, part.source): f"{comparison.stories[number].id}: {label(part.name, 80)}"
        for speaker in comparison.speakers
        for number, part in enumerate(speaker.parts)
        if part is not None
    }
    for each in comparison.likenesses:
        yield names[each.first], names[each.second], each.why


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One article's version of some quoted words: text in pieces, True where another article has them too."""

    story: str
    speaker: str
    marked: bool
    pieces: tuple[tuple[bool, str], ...]


def quoted_together(comparison: Comparison) -> Panel:
    """The quoted words that several articles have, each version with what is shared set apart."""
    groups = tuple(
        (CUTS[each.cut], tuple(_excerpt(comparison, passage) for passage in each.passages))
        for each in comparison.quotations
    )
    html = fragment("shared_quotations.html.j2", groups=groups)
    lines = []
    for cut, excerpts in groups:
        lines.append(capitalised(cut))
        lines += [
            f"  {each.story} ({each.speaker}): "
            + "".join(f"[{text}]" if shared else text for shared, text in each.pieces)
            for each in excerpts
        ]
    return Panel(html, "\n".join(lines) or "No quoted words stand in more than one article.")


def _excerpt(comparison: Comparison, passage: Passage) -> Excerpt:
    pieces: list[tuple[bool, str]] = []
    at = passage.span.start
    for span in passage.shared:
        pieces.append((False, passage.text[at - passage.span.start : span.start - passage.span.start]))
        pieces.append((True, passage.text[span.start - passage.span.start : span.end - passage.span.start]))
        at = span.end
    pieces.append((False, passage.text[at - passage.span.start :]))
    kept = tuple((shared, text) for shared, text in pieces if text)
    return Excerpt(
        comparison.stories[passage.story].id, label(passage.speaker or "no speaker found", 80),
        passage.quotation is not None, kept,
    )  # fmt: skip


def told_twice(comparison: Comparison) -> Panel:
    """The statements that two articles report, with the reporting words and the form that each chose."""
    rows = tuple(
        (
            *(
                f"{comparison.stories[telling.story].id}, {label(telling.speaker, 60)} "
                f"{f'“{label(telling.cue, 40)}”' if telling.cue else '(no reporting words)'}, {telling.kind}: "
                f"{label(telling.text, 240)}"
                for telling in each.tellings
            ),
            each.why,
        )
        for each in comparison.statements
    )
    table = Table(
        "Statements that two articles report", ("One article", "Another article", "Taken for one because of"), rows
    )
    return Panel(table.html, table.text)


def figures(comparison: Comparison) -> Panel:
    """The figures of each article beside each other, with their ranges."""
    rows = []
    for id in FIGURES:
        scores = [comparison.score(number, id) for number in range(len(comparison.stories))]
        cells: list[Cell] = []
        for score in scores:
            if score.value is None:
                cells.append(f"no answer: {score.reason}")
                continue
            between = range_shown(score)
            of = f" of {score.n:,}" if score.unit == "share" and score.n else ""
            cells.append(shown(score.value, score.unit) + of + (f" ({between})" if between else ""))
        rows.append((scores[0].label, *cells))
    columns = ("Figure", *(titled(story) for story in comparison.stories))
    table = Table("Each figure with its base, and its range under other rules", columns, tuple(rows))
    return Panel(table.html, table.text)
