"""Pages copied from the web: the story is told from what the page puts around it.

The pages are invented; their furniture is that of the sites of large newsrooms.
"""

from __future__ import annotations

import pytest

from analysis.reading.load import read

FIRST = "The harbour at Port Skerrow will close for a year, the council said on Monday."
SECOND = "“Nobody asked us,” said Mara Oyelaran, who mends nets there."
THIRD = "The council declined to comment."

BROADCASTER = f"""Harbour closure: Port Skerrow fishermen 'were not asked'

Published
4 hours ago

Share
Image source, Getty Images
Image caption,
The harbour silts up every spring

By Noor Brandvold
Kestrel News, Marrowick

{FIRST}

{SECOND}

Media caption,
Watch: Fishermen react to the vote

{THIRD}

More on this story
Ten boats that stayed
Port Skerrow: A history

Related Topics
Fishing industry
"""
BROADSHEET = f"""UK news
‘Nobody asked us’: fury as council closes harbour for a year

Fishermen in Port Skerrow say they learned of the decision from a newspaper

Noor Brandvold in Port Skerrow
Tue 3 Mar 2026 10.30 GMT
Last modified on Tue 3 Mar 2026 12.15 GMT

Share
85
{FIRST}

{SECOND}

Sign up to First Edition, our daily newsletter

{THIRD}

Topics
Fishing
Reuse this content
"""
AMERICAN = f"""SKIP ADVERTISEMENT

U.S.

Harbor in Maine Will Close for a Year, Council Says

The vote stunned fishermen, who said they were not told.

Listen to this article · 5:12 min Learn more

Share full article

Image
A harbor at low tide, with boats lying on the mud.
The harbor in Port Skerrow on Tuesday.Credit...Tomas Arrieta for The Lantern

By Noor Brandvold and Ines Okonkwo-Reid

Noor Brandvold reported from Port Skerrow, and Ines Okonkwo-Reid from Marrowick.

March 3, 2026
Updated 10:12 a.m. ET

{FIRST}

{SECOND}

ADVERTISEMENT

{THIRD}

A correction was made on March 4, 2026: An earlier version of this article misstated the cost.

Noor Brandvold is a reporter covering the coast.
A version of this article appears in print on March 4, 2026, Section A, Page 12, with the headline: Harbor to Close.
"""
AGENCY = f"""Council closes harbor for a year.
By NOOR BRANDVOLD
Updated 10:12 AM EST, March 3, 2026

PORT SKERROW, Maine (NW) — {FIRST}

{SECOND}

{THIRD}

___

Northlight Wire writer Ines Okonkwo-Reid in Marrowick contributed to this report.
"""
LISTS = f"""Council closes harbour for a year
Fishermen say they learned of the decision from a newspaper.

Boats on mud in a harbour
Boats wait for the tide at Port Skerrow, March 2, 2026 [Tomas Arrieta/Reuters]
By Noor Brandvold
Published On 3 Mar 2026
3 Mar 2026
{FIRST}

{SECOND}

Recommended Stories
list of 2 items
list 1 of 2
Ten boats that stayed
list 2 of 2
A history of mud
end of list
{THIRD}
"""
MARKDOWN = f"""# Council closes harbour for a year

*By Noor Brandvold, 3 March 2026*

{FIRST}

{SECOND}

## What happens next

{THIRD}
"""
PAGES = {
    "broadcaster": BROADCASTER,
    "broadsheet": BROADSHEET,
    "american": AMERICAN,
    "agency": AGENCY,
    "lists": LISTS,
    "markdown": MARKDOWN,
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_body_of_a_copied_page_is_the_story_and_nothing_else(page: str) -> None:
    article = read(page)
    assert [paragraph.of(article.text) for paragraph in article.paragraphs] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_title_and_the_byline_of_a_copied_page_are_found(page: str) -> None:
    article = read(page)
    assert article.title is not None
    assert "arbo" in article.title
    assert article.byline is not None
    assert "noor brandvold" in article.byline.lower()


def test_the_head_of_a_page_is_told_apart() -> None:
    article = read(AMERICAN)
    head = [(zone.kind, zone.span.of(article.text)[:24]) for zone in article.zones][:9]
    assert head == [
        ("notice", "SKIP ADVERTISEMENT"),
        ("notice", "U.S."),
        ("headline", "Harbor in Maine Will Clos"[:24]),
        ("dek", "The vote stunned fisherm"),
        ("notice", "Listen to this article ·"),
        ("notice", "Share full article"),
        ("credit", "Image"),
        ("credit", "A harbor at low tide, wi"),
        ("credit", "The harbor in Port Skerr"),
    ]


def test_a_byline_below_the_story_does_not_turn_the_story_into_a_head() -> None:
    article = read(f"{FIRST}\n\n{SECOND}\n\nBy Noor Brandvold\n")
    assert [zone.kind for zone in article.zones] == ["body", "body", "byline"]


def test_a_last_line_with_speech_in_it_stays_in_the_body() -> None:
    article = read(f"{FIRST}\n\n{SECOND}\n\n“Nobody,” she said")
    assert [zone.kind for zone in article.zones] == ["body", "body", "body"]


def test_a_list_with_bullets_stays_in_the_body() -> None:
    article = read(f"{FIRST}\n\n{SECOND}\n\n• A boat\n• A net\n")
    assert [zone.kind for zone in article.zones] == ["body"] * 4


def test_a_pull_quote_and_its_name_are_counted_once() -> None:
    said = "“Nobody at all asked us,” said Mara Oyelaran."
    article = read(f"{FIRST}\n\n“Nobody at all asked us”\n\nMara Oyelaran\n\n{said}\n\n{THIRD}\n")
    assert [zone.kind for zone in article.zones] == ["body", "dek", "dek", "body", "body"]
    assert article.notes == (
        "A pull quote repeats words of the story (“Nobody at all asked us” …); they are counted once, in the body.",
    )


def test_a_quotation_that_is_said_once_is_no_pull_quote() -> None:
    article = read(f"{FIRST}\n\n“Nobody at all asked us.”\n\n{THIRD}\n")
    assert [zone.kind for zone in article.zones] == ["body", "body", "body"]
