"""Applying: a person's decisions, put into the analysis of one article, or an error that names what no longer fits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.corrections import speakers, statements
from analysis.corrections.change import AS_FOUND, Change
from analysis.corrections.desk import Desk, Speech, speakers_of
from analysis.corrections.entry import Entry, SetRules, SetZone
from analysis.corrections.known import recognise
from analysis.corrections.passages import Passages
from analysis.corrections.sidecar import SHORTEST_DIGEST, SHOWN, Corrections, written
from analysis.corrections.zoning import set_zone
from analysis.errors import CorrectionsError
from analysis.house.settings import Settings
from analysis.reading.article import Article
from analysis.rules import Rules
from analysis.spans import Span

_DOING = statements.DOING | speakers.DOING


@dataclass(frozen=True, slots=True)
class Problem:
    """A correction that does not fit the text: its place in the file, and why."""

    number: int
    """From 1."""
    entry: Entry
    message: str

    def __str__(self) -> str:
        line = f"line {self.entry.line}, " if self.entry.line else ""
        return f"entry {self.number} ({line}{self.entry.do}): {self.message}"


class Applying:
    """Applies decisions in two steps: zones and rules before anything is looked for, the rest after that.

    ``problems`` has every correction that did not fit; ``changes`` what those that did have changed.
    """

    def __init__(self, corrections: Corrections | None, settings: Settings | None) -> None:
        self.corrections = corrections
        self.settings = settings or Settings()
        self.problems: list[Problem] = []
        self.done: dict[int, Change] = {}
        self._house: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What people changed: the house first, then this article's own corrections in their order.

        What was found anyway is no change; ``done`` has it.
        """
        own = (change for _, change in sorted(self.done.items()))
        return (*self._house, *(change for change in own if not change.what.endswith(AS_FOUND)))

    def before(self, article: Article, rules: Rules) -> tuple[Article, Rules]:
        """The article with its zones and its publisher as people set them, and the rules that hold for it."""
        if article.outlet is None and self.settings.publisher is not None:
            article = replace(article, outlet=self.settings.publisher)
        wanted = [(n, e) for n, e in self._entries() if isinstance(e, SetZone)]
        passages = Passages(article) if wanted else None
        for number, entry in wanted:
            assert passages is not None
            try:
                article, what, span = set_zone(article, passages, entry)
            except CorrectionsError as error:
                self.problems.append(Problem(number, entry, str(error)))
            else:
                self._done(number, entry, what, (span,))
        for number, each in self._entries():
            if isinstance(each, SetRules):
                set_here = each.chosen()
                rules = replace(rules, **set_here)
                words = ", ".join(f"{name} {written(value)}" for name, value in set_here.items())
                self._done(number, each, f"Rules of counting for this story: {words}.", ())
        return article, rules

    def after(self, article: Article, speech: Speech, rules: Rules) -> Speech:
        """Statements and sources as people settled them; the very same value where nobody has."""
        entries = [(n, e) for n, e in self._entries() if type(e) in _DOING]
        house = self.settings.register.entries or self.settings.sides or self.settings.categories
        if not entries and not house:
            return speech
        desk = Desk.of(article, speech, self.settings.register)
        recognise(desk, self.settings, merging=True)
        for number, entry in entries:
            try:
                what, evidence = _DOING[type(entry)](desk, entry)
            except CorrectionsError as error:
                self.problems.append(Problem(number, entry, str(error)))
            else:
                self._done(number, entry, what, evidence)
        if entries:
            recognise(desk, self.settings, merging=False)
        speaking = {id for statement in desk.statements for id in speakers_of(statement)}
        self._house = tuple(change for (id, _), change in desk.judged.items() if id in speaking)
        if not self.done and not self._house:
            return speech
        return desk.finished(rules)

    def refuse(self, article: Article) -> None:
        """Raise ``CorrectionsError`` where the article is another one, or a correction did not fit it."""
        if self.corrections is None:
            return
        total = len(self.corrections.entries)
        bad = sorted(self.problems, key=lambda problem: problem.number)
        file = self.corrections.file or "the corrections"
        listed = f" {bad[0]}" if len(bad) == 1 else "".join(f"\n  {problem}" for problem in bad[:SHOWN])
        listed += f"\n  … and {len(bad) - SHOWN} more" if len(bad) > SHOWN else ""
        if not self.corrections.fits(article):
            raise CorrectionsError(f"{file}: {_other_text(self.corrections, article, total - len(bad), total)}{listed}")
        if bad:
            verb = "does" if len(bad) == 1 else "do"
            raise CorrectionsError(f"{file}: {len(bad)} of {total} {numbered(total)} {verb} not fit:{listed}")

    def _entries(self) -> list[tuple[int, Entry]]:
        return [] if self.corrections is None else list(enumerate(self.corrections.entries, 1))

    def _done(self, number: int, entry: Entry, what: str, evidence: tuple[Span, ...]) -> None:
        assert self.corrections is not None
        self.done[number] = Change(
            what, "corrections", self.corrections.who(entry), entry.when or self.corrections.when, entry.note, evidence
        )


def _other_text(corrections: Corrections, article: Article, fit: int, total: int) -> str:
    """What to say where the digest is another one: which corrections would still fit, and what to do."""
    here = f"digest: {article.digest[:16]}"
    if not corrections.article_digest:
        return f"it does not say which text it is for. Write the line '{here}' above 'corrections:'."
    if len(corrections.article_digest) < SHORTEST_DIGEST:
        return f"its digest {corrections.article_digest!r} is too short. Write the line '{here}'."
    about = f" (it names {corrections.article!r})" if corrections.article not in ("", article.name) else ""
    begun = (
        f"it was made for another text than {article.name!r}{about}: its digest begins with "
        f"{corrections.article_digest[:12]}, that of the text with {article.digest[:12]}. "
    )
    if fit == total:
        return (
            f"{begun}{'All corrections' if total > 1 else 'The correction in it'} still {_fit(total)}. "
            f"If right for this text too, run `sayso corrections check --renew` or write '{here}'."
        )
    return f"{begun}{fit} of {total} {numbered(total)} still {_fit(fit)}; not so:"


def numbered(corrections: int) -> str:
    """The word for so many.

    >>> numbered(1), numbered(2)
    ('correction', 'corrections')
    """
    return "correction" if corrections == 1 else "corrections"


def _fit(corrections: int) -> str:
    return "fits" if corrections == 1 else "fit"
