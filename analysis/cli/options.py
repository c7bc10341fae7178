"""Options and output that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.errors import ParameterError, unknown_name
from analysis.running.terminal import printable

if TYPE_CHECKING:
    from analysis.house.settings import Settings
    from analysis.running.parameters import Parameter

FILE = click.Path(path_type=Path)
SECONDS = click.FloatRange(1, 7 * 24 * 3600)
PARAMETER = click.option(
    "-p",
    "--parameter",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="Set a parameter of the report (see `sayso params`). May be given many times.",
)
INTO = click.option(
    "-o", "--output", "into", type=FILE, default=Path("out"), show_default=True, help="Folder for what is made."
)
SETTINGS = click.option(
    "--settings",
    default="",
    metavar="FILE",
    help="A sayso.toml; without, the nearest in the article's folder or above. The word none means none.",
)
RULE = click.option(
    "--rule",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="RULE VALUE",
    help="Set a counting rule, such as count_thoughts yes. May be given many times.",
)
LIMITS = (
    click.option("--timeout", type=SECONDS, default=900.0, show_default=True, help="Seconds that one report may take."),
    click.option(
        "--cell-timeout",
        type=SECONDS,
        default=300.0,
        show_default=True,
        help="Seconds that one notebook cell may take.",
    ),
)


def say(text: str, *, error: bool = False) -> None:
    """Print a line without any character that could drive the terminal."""
    click.echo(printable(text), err=error)


def with_rules(pairs: tuple[tuple[str, str], ...]) -> Callable[[Settings], Settings]:
    """What puts the rules of the command line in the place of those of the settings. Raises ``ParameterError``."""
    from analysis.rules import Rules, rules_from
    from analysis.running.parameters import Kind, Parameter, given

    kinds: dict[type, Kind] = {bool: "bool", int: "int"}
    known = {name: Parameter(name, kinds[type(value)], value, "") for name, value in asdict(Rules()).items()}
    for name, _ in pairs:
        if name not in known:
            raise ParameterError(unknown_name("rule", name, known))
    values = given(list(known.values()), pairs)
    return lambda settings: replace(settings, rules=rules_from({**asdict(settings.rules), **values}))


REPORT, COMPARISON = "report-article.ipynb", "report-comparison.ipynb"


def parameters(pairs: tuple[tuple[str, str], ...], settings: str = "", notebook: str = REPORT) -> dict[str, object]:
    from analysis.running.parameters import given

    named = (("settings", settings),) if settings else ()
    return dict(given(report_parameters(notebook), (*pairs, *named)))


def report_parameters(notebook: str = REPORT) -> list[Parameter]:
    """The parameters of one of our own notebooks that are the user's to set."""
    from analysis.resources import shipped
    from analysis.running.making import OURS
    from analysis.running.parameters import declared

    known = declared(shipped("notebooks", notebook))
    return [parameter for parameter in known if parameter.name not in OURS]
