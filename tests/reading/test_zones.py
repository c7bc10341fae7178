"""Zones: what is body, what is not, and which rule says so."""

from __future__ import annotations

import pytest

from analysis.reading.lines import kind_of_line
from analysis.reading.load import read

BODY = (
    "The harbour will close on Monday for a year, the council said after a long meeting in the town hall.\n\n"
    "Nobody who keeps a boat there was asked, and the harbour master learned of it from the newspaper.\n"
)


def zones(text: str, title: str | None = None) -> list[tuple[str, str]]:
    article = read(text, title=title)
    return [(zone.kind, zone.span.of(article.text)) for zone in article.zones]


def kinds(text: str, title: str | None = None) -> list[str]:
    return [kind for kind, _ in zones(text, title)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Imagen por EPA", "credit"),
        ("Photo: Teodor Mwangi", "credit"),
        ("Foto: Teodor Mwangi/Northlight", "credit"),
        ("Crédit photo : Teodor Mwangi", "credit"),
        ("Bild: Northlight", "credit"),
        ("The basin at low water on Tuesday. Photograph: Tomas Arrieta for the Lantern", "credit"),
        ("Boats wait for the tide. (Northlight/Getty Images)", "credit"),
        ("Tomas Arrieta via Getty Images.", "credit"),
        ("(Reporting by Solveig Mbeki; editing by Paul Anand)", "credit"),
        ("This story is over 5 years old.", "notice"),
        ("This article is more than 2 years old", "notice"),
        ("Reading time: 4 minutes", "notice"),
        ("4 min read", "notice"),
        ("ADVERTISEMENT", "notice"),
        ("Sign up for our morning newsletter", "notice"),
        ("Already a subscriber? Log in", "notice"),
        ("Correction: An earlier version of this story named the wrong harbour.", "notice"),
        ("Editor’s note: The name was changed.", "notice"),
        ("Updated at 10.30 on Tuesday", "notice"),
        ("22.40", "notice"),
        ("– ENDS –", "notice"),
        ("Related: Why the Hell Did the Harbour Close?", "related"),
        ("READ MORE: Ten boats that stayed", "related"),
        ("See also Ten boats that stayed", "related"),
        ("More on this story", "related"),
        ("https://lantern.example/harbour", "related"),
        ("By Noor Brandvold", "byline"),
        ("By Noor Brandvold and Ines Okonkwo-Reid, Political Correspondents", "byline"),
        ("BY NOOR BRANDVOLD", "byline"),
        ("Monday, May 18, 2015", "dateline"),
        ("18 May 2015, 10:30 GMT", "dateline"),
        ("— Skerrow Lifeboat (@skerrowlifeboat) March 3, 2026", "signature"),
        ("— President of Example (@Example_E)September 30, 2015", "signature"),
        ("— Imani de Groot (@imanionthego) 28 January 2026", "signature"),
        ("- @imanionthego 9:41 PM · Jan 28, 2026", "signature"),
        ("&mdash; Imani (@imani) 2026-01-28 https://t.co/abc123", "signature"),
        ("A post shared by Imani de Groot (@imani.onthego) on Jan 28, 2026 at 9:41am PST", "signature"),
    ],
)
def test_a_line_that_says_what_it_is_is_believed(line: str, kind: str) -> None:
    found = kind_of_line(" ".join(line.split()))
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the harbour were shown to the council on Monday.",
        "The Northlight/Ipsos poll showed the mayor ahead.",
        "Guests sipped cocktails, courtesy of the council, and watched the tide.",
        "By Monday the harbour had closed.",
        "By the time Ines Okonkwo-Reid arrived, the boats had gone.",
        "Endless rain fell.",
        "Updates to the plan are expected.",
        "More than forty boats left.",
        "Reading the plan took her a day.",
        "She wrote to @harbour and got no answer.",
        "In 2015, on May 18, the harbour closed.",
        "Reporting by the Lantern showed that nobody had asked.",
        "Also on Monday, the harbour closed.",
        "Published on Tuesday, the report names nobody.",
        "Copyright law is changing, the minister said.",
        "Register to vote by Monday, the council urged.",
        "UPDATE: The harbour master has now answered, and denies it.",
    ],
)
def test_a_sentence_of_the_story_is_not_taken_for_something_else(line: str) -> None:
    assert kind_of_line(line) is None


def test_a_text_that_is_only_body_keeps_its_first_paragraph() -> None:
    assert kinds(BODY) == ["body", "body"]
    assert kinds("It was late.\n\n" + BODY) == ["body", "body", "body"]
    assert kinds("It rained") == ["body"]


def test_a_verse_without_stops_has_no_headline() -> None:
    assert set(kinds("the rain\n\nit falls\n\non boats\n\nand nets")) == {"body"}


def test_a_first_line_without_a_stop_is_the_headline() -> None:
    assert zones("Harbour to close\n\n" + BODY)[0] == ("headline", "Harbour to close")


def test_a_question_may_be_a_headline() -> None:
    assert kinds("Who will dig out the harbour?\n\n" + BODY) == ["headline", "body", "body"]


def test_a_headline_with_a_full_stop_needs_its_title() -> None:
    text = "Harbour to close.\n\n" + BODY
    assert kinds(text) == ["body", "body", "body"]
    assert kinds(text, title="Harbour to close") == ["headline", "body", "body"]


def test_a_dek_that_repeats_a_paragraph_is_counted_once() -> None:
    dek = "Nobody who keeps a boat there was asked and the harbour master learned of it from the paper."
    article = read(f"Harbour to close\n\n{dek}\nImagen por EPA\n\n" + BODY)
    assert [zone.kind for zone in article.zones] == ["headline", "dek", "credit", "body", "body"]
    assert article.notes == (
        'The dek repeats the paragraph "Nobody who keeps a boat there …"; it is counted once, in the body.',
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Harbour to close\n\nNobody was asked\n\n", ["headline", "dek"]),
        ("Harbour to close\nNobody was asked about it.\n\n", ["headline", "dek"]),
        ("Harbour to close\n\nNobody was asked. Nobody knows.\n\nBy Noor Brandvold\n\n", ["headline", "dek", "byline"]),
        ("Harbour to close\n\nNoor Brandvold\n\n", ["headline", "byline"]),
        ("Harbour to close\n\nNoor Brandvold in Port Skerrow and agencies\n\n", ["headline", "byline"]),
        ("Harbour to close\n\nNoor Brandvold\nEnvironment Correspondent\n\n", ["headline", "byline", "byline"]),
        ("Harbour to close\n\nInterview: Noor Brandvold\n\n", ["headline", "byline"]),
        ("World\n\nHarbour to close\n\n", ["notice", "headline"]),
        ("Harbour to close\n\nHarbour to close\n\n", ["headline", "headline"]),
    ],
)
def test_the_head_is_told_apart(head: str, expected: list[str]) -> None:
    assert kinds(head + BODY) == [*expected, "body", "body"]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW (Northlight) —",
        "MOSCOW, Oct. 3 (Northlight) -",
        "SAN FRANCISCO, Calif. (AP) --",
        "WASHINGTON —",
        "ESKERRY, 14 September 2026 –",
        "Dallas (AP) —",
        "SELMA, N.C.—",
    ],
)
def test_a_dateline_is_cut_off_its_paragraph(dateline: str) -> None:
    text = f"Harbour to close\n\n{dateline} {BODY}"
    assert zones(text)[1:3] == [("dateline", dateline), ("body", BODY.split("\n", 1)[0])]


@pytest.mark.parametrize(
    "opening",
    [
        "NATO — which paid for it — said nothing.",
        "The U.S. — and not the town — paid.",
        "AP-",
        "IT WAS LATE. Rain fell.",
    ],
)
def test_a_dash_after_capitals_is_not_always_a_dateline(opening: str) -> None:
    assert "dateline" not in kinds(f"Harbour to close\n\n{opening}\n\n{BODY}")


def test_a_post_is_what_stands_above_its_signature() -> None:
    text = (
        BODY
        + "\nHigh tide 04.12. Bring it.\nSoon!\n— Lifeboat (@skerrow) March 3, 2026\n\nThe council did not answer.\n"
    )
    assert kinds(text) == ["body", "body", "post", "post", "signature", "body"]


def test_a_post_and_its_signature_may_share_a_paragraph() -> None:
    text = (
        BODY + "\nHigh tide 04.12. Bring a spade. — Lifeboat (@skerrow) March 3, 2026\n\nThe council did not answer.\n"
    )
    assert zones(text)[2:4] == [
        ("post", "High tide 04.12. Bring a spade."),
        ("signature", "— Lifeboat (@skerrow) March 3, 2026"),
    ]


def test_a_crosshead_is_no_body() -> None:
    text = f"Harbour to close\n\n{BODY}\nWhat happens now\n\nDredgers arrive in May, and the boats will move."
    assert kinds(text) == ["headline", "body", "body", "headline", "body"]


def test_lines_that_link_elsewhere_stand_between_paragraphs() -> None:
    text = f"{BODY}\nRelated: Ten boats that stayed\n\n{BODY}"
    assert kinds(text) == ["body", "body", "related", "body", "body"]


def test_a_file_without_a_story_says_so() -> None:
    article = read("Advertisement\n\nSign up for our newsletter\n")
    assert article.paragraphs == ()
    assert "No paragraph reads as the body of a story: nothing could be counted." in article.notes


def test_hard_wrapped_stories_keep_their_paragraphs() -> None:
    text = (
        "HARBOUR TO CLOSE\n\nBy Noor Brandvold\n\n"
        "The harbour will close on Monday for a year, the council said after\n"
        "a long meeting in the town hall, where nobody who keeps a boat was\n"
        "allowed to speak.\n\n"
        "It did not say why. The harbour master learned of the plan from the\n"
        "newspaper, and the boats from the harbour master, as they always do\n"
        "in Port Skerrow.\n"
    )
    assert kinds(text) == ["headline", "byline", "body", "body"]
