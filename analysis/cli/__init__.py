"""The command line: ``sayso`` and ``python -m analysis``, one module of commands a theme."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Sequence

import click

from analysis.cli import batches, comparisons, corpora, corrections, figures, notebooks, readable, reports
from analysis.cli.options import say
from analysis.errors import AnalysisError
from analysis.versions import __version__

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
"""What a disk says that takes no more, where no folder of ours is being written: the output itself."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; what a person can put right is one line on standard error and exit status 1."""
    if arguments is None:  # the command itself, not a test: end in order, so that no kernel is left behind
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sayso.main(args=arguments, prog_name="sayso", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.", error=True)
        sys.exit(130)
    except AnalysisError as error:
        say(f"sayso: {error}", error=True)
        sys.exit(1)
    except BrokenPipeError:
        # the reader of our output has seen enough: `sayso analyse … | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        say(f"sayso: cannot write: {error.strerror}. Make room there, or write elsewhere.", error=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sayso")
def sayso() -> None:
    """On whose say-so does a news story stand?

    Sayso finds who is cited in a news story and in whose words, how much of it is quotation, and how hard it is
    to read. It reports evidence and counts under stated rules, never a verdict.
    """


for _command in (
    reports.report,
    batches.batch,
    figures.analyse,
    figures.annotate,
    notebooks.notebooks,
    reports.params,
    figures.codebook,
    notebooks.lab,
    comparisons.compare,
    comparisons.overview,
    comparisons.reference,
    corpora.corpus,
    corpora.sample,
    corpora.validate,
    corrections.corrections,
    corrections.register,
    readable.readability,
):
    sayso.add_command(_command)
