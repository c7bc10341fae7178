"""Progress: where a training stands after an epoch, kept in a file so that an interrupted one goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from numpy.random import Generator
from torch.optim import Optimizer

from analysis.errors import ResourceError
from analysis.training.network import Network


@dataclass(slots=True)
class Progress:
    """Everything that the next epoch depends on.

    A training that is interrupted and goes on from its file ends with the very numbers of one that was not: the states
    of the optimiser and of both sources of chance are kept too. ``plan`` tells trainings apart: a file is of use only
    to the training that wrote it.
    """

    plan: str
    network: Network
    averaged: Network
    optimiser: Optimizer
    chance: Generator
    epoch: int = 0
    step: int = 0

    def save(self, path: Path) -> None:
        """Write where the training stands; the file is there whole or as it was before."""
        kept = {
            "plan": self.plan, "epoch": self.epoch, "step": self.step,
            "network": self.network.state_dict(), "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(), "chance": json.dumps(self.chance.bit_generator.state),
            "torch": torch.get_rng_state(),
            "cuda": torch.cuda.get_rng_state() if torch.cuda.is_available() else None,
        }  # fmt: skip
        part = path.with_name(f"{path.name}.part")
        torch.save(kept, part)
        part.replace(path)

    def go_on(self, path: Path) -> None:
        """Take up the training where the file left it; nothing happens where there is no file.

        Raises ``ResourceError`` when the file belongs to a training by another plan or on other articles.
        """
        if not path.is_file():
            return
        kept = torch.load(path, map_location="cpu", weights_only=True)
        if kept["plan"] != self.plan:
            raise ResourceError(
                f"{path} was left by a training with another plan or on other articles. "
                "Name another file with --unfinished, or delete this one to begin again."
            )
        self.epoch, self.step = kept["epoch"], kept["step"]
        self.network.load_state_dict(kept["network"])
        self.averaged.load_state_dict(kept["averaged"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.chance.bit_generator.state = json.loads(kept["chance"])
        torch.set_rng_state(kept["torch"])
        if kept["cuda"] is not None and torch.cuda.is_available():
            torch.cuda.set_rng_state(kept["cuda"])
