"""Commands about what people decide: corrections of one article, and the register of sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.options import FILE, SETTINGS, say
from analysis.errors import AnalysisError, CorrectionsError

if TYPE_CHECKING:
    from analysis.corrections.applying import Applying


@click.group()
def corrections() -> None:
    """Correct what Sayso found in a story, in a file beside it.

    The file of story.txt is story.corrections.yaml. It says in plain words what to change: a zone, a statement, who
    said it, what a source is, the rules of counting. Every command applies it, and the report lists what a person
    changed.
    """


@corrections.command("new")
@click.argument("article", type=FILE)
@click.option("--by", help="Who makes the corrections: stands in the report.")
@SETTINGS
def new(article: Path, by: str | None, settings: str) -> None:
    """Begin the file of corrections of ARTICLE, with what was found to copy from.

    The file has no correction yet: it lists every source and statement that was found, and an example of each kind
    of correction, all as comments. A file that is there is left alone.
    """
    from analysis.corrections.beginning import begin
    from analysis.corrections.sidecar import find_corrections, sidecar_of
    from analysis.running.folders import write_atomically
    from analysis.running.request import analyse_file

    there = find_corrections(article)
    if there is not None:
        raise CorrectionsError(f"{str(there)!r} is there already. Open it in an editor.")
    analysis = analyse_file(article, settings=settings, corrections="none")
    text = begin(analysis.article, analysis.attributions, analysis.sources, analysis.doubtful, by)
    path = sidecar_of(article)
    write_atomically(path, text.encode())
    say(f"Open this file in an editor: {path}")


@corrections.command("check")
@click.argument("articles", type=FILE, nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--renew", is_flag=True, help="Bind corrections to a text that has changed, where all of them still fit.")
@SETTINGS
def check(articles: tuple[Path, ...], renew: bool, settings: str) -> None:
    """Tell whether the corrections of each ARTICLE fit its text, and what each of them changes.

    Of a folder all stories with corrections are taken, and corrections without a story are named. Ends with status
    1 where one does not fit; the entry is named, with what to do.
    """
    from analysis.corrections.sidecar import lost_in, stories_in

    wrong = 0
    for given in articles:
        for file in lost_in(given):
            say(f"sayso: {file}: its story is not beside it. Call both by one name.", error=True)
            wrong += 1
        for article in stories_in(given):
            wrong += not _sound(article, settings, renew=renew)
    if wrong:
        sys.exit(1)


def _sound(article: Path, settings: str, *, renew: bool) -> bool:
    try:
        return _checked(article, settings, renew=renew)
    except AnalysisError as error:
        say(f"sayso: {error}", error=True)
        return False


def _checked(article: Path, settings: str, *, renew: bool) -> bool:
    from analysis.corrections.applying import numbered
    from analysis.corrections.beside import beside
    from analysis.corrections.sidecar import renewed, sidecar_of
    from analysis.reading.load import load
    from analysis.result import check_corrections

    files = beside(article, settings=settings)
    story, given = load(article), files.read_corrections()
    if given is None or files.corrections is None:
        say(f"{article}: no corrections. `sayso corrections new {article}` begins {sidecar_of(article).name}.")
        return True
    tried = check_corrections(story, given, settings=files.read_settings())
    say(f"{files.corrections}: {len(given.entries)} {numbered(len(given.entries))}")
    _tell(tried)
    if renew and not tried.problems and not given.fits(story):
        files.corrections.write_text(renewed(files.corrections, story), encoding="utf-8", newline="")
        say(f"  now bound to the text with the digest {story.digest[:16]}")
        return True
    try:
        tried.refuse(story)
    except CorrectionsError as error:
        say(f"sayso: {error}", error=True)
        return False
    return True


def _tell(tried: Applying) -> None:
    for number, change in sorted(tried.done.items()):
        who = f" ({change.by})" if change.by else ""
        say(f"  fits {number}: {change.what}{who}")


@click.group()
def register() -> None:
    """Keep what was settled about sources for later stories.

    The register is a table, sources.csv, beside sayso.toml (which may name another file): name, aliases, category,
    organisation, side, who decided, when. A spreadsheet can edit it. Every command reads it; an article's own
    corrections win.
    """


_FIRST_SETTINGS = b"""\
# Settings of the house for all articles in this folder and below. See analysis/corrections/README.md of Sayso.
register = "sources.csv"
"""
REGISTER = click.option(
    "--register", "path", type=FILE, help="The register; without, the one that holds for this folder, else sources.csv."
)


@register.command("list")
@REGISTER
def listed(path: Path | None) -> None:
    """List the sources of the register."""
    from analysis.house.register import read_register

    path = _register_here(path)
    if not path.is_file():
        say(f"There is no register yet. `sayso register set NAME --category …` begins {path.name}.")
        return
    for entry in read_register(path).entries:
        facts = (entry.category, entry.organisation, entry.side, entry.who and f"decided by {entry.who}")
        names = f" (also {', '.join(entry.aliases)})" if entry.aliases else ""
        say(f"{entry.name}{names}" + "".join(f"; {fact}".replace("_", " ") for fact in facts if fact))


@register.command("check")
@REGISTER
def checked(path: Path | None) -> None:
    """Tell whether the register can be read, with the line of what is wrong."""
    from analysis.house.register import read_register

    path = _register_here(path)
    known = len(read_register(path).entries)
    say(f"{path}: {known} source{'' if known == 1 else 's'}")


@register.command("add")
@click.argument("articles", type=FILE, nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "--on", "day", help="The day of the decision, as 2026-03-04, where the corrections give none; without, today."
)
@REGISTER
def add(articles: tuple[Path, ...], day: str | None, path: Path | None) -> None:
    """Take into the register what the corrections of each ARTICLE ask to remember.

    Those are the entries "set source", "rename source" and "merge sources" with a line "remember: yes".
    """
    from analysis.corrections.remembering import remembered, today
    from analysis.corrections.sidecar import find_corrections, read_corrections
    from analysis.house.register import Register, read_register
    from analysis.running.folders import write_atomically

    path = _register_here(path, beginning=True)
    known = read_register(path) if path.is_file() else Register()
    names = []
    for article in articles:
        file = find_corrections(article)
        if file is None:
            say(f"{article}: no corrections")
            continue
        for entry in remembered(read_corrections(file), day or today()):
            known = known.with_entry(entry)
            names.append(entry.name)
    if names:
        write_atomically(path, known.to_csv().encode())
    say(f"{path}: {len(names)} taken in{': ' + ', '.join(names) if names else ''}")


@register.command("set")
@click.argument("name")
@click.option("--alias", "aliases", multiple=True, help="Another name of the source. May be given many times.")
@click.option("--category", help="What kind of source it is, such as business.")
@click.option("--organisation", help="For whom it speaks.")
@click.option("--side", help="The side on which it is, in your own words.")
@click.option("--by", help="Who decides.")
@click.option("--on", "day", help="The day of the decision, as 2026-03-04; without, today.")
@click.option("--note", help="Why.")
@REGISTER
def put(  # noqa: PLR0917  # click passes by name
    name: str, aliases: tuple[str, ...], category: str | None, organisation: str | None, side: str | None,
    by: str | None, day: str | None, note: str | None, path: Path | None,
) -> None:  # fmt: skip
    """Put the source NAME into the register, or add to what the register knows of it."""
    from analysis.corrections.remembering import today
    from analysis.house.register import Register, made_entry, read_register
    from analysis.running.folders import write_atomically

    path = _register_here(path, beginning=True)
    known = read_register(path) if path.is_file() else Register()
    entry = made_entry(
        name=name, aliases="; ".join(aliases), category=category, organisation=organisation, side=side, decided_by=by,
        decided_on=day or today(), note=note,
    )  # fmt: skip
    write_atomically(path, known.with_entry(entry).to_csv().encode())
    say(f"{path}: {name}")


def _register_here(path: Path | None, *, beginning: bool = False) -> Path:
    """The register that was named, else the one that holds for the working directory, else where one would stand.

    Articles find the register by the sayso.toml beside it, so that ``beginning`` one here begins that file too.
    """
    from analysis.house.register import NAME
    from analysis.house.settings import FILE as SETTINGS_FILE
    from analysis.house.settings import find_settings, register_of
    from analysis.running.folders import write_atomically

    if path is not None:
        return path
    settings, here = find_settings(Path()), Path.cwd()
    if settings is None:
        if beginning:
            write_atomically(Path(SETTINGS_FILE), _FIRST_SETTINGS)
            say(f"{SETTINGS_FILE}: begun, so that the articles here find the register")
        return Path(NAME)
    found = register_of(settings) or settings.parent / NAME
    return found.relative_to(here) if found.is_relative_to(here) else found
