"""Posts: embedded posts as attributions of whoever signed them."""

from __future__ import annotations

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.attribution import Attribution


def find_posts(article: Article) -> list[Attribution]:
    """One attribution for each embedded post; its speaker is the name in the signature below it."""
    posts = []
    for place, zone in enumerate(article.zones):
        if zone.kind != "post":
            continue
        following = article.zones[place + 1] if place + 1 < len(article.zones) else None
        signed = following is not None and following.kind == "signature"
        posts.append(
            Attribution(
                id="",
                content=(zone.span,),
                cue=None,
                speaker=_signer(article.text, following.span) if signed and following else None,
                kind="embed",
                is_speech=True,
                confidence=0.9 if signed else 0.5,
                method="rules",
                why="an embedded post with its signature" if signed else "an embedded post without a signature",
                zone="post",
            )
        )
    return posts


def _signer(text: str, signature: Span) -> Span | None:
    """The name in "— Name (@handle) date"."""
    line = signature.of(text)
    start = 0
    while start < len(line) and not (line[start].isalnum() or line[start] == "@"):
        start += 1
    cut = line.find("(", start)
    end = cut if cut > start else len(line)
    while end > start and not (line[end - 1].isalnum() or line[end - 1] == "."):
        end -= 1
    return Span(signature.start + start, signature.start + end) if end > start else None
