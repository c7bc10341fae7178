"""Fitting: the training loop."""

from __future__ import annotations

import copy
import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from analysis.speech.decoding import STEPS
from analysis.training.batches import MASK, PAD, Batch, batches
from analysis.training.corpus import Example
from analysis.training.network import LABELS, Network, link_scores, link_vectors
from analysis.training.progress import Progress

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: every choice in one place."""

    epochs: int = 16
    batch: int = 12
    longest: int = 254
    rate: float = 3e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.1
    weight_decay: float = 0.01
    average: float = 0.99
    """Share of the running average of the weights that each step keeps; 0 for none."""
    dropout: float = 0.1
    """Share of the numbers between layers that are dropped; the attention keeps all, to be fast on processors."""
    masking: float = 0.08
    """Share of the pieces that are hidden from the network, not from its teacher: it must read what stands around."""
    teacher: float = 1.0
    """Weight of agreeing with the network's own running average: it has seen that single annotators err."""
    teacher_from: float = 0.3
    """Share of the training after which the running average begins to teach."""
    label_weight: float = 0.6
    link_weight: float = 0.5
    speech_weight: float = 0.3
    short_weight: float = 0.3
    """Extra weight, shared among its pieces, of each labelled span: short ones then count too."""
    smoothing: float = 0.0
    sequence_weight: float = 0.8
    """Weight of the loss of the whole sequence of labels (a conditional random field)."""
    freeze_words: bool = True
    """Leave the word embeddings as they are: no loss was measured, and half of the weights need no update."""
    half: bool = True
    """Multiply in sixteen bits (bfloat16) where autocast deems it safe."""
    seed: int = 1


def loss_of(output: Tensor, batch: Batch, plan: Plan) -> Tensor:
    """What the network got wrong in a batch: labels, speech or thought, links."""
    count = len(LABELS)
    each = functional.cross_entropy(
        output[..., :count].flatten(0, 1),
        batch.labels.flatten(),
        ignore_index=-100,
        reduction="none",
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
    rows, _, count = scores.shape
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


def _masked(ids: Tensor, share: float) -> Tensor:
    """Pieces with some of them hidden, [CLS], [SEP] and padding never."""
    if not share:
        return ids
    hidden = (torch.rand(ids.shape, device=ids.device) < share) & (ids > MASK)
    return torch.where(hidden, MASK, ids)


def agreement_loss(output: Tensor, taught: Tensor, batch: Batch) -> Tensor:
    """How far the labels and the belief in speech are from those of the running average (Tarvainen, Valpola 2017)."""
    count = len(LABELS)
    shares = taught[..., :count].softmax(-1)
    each = -(shares * output[..., :count].log_softmax(-1)).sum(-1)
    known = batch.mask & (batch.ids != PAD)
    speech = functional.binary_cross_entropy_with_logits(
        output[..., count], taught[..., count].sigmoid(), reduction="none"
    )
    said = batch.speech >= 0
    return (each * known).sum() / known.sum() + 0.3 * (speech * said).sum() / said.sum().clamp(min=1)


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


def _groups(network: Network, plan: Plan) -> list[dict[str, Any]]:
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


def _pace(done: float, warm_up: float) -> float:
    """Share of the learning rate when a share of the work is done: up in a line, down along a cosine."""
    if done < warm_up:
        return max(0.01, done / warm_up)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (done - warm_up) / (1 - warm_up)))


def fit(
    network: Network,
    articles: Callable[[int], Sequence[Example]],
    plan: Plan,
    device: str = "cpu",
    unfinished: Path | None = None,
) -> Network:
    """Train a network and give back its averaged copy. ``articles(epoch)`` gives an epoch's examples.

    With ``unfinished``, that file keeps where the training stands after each epoch: an interrupted one goes on from
    there, to the same end.
    """
    torch.manual_seed(plan.seed)
    network.to(device).train()
    groups = _groups(network, plan)
    rates = [group["lr"] for group in groups]
    optimiser = torch.optim.AdamW(groups, weight_decay=plan.weight_decay, fused=True)
    rows = sum(-(-len(e.pieces) // plan.longest) for e in articles(0))
    steps = int(plan.epochs * rows * 1.18 / plan.batch) + 1
    progress = Progress(
        f"{plan}, {steps} steps", network, copy.deepcopy(network).eval(), optimiser, np.random.default_rng(plan.seed)
    )
    if unfinished:
        progress.go_on(unfinished)
    begun = time.monotonic()
    while progress.epoch < plan.epochs:
        loss = _learn(progress, articles(progress.epoch), plan, rates, steps)
        progress.epoch += 1
        if unfinished:
            progress.save(unfinished)
        log.info(
            "epoch %d: loss %.4f, %d steps (planned: %d), %.0f s",
            progress.epoch, loss, progress.step, steps, time.monotonic() - begun,
        )  # fmt: skip
    return progress.averaged


def _learn(
    progress: Progress,
    examples: Sequence[Example],
    plan: Plan,
    rates: Sequence[float],
    steps: int,
) -> float:
    """Go through an epoch's examples once, of ``steps`` planned in all; gives the mean loss."""
    network, averaged, optimiser = progress.network, progress.averaged, progress.optimiser
    moving = [
        (mean, now) for mean, now in zip(averaged.parameters(), network.parameters(), strict=True) if now.requires_grad
    ]
    means, nows = [mean for mean, _ in moving], [now for _, now in moving]
    losses = []
    for given in batches(examples, plan.batch, plan.longest, progress.chance):
        share = progress.step / steps
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * _pace(min(share, 1.0), plan.warm_up)
        batch = given.to(str(moving[0][1].device))
        loss = _batch_loss(network, averaged if plan.teacher and share > plan.teacher_from else None, batch, plan)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(nows, 1.0)
        optimiser.step()
        progress.step += 1
        with torch.no_grad():
            torch._foreach_lerp_(means, nows, 1 - min(plan.average, progress.step / (progress.step + 10)))
        losses.append(loss.detach())
    return float(torch.stack(losses).mean()) if losses else math.nan


def _batch_loss(network: Network, teacher: Network | None, batch: Batch, plan: Plan) -> Tensor:
    """What the network got wrong in a batch and, with a teacher, how far it is from what that says."""
    device = batch.ids.device.type
    with torch.autocast(device, torch.bfloat16, enabled=plan.half):
        output = network(_masked(batch.ids, plan.masking), batch.cases, batch.gaps, batch.marks, batch.mask)
    loss = loss_of(output.float(), batch, plan)
    if teacher is None:
        return loss
    with torch.no_grad(), torch.autocast(device, torch.bfloat16, enabled=plan.half):
        taught = teacher(batch.ids, batch.cases, batch.gaps, batch.marks, batch.mask)
    return loss + plan.teacher * agreement_loss(output.float(), taught.float(), batch)
