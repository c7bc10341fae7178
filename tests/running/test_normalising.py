"""Normalising: nothing in an executed notebook differs from run to run."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat

from analysis.running.normalising import hide_paths, normalised


def _executed(time: str, id: str) -> nbformat.NotebookNode:
    times = {"start_time": time, "end_time": time, "duration": 1.0, "status": "completed"}
    output = nbformat.v4.new_output("stream", name="stderr", text=f"{sys.prefix}/lib/x.py:1: careful\n")
    article = nbformat.v4.new_output("display_data", data={"text/plain": f"the article says {sys.prefix}"})
    return nbformat.from_dict(
        {
            "cells": [
                nbformat.v4.new_code_cell("a = 1", id="parameters", metadata={"papermill": times}),
                nbformat.v4.new_code_cell(
                    "a = 2", id=id, metadata={"tags": ["injected-parameters"], "execution": {"iopub.status.busy": time}}
                ),
                nbformat.v4.new_code_cell("a", id="show", outputs=[output, article]),
            ],
            "metadata": {
                "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
                "language_info": {"name": "python", "version": "3.11.7"},
                "papermill": {"output_path": "/tmp/x", "start_time": time},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def test_two_runs_at_two_times_give_the_same_bytes() -> None:
    first = nbformat.writes(normalised(_executed("2026-01-01T00:00:00", "1a2b")))
    second = nbformat.writes(normalised(_executed("2026-02-02T00:00:00", "3c4d")))
    assert first == second


def test_times_random_ids_and_paths_are_gone_and_the_articles_words_are_not() -> None:
    text = nbformat.writes(normalised(_executed("2026-01-01T00:00:00", "1a2b")))
    assert "2026-01" not in text
    assert "1a2b" not in text
    assert "/tmp/x" not in text
    assert "3.11.7" not in text
    assert "‹python›/lib/x.py:1: careful" in text
    assert f"the article says {sys.prefix}" in text


def test_the_longest_path_is_hidden_first(tmp_path: Path) -> None:
    assert hide_paths(f"{tmp_path}/a and {Path.home()}/b", tmp_path) == "‹run›/a and ‹home›/b"
