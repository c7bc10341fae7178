"""What the tests of the package share: one wheel, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.installing import build


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root, tmp_path_factory.mktemp("wheel"), "wheel")
