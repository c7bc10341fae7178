"""Augmentation: the same article as another newsroom might have set it, with its annotation moved along."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Any

from numpy.random import Generator

Edit = tuple[int, int, str]
"""Replace characters ``start`` to ``end`` by a string."""


def _words(text: str) -> list[str]:
    return text.split()


GIVEN = _words("""
Adaeze Aiko Amina Anahit Ananda Anjali Arjun Ayesha Baraka Bilal Birgit Bogdan Camila Chidi Chinedu Dalia
Daniela Davit Dimitra Eero Elif Emeka Fatou Farid Gintaras Goran Hamid Hanna Haruto Ibrahim Ingrid Iskander Jamal
Jiho Joaquim Kamala Katarzyna Kwame Lakshmi Leila Lerato Ludmila Mahmoud Marisol Mehmet Minh Mohammed Nadia Naledi
Nikolai Nomsa Olena Omar Oyelaran Paolo Priya Qiang Rania Ravi Rosalind Ruslan Salma Sanjay Seo Siobhan Soraya Sven
Tamar Tariq Thandiwe Tomasz Uche Valentina Vikram Wanjiru Wei Xiomara Yasmin Yusuf Zainab Zoltan Alastair Bronwen
Callum Dilys Ewan Fiona Gareth Hamish Imogen Nigel Oonagh Percival Rhys Tamsin""")
FAMILY = _words("""
Abubakar Achterberg Adeyemi Ahmadov Akhtar Alvarenga Andersson Aoki Baptista Barzani Bhattacharya Bianchi
Boateng Bondarenko Cardoso Chatterjee Chukwu Csonka Dlamini Dogan Eriksen Esfahani Farouk Fernando Fujimori Gomes
Grabowski Haddad Hashimoto Hoxha Igwe Ilves Ivanenko Jansen Jovanovic Kamau Karimov Kaya Khalil Kiplagat Kowalczyk
Kuznets Lindqvist Lungu Mahlangu Mansour Mbeki Mensah Mirza Moreau Nakamura Ndlovu Nguyen Novak Obasanjo Okafor Okoro
Oliveira Osei Ozturk Pappas Petrosyan Quispe Rahman Rasmussen Reddy Saar Sahin Salazar Sato Sesay Shevchuk Siddiqui
Soares Srinivasan Suzuki Tanaka Tesfaye Toure Tshabalala Uddin Vargas Virtanen Wanyama Weerasinghe Xhaka Yamada Yilmaz
Zhang Zuma Ashworth Blenkinsop Cholmondeley Fairweather Hargreaves Llewellyn MacAskill Oyelowo Pemberton Ramsbottom
Stirling Thistlethwaite Wetherby""")
_NOT_NAMES = frozenset(
    _words("""
The A An And Of In On At For To By From With He She They It We You I His Her Their New Old North South East West
United States State House White Senate Congress Court Supreme Department Ministry Office President Vice Governor Gov
Sen Rep Mr Mrs Ms Dr Senator Representative Secretary Justice Judge General Mayor Party National American Republican
Republicans Democrat Democrats Democratic GOP Post Times News Fox Press Journal Street University College Institute
Center Committee Council Union City County Bank Commission Agency Bureau Service Force Army Navy Police Campaign Super
Foundation Association Group Company Corp Inc Black Lives Matter Wall Capitol Hill Justice Tea Islamic Pew Research
Former Chief Director Chairman Speaker Majority Minority Leader Attorney Prime Minister King Queen Pope Sunday Monday
Tuesday Wednesday Thursday Friday Saturday January February March April May June July August September October
November December""")
)
_FULL = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+(?:[A-Z][a-z]+)?)\b")
_DOUBLES = re.compile("[“”\"]|''")
_STYLES = {
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "apostrophes": ("''", "''"),
    "guillemets": ("«", "»"),
    "single": ("‘", "’"),
    "single straight": ("'", "'"),
    "none": ("", ""),
}
_STYLE_ODDS = (0.3, 0.3, 0.1, 0.04, 0.11, 0.1, 0.05)


def edited(article: dict[str, Any], edits: Iterable[Edit]) -> dict[str, Any]:
    """Apply edits that do not overlap to the text and move every offset of the annotation along."""
    text, parts, ends, shifts = article["text"], [], [0], [0]
    done = shift = 0
    for start, end, new in sorted(edits):
        if start < done:
            continue
        parts += [text[done:start], new]
        shift += len(new) - (end - start)
        done = end
        ends.append(end)
        shifts.append(shift)
    parts.append(text[done:])

    def begin(offset: int) -> int:
        return offset + shifts[bisect_right(ends, offset) - 1]

    def finish(offset: int) -> int:
        return offset + shifts[max(0, bisect_left(ends, offset + 1) - 1)]

    def moved(span: list[int]) -> list[int]:
        return [begin(span[0]), finish(span[1])]

    quotes = []
    for quote in article["quotes"]:
        spans = [moved(s) for s in quote.get("spans") or [[quote["start"], quote["end"]]]]
        quotes.append(
            quote
            | {"spans": spans, "start": spans[0][0], "end": spans[-1][1]}
            | {key: moved(quote[key]) for key in ("speaker", "cue") if quote.get(key)}
        )
    return article | {"text": "".join(parts), "quotes": quotes}


def other_marks(article: dict[str, Any], chance: Generator) -> list[Edit]:
    """Set the double quotation marks in another style, or leave them out."""
    opening, closing = _STYLES[chance.choice(list(_STYLES), p=_STYLE_ODDS)]
    edits: list[Edit] = []
    for line in re.finditer(r"[^\n]+", article["text"]):
        opened = False
        for mark in _DOUBLES.finditer(article["text"], line.start(), line.end()):
            opened = mark.group() == "“" or (mark.group() != "”" and not opened)
            edits.append((mark.start(), mark.end(), opening if opened else closing))
    return edits


def logical_stops(article: dict[str, Any], _: Generator) -> list[Edit]:
    """Put commas and full stops after the closing mark, as many British papers do with part quotations."""
    found = re.finditer("([,.])([”\"]|'')(?=\\s)", article["text"])
    return [(m.start(), m.end(), m.group(2) + m.group(1)) for m in found]


def other_breaks(article: dict[str, Any], chance: Generator) -> list[Edit]:
    """Write one line break between paragraphs for two, or two for one."""
    new = "\n" if chance.random() < 0.6 else "\n\n"
    return [(m.start(), m.end(), new) for m in re.finditer(r"\n+", article["text"].rstrip())]


def other_heading(article: dict[str, Any], chance: Generator) -> list[Edit]:
    """Set the first paragraph in small letters or in capitals."""
    line = article["text"].split("\n", 1)[0]
    if len(line) > 150:
        return []
    new = line.lower() if chance.random() < 0.5 else line.upper()
    return [(0, len(line), new)] if len(new) == len(line) else []


def other_names(article: dict[str, Any], chance: Generator) -> list[Edit]:
    """Give the persons who speak other names, from other parts of the world, the same all through."""
    text = article["text"]
    new: dict[str, str] = {}
    for quote in article["quotes"]:
        for given, family in _FULL.findall(quote.get("speaker_text") or ""):
            alone = re.search(rf"(?<!{given} )\b{family}\b", text)
            if alone and not {given, family} & _NOT_NAMES:
                new.setdefault(family, str(chance.choice(FAMILY)))
                new.setdefault(given, str(chance.choice(GIVEN)))
    return [(m.start(), m.end(), new[m.group()]) for m in re.finditer(r"\b[A-Z]\w+\b", text) if m.group() in new]


def present_tense(article: dict[str, Any], _: Generator) -> list[Edit]:
    """Let the cues stand in the present tense, as broadcasters and features do."""
    now = {"said": "says", "told": "tells", "added": "adds", "wrote": "writes", "asked": "asks", "noted": "notes"}
    cues = {tuple(quote["cue"]) for quote in article["quotes"] if quote.get("cue")}
    return [(start, end, now[word]) for start, end in sorted(cues) if (word := article["text"][start:end]) in now]


CHANGES: tuple[tuple[float, Callable[[dict[str, Any], Generator], list[Edit]]], ...] = (
    (0.45, other_marks),
    (0.15, logical_stops),
    (0.25, other_breaks),
    (0.12, other_heading),
    (0.35, other_names),
    (0.12, present_tense),
)


def varied(article: dict[str, Any], chance: Generator, strength: float = 1.0) -> dict[str, Any]:
    """The article with some of the changes, each drawn by chance times ``strength``."""
    for odds, change in CHANGES:
        if chance.random() < odds * strength:
            article = edited(article, change(article, chance))
    return article
