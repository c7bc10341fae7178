"""Lock: one batch at a time in a folder, and a clear word where the folder cannot hold one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.errors import RunError
from analysis.running.lock import only_one

NAME = ".sayso-batch.lock"


def test_a_held_folder_names_its_holder_and_is_free_afterwards(tmp_path: Path) -> None:
    with only_one(tmp_path):
        assert (tmp_path / NAME).read_text(encoding="ascii") == str(os.getpid())
        with (
            pytest.raises(RunError, match=rf"another batch \(process {os.getpid()}\) is at work in"),
            only_one(tmp_path),
        ):
            pass
    with only_one(tmp_path):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_a_full_disk_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to("/dev/full")
    told = r"cannot write in .*: No space left on device\. .* make room there"
    with pytest.raises(RunError, match=told), only_one(tmp_path):
        pass


def test_an_error_of_the_work_itself_is_not_taken_for_one_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="of the work"), only_one(tmp_path):
        raise OSError("of the work")
