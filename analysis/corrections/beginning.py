"""Beginning: a first file of corrections, with everything that was found to copy from and one example of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.corrections.speakers import plain
from analysis.reading.article import Article
from analysis.speech.attribution import Attribution
from analysis.speech.source import Source

_OWN = frozenset({"named", "described", "same_name", "same_description"})
"""Rules by which a mention is the source's own name: there is nothing to undo."""
_MOST = 8
DIGITS = 16
"""So many of a digest's 64 digits tell two texts apart for certain, and a person can compare them."""
_HEAD = """\
# Corrections to what Sayso found in one story.
#
# How to write one: copy an entry from the examples below, take the "# " away from each of its lines, and put in your
# words. Each entry begins with a dash; the lines under it stand two spaces further in, as in the examples.
# "words:" are a few words of the text itself, as many as it takes to be clear. Spaces, capitals and kinds of
# quotation marks do not matter, and [...] stands for words left out. Where the words hold a colon, a # or quotation
# marks, write "words: |" and put them on the next line, four spaces in.
# "by:" and "note:" (who says so, and why) may stand in every entry. Nothing else is needed.
#
# Then run: sayso corrections check {name}

article: {quoted}
digest: {digest}
by: {by}
corrections:
"""
_EXAMPLES = """
# ---- examples: one of each ----

# These words are nobody's statement:
#  - do: drop statement
#    words: a few words of it
#    note: he is not quoted, he is described

# A statement that was missed; "speaker" and "cue" are words of the text, "source" is a name:
#  - do: add statement
#    words: all the words [...] that were said
#    speaker: the mayor
#    cue: told reporters

# Another speaker, or another extent ("new_words"), kind, or outlet that carried it ("relay", or "relay: none"):
#  - do: change statement
#    words: a few words of it
#    source: Mara Teal

# What was listed as too unsure to count does count:
#  - do: count statement
#    words: a few words of it

# Two names of one source; two sources under one name; a better name:
#  - do: merge sources
#    sources:
#      - Mara Teal
#      - the harbour master
#  - do: split source
#    source: the ministry
#    name: the health ministry
#    statements:
#      - a few words of a statement that is the other's
#    note: instead of "statements", "mentions" (words) or "rule" (as in brackets above) undo a merge
#  - do: rename source
#    source: the mayor
#    name: Ines Gray

# What a source is: category, side, naming, medium, channel, gender, organisation, stakeholder, viewpoint.
# With "remember: yes", `sayso register add` keeps it for later stories:
#  - do: set source
#    source: Mara Teal
#    category: business
#    side: harbour users
#    remember: yes

# A paragraph is no part of the story (zone: related, credit, notice, ...), or is one (zone: body):
#  - do: set zone
#    words: a few words of the paragraph
#    zone: related

# Other rules of counting for this story:
#  - do: set rules
#    count_narrated: yes
"""


def begin(
    article: Article,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    doubtful: Sequence[Attribution],
    by: str | None = None,
) -> str:
    """The text of a first file of corrections: no entry yet, everything that was found, and examples, as comments."""
    text = _HEAD.format(
        name=_line(article.name),
        quoted=_scalar(_line(article.name)),
        digest=_scalar(article.digest[:DIGITS]),
        by=_scalar(_line(by)) if by else "",
    )
    found = [f"# {line}".rstrip() for line in _found(article, attributions, sources, doubtful)]
    return "\n".join((text, *found)) + "\n" + _EXAMPLES


def _found(
    article: Article, attributions: Sequence[Attribution], sources: Sequence[Source], doubtful: Sequence[Attribution]
) -> Iterator[str]:
    names = {source.id: source.name for source in sources}
    yield "---- what was found ----"
    yield ""
    yield "Sources:" if sources else "Sources: none."
    for source in sources:
        counted = "" if source.counted else ", not counted"
        yield _line(f"  {source.name} ({plain(source.naming)}, {plain(source.category)}{counted})")
        merged = dict.fromkeys(f"“{m.span.of(article.text)}” ({m.rule})" for m in source.mentions if m.rule not in _OWN)
        if merged:
            yield _line(f"      also as {', '.join(list(merged)[:_MOST])}{', …' if len(merged) > _MOST else ''}")
    for heading, listed in (("Statements, in their order:", attributions), ("Too unsure to count:", doubtful)):
        if listed:
            yield ""
            yield heading
        for each in listed:
            words = " ".join(" [...] ".join(span.of(article.text) for span in each.content).split())
            who = each.speaker.of(article.text) if each.speaker else "nobody"
            yield "  " + _line(f"{names.get(each.source or '', who)}: {_short(words)}")


def _short(words: str, most: int = 24) -> str:
    """The first and the last words of a statement, as they could be quoted in an entry."""
    every = words.split()
    return words if len(every) <= most else " ".join((*every[:12], "[...]", *every[-6:]))


def _line(text: str) -> str:
    """A text on one line of a comment, without characters that YAML does not take; leading spaces stay."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + "".join(character for character in " ".join(text.split()) if character.isprintable())


def _scalar(text: str) -> str:
    """A text as YAML wants it on one line, in quotation marks where it needs them."""
    import yaml

    return yaml.safe_dump(text, allow_unicode=True, width=float("inf")).removesuffix("...\n").strip()
