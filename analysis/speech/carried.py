"""Carried: what the rules add to a trained tagger: whom an outlet only carried, and speakers it left out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.cues import verbs, words
from analysis.speech.finding import Finding
from analysis.speech.outlets import is_outlet, learnt_outlets, plain
from analysis.speech.paraphrase import read_stretch
from analysis.speech.tokens import Tokens

_NEAR = 8
"""How many attributions before and behind a carrier's can be of the same sentence."""
_ACTS = frozenset({"deny", "evaluate"})


def with_carried(article: Article, tokens: Tokens, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, and one more where an outlet's holds somebody's statement: "…, Venn said, according to AFP".

    A trained tagger gives each word to one speaker only, and takes the outlet. The speaker inside is looked
    for by the rules, in that sentence alone; who is the carrier is settled by the step behind this one.
    """
    learnt = learnt_outlets(tokens)
    starts = [tokens.starts[s.first] for s in tokens.stretches]
    out: list[Attribution] = []
    for place, attribution in enumerate(attributions):
        near = attributions[max(0, place - _NEAR) : place + _NEAR + 1]
        if _is_carrier(article, learnt, attribution) and not _has_company(attribution, near):
            anchor = attribution.cue or attribution.content[0]
            stretch = tokens.stretches[max(0, bisect_right(starts, anchor.start) - 1)]
            inner = [f for f in read_stretch(tokens, stretch) if _is_inside(article, tokens, f, attribution)]
            if inner:
                best = max(inner, key=lambda f: sum(last - first for first, last in f.pieces))
                out.append(_attribution(tokens, best, attribution))
        out.append(attribution)
    return tuple(out)


def _is_carrier(article: Article, learnt: frozenset[str], attribution: Attribution) -> bool:
    if attribution.speaker is None or attribution.cue is None or not attribution.is_speech:
        return False
    name = attribution.speaker.of(article.text)
    carries = set(attribution.cue.of(article.text).lower().split()) & words("carrying-words")
    return bool(carries) and (is_outlet(name) or plain(name) in learnt)


def _has_company(carrier: Attribution, attributions: tuple[Attribution, ...]) -> bool:
    """Whether somebody else's attribution lies in the carrier's content already."""
    return any(
        a is not carrier and a.speaker is not None and a.speaker != carrier.speaker and c.overlaps(own)
        for a in attributions
        for c in a.content
        for own in carrier.content
    )


def _is_inside(article: Article, tokens: Tokens, finding: Finding, carrier: Attribution) -> bool:
    """Whether a finding is somebody else's statement of what the carrier carried."""
    if finding.cue is None or finding.speaker is None or not finding.cue.is_speech or carrier.speaker is None:
        return False
    speaker = tokens.span(*finding.speaker)
    if speaker.overlaps(carrier.speaker) or is_outlet(speaker.of(article.text)):
        return any(c.covers(speaker) for c in carrier.content)
    said = [tokens.span(first, last) for first, last in finding.pieces]
    return any(s.overlaps(c) for s in said for c in carrier.content)


def _attribution(tokens: Tokens, finding: Finding, carrier: Attribution) -> Attribution:
    """The statement inside, by the tagger's own marks where it has them."""
    assert finding.speaker is not None
    content = tuple(tokens.span(first, last) for first, last in finding.pieces)
    quoted = all(tokens.quotes[first] >= 0 and last - first == 1 for first, last in finding.pieces)
    return replace(
        carrier,
        id=f"{carrier.id}.1",
        content=content,
        cue=finding.cue_span,
        speaker=tokens.span(*finding.speaker),
        kind="direct" if quoted else carrier.kind,
        why="the speaker inside what an outlet carried, found by the rules",
        nested=True,
    )


def with_speakers(tokens: Tokens, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Quotations that a tagger gave to nobody get the speaker of the reporting words beside them, if any."""
    starts = [tokens.starts[s.first] for s in tokens.stretches]
    return tuple(_with_speaker(tokens, starts, a) if _lacks_speaker(a) else a for a in attributions)


def _lacks_speaker(attribution: Attribution) -> bool:
    quoted = attribution.kind in {"direct", "mixed"} and attribution.is_speech
    return quoted and attribution.speaker is None and attribution.method != "rules"


def _with_speaker(tokens: Tokens, starts: list[int], attribution: Attribution) -> Attribution:
    place = bisect_right(starts, attribution.start) - 1
    if place < 0 or attribution.zone == "post":
        return attribution
    for finding in read_stretch(tokens, tokens.stretches[place]):
        said = [tokens.span(first, last) for first, last in finding.pieces]
        beside = any(s.overlaps(c) for s in said for c in attribution.content)
        if finding.speaker is not None and beside and not finding.nested:
            speaker, cue = tokens.span(*finding.speaker), attribution.cue or finding.cue_span
            if any(c.overlaps(speaker) for c in attribution.content):
                continue
            return replace(attribution, speaker=speaker, cue=cue, why="its speaker stands beside the reporting words")
    return attribution


def with_acts(article: Article, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Narrated acts of denying, rejecting, praising and blaming are speech, whoever found them.

    A trained tagger learnt from a corpus that does not tell acts from attitudes; the list of cue verbs does.
    """
    return tuple(
        replace(a, is_speech=True) if a.kind == "narrated" and not a.is_speech and _is_act(article, a.cue) else a
        for a in attributions
    )


def _is_act(article: Article, cue: Span | None) -> bool:
    known = verbs()
    spoken = cue.of(article.text).lower().split() if cue else ()
    return any(verb.klass in _ACTS for word in spoken for verb in known.get(word, ()))
