"""Damage that happened to a story before Sayso reads it is told, not repaired."""

from __future__ import annotations

from analysis.reading.damage import damage_notes
from analysis.reading.load import read

STORY = "“Nobody asked us,” said Mara Oyelaran. “We’ve read it in the paper.”"


def test_marks_that_were_decoded_wrongly_are_told() -> None:
    broken = STORY.encode("utf-8").decode("cp1252", "replace")
    article = read(broken)
    assert article.text == broken
    (note,) = article.notes
    assert note.startswith("The text was read in a wrong encoding before it was saved ('â€œ' stands ")
    assert note.endswith("quotation marks and accents are lost. Copy the article again from its source.")


def test_html_code_is_told() -> None:
    (note,) = damage_notes("<p>&ldquo;Nobody asked us,&rdquo; said Mara.</p>")
    assert note == (
        "The text holds HTML code (such as '&ldquo;'): it counts as words, and hides quotation marks. "
        "Copy the words of the article from the page instead."
    )


def test_a_sound_story_gets_no_note() -> None:
    assert damage_notes(STORY) == ()
    assert damage_notes("The café in Málaga made < 5 per cent; R&D cost more, and Ã was a letter.") == ()
