"""Every command explains itself and stands in the README."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from analysis.cli import sayso

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.mark.parametrize("name", sorted(sayso.commands))
def test_a_command_has_help_and_stands_in_the_readme(name: str) -> None:
    command = sayso.commands[name]
    assert command.help
    assert command.help.strip().split("\n")[0].endswith("."), "the first line is a whole sentence"
    assert f"sayso {name}" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(sayso.commands))
def test_every_option_has_help(name: str) -> None:
    for parameter in sayso.commands[name].params:
        if isinstance(parameter, click.Option) and parameter.name != "form":
            assert parameter.help, f"{name} {parameter.opts[0]}"
