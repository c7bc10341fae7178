"""Matching: each speaker mention in turn goes to a figure that is known, or becomes a new one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reading.article import Article
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.cues import words
from analysis.speech.figures import Cast, Figure
from analysis.speech.mention import Reading, read_mention
from analysis.speech.names import find_names
from analysis.speech.phrases import subject_before
from analysis.speech.pronouns import Candidate, best_candidate
from analysis.speech.source import Mention
from analysis.speech.tokens import Tokens

_GENERIC = frozenset(
    [
        "company",
        "firm",
        "group",
        "organisation",
        "organization",
        "agency",
        "charity",
        "party",
        "club",
        "union",
        "council",
        "department",
        "ministry",
        "office",
        "university",
        "hospital",
        "school",
        "church",
        "bank",
        "network",
        "site",
        "website",
        "paper",
        "newspaper",
        "channel",
        "station",
        "broadcaster",
        "committee",
        "commission",
        "campaign",
        "team",
        "business",
        "institute",
        "foundation",
        "association",
        "government",
        "administration",
        "court",
        "army",
        "court",
        "force",
        "police",
        "body",
        "airline",
    ]
)
_PAPERS = frozenset(["paper", "study", "report", "research", "article", "analysis", "document", "survey"])
_NEWSREADERS = frozenset(["newsreader", "newscaster", "presenter", "anchor"])
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A speaker mention that has been given to a figure."""

    figure: Figure
    start: int
    stretch: int


class Matcher:
    """Goes through the attributions in the order of their speaker mentions."""

    def __init__(self, article: Article, tokens: Tokens, attributions: Sequence[Attribution]) -> None:
        self.article, self.tokens, self.attributions = article, tokens, attributions
        self.names = find_names(tokens)
        self.name_starts = [n.span.start for n in self.names]
        self.cast = Cast(self.names)
        self.openings = frozenset(tokens.starts[s.first] for s in tokens.stretches)
        self.stretch_starts = [tokens.starts[s.first] for s in tokens.stretches]
        self.spoken: list[_Spoken] = []
        self.described: dict[str, list[Figure]] = {}
        self.by_span: dict[Span, Figure] = {}
        self.groups: list[tuple[Figure, int]] = []

    def match(self) -> dict[str, Figure]:
        """The figure of each attribution id; attributions without a speaker are left out."""
        out: dict[str, Figure] = {}
        ordered = sorted(
            (a for a in self.attributions if a.speaker), key=lambda a: (a.speaker or a.content[0], a.start)
        )
        for attribution in ordered:
            assert attribution.speaker is not None
            figure = self.by_span.get(attribution.speaker)
            if figure is None:
                figure, why = self._figure(attribution, attribution.speaker)
                figure.mentions.append(Mention(attribution.speaker, why))
                self.by_span[attribution.speaker] = figure
            out[attribution.id] = figure
            figure.said.add(attribution.id)
            if attribution.zone == "body" and not attribution.nested:
                self.spoken.append(_Spoken(figure, attribution.speaker.start, self._stretch(attribution.start)))
        return self._told_apart(out)

    def _stretch(self, offset: int) -> int:
        return bisect_right(self.stretch_starts, offset) - 1

    def _paragraph(self, stretch: int) -> int:
        return self.tokens.stretches[stretch].paragraph if 0 <= stretch < len(self.tokens.stretches) else -1

    def _read(self, span: Span) -> Reading:
        """The mention read; a capital that comes only from the beginning of a sentence is made small."""
        text = " ".join(span.of(self.article.text).split())
        if text[:1].isupper() and not text[:2].isupper() and span.start in self.openings:
            at = bisect_left(self.name_starts, span.start)
            named = at < len(self.names) and self.names[at].span.start == span.start
            if not named:
                text = text[0].lower() + text[1:]
        return read_mention(text)

    def _figure(self, attribution: Attribution, span: Span) -> tuple[Figure, str]:
        reading = self._read(span)
        if reading.kind == "pronoun":
            return self._pronoun(attribution, span, reading)
        beside = self._name_beside(span, reading)
        if beside is not None:
            return beside, "the name that stands beside these words"
        if reading.kind == "part":
            return self._part(reading, span)
        if reading.name and reading.kind not in {"document"}:
            return self._named(span, reading)
        return self._described(span, reading)

    # names

    def _named(self, span: Span, reading: Reading) -> tuple[Figure, str]:
        figure = self.cast.named(reading, create=False)
        inside = self._name_inside(span, reading)
        if figure is None and inside is not None:
            figure = inside
            figure.learn(reading)
        if figure is None:
            figure = self.cast.named(reading, create=True)
            assert figure is not None
            return figure, "named here"
        before = [m for m in figure.mentions]
        if not before:
            return figure, "named here"
        same = any(m.span.of(self.article.text) == span.of(self.article.text) for m in before)
        return figure, "the same name" if same else "the same name in another form"

    def _name_beside(self, span: Span, reading: Reading) -> Figure | None:
        """The person named right behind a role: "Tunisia's coach | Nabil Maaloul", "One resident, | Ann Lee,"."""
        if reading.kind not in {"individual", "spokesperson", "part"} and not reading.text.lower().startswith(
            ("one ", "a ", "an ", "another ")
        ):
            return None
        at = bisect_left(self.name_starts, span.end)
        if at >= len(self.names):
            return None
        name = self.names[at]
        between = self.article.text[span.end : name.span.start].strip()
        if name.reading.kind != "person" or len(name.reading.name.split()) < 2 or between not in {"", ","}:
            return None
        if between == "," and self.article.text[name.span.end : name.span.end + 1] not in {",", "."}:
            return None
        return self.cast.at.get(name.span.start)

    def _name_inside(self, span: Span, reading: Reading) -> Figure | None:
        """The figure of a name of the text that lies in the mention and ends like it."""
        at = bisect_left(self.name_starts, span.start)
        while at < len(self.names) and self.names[at].span.start < span.end:
            name = self.names[at]
            if name.reading.surname == reading.surname and name.reading.kind == reading.kind:
                return self.cast.at.get(name.span.start)
            at += 1
        return None

    # pronouns

    def _pronoun(self, attribution: Attribution, span: Span, reading: Reading) -> tuple[Figure, str]:
        if reading.head in {"who", "which", "that"}:
            figure = self._antecedent(span)
            if figure is not None:
                return figure, f"“{reading.head}” takes up the words before it"
        candidates = self._candidates(span.start)
        here = self._stretch(span.start)
        figure = best_candidate(reading, candidates, here, self._paragraph(here), attribution)
        if figure is not None:
            return figure, f"“{reading.text.lower()}”: the nearest fitting speaker or name"
        new = Figure(reading, "undescribed", gender=reading.gender)
        return new, "a pronoun that nothing before it fits"

    def _antecedent(self, span: Span) -> Figure | None:
        """The figure of the phrase right before "who"."""
        place = bisect_left(self.tokens.starts, span.start)
        stretch = self._stretch(span.start)
        if stretch < 0 or place >= len(self.tokens.starts):
            return None
        low = self.tokens.stretches[stretch].first
        end = place - 1 if place > low and self.tokens.lows[place - 1] == "," else place
        phrase = subject_before(self.tokens, end, low) if end > low else None
        if phrase is None:
            return None
        before = self.tokens.span(*phrase)
        if before in self.by_span:
            return self.by_span[before]
        reading = read_mention(" ".join(before.of(self.article.text).split()))
        if reading.kind in {"pronoun", "part"}:
            return None
        figure, why = (
            self._named(before, reading)
            if reading.name and reading.kind != "document"
            else self._described(before, reading)
        )
        figure.mentions.append(Mention(before, why))
        self.by_span[before] = figure
        return figure

    def _candidates(self, before: int) -> list[Candidate]:
        """The last speakers and names before a character, nearest last."""
        out = []
        at = bisect_left(self.name_starts, before)
        for name in self.names[max(0, at - 40) : at]:
            figure = self.cast.at.get(name.span.start)
            if figure is not None:
                out.append(
                    Candidate(
                        figure, name.span.start, name.stretch, self._paragraph(name.stretch), name.leads, speaks=False
                    )
                )
        for said in self.spoken[-30:]:
            if said.start < before:
                here = self._stretch(said.start)
                out.append(Candidate(said.figure, said.start, here, self._paragraph(here), leads=True, speaks=True))
        out.sort(key=lambda c: c.start)
        return out

    # one, another

    def _part(self, reading: Reading, span: Span) -> tuple[Figure, str]:
        stretch = self._stretch(span.start)
        for group, where in reversed(self.groups):
            if stretch - where > 12:
                break
            if (reading.definite and len(group.members) >= 2) or (
                reading.head == "one" and group.members and group.number == 0
            ):
                continue
            member = Figure(reading, "individual", group=group)
            group.members.append(member)
            return member, "one of a group that the story tells apart"
        return Figure(reading, "individual"), "someone told apart from others"

    # descriptions

    def _described(self, span: Span, reading: Reading) -> tuple[Figure, str]:
        if reading.head in _NEWSREADERS:
            outlet = self._latest({"outlet"}, span.start)
            if outlet is not None:
                return outlet, "a newsreader speaks for the outlet"
        known = self._known_description(reading)
        if known is not None:
            return known, "the same description"
        if reading.definite or reading.kind in {"organisation", "outlet"}:
            figure = self._definite(reading, span)
            if figure is not None:
                return figure
        figure = Figure(reading, reading.kind, gender=reading.gender)
        figure.roles.update(reading.extras)
        figure.heads.add(reading.head)
        self.described.setdefault(reading.head, []).append(figure)
        number = _NUMBERS.get(reading.text.split()[0].lower(), 0)
        if reading.kind in {"collective", "undescribed"}:
            figure.number = number
            self.groups.append((figure, self._stretch(span.start)))
        return figure, "described here"

    def _known_description(self, reading: Reading) -> Figure | None:
        """An earlier description with the same noun and nothing that speaks against it."""
        for figure in reversed(self.described.get(reading.head, [])):
            extras = figure.reading.extras
            if reading.definite and (not reading.extras or reading.extras <= figure.roles or extras & reading.extras):
                return figure
            if (
                reading.kind in {"collective", "undescribed", "organisation", "document"}
                and not figure.number
                and (reading.extras == extras or (not reading.extras and reading.kind != "undescribed"))
            ):
                if reading.text.lower().split()[0] not in {"other", "some", "another"}:
                    return figure
            if reading.kind == "spokesperson" and (
                reading.extras == extras or (reading.extras and extras and len(reading.extras & extras) >= 2)
            ):
                return figure
        return None

    def _definite(self, reading: Reading, span: Span) -> tuple[Figure, str] | None:
        if reading.kind in {"organisation", "outlet"}:
            figure = self._institution(reading, span.start)
            return (figure, f"“the {reading.head}” takes up the institution named before") if figure else None
        if reading.kind == "document":
            figure = self._latest({"document"}, span.start) if reading.head in _PAPERS and not reading.extras else None
            figure = figure if figure is not None and figure.heads & _PAPERS else None
            return (figure, "takes up the document before") if figure else None
        if reading.kind in {"individual", "spokesperson", "undescribed"} and reading.definite:
            figure = self._in_role(reading, span)
            if figure is not None:
                return figure, f"the {reading.head}: a role that the story gives this name"
            if reading.head == "source":
                figure = self._latest({"individual"}, span.start)
                return (figure, "“the source” takes up the unnamed speaker before") if figure else None
        return None

    def _institution(self, reading: Reading, before: int) -> Figure | None:
        head = reading.head
        last: Figure | None = None
        for candidate in reversed(self._candidates(before)):
            figure = candidate.figure
            if figure.kind not in {"organisation", "outlet"}:
                continue
            if any(head in name.lower().split() for name in figure.names):
                return figure
            if reading.kind == "outlet" and figure.kind == "outlet":
                return figure
            if last is None and candidate.speaks and figure.kind == reading.kind:
                last = figure
        if reading.extras - {"the"}:
            return None
        if (
            last is None
            and head in _GENERIC
            and reading.kind == "organisation"
            and head not in {"government", "police", "court", "army", "force", "council", "administration"}
        ):
            return self._latest({"organisation"}, before)
        return (
            last
            if head
            in {
                "company",
                "group",
                "firm",
                "organisation",
                "organization",
                "charity",
                "agency",
                "body",
                "channel",
                "network",
            }
            else None
        )

    def _latest(self, kinds: set[str], before: int) -> Figure | None:
        candidates = self._candidates(before)
        for candidate in reversed(candidates):
            if candidate.speaks and candidate.figure.kind in kinds:
                return candidate.figure
        for candidate in reversed(candidates):
            if candidate.figure.kind in kinds:
                return candidate.figure
        return None

    def _in_role(self, reading: Reading, span: Span) -> Figure | None:
        """A named person with this role: before, or named soon after."""
        head = reading.head
        stretch = self._stretch(span.start)
        for candidate in reversed(self._candidates(span.start)):
            figure = candidate.figure
            if figure.kind == "person" and head in figure.heads | figure.roles and _fits(reading, figure):
                return figure
        at = bisect_left(self.name_starts, span.end)
        for name in self.names[at : at + 12]:
            figure = self.cast.at.get(name.span.start)
            if name.stretch - stretch > 5 or figure is None:
                break
            if (
                figure.kind == "person"
                and (name.role_head == head or head in name.reading.titles)
                and _fits(reading, figure)
            ):
                return figure
        return None

    # told apart

    def _told_apart(self, matched: dict[str, Figure]) -> dict[str, Figure]:
        """A numbered group whose members speak one by one is those members: what it says together is the first's."""
        gone = {}
        for group, _ in self.groups:
            if group.number and group.members:
                for member in group.members:
                    member.mentions.extend(
                        Mention(m.span, "speaks here together with the rest of the group") for m in group.mentions
                    )
                gone[id(group)] = group.members[0]
        return {key: gone.get(id(figure), figure) for key, figure in matched.items()}


def _fits(reading: Reading, figure: Figure) -> bool:
    """Whether nothing speaks against it: gender."""
    return not (reading.gender and figure.gender and reading.gender != figure.gender) and bool(words("titles"))
