"""The dictionary reaches textstat through NLTK, which refuses files that it does not trust."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.measures.pronouncing import FOLDER
from analysis.measures.reconciliation import trusted_folder

READ = """\
import sys, nltk.data
nltk.data.path.insert(0, sys.argv[1])
from nltk.corpus import cmudict
print(len(cmudict.dict()["president"][0]))
"""


def _read(folder: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", READ, folder]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.skipif(os.name != "posix", reason="files have one name there")
def test_a_dictionary_that_was_installed_as_a_link_to_a_store_is_read_from_a_copy(tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(FOLDER, store)
    shutil.copytree(store, tmp_path / "installed", copy_function=os.link)
    assert "multiply-linked" in _read(str(tmp_path / "installed")).stderr, "NLTK still refuses it"
    with trusted_folder(tmp_path / "installed") as folder:
        assert folder != str(tmp_path / "installed")
        done = _read(folder)
    assert done.stdout == "9\n", done.stderr
    assert not Path(folder).exists()


def test_a_folder_of_ones_own_is_read_where_it_is(tmp_path: Path) -> None:
    own = shutil.copytree(FOLDER, tmp_path / "own")
    with trusted_folder(own) as folder:
        assert folder == str(own)
