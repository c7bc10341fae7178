"""python -m analysis.training: rebuild the weights of the trained model from the annotated corpora."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch

from analysis.speech.model import WEIGHTS, ModelTagger
from analysis.training.augmentation import varied
from analysis.training.base import base_tokenizer, base_weights
from analysis.training.calibrating import judged, reliability
from analysis.training.corpus import Example, examples, fold_of, read
from analysis.training.fitting import Plan, fit
from analysis.training.network import Network, load_base
from analysis.training.packing import calibrate, pack

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "quotes"
TENTHS = 10
"""One article in ten is kept apart from training: the confidence is fitted and the result measured on it."""

corpus_option = click.option(
    "--corpus", type=click.Path(path_type=Path), default=CORPORA / "polnear.dev.jsonl.gz", show_default=True,
    help="Annotated articles, one JSON object a line.",
)  # fmt: skip
folder_option = click.option(
    "--folder", type=click.Path(path_type=Path), default=WEIGHTS, show_default=True, help="Folder of weights."
)


@click.group()
def main() -> None:
    """Train the attribution model, measure it, and pack it for the product."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


def trained(articles: list[dict[str, Any]], plan: Plan, strength: float, device: str) -> Network:
    """A network trained on some articles, each in another setting in every epoch after the first."""
    tokenizer = base_tokenizer()
    plain = examples(articles, tokenizer)

    def epoch_of(epoch: int) -> list[Example]:
        if epoch == 0 or not strength:
            return plain
        chance = np.random.default_rng(1000 * plan.seed + epoch)
        return examples([varied(article, chance, strength) for article in articles], tokenizer)

    torch.manual_seed(plan.seed)
    network = Network(dropout=plan.dropout)
    load_base(network, base_weights())
    return fit(network, epoch_of, plan, device)


def _parts(corpus: Path, fold: int, folds: int, publisher: str | None) -> tuple[list[Any], list[Any]]:
    """Articles to train on and articles kept apart."""
    every = read(corpus)
    if publisher:
        apart = [article for article in every if article["meta"].get("publisher") == publisher]
    else:
        apart = [article for article in every if fold_of(article["id"], folds) == fold]
    names = {article["id"] for article in apart}
    return [article for article in every if article["id"] not in names], apart


@main.command()
@corpus_option
@folder_option
@click.option("--epochs", default=Plan().epochs, show_default=True, help="How often each article is read.")
@click.option("--minutes", type=float, help="Stop after so many minutes instead; the rate follows the clock.")
@click.option("--fold", default=0, show_default=True, help="Which part of the articles is kept apart.")
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
@click.option("--publisher", help="Keep the articles of this publisher apart instead of a part.")
@click.option("--strength", default=0.6, show_default=True, help="How much the setting of articles is varied.")
@click.option("--keep", type=click.Path(path_type=Path), help="Also write the network in full numbers, for `pack`.")
@click.option("--threads", default=2, show_default=True, help="Processor threads.")
@click.option("--device", default="cpu", show_default=True, help="Where to train: cpu or cuda.")
def build(  # noqa: PLR0917 - click gives each option by its name
    corpus: Path, folder: Path, epochs: int, minutes: float | None, fold: int, folds: int, publisher: str | None,
    strength: float, keep: Path | None, threads: int, device: str,
) -> None:  # fmt: skip
    """Train, quantise, calibrate and pack: about two hours on two cores."""
    torch.set_num_threads(threads)
    train, apart = _parts(corpus, fold, folds, publisher)
    plan = replace(Plan(), epochs=epochs, minutes=minutes)
    network = trained(train, plan, strength, device)
    if keep:
        torch.save(network.state_dict(), keep)
    pack(network.state_dict(), folder, apart)


@main.command("pack")
@corpus_option
@folder_option
@click.argument("checkpoint", type=click.Path(path_type=Path, exists=True))
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
def pack_checkpoint(corpus: Path, folder: Path, checkpoint: Path, folds: int) -> None:
    """Quantise, calibrate and pack a checkpoint."""
    pack(torch.load(checkpoint, map_location="cpu", weights_only=True), folder, _parts(corpus, 0, folds, None)[1])


@main.command("calibrate")
@corpus_option
@folder_option
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
def calibrate_again(corpus: Path, folder: Path, folds: int) -> None:
    """Fit the confidence again on the articles kept apart."""
    calibrate(folder, _parts(corpus, 0, folds, None)[1])


@main.command("reliability")
@corpus_option
@folder_option
@click.option("--folds", default=TENTHS, show_default=True, help="Into how many parts the articles are divided.")
def show_reliability(corpus: Path, folder: Path, folds: int) -> None:
    """Confidence against what the annotators say, in tenths."""
    drafts = judged(_parts(corpus, 0, folds, None)[1], ModelTagger(folder))
    for mean, share, number in reliability(drafts):
        click.echo(f"confidence {mean:.2f}   right {share:.2f}   of {number}")


if __name__ == "__main__":
    main()
