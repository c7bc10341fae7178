"""Cued: the attributions of an article by rules, from reporting words, quotation marks and closeness."""

from __future__ import annotations

from dataclasses import replace

from analysis.reading.article import Article
from analysis.spans import Span, merged
from analysis.speech.attribution import Attribution
from analysis.speech.certainty import Certainty
from analysis.speech.credited import with_credits
from analysis.speech.finding import Finding
from analysis.speech.held import held_in, marked_kind
from analysis.speech.inforce import link_quotations
from analysis.speech.paraphrase import read_stretch
from analysis.speech.posts import find_posts
from analysis.speech.quotation import Quotation
from analysis.speech.tokens import Tokens, outer_pieces, tokenise
from analysis.speech.turns import find_turns, in_turn
from analysis.versions import __version__


class CuedTagger:
    """Finds attributions by reporting words: what runs when the trained model is not there.

    One walk over the sentences: each reporting verb is looked up in the word lists, who speaks is the noun
    phrase before it (after it in "…, said X"), what is said is the clause or the quotation beside it.
    Quotations without reporting words go to the person of whom the sentence beside them tells, else to the speaker in
    force; one with a line of credit under it to whom that names. Time grows linearly with the text.
    """

    @property
    def name(self) -> str:
        return "rules"

    @property
    def version(self) -> str:
        return __version__

    @property
    def known_misses(self) -> tuple[str, ...]:
        return (
            "About one statement in five is missed, most of them paraphrases and acts; of those found, about one in "
            "sixteen goes to the wrong speaker (measured on 755 annotated stories of US politics).",
            "Statements reported with a noun (“his claim that …”) or with a verb that is on no list are missed.",
            "Where a sentence holds several reporting verbs, a paraphrase can be taken too far or cut short.",
            "A statement inside another statement is given to the outer speaker only.",
        )

    @property
    def certainty(self) -> Certainty | None:
        """None: the rules count all they find, and their confidences are set by hand."""
        return None

    def tag(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
        """The attributions of the article, in the order of their contents."""
        tokens = tokenise(article, quotations)
        findings = [finding for stretch in tokens.stretches for finding in read_stretch(tokens, stretch)]
        findings = link_quotations(tokens, findings, quotations)
        drafts = [draft for finding in findings if (draft := _drafted(article, quotations, tokens, finding))]
        turns = find_turns(article)
        drafts = [replace(draft, nested=True) if turns and in_turn(draft, turns) else draft for draft in drafts]
        drafts.extend(turns)
        return numbered(with_credits(article, quotations, drafts) + find_posts(article))

    def weigh(
        self, article: Article, quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
        """What ``tag`` gives; the rules hold nothing they find for doubtful."""
        return self.tag(article, quotations), ()


def numbered(drafts: list[Attribution]) -> tuple[Attribution, ...]:
    """Attributions in the order of their contents, with ids a1, a2, …"""
    ordered = sorted(drafts, key=lambda d: (d.content[0], d.cue or (0, 0), d.kind))
    return tuple(replace(draft, id=f"a{place}") for place, draft in enumerate(ordered, 1))


def _drafted(
    article: Article, quotations: tuple[Quotation, ...], tokens: Tokens, finding: Finding
) -> Attribution | None:
    """A finding as an attribution, its id still to be given."""
    content = _content(article, quotations, tokens, finding)
    if not content:
        return None
    held = held_in(quotations, content)
    kind = marked_kind(article.text, quotations, held, content) or ("narrated" if finding.act_only else "indirect")
    return Attribution(
        id="",
        content=content,
        cue=finding.cue_span,
        speaker=tokens.span(*finding.speaker) if finding.speaker else None,
        kind=kind,
        is_speech=finding.cue.is_speech or kind in {"direct"} if finding.cue else True,
        confidence=round(finding.confidence, 2),
        method="rules",
        why=finding.why,
        zone=finding.stretch.zone,
        nested=finding.nested,
        quotations=held,
    )


def _content(article: Article, quotations: tuple[Quotation, ...], tokens: Tokens, finding: Finding) -> tuple[Span, ...]:
    """The spans of a finding's pieces; a quotation that runs over paragraphs brings all its pieces."""
    spans: list[Span] = []
    for first, last in finding.pieces:
        if last - first == 1 and tokens.quotes[first] >= 0:
            spans.extend(outer_pieces(article.text, quotations[tokens.quotes[first]]))
        else:
            spans.append(tokens.span(first, last))
    return merged(spans)
