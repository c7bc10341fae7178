"""Invented stories to learn from: their marks are read as they stand, and none of them is one to measure on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.errors import ResourceError
from analysis.resources import CLONE
from analysis.training.stories import marked, read_stories

STORIES = CLONE / "data" / "training"
APART = CLONE / "data" / "apart"
MEASURED = (*(CLONE / "data" / "gold").glob("*.txt"), *(CLONE / "data" / "articles").glob("*.txt"))
_RUN = 10


def test_the_text_is_the_story_without_its_marks_and_every_offset_fits_it() -> None:
    story = marked(
        "tip", "{c1 “We cannot pay,”} {q1 said} {s1,2 Ines Okoro}. {c1 “Nobody likes it.”} She {q2 hopes} {t2 to stay}."
    )
    text = story["text"]
    assert text == "“We cannot pay,” said Ines Okoro. “Nobody likes it.” She hopes to stay."
    said, hoped = story["quotes"]
    assert [text[start:end] for start, end in said["spans"]] == ["“We cannot pay,”", "“Nobody likes it.”"]
    assert (said["cue_text"], said["speaker_text"], said["speech"]) == ("said", "Ines Okoro", True)
    assert (text[slice(*hoped["cue"])], text[slice(*hoped["speaker"])], hoped["speech"]) == (
        "hopes",
        "Ines Okoro",
        False,
    )


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("{c1 It closes}, {s1 she} {q1 said} and {q1 added}", "attribution 1 has two marks of its cue"),
        ("{q1 said} {s1 she}", "attribution 1 has no content"),
        ("{c1 It closes}.", "attribution 1 has neither cue nor speaker"),
        ("{c1 It} {q1 said} {t1 closes}", "attribution 1 is both said and thought"),
        ("{c1 It closes }{q1 said}", "white space at an edge of '{c1 It closes }'"),
        ("{c1 It {q1 said} closes, she says}", "a brace belongs to no mark, near '{c1 It said closes, '"),
    ],
)
def test_marks_that_do_not_fit_together_are_told_with_file_and_story(tmp_path: Path, body: str, complaint: str) -> None:
    (tmp_path / "kind.txt").write_text(f"=== tip\n{body}\n", encoding="utf-8")
    with pytest.raises(ResourceError) as raised:
        read_stories(tmp_path)
    assert str(raised.value) == f"kind.txt, story 'tip': {complaint}. Mend the marks."


def test_two_stories_of_one_name_and_a_folder_without_stories_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=re.escape(f"{tmp_path} holds no stories. Give the folder")):
        read_stories(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("=== tip\n{c1 Yes}, {s1 she} {q1 said}.\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"b\.txt, story 'tip': a\.txt has a story of that name\. Rename one\."):
        read_stories(tmp_path)


def test_every_shipped_story_can_be_read_and_has_something_to_teach() -> None:
    stories = read_stories(STORIES)
    assert len(stories) > 150
    assert [story["id"] for story in stories if not story["quotes"]] == []


@pytest.mark.parametrize("folder", [STORIES, APART], ids=["to learn from", "kept apart"])
def test_the_page_beside_the_stories_counts_them_as_they_are(folder: Path) -> None:
    stories = read_stories(folder)
    words = sum(len(story["text"].split()) for story in stories)
    marks = sum(len(story["quotes"]) for story in stories)
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert f"| **all** | | {len(stories)} | {words:,} | {marks:,} |" in page
    assert f"| {len(stories)} invented stories" in (CLONE / "data" / "README.md").read_text(encoding="utf-8")


def test_stories_marked_twice_have_the_same_words() -> None:
    first = {story["id"]: story["text"] for story in read_stories(APART)}
    second = {story["id"]: story["text"] for story in read_stories(APART / "second")}
    assert second == {name: first[name] for name in second}
    assert len(second) == 60


def test_no_story_kept_apart_has_the_name_of_one_to_learn_from() -> None:
    assert {story["id"] for story in read_stories(STORIES)} & {story["id"] for story in read_stories(APART)} == set()


def test_no_article_to_measure_on_is_learnt_from() -> None:
    """Ten words in a row that a story has in common with the gold or with a sample would mean that it was copied."""
    told = {run for story in read_stories(STORIES) for run in _runs(story["text"])}
    measured = {path.name: path.read_text(encoding="utf-8") for path in MEASURED}
    measured |= {story["id"]: story["text"] for story in read_stories(APART)}
    assert [name for name, text in measured.items() if any(run in told for run in _runs(text))] == []


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)]
