"""Comparison: what two or more articles have in common and what not, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.comparing.comparison import Comparison, Part, Speaker, Story
from analysis.comparing.sharing import SharedQuotation
from analysis.comparing.telling import SameStatement
from analysis.reporting.narrative.statement import Name, Number, Section, Statement, counted, joined, name, names, some
from analysis.reporting.narrative.statement import Part as Words
from analysis.reporting.prose import capitalised, decimal, percent, plural

MOST_EXAMPLES = 5
"""Examples a section gives; the tables have all."""


def compared(comparison: Comparison) -> tuple[Section, ...]:
    """What the articles share and where they part, under six headings; a heading with nothing under it is left out."""
    sections = (
        Section("Who speaks where", tuple(_speakers(comparison))),
        Section("How many words each gets", tuple(_words(comparison))),
        Section("Who comes first", tuple(_first(comparison))),
        Section("The same quoted words", tuple(_quotations(comparison))),
        Section("The words that report", tuple(_cues(comparison))),
        Section("How they read", tuple(_reading(comparison))),
    )
    return tuple(section for section in sections if section.statements)


def in_brief(comparison: Comparison) -> tuple[Statement, ...]:
    """The comparison in one paragraph."""
    sentences = [*_speakers(comparison)][:2] + [*_quotations(comparison)][:1] + [*_cues(comparison)][:1]
    return tuple(sentences)


def _both(comparison: Comparison) -> str:
    return "both articles" if len(comparison.stories) == 2 else "more than one article"


def _speakers(comparison: Comparison) -> Iterator[Statement]:
    groups: list[list[Words]] = []
    for story in comparison.stories:
        number = some(story.speakers, f"stories.{story.id}.speakers")
        groups.append([f"{'article' if groups else 'Article'} {story.id} has ", number])
    groups[0].append(f" {plural(comparison.stories[0].speakers, 'sources')}")
    yield Statement((*joined(groups), "."))
    shared = comparison.shared
    number = some(comparison.overlap.speakers, "overlap.speakers")
    if not shared:
        yield Statement((Number("Nobody", 0, number.ref), f" speaks in {_both(comparison)}."))
        return
    listing = names([each.name for each in shared])
    yield Statement((_begun(number), f" {plural(len(shared), 'speak')} in {_both(comparison)}: ", *listing, "."))
    for place, story in enumerate(comparison.stories):
        only = comparison.only_in(place)
        if only:
            count = counted(story.speakers_only_here, f"stories.{story.id}.speakers_only_here")
            yield Statement((f"Article {story.id} alone has ", count, ": ", *names([each.name for each in only]), "."))


def _begun(number: Number) -> Number:
    """A number at the beginning of a sentence."""
    return Number(capitalised(number.text), number.value, number.ref)


def _words(comparison: Comparison) -> Iterator[Statement]:
    for place, story in enumerate(comparison.stories):
        top = max(comparison.speakers, key=lambda each: _given(each.parts[place]), default=None)
        part = top.parts[place] if top is not None else None
        if top is not None and part is not None and _given(part):
            counts = _counts(top, place)
            yield Statement((f"In article {story.id} the most words go to ", name(part.name, 90), ": ", *counts, "."))
    for speaker in [each for each in comparison.shared if each.words][:MOST_EXAMPLES]:
        groups = [[*_counts(speaker, place), f" in {comparison.stories[place].id}"] for place in speaker.stories]
        yield Statement((_capital(speaker.name), " gets ", *joined(groups), "."))


def _capital(text: str) -> Name:
    return Name(capitalised(name(text, 90).text))


def _given(part: Part | None) -> int:
    return part.quoted_words + part.reported_words if part is not None else 0


def _counts(speaker: Speaker, place: int) -> tuple[Words, ...]:
    """ "11 quoted and 17 reported words" of a speaker in an article; a kind that is not there is not mentioned."""
    part = speaker.parts[place]
    assert part is not None
    at = f"speakers.{speaker.id}.parts.{place}"
    kinds = [
        (words, f"{at}.{kind}_words", kind)
        for words, kind in ((part.quoted_words, "quoted"), (part.reported_words, "reported"))
        if words
    ]
    if not kinds:
        return (some(0, f"{at}.quoted_words"),)
    groups: list[list[Words]] = [[counted(words, ref), f" {kind}"] for words, ref, kind in kinds]
    return (*joined(groups), f" {plural(kinds[-1][0], 'words')}")


def _first(comparison: Comparison) -> Iterator[Statement]:
    groups: list[list[Words]] = []
    for place, story in enumerate(comparison.stories):
        here = [(each, part) for each in comparison.speakers if place in each.counted and (part := each.parts[place])]
        early = [(part.first_place, each, part) for each, part in here if part.first_place is not None]
        if early:
            _, speaker, part = min(early, key=lambda item: (item[0], item[1].id))
            paragraph = Number(
                str(part.first_paragraph), part.first_paragraph or 0,
                f"speakers.{speaker.id}.parts.{place}.first_paragraph",
            )  # fmt: skip
            opening = f"in {story.id} " if groups else f"In {story.id} the first to be heard is "
            groups.append([opening, name(part.name, 90), " (paragraph ", paragraph, ")"])
    if groups:
        yield Statement((*joined(groups), "."))


def _quotations(comparison: Comparison) -> Iterator[Statement]:
    overlap = comparison.overlap
    if not overlap.quotations:
        yield Statement((Number("No", 0, "overlap.quotations"), f" quoted words stand in {_both(comparison)}."))
        return
    parts: list[Words] = [
        _begun(counted(overlap.quotations, "overlap.quotations")),
        f" {plural(overlap.quotations, 'quotations')} {'stands' if overlap.quotations == 1 else 'stand'} in "
        f"{_both(comparison)}, ",
        some(overlap.same, "overlap.same"), " word for word",
    ]  # fmt: skip
    if overlap.cut:
        parts += [" and ", counted(overlap.cut, "overlap.cut"), " cut to different lengths"]
    if overlap.different:
        parts += [
            " and ",
            counted(overlap.different, "overlap.different"),
            " with words on each side that the other lacks",
        ]
    yield Statement((*parts, "."))
    if overlap.unmarked:
        yield Statement(
            (
                "Of these, ", counted(overlap.unmarked, "overlap.unmarked"),
                f" {'stands' if overlap.unmarked == 1 else 'stand'} without quotation marks in one article.",
            )
        )  # fmt: skip
    examples = [each for each in comparison.quotations if each.cut != "same"]
    for each in examples[:MOST_EXAMPLES]:
        yield _example(comparison, each)


def _example(comparison: Comparison, quotation: SharedQuotation) -> Statement:
    longest = max(quotation.passages, key=lambda passage: passage.words)
    groups: list[list[Words]] = []
    for place in quotation.stories:
        here = [
            (n, each) for n, each in enumerate(quotation.passages) if each.story == place and each.quotation is not None
        ]
        if not here:
            continue
        words = sum(each.words for _, each in here)
        ref = " + ".join(f"quotations.{quotation.id}.passages.{n}.words" for n, _ in here)
        noun = "" if groups else f" {plural(words, 'words')} in quotation marks"
        groups.append([f"{comparison.stories[place].id} has ", Number(f"{words:,}", words, ref), noun])
    who: tuple[Words, ...] = (" (", name(longest.speaker, 60), ")") if longest.speaker else ()
    quoted = " ".join(longest.text.split()).rstrip(",")
    return Statement(("Of ", Name(f"“{name(quoted, 90).text}”"), *who, " ", *joined(groups), "."))


def _cues(comparison: Comparison) -> Iterator[Statement]:
    overlap = comparison.overlap
    if not overlap.statements:
        return
    yield Statement(
        (
            _begun(counted(overlap.statements, "overlap.statements")),
            f" {plural(overlap.statements, 'statements')} can be found in {_both(comparison)}; for ",
            some(overlap.cues_differ, "overlap.cues_differ"), " the reporting words differ.",
        )
    )  # fmt: skip
    differing = [(n, each) for n, each in enumerate(comparison.statements) if each.cues_differ]
    for number, each in differing[:MOST_EXAMPLES]:
        yield _told(comparison, number, each)


def _told(comparison: Comparison, number: int, statement: SameStatement) -> Statement:
    one_speaker = len({telling.speaker for telling in statement.tellings}) == 1
    groups: list[list[Words]] = []
    for place, telling in enumerate(statement.tellings):
        ref = f"statements.{number}.tellings.{place}.paragraph"
        cue = Name(f"“{name(telling.cue or '', 60).text}”")
        of: list[Words] = [] if one_speaker else [" of ", name(telling.speaker, 60)]
        at: list[Words] = [" (paragraph ", Number(str(telling.paragraph), telling.paragraph, ref), ")"]
        groups.append([f"{comparison.stories[telling.story].id} writes ", cue, *of, *at])
    opening: list[Words] = ["For one statement "]
    if one_speaker:
        opening = ["For a statement of ", name(statement.tellings[0].speaker, 60), " "]
    return Statement((*opening, *joined(groups), "."))


READING = (
    ("quoted_word_share", "Of the words, ", "{number} stand inside quotation marks in {story}", "{number} in {story}"),
    ("words_per_sentence", "The average sentence has ", "{number} words in {story}", "{number} in {story}"),
    ("grade_median", "Readability formulas put ", "{story} around US school grade {number}", "{story} around {number}"),
)
"""A measure, how its sentence opens, and what is said of the first article and of the others."""


def _reading(comparison: Comparison) -> Iterator[Statement]:
    for id, opening, first, further in READING:
        groups: list[list[Words]] = []
        for place, story in enumerate(comparison.stories):
            score = comparison.score(place, id)
            if score.value is not None:
                shown = percent(score.value) if score.unit == "share" else decimal(score.value)
                before, after = (further if groups else first).format(story=story.id, number="\n").split("\n")
                groups.append([before, Number(shown, score.value, f"figures.{place}.{id}.value"), after])
        if len(groups) > 1:
            yield Statement((opening, *joined(groups), "."))


def titled(story: Story) -> str:
    """What an article is called in a table: its letter, its outlet, else its title, else its file."""
    return f"{story.id}: {story.outlet or story.title or story.name}"
