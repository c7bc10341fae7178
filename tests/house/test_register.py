"""The register of sources: read, kept, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SettingsError
from analysis.house.names import key
from analysis.house.register import COLUMNS, Entry, Register, made_entry, read_register
from analysis.speech.source import CATEGORIES


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sources.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_register_says_what_was_decided_by_whom_and_when(tmp_path: Path) -> None:
    register = read_register(
        _file(
            tmp_path,
            "name,aliases,category,organisation,decided_by,decided_on\n"
            "Skerrow Ferries,SF; the ferry company,business,Northern Lines,Ana Teal,2026-03-04\n",
        )
    )
    entry = register.find("The ferry  company")
    assert entry == Entry(
        "Skerrow Ferries", ("SF", "the ferry company"), "business", "Northern Lines", None, "Ana Teal", "2026-03-04"
    )
    assert entry is not None
    assert entry.who == "Ana Teal, 2026-03-04"
    assert register.find("Mara Teal") is None
    assert register.digest is not None
    assert len(register.digest) == 64


def test_a_spreadsheet_that_saves_with_semicolons_and_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = _file(tmp_path, '\ufeffName;Aliases;Category\r\nSkerrow Ferries;"SF; ferries";business\r\n\r\n;;\r\n')
    assert read_register(path).entries == (Entry("Skerrow Ferries", ("SF", "ferries"), "business"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "sources.csv: the register is empty. Its first line names the columns: name, aliases,"),
        ("nam,category\n", "sources.csv: line 1: unknown column 'nam'. Did you mean 'name'?"),
        ("category\n", "sources.csv: line 1: the column 'name' must be there once, not 0 times."),
        ("name,name\n", "sources.csv: line 1: the column 'name' must be there once, not 2 times."),
        (
            "name,category\nMara Teal,busines\n",
            "line 2: 'Mara Teal': unknown category 'busines'. Did you mean 'business'?",
        ),
        ("name,category\n\n,business\n", "line 3: the source has no name. Write one, or delete the row."),
        ("name\na,b\n", 'line 2: 2 cells under 1 columns. Put "…" around commas.'),
        (
            "name,decided_on\nMara Teal,4 March\n",
            "line 2: 'Mara Teal': the day of a decision must look like 2026-03-04",
        ),
        (
            "name,aliases\nA,x\nB,X\n",
            "the register names 'X' twice: for 'A' and for 'B'. Keep it in one of the two rows.",
        ),
        ('name\n"' + "x" * 200_000 + '"\n', "line 2: field larger than field limit"),
    ],
    ids=lambda value: value[:20].replace("\n", " "),
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_register(_file(tmp_path, text))
    assert message in str(error.value)
    assert str(tmp_path) not in str(error.value)


def test_a_missing_folderlike_or_badly_encoded_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot read 'sources.csv': No such file"):
        read_register(tmp_path / "sources.csv")
    with pytest.raises(SettingsError, match="no ordinary file"):
        read_register(tmp_path)
    (tmp_path / "sources.csv").write_bytes(b"name\nM\xfcller\n")
    with pytest.raises(SettingsError, match=r"line 2 is not UTF-8. Save the file as UTF-8 in your editor."):
        read_register(tmp_path / "sources.csv")


def test_a_new_entry_adds_to_what_is_known_and_does_not_forget() -> None:
    register = Register((Entry("Mara Teal", ("M. Teal",), "business", decided_by="Bo"),))
    after = register.with_entry(Entry("mara teal", ("the harbour master",), side="port"))
    assert after.entries == (Entry("Mara Teal", ("M. Teal", "the harbour master"), "business", None, "port", "Bo"),)
    renamed = register.with_entry(Entry("Mara J. Teal", ("Mara Teal",)))
    assert renamed.entries == (Entry("Mara J. Teal", ("Mara Teal", "M. Teal"), "business", decided_by="Bo"),)
    assert after.with_entry(Entry("Tam Orm")).find("tam orm") == Entry("Tam Orm")
    with pytest.raises(SettingsError, match=r"'M. Teal' twice"):
        after.with_entry(Entry("Mona Teal", ("M. Teal",)))


@pytest.mark.parametrize("name", ["=1+1", "+44 20", "-Mara", "@mara", "'=1+1", "''@x"])
def test_what_a_spreadsheet_would_run_is_neutral_in_the_file_and_itself_again_when_read(
    tmp_path: Path, name: str
) -> None:
    register = Register((Entry(name),))
    cell = next(csv.reader(io.StringIO(register.to_csv().split("\n", 1)[1])))[0]
    assert cell.startswith("'")
    assert read_register(_file(tmp_path, register.to_csv())).entries == register.entries


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
_NAME = _TEXT.filter(lambda text: text and ";" not in text)


@given(
    st.lists(
        st.tuples(_NAME, st.lists(_NAME, max_size=2), st.sampled_from([None, *CATEGORIES]), _TEXT), max_size=4,
        unique_by=lambda row: key(row[0]),
    )
)  # fmt: skip
def test_a_register_is_read_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, rows: list) -> None:  # type: ignore[type-arg]
    entries = [
        made_entry(name=name, aliases="; ".join(aliases), category=category, note=note)
        for name, aliases, category, note in rows
    ]
    try:
        register = Register(tuple(entries))
    except SettingsError:
        return  # two rows share a name: refused, and tested above
    path = _file(tmp_path_factory.mktemp("register"), register.to_csv())
    assert sorted(read_register(path).entries, key=lambda e: e.name) == sorted(entries, key=lambda e: e.name)


def test_every_column_is_a_part_of_an_entry() -> None:
    assert set(COLUMNS) == set(Entry.__dataclass_fields__)
