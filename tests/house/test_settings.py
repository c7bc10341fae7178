"""Settings of the house: where they are found, what they say, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import SettingsError
from analysis.house.settings import Settings, find_settings, is_register, read_settings, register_of, settings_near
from analysis.rules import Rules


def _file(folder: Path, text: str) -> Path:
    path = folder / "sayso.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_publisher_rules_sides_categories_and_register(tmp_path: Path) -> None:
    (tmp_path / "desk.csv").write_text("name\nSkerrow Ferries\n", encoding="utf-8")
    settings = read_settings(
        _file(
            tmp_path,
            """
            publisher = "The Skerrow Lantern"
            register = "desk.csv"
            [rules]
            count_narrated = true
            min_quotation_words = 3
            [sides]
            "harbour users" = ["Mara Teal", "Skerrow Ferries"]
            county = ["the county council"]
            [categories]
            business = ["Skerrow Ferries"]
            """,
        )
    )
    assert settings.publisher == "The Skerrow Lantern"
    assert settings.rules == Rules(count_narrated=True, min_quotation_words=3)
    assert settings.side_of("mara teal") == "harbour users"
    assert settings.side_of("County Council") == "county"
    assert settings.side_of("Tam Orm") is None
    assert settings.category_of("skerrow ferries") == "business"
    assert settings.register.find("Skerrow Ferries") is not None
    assert settings.digest is not None


def test_every_part_may_be_left_out(tmp_path: Path) -> None:
    settings = read_settings(_file(tmp_path, ""))
    assert (settings.publisher, settings.rules, settings.sides) == (None, Rules(), {})
    assert settings.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of nothing


def test_words_of_the_house_are_added_to_a_named_list(tmp_path: Path) -> None:
    settings = read_settings(_file(tmp_path, '[lexicons]\ncategory-military-roles = ["Harbour  Guard"]'))
    assert settings.lexicons == {"category-military-roles": ("harbour guard",)}


def test_the_nearest_file_in_the_folder_or_above_holds(tmp_path: Path) -> None:
    low = tmp_path / "desk" / "march"
    low.mkdir(parents=True)
    _file(tmp_path, 'publisher = "above"')
    assert settings_near(low).publisher == "above"
    _file(tmp_path / "desk", 'publisher = "nearer"')
    assert find_settings(low) == tmp_path / "desk" / "sayso.toml"
    assert settings_near(low).publisher == "nearer"


def test_a_register_beside_the_settings_needs_no_name(tmp_path: Path) -> None:
    path = _file(tmp_path, "")
    assert register_of(path) is None
    (tmp_path / "sources.csv").write_text("name\nMara Teal\n", encoding="utf-8")
    assert register_of(path) == tmp_path / "sources.csv"
    assert is_register(tmp_path / "sources.csv")
    assert not is_register(tmp_path / "stories.csv")
    assert read_settings(path).register.find("Mara Teal") is not None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("publisher = The Lantern", 'Invalid value (at line 1, column 13). Texts stand in "…", lists in ["…", "…"].'),
        ('publishr = "x"', "unknown setting 'publishr'. Did you mean 'publisher'?"),
        ("publisher = 3", 'sayso.toml: publisher must be a text, such as publisher = "…", not 3.'),
        ('publisher = " "', "sayso.toml: publisher must be a text"),
        ("[rules]\ncount_narated = true", "[rules]: unknown rule 'count_narated'. Did you mean 'count_narrated'?"),
        ('[rules]\ncount_narrated = "yes"', "rule 'count_narrated' must be true or false, not 'yes'."),
        ('rules = "x"', "rules must be a part of its own that begins with the line [rules]."),
        ('[sides]\nport = "Mara Teal"', "[sides]: 'port' must be a list of names"),
        ('[sides]\na = ["X"]\nb = ["the x"]', "[sides]: 'the x' stands under 'a' and under 'b'."),
        ('[categories]\nbusines = ["X"]', "[categories]: unknown category 'busines'. Did you mean 'business'?"),
        ('[lexicons]\noutletts = ["x"]', "[lexicons]: unknown word list 'outletts'. Did you mean 'outlets'?"),
        ('[lexicons]\noutlets = "x"', "[lexicons]: 'outlets' must be a list of words: outlets = [\"…\"]."),
        (
            'reference = "no.json"',
            "sayso.toml: there is no file 'no.json' with a reference. Make one: sayso reference.",
        ),
        ('register = "no.csv"', "cannot read 'no.csv': No such file or directory. Check its name and folder."),
        ("a = " + "[" * 5000, "sayso.toml: "),
    ],
    ids=lambda value: value[:24].replace("\n", " "),
)
def test_what_is_wrong_is_said_with_the_nearest_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_settings(_file(tmp_path, text))
    assert message in str(error.value)


def test_plain_settings_decide_nothing() -> None:
    assert Settings().side_of("Mara Teal") is None
    assert Settings().digest is None
