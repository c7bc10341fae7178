"""Beside: the files that people wrote for an article, found where they stand: settings, register, corrections."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.corrections.sidecar import ENDING, Corrections, find_corrections, read_corrections
from analysis.errors import AnalysisError, CorrectionsError, SettingsError
from analysis.house.register import NAME as REGISTER
from analysis.house.register import Register, read_register
from analysis.house.settings import FILE, Settings, find_settings, read_settings, reference_of, register_of

REFERENCE = "reference.json"
NONE = "none"
"""Given in place of a file's path: use none, even where one is near."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The paths of the files that hold for one article; None where there is no such file."""

    settings: Path | None = None
    register: Path | None = None
    corrections: Path | None = None
    reference: Path | None = None
    """The reference distribution that the settings name; None means the one that Sayso comes with."""

    def read_settings(self) -> Settings:
        """The house's settings with its register. Raises ``SettingsError``."""
        settings = Settings() if self.settings is None else read_settings(self.settings, registered=False)
        return replace(settings, register=Register() if self.register is None else read_register(self.register))

    def read_corrections(self) -> Corrections | None:
        """The article's corrections, None where there are none. Raises ``CorrectionsError``."""
        return None if self.corrections is None else read_corrections(self.corrections)

    def digests(self) -> Mapping[str, str]:
        """SHA-256 of each file that is there: a result is no longer the same when one of them has changed."""
        every = {
            "settings": self.settings,
            "register": self.register,
            "corrections": self.corrections,
            "reference": self.reference,
        }
        return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in every.items() if path is not None}

    def copy_into(self, folder: Path, article: str) -> dict[str, str]:
        """Copy the files into the folder of a copy of the article; give for each the parameter that names it."""
        own = (self.corrections.name if self.corrections else article + ENDING).encode("utf-8", "replace").decode()
        targets = {"settings": FILE, "register": REGISTER, "corrections": own}
        named = {}
        for name, target in targets.items():
            path: Path | None = getattr(self, name)
            named[name] = NONE if path is None else f"{folder.name}/{target}"
            if path is not None:
                shutil.copyfile(path, folder / target)
        if self.reference is not None:  # where there is none, that may be wanted, or the one of Sayso be meant
            shutil.copyfile(self.reference, folder / REFERENCE)
            named["reference"] = f"{folder.name}/{REFERENCE}"
        return named


def beside(
    article: Path, *, settings: str = "", register: str = "", corrections: str = "", reference: str = ""
) -> Beside:
    """The files that hold for an article.

    Settings are looked for in the article's folder, then in the folders above it, up to the first ``sayso.toml``;
    the register where the settings say, else beside them; corrections beside the article; a reference distribution
    where the settings say. A path that is given goes before, and "none" means that there shall be none. Raises
    ``SettingsError`` or ``CorrectionsError`` where a file that is named is not there.
    """
    house = _chosen(settings, "settings", SettingsError, lambda: find_settings(article.parent))
    return Beside(
        settings=house,
        register=_chosen(register, "register", SettingsError, lambda: None if house is None else register_of(house)),
        corrections=_chosen(corrections, "corrections", CorrectionsError, lambda: find_corrections(article)),
        reference=_chosen(
            reference, "a reference", SettingsError, lambda: None if house is None else reference_of(house)
        ),
    )


def _chosen(given: str, what: str, error: type[AnalysisError], look: Callable[[], Path | None]) -> Path | None:
    if given == NONE:
        return None
    if not given:
        return look()
    path = Path(given)
    if not path.is_file():
        raise error(f"there is no file {given!r} with {what}. Check its name and folder, or leave it out.")
    return path
