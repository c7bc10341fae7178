"""python -m analysis.training: rebuild the weights of the trained model from the annotated corpora."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import torch

from analysis.resources import CLONE
from analysis.speech.model import WEIGHTS, ModelTagger
from analysis.training.calibrating import judged, reliability
from analysis.training.corpus import read
from analysis.training.courses import FIRST, SECOND, Courses
from analysis.training.packing import calibrate, calibrate_on, pack
from analysis.training.stories import read_stories
from analysis.training.validating import (
    RECORDS,
    Part,
    annotate,
    keep_judged,
    kept_judged,
    publisher_of,
    row,
    scorer,
    style_row,
    without,
)
from analysis.training.validating import (
    fold as fold_apart,
)

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "quotes"
TENTHS = 10
"""One article and one story in ten are kept apart from training: on them the confidence is fitted."""

corpus_option = click.option(
    "--corpus", type=click.Path(path_type=Path), default=CORPORA / "polnear.dev.jsonl.gz", show_default=True,
    help="Annotated articles, one JSON object a line.",
)  # fmt: skip
stories_option = click.option(
    "--stories", type=click.Path(path_type=Path), default=CLONE / "data" / "training", show_default=True,
    help="Folder of invented stories with their marks, read in a second course.",
)  # fmt: skip
folder_option = click.option(
    "--folder", type=click.Path(path_type=Path), default=WEIGHTS, show_default=True, help="Folder of weights."
)


@click.group()
def main() -> None:
    """Train the attribution model, measure it, and pack it for the product."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


def _part(corpus: Path, number: int = 0, folds: int = TENTHS, publisher: str | None = None) -> Part:
    """Articles to train on and articles kept apart: a publisher's, or one part in ``folds``."""
    every = read(corpus)
    return without(every, publisher) if publisher else fold_apart(every, number, folds)


def _stories(folder: Path) -> Part:
    """Stories to learn from and stories kept apart: on these, too, the confidence is fitted."""
    return fold_apart(read_stories(folder), 0, TENTHS)


def _apart(corpus: Path, stories: Path, folds: int) -> list[Any]:
    """The articles and stories that a plain build keeps apart."""
    return [*_part(corpus, 0, folds).apart, *_stories(stories).apart]


@main.command()
@corpus_option
@stories_option
@folder_option
@click.option("--epochs", default=FIRST.epochs, show_default=True, help="How often the first course reads the corpus.")
@click.option("--more", default=SECOND.epochs, show_default=True, help="How often the second course reads the stories.")
@click.option("--learnt", type=click.Path(path_type=Path, exists=True),
              help="Leave the first course out: go on from this network in full numbers.")  # fmt: skip
@click.option("--fold", default=0, show_default=True, help="Which part of the articles is kept apart.")
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
@click.option("--publisher", help="Keep the articles of this publisher apart instead of a part.")
@click.option("--keep", type=click.Path(path_type=Path), help="Also write the network in full numbers, for `pack`.")
@click.option("--unfinished", type=click.Path(path_type=Path),
              help="Keep what is learnt here after each epoch: once interrupted, the command goes on.")  # fmt: skip
@click.option("--threads", default=2, show_default=True, help="Processor threads.")
@click.option("--device", default="cpu", show_default=True, help="Where to train: cpu or cuda.")
def build(  # noqa: PLR0917 - click gives each option by its name
    corpus: Path, stories: Path, folder: Path, epochs: int, more: int, learnt: Path | None, fold: int, folds: int,
    publisher: str | None, keep: Path | None, unfinished: Path | None, threads: int, device: str,
) -> None:  # fmt: skip
    """Train, quantise, calibrate and pack: less than three hours on two cores."""
    torch.set_num_threads(threads)
    articles = _part(corpus, fold, folds, publisher)
    courses = Courses(replace(FIRST, epochs=epochs), replace(SECOND, epochs=more), device=device)
    told = _stories(stories)
    network = courses.taught(articles.train, told.train, learnt, unfinished)
    if keep:
        torch.save(network.state_dict(), keep)
    pack(network.state_dict(), folder, [*articles.apart, *told.apart])


@main.command()
@corpus_option
@stories_option
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for weights and findings; resumes.")
@click.option("--folds", default=5, show_default=True, help="Into how many parts the articles are divided.")
@click.option("--publishers", is_flag=True, help="Keep one publisher after the other apart instead.")
@click.option("--only", help="Train this part only and print no table: parts can be trained on several machines.")
@click.option("--style", type=click.Path(path_type=Path), default=CORPORA / "gum.dev.jsonl.gz", show_default=True,
              help="Articles of another style, measured with each part's weights.")  # fmt: skip
@click.option("--device", default="cpu", show_default=True, help="Where to train: cpu or cuda.")
def validate(  # noqa: PLR0917 - click gives each option by its name
    corpus: Path, stories: Path, out: Path, folds: int, publishers: bool, only: str | None, style: Path, device: str
) -> None:
    """Train with one part after the other kept apart, and print the model card's table of what that reaches.

    A part takes as long as a build. The confidence of each part is fitted on the others.
    """
    every = read(corpus)
    names = sorted({publisher_of(each) for each in every} - {""}) if publishers else range(folds)
    parts = [without(every, name) if isinstance(name, str) else fold_apart(every, name, folds) for name in names]
    if only is not None and only not in {part.name for part in parts}:
        raise click.BadParameter(f"{only!r} is no part. Parts: {', '.join(part.name for part in parts)}.")
    for part in parts:
        if only in {None, part.name} and not (out / part.name / "judged.json").is_file():
            _learn(part, stories, out / part.name, Courses(device=device))
    if only is None:
        _tabulate(parts, out, read(style), scorer(corpus.with_name("score.py")))


def _learn(part: Part, stories: Path, folder: Path, courses: Courses) -> None:
    """Train on a part and write weights, and what the annotators say of what these find in the articles kept apart."""
    folder.mkdir(parents=True, exist_ok=True)
    told = _stories(stories)
    apart = [*part.apart, *told.apart]
    pack(courses.taught(part.train, told.train).state_dict(), folder, apart)
    keep_judged(judged(apart, ModelTagger(folder)), folder)


def _tabulate(parts: list[Part], out: Path, style: list[dict[str, Any]], score: ModuleType) -> None:
    """Print a row for each part and one for all, then the other style."""
    every: dict[str, Any] = {}
    gold: dict[str, Any] = {}
    other = []
    styled = {each["id"]: each for each in style}
    for part in parts:
        folder = out / part.name
        calibrate_on(folder, [each for rest in parts if rest is not part for each in kept_judged(out / rest.name)])
        annotate((*part.apart, *style), folder)
        found = score.load(folder / RECORDS)
        kept = {each["id"]: each for each in part.apart}
        click.echo(row(part.name, score, kept, found))
        other.append(style_row(part.name, score, styled, found))
        gold |= kept
        every |= {name: found[name] for name in kept}
    click.echo(row("all", score, gold, every))
    click.echo("\n".join(other))


@main.command("pack")
@corpus_option
@stories_option
@folder_option
@click.argument("checkpoint", type=click.Path(path_type=Path, exists=True))
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
def pack_checkpoint(corpus: Path, stories: Path, folder: Path, checkpoint: Path, folds: int) -> None:
    """Quantise, calibrate and pack a checkpoint."""
    pack(torch.load(checkpoint, map_location="cpu", weights_only=True), folder, _apart(corpus, stories, folds))


@main.command("calibrate")
@corpus_option
@stories_option
@folder_option
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
def calibrate_again(corpus: Path, stories: Path, folder: Path, folds: int) -> None:
    """Fit the confidence again on the articles and stories kept apart."""
    calibrate(folder, _apart(corpus, stories, folds))


@main.command("reliability")
@corpus_option
@stories_option
@folder_option
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
def show_reliability(corpus: Path, stories: Path, folder: Path, folds: int) -> None:
    """Confidence against what the annotators say, in tenths."""
    drafts = judged(_apart(corpus, stories, folds), ModelTagger(folder))
    for mean, share, number in reliability(drafts):
        click.echo(f"confidence {mean:.2f}   right {share:.2f}   of {number}")


if __name__ == "__main__":
    main()
