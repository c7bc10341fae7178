"""Beside: which files hold for an article, and what becomes of them in a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.corrections.beside import Beside, beside
from analysis.errors import CorrectionsError, SettingsError
from analysis.running.request import analyse_file, report_parameters

STORY = "“We wait for the tide,” said Mara Teal.\n\nSkerrow Ferries said that it had lost £2m.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story two folders below the house's settings, with a register beside these."""
    folder = tmp_path / "desk" / "march"
    folder.mkdir(parents=True)
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "sayso.toml").write_text(
        'publisher = "The Lantern"\n[rules]\ncount_organisations = false\nmin_quotation_words = 2\n', encoding="utf-8"
    )
    (tmp_path / "sources.csv").write_text("name,category\nMara Teal,business\n", encoding="utf-8")
    return folder / "story.txt"


def _correct(story: Path) -> Path:
    path = story.with_name("story.corrections.yaml")
    path.write_text(
        f"digest: {analyse_file(story).article.digest}\nby: Ana\ncorrections:\n"
        "  - do: drop statement\n    words: had lost\n",
        encoding="utf-8",
    )
    return path


def test_an_article_without_anything_beside_it_has_none(tmp_path: Path) -> None:
    assert beside(tmp_path / "story.txt", settings="none") == Beside()


def test_settings_above_register_beside_them_and_corrections_beside_the_article_are_found(story: Path) -> None:
    corrections = _correct(story)
    found = beside(story)
    top = story.parents[2]
    assert found == Beside(top / "sayso.toml", top / "sources.csv", corrections)
    assert found.read_settings().register.find("Mara Teal") is not None
    assert set(found.digests()) == {"settings", "register", "corrections"}
    before = found.digests()
    corrections.write_text(corrections.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    assert {name for name in before if before[name] != found.digests()[name]} == {"corrections"}


def test_a_reference_that_the_settings_name_is_taken_along(story: Path, tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text('reference = "mine.json"\n', encoding="utf-8")
    (tmp_path / "mine.json").write_text("{}", encoding="utf-8")
    assert beside(story).reference == tmp_path / "mine.json"
    assert "reference" in beside(story).digests()
    copies = tmp_path / "article"
    copies.mkdir()
    assert beside(story).copy_into(copies, "story.txt")["reference"] == "article/reference.json"
    assert report_parameters(article=str(story)).reference == tmp_path / "mine.json"
    assert report_parameters(article=str(story), reference="none").reference is None


def test_none_means_none_and_a_path_goes_before(story: Path, tmp_path: Path) -> None:
    _correct(story)
    assert beside(story, settings="none", corrections="none") == Beside()
    other = tmp_path / "other.toml"
    other.write_text('publisher = "Other"\n', encoding="utf-8")
    found = beside(story, settings=str(other))
    assert (found.settings, found.read_settings().publisher) == (other, "Other")
    register = beside(story, settings="none", register=str(tmp_path / "sources.csv")).read_settings().register
    assert register.find("Mara Teal") is not None


def test_a_file_that_is_named_and_not_there_is_an_error(story: Path) -> None:
    with pytest.raises(SettingsError, match=r"there is no file 'no\.toml' with settings"):
        beside(story, settings="no.toml")
    with pytest.raises(CorrectionsError, match=r"there is no file 'no\.yaml' with corrections"):
        beside(story, corrections="no.yaml")


def test_a_copy_of_an_article_takes_its_files_along_under_names_that_are_found(story: Path, tmp_path: Path) -> None:
    _correct(story)
    copies = tmp_path / "private" / "article"
    copies.mkdir(parents=True)
    named = beside(story).copy_into(copies, "story.txt")
    assert named == {
        "settings": "article/sayso.toml",
        "register": "article/sources.csv",
        "corrections": "article/story.corrections.yaml",
    }
    assert beside(copies / "story.txt").digests() == beside(story).digests()
    assert Beside().copy_into(copies, "x") == {"settings": "none", "register": "none", "corrections": "none"}


def test_an_analysis_of_a_file_rests_on_everything_beside_it(story: Path) -> None:
    _correct(story)
    analysis = analyse_file(story)
    assert [(s.name, s.category) for s in analysis.sources] == [("Mara Teal", "business")]
    assert analysis.article.outlet == "The Lantern"
    assert not analysis.rules.count_organisations
    assert None not in (analysis.settings_digest, analysis.register_digest, analysis.corrections_digest)
    assert {change.origin for change in analysis.corrections} == {"corrections", "register"}


def test_a_rule_of_the_notebook_goes_before_the_settings_and_empty_leaves_it_to_them(story: Path) -> None:
    given = report_parameters(article=str(story), count_organisations="", min_quotation_words=0)
    assert (given.rules.count_organisations, given.rules.min_quotation_words) == (False, 2)
    given = report_parameters(article=str(story), count_organisations="yes", min_quotation_words=1)
    assert (given.rules.count_organisations, given.rules.min_quotation_words) == (True, 1)
    plain = report_parameters(article=str(story), settings="none")
    assert (plain.rules.count_organisations, plain.house.digest) == (True, None)
    assert given.analyse().rules == given.rules
