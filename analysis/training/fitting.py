"""Fitting: the training loop."""

from __future__ import annotations

import copy
import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from analysis.speech.decoding import STEPS
from analysis.training.batches import Batch, batches
from analysis.training.corpus import Example
from analysis.training.network import LABELS, Network, link_scores, link_vectors

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: every choice in one place."""

    epochs: int = 8
    batch: int = 16
    longest: int = 382
    rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.1
    weight_decay: float = 0.01
    average: float = 0.99
    """Share of the running average of the weights that each step keeps; 0 for none."""
    dropout: float = 0.1
    label_weight: float = 1.0
    link_weight: float = 0.5
    speech_weight: float = 0.3
    short_weight: float = 0.0
    """Extra weight, shared among its pieces, of each labelled span: short ones then count too."""
    smoothing: float = 0.0
    sequence_weight: float = 0.0
    """Weight of the loss of the whole sequence of labels (a conditional random field)."""
    freeze_words: bool = False
    seed: int = 1


def loss_of(output: Tensor, batch: Batch, plan: Plan) -> Tensor:
    """What the network got wrong in a batch: labels, speech or thought, links."""
    count = len(LABELS)
    each = functional.cross_entropy(
        output[..., :count].flatten(0, 1), batch.labels.flatten(), ignore_index=-100, reduction="none",
        label_smoothing=plan.smoothing,
    )
    known = batch.labels.flatten() >= 0
    total = plan.label_weight * each.sum() / known.sum()
    if plan.short_weight:
        total = total + plan.short_weight * (each * _short(batch.labels).flatten()).sum() / known.sum()
    if plan.sequence_weight:
        total = total + plan.sequence_weight * sequence_loss(output[..., :count], batch.labels) / known.sum()
    said = batch.speech >= 0
    wrong = functional.binary_cross_entropy_with_logits(
        output[..., count], batch.speech.clamp(min=0).to(output.dtype), reduction="none"
    )
    total = total + plan.speech_weight * (wrong * said).sum() / said.sum().clamp(min=1)
    if len(batch.contents):
        total = total + plan.link_weight * _link_loss(output, batch)
    return total


def sequence_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Minus the log-probability of whole label sequences, summed (Lafferty et al. 2001), steps free of cost.

    All sequences in which a label that continues follows its own kind compete. The sum over sequences is
    taken pairwise, in as many rounds as the row has doublings, not piece by piece.
    """
    rows, width, count = scores.shape
    known = labels >= 0
    gold = scores.gather(2, labels.clamp(min=0)[..., None])[..., 0] * known
    steps = torch.from_numpy(STEPS).to(scores)
    ways = steps + scores[:, :, None, :]
    # the row's first piece, after [CLS], may be in the middle of a span: no step leads to it
    first = torch.cat([scores[:, 1:2, None, :], torch.full_like(ways[:, 1:2, 1:], -1e4)], dim=2)
    ways = torch.cat([ways[:, :1], first, ways[:, 2:]], dim=1)
    same = torch.full((count, count), -1e4, device=scores.device).fill_diagonal_(0.0)
    ways = torch.where(known[:, :, None, None], ways, same)
    while ways.shape[1] > 1:
        if ways.shape[1] % 2:
            ways = torch.cat([ways, same.expand(rows, 1, count, count)], dim=1)
        ways = (ways[:, 0::2, :, :, None] + ways[:, 1::2, None, :, :]).logsumexp(3)
    return (ways[:, 0, 0].logsumexp(1) - gold.sum(1)).sum()


def _short(labels: Tensor) -> Tensor:
    """For each piece of a labelled span, one over the pieces of the span; zero elsewhere."""
    begins = (labels > 0) & (labels % 2 == 1)
    span = begins.flatten().cumsum(0)
    inside = (labels > 0).flatten()
    sizes = torch.zeros(int(span.max()) + 1, device=labels.device).index_add_(0, span[inside], inside[inside].float())
    return torch.where(inside, 1 / sizes.clamp(min=1)[span], 0.0).view_as(labels)


def _link_loss(output: Tensor, batch: Batch) -> Tensor:
    """Minus the log of the share that the right cue or source gets among all pieces of its row."""
    rows, width = batch.mask.shape
    places = torch.arange(rows * width, device=output.device)
    total = output.new_zeros(())
    plans = (
        ("content_to_cue", "as_cue", batch.contents, batch.cues),
        ("content_to_source", "as_source", batch.contents, batch.sources),
        ("cue_to_source", "as_source", batch.cue_spans, batch.sources),
    )
    for query, key, spans, targets in plans:
        row, first, last = spans[:, :1], spans[:, 1:2], spans[:, 2:]
        inside = (places >= row * width + first) & (places < row * width + last)
        asked = (inside / (last - first).clamp(min=1)) @ link_vectors(output, query).flatten(0, 1)
        scores = link_scores(asked, link_vectors(output, key).flatten(0, 1))
        seen = (places // width == row) & batch.mask.flatten()
        right = seen & targets.repeat(1, rows)
        usable = right.any(1)
        scores = scores.masked_fill(~seen, -1e4)
        missed = scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)
        total = total + (missed * usable).sum() / usable.sum().clamp(min=1)
    return total


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """Parameters with their learning rates: lower layers move less (layer-wise decay)."""
    depth = len(network.layers)
    groups: dict[float, list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        if plan.freeze_words and name.startswith("words."):
            parameter.requires_grad_(False)
            continue
        if name.startswith("layers."):
            rate = plan.rate * plan.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("words.", "places.", "norm.")):
            rate = plan.rate * plan.layer_decay**depth
        else:
            rate = plan.head_rate
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


def _pace(step: int, steps: int, warm_up: float) -> float:
    """Share of the learning rate at a step: up in a line, down along a cosine."""
    if step < warm_up * steps:
        return (step + 1) / max(1.0, warm_up * steps)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step / steps - warm_up) / (1 - warm_up)))


def fit(
    network: Network,
    articles: Callable[[int], Sequence[Example]],
    plan: Plan,
    device: str = "cpu",
) -> Network:
    """Train a network and give back its averaged copy. ``articles(epoch)`` gives an epoch's examples."""
    torch.manual_seed(plan.seed)
    chance = np.random.default_rng(plan.seed)
    network.to(device).train()
    averaged = copy.deepcopy(network).eval()
    optimiser = torch.optim.AdamW(_groups(network, plan), weight_decay=plan.weight_decay, fused=device != "cpu")
    rows = sum(-(-len(e.pieces) // plan.longest) for e in articles(0))
    steps = int(plan.epochs * rows * 1.18 / plan.batch) + 1
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: _pace(min(s, steps), steps, plan.warm_up))
    step, begun = 0, time.monotonic()
    for epoch in range(plan.epochs):
        losses = []
        for batch in batches(articles(epoch), plan.batch, plan.longest, chance):
            batch = batch.to(device)
            with torch.autocast("cuda", torch.bfloat16, enabled=device != "cpu"):
                output = network(batch.ids, batch.cases, batch.gaps, batch.marks, batch.mask)
            loss = loss_of(output.float(), batch, plan)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            pace.step()
            step += 1
            keep = min(plan.average, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(averaged.parameters()), list(network.parameters()), 1 - keep)
            losses.append(loss.detach())
        log.info("epoch %d of %d: loss %.4f, step %d of about %d, %.0f s", epoch + 1, plan.epochs,
                 float(torch.stack(losses).mean()), step, steps, time.monotonic() - begun)
    return averaged
