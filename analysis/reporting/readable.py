"""Readable: the panel that shows what a readability grade is made of, for a report or for any text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.measures.costs import CostlySentence
from analysis.measures.formulas import FORMULAS, worked_out
from analysis.measures.grades import band
from analysis.measures.norms import norms_of
from analysis.measures.readability import Readability
from analysis.measures.score import Score
from analysis.measures.voice_readings import VoiceReading
from analysis.reporting.anchors import Link, Links
from analysis.reporting.display import Panel, dressed
from analysis.reporting.fragments import fragment
from analysis.reporting.label import ELLIPSIS, clean, label
from analysis.reporting.narrative.reading import grade_told, interval_told, way_told
from analysis.reporting.narrative.statement import Statement
from analysis.reporting.prose import as_sentence, capitalised, decimal, percent, plural
from analysis.reporting.table import Cell, Table
from analysis.result import Analysis
from analysis.spans import Span

GRADE = (
    "A US school grade is a year of schooling: grade 12 is the last of high school, grade 16 the last of college. It "
    "is neither an age nor a measure of intelligence, and there is no grade that a story ought to have."
)
INPUTS = ("words_per_sentence", "syllables_per_word")
BESIDE = ("grade_median", "flesch_kincaid", "gunning_fog", "smog", "flesch_reading_ease", "new_dale_chall", "lix")
CONTEXT = 160
"""Letters of the paragraph shown before and after a sentence."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in its place: what stands around it in its paragraph, and its own words, the heavy ones marked."""

    sentence: CostlySentence
    cost: str
    before: str
    runs: tuple[tuple[str, bool], ...]
    """Some characters, and whether they are a word of three syllables or more."""
    after: str
    links: Links


def panel(analysis: Analysis, reference: Table | None = None) -> Panel:
    """What the grade is made of: its inputs, how sure it is, the voices apart, and what costs most.

    ``reference`` is a table of where the story stands among many others, if there is one.
    """
    found = analysis.readability
    told = _told(analysis)
    tables = {
        "inputs": inputs_table(found), "voices": voices_table(found), "words": words_table(found),
        "worked": worked_table(found), "ways": ways_table(found),
    }  # fmt: skip
    excerpts = tuple(_excerpts(analysis))
    html = fragment(
        "readable.html.j2", told=tuple(statement.text for statement in told), nothing=_nothing(found), grade=GRADE,
        excerpts=excerpts, reference=None if reference is None else reference.html,
        **{name: table.html if table.rows else None for name, table in tables.items()},
    )  # fmt: skip
    shown = (table.text for table in (tables["inputs"], tables["voices"], tables["words"]) if table.rows)
    sentences = (f"{each.cost}: {label(each.sentence.span.of(analysis.article.text), 400)}" for each in excerpts)
    text = "\n\n".join(
        (" ".join(each.text for each in told) or _nothing(found) or "", GRADE, *shown, "\n".join(sentences))
    )
    return Panel(html, text)


def mimebundle(found: Readability) -> dict[str, str]:
    """A readability as it shows itself at the end of a notebook cell, without a story around it."""
    tables = [table for table in (inputs_table(found), words_table(found), ways_table(found), worked_table(found))
              if table.rows]  # fmt: skip
    head = repr(found).removeprefix("Readability(").removesuffix(")")
    html = fragment(
        "readability.html.j2", head=as_sentence(head), grade=GRADE, tables=tuple((t.caption, t.html) for t in tables)
    )
    return {"text/html": str(dressed(html)), "text/plain": clean(in_words(found))}


def in_words(found: Readability) -> str:
    """A readability for a reader without pictures: what it comes to, and the tables behind it."""
    tables = (inputs_table(found), voices_table(found), words_table(found), ways_table(found))
    head = as_sentence(repr(found).removeprefix("Readability(").removesuffix(")"))
    worked = worked_table(found)
    lines = (f"{name}: {sum_} = {result}" for name, sum_, result, *_ in worked.rows)
    formulas = ("\n".join((worked.caption, *lines)),) if worked.rows else ()
    return "\n\n".join((head, GRADE, *(table.text for table in tables if table.rows), *formulas))


def _told(analysis: Analysis) -> tuple[Statement, ...]:
    if analysis.score("grade_median").value is None:
        return ()
    statements = (grade_told(analysis), interval_told(analysis), way_told(analysis))
    return tuple(statement for statement in statements if statement is not None)


def _nothing(found: Readability) -> str | None:
    reason = found.score("grade_median").reason
    return None if reason is None else as_sentence(f"no grade: {reason}")


def inputs_table(found: Readability) -> Table:
    """What the formulas saw, beside what they make of it and what others have found in newspapers."""
    counts = found.counts
    rows: list[tuple[Cell, ...]] = [_row(found.score(id)) for id in INPUTS]
    if counts.words:
        shares = (("Words of three syllables or more", counts.polysyllables),
                  ("Words off Dale and Chall's list, names aside", counts.difficult_words))  # fmt: skip
        rows += [(name, percent(number / counts.words), "–", "–") for name, number in shares]
    answered = found.score("grade_median").value is not None
    rows += [_row(found.score(id)) for id in (BESIDE if answered else BESIDE[:1])]
    return Table("What the formulas see, and what they say",
                 ("", "This text", "Range by chance", "What others found in newspapers"),
                 tuple(rows))  # fmt: skip


def _row(score: Score) -> tuple[Cell, ...]:
    """A score with its author's word for it, its interval, and the literature's figures."""
    if score.value is None:
        return score.label, as_sentence(f"no answer: {score.reason}"), "–", "–"
    step = band(score.id, score.value)
    literature = "; ".join(f"{norm.found} ({norm.source})" for norm in norms_of(score.id)) or "–"
    if score.id == "syllables_per_word":  # a hundred words, as Flesch has it: one decimal a word would say too little
        interval = score.interval and (100 * score.interval[0], 100 * score.interval[1])
        return "Syllables in 100 words", f"{100 * score.value:.0f}", interval_shown(interval, "{:.0f}"), literature
    figure = decimal(score.value) + (f" ({step})" if step else "")
    return score.label, figure, interval_shown(score.interval), literature


def interval_shown(interval: tuple[float, float] | None, form: str = "{:.1f}") -> str:
    """The ends of an interval as a table has them, a dash for none.

    >>> interval_shown((13.94, 16.71)), interval_shown(None)
    ('13.9 to 16.7', '–')
    """
    return "–" if interval is None else " to ".join(form.format(end).replace("-", "−") for end in interval)


def cost_shown(grades: float) -> str:
    """What something costs, to one decimal.

    >>> cost_shown(0.27), cost_shown(0.03)
    ('0.3', 'under 0.1')
    """
    return "under 0.1" if grades < 0.05 else f"{grades:.1f}"


def voices_table(found: Readability) -> Table:
    """Each voice with its inputs and its grade, or why it has none."""
    rows = tuple(
        (
            capitalised(label(voice.name, 90)), voice.counts.words,
            "–" if voice.words_per_sentence is None else decimal(voice.words_per_sentence),
            "–" if voice.syllables_per_word is None else f"{100 * voice.syllables_per_word:.0f}",
            _either(voice), voice.reason or interval_shown(voice.interval),
        )
        for voice in found.voices
    )  # fmt: skip
    columns = ("Whose words", "Words", "Words a sentence", "Syllables in 100 words", "Grade", "Range by chance")
    return Table("The voices, taken apart", columns, rows)


def _either(voice: VoiceReading) -> str:
    """The grade of a voice, and the one by the stricter rule where that is another."""
    if voice.grade is None:
        return "–"
    shown = decimal(voice.grade)
    others = {decimal(each) for each in (voice.low, voice.high) if each is not None} - {shown}
    return " or ".join((shown, *sorted(others)))


def words_table(found: Readability) -> Table:
    """The words that cost most."""
    rows = tuple(
        (
            label(each.word, 60), each.times, each.syllables,
            "a name" if each.name else "unfamiliar" if each.difficult else "familiar",
            cost_shown(each.cost),
        )
        for each in found.costly_words
    )  # fmt: skip
    return Table("The words that cost most: what the grade would fall by without them",
                 ("Word", "Times", "Syllables", "By Dale and Chall's list", "Grades"), rows)  # fmt: skip


def worked_table(found: Readability) -> Table:
    """Each formula written out with the counts of this text."""
    rows = []
    for formula in FORMULAS:
        score = found.score(formula.id)
        if score.value is not None:
            rows.append((formula.label, worked_out(formula, found.counts), decimal(score.value),
                         band(formula.id, score.value) or "–", formula.literature))  # fmt: skip
    columns = ("Formula", "Worked out", "Result", "Its author's word for it", "Literature")
    return Table("The formulas with the numbers of this text", columns, tuple(rows))


def ways_table(found: Readability) -> Table:
    """What other ways of counting would give."""
    rows = tuple(
        (
            as_sentence(way.ours), as_sentence(way.instead), way.touched, decimal(way.grade),
            _signed(way.shift), decimal(way.flesch_kincaid),
        )
        for way in found.sensitivities
    )  # fmt: skip
    return Table("If it were counted otherwise",
                 ("What Sayso does", "What others do", "Touches", "Grade then", "Moved by", "Flesch-Kincaid then"),
                 rows)  # fmt: skip


def _signed(shift: float) -> str:
    """A move up or down, to one decimal.

    >>> _signed(0.52), _signed(-1.0), _signed(-0.01)
    ('+0.5', '−1', '0')
    """
    shown = decimal(abs(shift))
    return shown if shown == "0" else ("+" if shift > 0 else "−") + shown


def _excerpts(analysis: Analysis) -> Iterator[Excerpt]:
    text = analysis.article.text
    paragraphs = analysis.article.paragraphs
    for each in analysis.readability.costly_sentences:
        paragraph = paragraphs[each.paragraph - 1]
        before, after = text[paragraph.start : each.span.start], text[each.span.end : paragraph.end]
        yield Excerpt(
            each, f"{each.words} {plural(each.words, 'words')}, costs {cost_shown(each.cost)} grades",
            before if len(before) <= CONTEXT else ELLIPSIS + before[-CONTEXT:],
            tuple(_runs(text, each.span, each.heavy)),
            after if len(after) <= CONTEXT else after[:CONTEXT] + ELLIPSIS,
            Links((Link(f"p{each.paragraph}", f"paragraph {each.paragraph}"),)),
        )  # fmt: skip


def _runs(text: str, span: Span, heavy: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    at = span.start
    for word in heavy:
        yield text[at : word.start], False
        yield word.of(text), True
        at = word.end
    yield text[at : span.end], False
