"""What holds for every text and every file, however strange."""

from __future__ import annotations

import codecs
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from analysis.errors import ArticleError
from analysis.reading.article import Article
from analysis.reading.load import read

PIECES = st.sampled_from(
    ("The harbour will close. ", "\n", "\n\n", "\r\n", "Photo: ", "— A (@b) May 3, 2026", "By Noor Brandvold", '"', "“",
     "”",      "... ", "U.S. ", "MOSCOW — ", "Related: ", "---\n", "title: x\n", "\xa0", "\u2028", "word ", "No. 4 ",
     "'",
     "? ", "\x0c", "…", "1. ", "(", ") ", "\u200b", "é", "北京 ")
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=300))
WORDS = ("The", "café’s", "owner", "said", "“no”", "–", "in", "Málaga…", "£5.", "\n")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1")


def check(article: Article) -> None:
    text = article.text
    for spans in ([zone.span for zone in article.zones], article.words, article.sentences):
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
        for before, after in pairwise(spans):
            assert before.end <= after.start
    for spans in (article.words, article.sentences):
        for span in spans:
            zone = article.zone_at(span.start)
            assert zone is not None
            assert zone.span.covers(span)
    for word in article.words:  # the measures take words as they are: no mark stands around one
        shown = word.of(text)
        assert shown[0].isalnum()
        assert shown[-1].isalnum()
    left_out = "".join(
        text[before:after] for before, after in zip([0, *(z.span.end for z in article.zones)],
                                                    [*(z.span.start for z in article.zones), len(text)], strict=True)
    )  # fmt: skip
    assert not left_out.strip()
    for zone in article.zones:
        assert zone.why
        if zone.kind != "front_matter":
            held = [s for s in article.sentences if zone.span.covers(s)]
            assert "".join("".join(s.of(text) for s in held).split()) == "".join(zone.span.of(text).split())


@given(TEXTS)
@example("---\na: b\n---")
@example('MOSCOW — "')
@example("x\n— A (@b) May 3, 2026")
def test_every_text_gives_tidy_spans_or_an_article_error(text: str) -> None:
    try:
        article = read(text)
    except ArticleError:
        return
    assert article.text == text
    check(article)
    assert read(text) == article


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\x00\xd8\x00\xd8")
@example(b"caf\xe9 " * 20)
def test_every_file_gives_tidy_spans_or_an_article_error(data: bytes) -> None:
    try:
        article = read(data)
    except ArticleError as error:
        assert "\n" not in str(error)
        return
    check(article)


@given(st.text(alphabet=st.characters(), min_size=1, max_size=40), st.integers(0, 39))
def test_a_lone_surrogate_or_a_zero_character_never_gets_in(text: str, place: int) -> None:
    for bad in ("\ud83d", "\udcff", "\x00"):
        broken = text[:place] + bad + text[place:]
        try:
            read(broken)
        except ArticleError:
            continue
        raise AssertionError("it was read")


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=60))
def test_what_eight_encodings_wrote_is_read_back(words: list[str]) -> None:
    text = "The harbour was closed on Monday " + " ".join(words) + "."
    for encoding in ENCODINGS:
        plain = text if encoding != "latin-1" else text.translate(str.maketrans("’“”–…", '\'""-.'))
        assert read(plain.encode(encoding)).text == plain


@given(st.text(max_size=80))
def test_the_byte_order_mark_is_no_part_of_the_text(text: str) -> None:
    assume(text.strip() and "\x00" not in text)
    try:
        assert read(codecs.BOM_UTF8 + text.encode()).text == text
    except ArticleError:
        return


def test_paragraphs_in_another_order_hold_as_many_words() -> None:
    first = "The harbour will close on Monday."
    second = "Nobody was asked, said the harbour master."
    assert len(read(f"{first}\n\n{second}").body_words) == len(read(f"{second}\n\n{first}").body_words) == 13
