"""The commands about what people decide: corrections, register, settings."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.corrections.sidecar import read_corrections

STORY = """\
The ferry stopped on Monday.

“We wait for the tide,” said Mara Teal, who runs the port. She added that ferries would stop.

Skerrow Ferries said that it had lost £2m.
"""
Sayso = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sayso(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Sayso:
    """Run the command in a reader's folder: its status, its standard output, its standard error."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        status = 0
        try:
            main(list(words))
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def _correct(*lines: str) -> Path:
    """Begin a file of corrections as a person would, with entries."""
    path = Path("story.corrections.yaml")
    text = path.read_text(encoding="utf-8").replace("corrections:\n", "corrections:\n" + "\n".join(lines) + "\n", 1)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_first_file_lists_what_was_found_and_changes_nothing(sayso: Sayso) -> None:
    before = sayso("analyse", "story.txt")[1]
    status, out, _ = sayso("corrections", "new", "story.txt", "--by", "Ana: the desk")
    assert (status, out) == (0, "Open this file in an editor: story.corrections.yaml\n")
    text = Path("story.corrections.yaml").read_text(encoding="utf-8")
    assert "#   Mara Teal (named person" in text
    assert "#   Mara Teal: “We wait for the tide,”" in text
    assert "#       also as “She” (pronoun_person)\n" in text, "what was merged, and by which rule"
    assert read_corrections("story.corrections.yaml").by == "Ana: the desk"
    assert sayso("corrections", "check", "story.txt")[:2] == (0, "story.corrections.yaml: 0 corrections\n")
    after = json.loads(sayso("analyse", "story.txt")[1])
    assert after | {"corrections": None} == json.loads(before)
    status, _, err = sayso("corrections", "new", "story.txt")
    assert (status, err) == (1, "sayso: 'story.corrections.yaml' is there already. Open it in an editor.\n")


def test_every_example_of_a_first_file_can_be_read_when_its_marks_are_taken_away(sayso: Sayso) -> None:
    sayso("corrections", "new", "story.txt")
    path = Path("story.corrections.yaml")
    lines = path.read_text(encoding="utf-8").split("\n")
    examples = [line[1:] if line.startswith("#  ") else line for line in lines[lines.index("corrections:") :]]
    head = lines[: lines.index("corrections:")]
    found = lines.index("# ---- what was found ----") - len(head)
    begun = next(place for place, line in enumerate(examples) if line.startswith("# ---- examples"))
    path.write_text("\n".join((*head, *examples[:found], *examples[begun:])), encoding="utf-8")
    assert len(read_corrections(path).entries) == 10


def test_checking_names_what_fits_and_what_does_not(sayso: Sayso) -> None:
    sayso("corrections", "new", "story.txt", "--by", "Ana")
    _correct("  - do: drop statement", "    words: ferries would stop", "  - do: drop statement", "    words: fish fly")
    status, out, err = sayso("corrections", "check", "story.txt")
    assert status == 1
    assert "  fits 1: “that ferries would stop” is no statement (it was taken for one of Mara Teal). (Ana)\n" in out
    assert err.startswith("sayso: story.corrections.yaml: 1 of 2 corrections does not fit: entry 2 (line ")
    status, out, err = sayso("analyse", "story.txt")
    assert (status, out) == (1, ""), "figures are not given while a correction does not fit"
    assert "fish fly" in err


def test_a_story_that_has_changed_can_be_bound_anew_where_all_still_fits(sayso: Sayso) -> None:
    sayso("corrections", "new", "story.txt")
    path = _correct("  - do: drop statement", "    words: ferries would stop")
    Path("story.txt").write_text(STORY.replace("Monday", "Tuesday"), encoding="utf-8")
    status, _, err = sayso("corrections", "check", "story.txt")
    assert status == 1
    assert "The correction in it still fits." in err
    comments = path.read_text(encoding="utf-8").count("#")
    status, out, _ = sayso("corrections", "check", "--renew", "story.txt")
    assert (status, "now bound to the text with the digest" in out) == (0, True)
    assert path.read_text(encoding="utf-8").count("#") == comments
    assert sayso("corrections", "check", "story.txt")[0] == 0
    Path("story.txt").write_text(STORY.replace("ferries would", "boats would"), encoding="utf-8")
    assert sayso("corrections", "check", "--renew", "story.txt")[0] == 1
    assert "digest: " + read_corrections(path).article_digest in path.read_text(encoding="utf-8")


def test_several_stories_are_checked_and_one_without_corrections_is_no_error(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(STORY, encoding="utf-8")
    status, out, err = sayso("corrections", "check", "other.txt", "none.txt", "story.txt")
    assert status == 1
    assert out.count(": no corrections. `sayso corrections new ") == 2
    assert err == "sayso: cannot read 'none.txt': there is no such file. Check its name and folder.\n"


def test_of_a_folder_the_stories_with_corrections_are_checked_and_lost_corrections_are_named(
    sayso: Sayso, tmp_path: Path
) -> None:
    folder = tmp_path / "desk" / "march"
    folder.mkdir(parents=True)
    for name in ("a.txt", "b.txt", "a.md"):
        (folder / name).write_text(STORY + name, encoding="utf-8")
    sayso("corrections", "new", "desk/march/a.txt")
    (folder / "a.md.corrections.yaml").write_text("corrections:\n", encoding="utf-8")
    (folder / "gone.corrections.yaml").write_text("corrections:\n", encoding="utf-8")
    status, out, err = sayso("corrections", "check", "desk")
    assert status == 1
    assert out.splitlines() == [
        "desk/march/a.md.corrections.yaml: 0 corrections", "desk/march/a.corrections.yaml: 0 corrections",
    ] or out.splitlines() == [
        "desk/march/a.corrections.yaml: 0 corrections", "desk/march/a.md.corrections.yaml: 0 corrections",
    ]  # fmt: skip
    assert "sayso: desk/march/gone.corrections.yaml: its story is not beside it. Call both by one name.\n" in err
    assert "a.md.corrections.yaml: it does not say which text it is for." in err
    (folder / "gone.corrections.yaml").unlink()
    (folder / "a.md.corrections.yaml").unlink()
    assert sayso("corrections", "check", "desk")[:2] == (0, "desk/march/a.corrections.yaml: 0 corrections\n")
    assert sayso("analyse", "desk/march/a.md")[0] == 0, "the file names a.txt: it is not that of a.md"


def test_figures_follow_corrections_settings_and_register(sayso: Sayso, tmp_path: Path) -> None:
    plain = json.loads(sayso("analyse", "story.txt")[1])
    (tmp_path / "sayso.toml").write_text("[rules]\ncount_organisations = false\n", encoding="utf-8")
    assert sayso("register", "set", "Mara Teal", "--category", "business", "--by", "Bo", "--on", "2026-03-04")[0] == 0
    sayso("corrections", "new", "story.txt", "--by", "Ana")
    _correct("  - do: drop statement", "    words: ferries would stop")
    figures = json.loads(sayso("analyse", "story.txt")[1])
    assert (plain["attributions"], figures["attributions"]) == (3, 2)
    assert (plain["sources_core"], figures["sources_core"]) == (2, 1)
    assert (plain["corrected"], plain["settings"]) == (0, None)
    assert figures["corrected"] == 2
    assert all(len(figures[name]) == 64 for name in ("settings", "register", "corrections"))
    alone = json.loads(sayso("analyse", "story.txt", "--settings", "none")[1])
    assert (alone["settings"], alone["register"], alone["sources_core"]) == (None, None, 2)
    ruled = json.loads(sayso("analyse", "story.txt", "--rule", "count_organisations", "yes")[1])
    assert (ruled["sources_core"], ruled["rule_count_organisations"], ruled["settings"]) == (
        2,
        True,
        figures["settings"],
    )
    assert sayso("analyse", "story.txt", "--rule", "count_organisation", "yes")[2] == (
        "sayso: unknown rule 'count_organisation'. Did you mean 'count_organisations'? Known: count_embedded_posts, "
        "count_groups, count_headline, count_narrated, count_organisations, count_thoughts, min_quotation_words.\n"
    )


def test_lines_of_a_jsonl_file_are_annotated_under_the_settings_of_its_folder(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": 1, "text": STORY}) + "\n", encoding="utf-8")
    (tmp_path / "sayso.toml").write_text('[categories]\nbusiness = ["Skerrow Ferries"]\n', encoding="utf-8")
    assert sayso("annotate", "in.jsonl", "-o", "out.jsonl")[0] == 0
    record = json.loads(Path("out.jsonl").read_text(encoding="utf-8"))
    assert {s["name"]: s["category"] for s in record["sources"]}["Skerrow Ferries"] == "business"
    assert (len(record["settings"]), "register" in record) == (64, False)


def test_settings_that_are_wrong_stop_a_command_with_their_own_message(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text("publishr = 1\n", encoding="utf-8")
    status, _, err = sayso("analyse", "story.txt")
    assert status == 1
    assert err.startswith("sayso: sayso.toml: unknown setting 'publishr'. Did you mean 'publisher'?")
    status, _, err = sayso("report", "story.txt", "-o", "out")
    assert (status, Path("out").exists()) == (1, False)
    assert "publishr" in err


def test_the_register_is_begun_filled_listed_and_checked(sayso: Sayso) -> None:
    assert sayso("register", "list") == (
        0, "There is no register yet. `sayso register set NAME --category …` begins sources.csv.\n", "",
    )  # fmt: skip
    sayso("register", "set", "Skerrow Ferries", "--alias", "SF", "--alias", "the ferries", "--category", "business")
    sayso("corrections", "new", "story.txt", "--by", "Ana")
    _correct(
        "  - do: set source", "    source: Mara Teal", "    side: port", "    category: business", "    remember: yes",
        "  - do: rename source", "    source: Skerrow Ferries", "    name: Skerrow Ferries Ltd", "    remember: yes",
        "    by: Bo", "  - do: set source", "    source: Mara Teal", "    gender: female",
        "  - do: merge sources", "    sources: [Tam Orm, T. Orm]", "    remember: yes", "    when: 2026-01-02",
    )  # fmt: skip
    status, out, err = sayso("register", "add", "story.txt", "--on", "2026-03-04")
    assert Path("sayso.toml").is_file(), "articles find the register beside it"
    assert (status, out, err) == (0, "sources.csv: 3 taken in: Mara Teal, Skerrow Ferries Ltd, Tam Orm\n", "")
    assert Path("sources.csv").read_text(encoding="utf-8") == (
        "name,aliases,category,organisation,side,decided_by,decided_on,note\n"
        "Mara Teal,,business,,port,Ana,2026-03-04,\n"
        "Skerrow Ferries Ltd,Skerrow Ferries; SF; the ferries,business,,,Bo,2026-03-04,\n"
        "Tam Orm,T. Orm,,,,Ana,2026-01-02,\n"
    )
    assert sayso("register", "list")[1] == (
        "Mara Teal; business; port; decided by Ana, 2026-03-04\n"
        "Skerrow Ferries Ltd (also Skerrow Ferries, SF, the ferries); business; decided by Bo, 2026-03-04\n"
        "Tam Orm (also T. Orm); decided by Ana, 2026-01-02\n"
    )
    assert sayso("register", "check") == (0, "sources.csv: 3 sources\n", "")
    sayso("register", "set", "Ines Gray")
    assert f"Ines Gray,,,,,,{date.today().isoformat()},\n" in Path("sources.csv").read_text(encoding="utf-8")
    status, _, err = sayso("register", "set", "X", "--category", "busines")
    assert (status, "unknown category 'busines'. Did you mean 'business'?" in err) == (1, True)


def test_what_was_settled_in_one_story_is_known_in_the_next(sayso: Sayso, tmp_path: Path) -> None:
    sayso("corrections", "new", "story.txt", "--by", "Ana")
    _correct(
        "  - do: set source", "    source: Skerrow Ferries", "    category: ngo civil society", "    remember: yes"
    )
    out = sayso("register", "add", "story.txt", "--on", "2026-03-04")[1]
    assert out.startswith("sayso.toml: begun, so that the articles here find the register\n")
    (tmp_path / "next.txt").write_text(
        "The ferry is back.\n\nSkerrow Ferries said that it was glad.\n", encoding="utf-8"
    )
    sayso("corrections", "new", "next.txt")
    assert "#   Skerrow Ferries (named organisation, ngo civil society" in Path("next.corrections.yaml").read_text(
        encoding="utf-8"
    )
