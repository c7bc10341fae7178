"""What a report holds, and what it must never hold."""

from __future__ import annotations

import getpass
import json
import socket
import sys
from pathlib import Path

import lxml.html
import pytest

pytestmark = pytest.mark.slow
EVENTS = "//@*[starts-with(name(), 'on')]"


def test_no_output_holds_a_path_of_this_machine(report: Path) -> None:
    secrets = {str(Path.home()), str(Path.cwd()), str(report.parent), sys.prefix, socket.gethostname()}
    secrets = {word for word in secrets if len(word) > 4}
    assert secrets
    for path in (path for path in report.rglob("*") if path.is_file()):
        data = path.read_bytes()
        for secret in secrets:
            assert secret.encode() not in data, f"{path.name} holds {secret}"
        assert f"/home/{getpass.getuser()}".encode() not in data


def test_every_picture_of_the_page_has_an_alternative_text(report: Path) -> None:
    page = lxml.html.parse(report / "report.html")
    pictures = page.xpath("//img")
    assert pictures
    assert [picture.get("src", "")[:40] for picture in pictures if not (picture.get("alt") or "").strip()] == []
    for drawing in page.xpath("//*[local-name()='svg']"):
        assert (
            drawing.get("aria-label")
            or drawing.get("aria-hidden") == "true"
            or drawing.xpath("./*[local-name()='title']")
        )


def test_the_page_runs_nothing_and_loads_nothing(report: Path) -> None:
    page = lxml.html.parse(report / "report.html")
    assert page.xpath("//script | //iframe | //object | //embed | //base | //form") == []
    assert page.xpath(EVENTS) == []
    assert [
        link for link in page.xpath("//@href") if link.strip().lower().startswith(("javascript", "data", "vb"))
    ] == []
    assert [link for link in page.xpath("//@src") if not link.startswith("data:image/")] == []
    assert page.xpath("//link[@rel='stylesheet' or @rel='preload']") == []
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_links_inside_the_page_lead_somewhere(report: Path) -> None:
    page = lxml.html.parse(report / "report.html")
    targets = set(page.xpath("//@id"))
    inside = [link.removeprefix("#") for link in page.xpath("//a/@href") if link.startswith("#")]
    assert inside
    assert [link for link in inside if link not in targets] == []


def test_the_notebook_of_a_report_has_run_in_silence(report: Path) -> None:
    notebook = json.loads((report / "report.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            assert output["output_type"] != "error"
            assert output.get("name") != "stderr", output["text"]
