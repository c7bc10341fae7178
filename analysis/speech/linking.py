"""Linking: which person "he" or "she" means, weighed by signs whose weights were learnt from annotated texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from types import MappingProxyType

from analysis.resources import lexicon
from analysis.speech.figures import Figure
from analysis.speech.mention import Gender
from analysis.speech.salience import How, Place, Salience, Standing

FORMS: Mapping[str, Gender] = MappingProxyType(
    {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
)
"""The pronouns that are linked in all of the reporter's text, speakers or not."""
NOBODY = "nobody"
"""The sign whose weight a figure must reach: below it the pronoun is taken to mean someone not met."""
PERSONS = frozenset({"person", "individual", "spokesperson"})
_PERHAPS = frozenset({"organisation", "part"})
_FAR = tuple(f"sentences back {far}" for far in ("0", "1", "2", "3", *("4 to 5",) * 2, *("6 to 9",) * 4, "10 or more"))
"""What a distance in sentences is called: of ten and more the last."""
_SINCE = tuple(f"others met since {rank}" for rank in range(5))
_OFTEN = tuple(log(1 + times) for times in range(6))
"""How much it counts to be named or meant so often: five times and more the last."""
_LAST_MET: Mapping[How, str] = MappingProxyType(
    {how: f"last met as {how}, and speaks" for how in ("name", "pronoun", "speaker")}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun whose person is looked for."""

    gender: Gender
    place: Place
    subject: bool
    """ "he", "she"; not "his", "her", "him"."""
    opens: bool
    """Whether it opens its sentence."""
    speaks: bool
    """Whether it names a speaker."""
    teller: Figure | None = None
    """In whose reported words it stands."""


def choose(asked: Asked, salience: Salience) -> Standing | None:
    """The person whom "he" or "she" means, by the signs with the greatest weight; None where nobody is likely.

    Whoever speaks is somebody: there the likeliest is taken, however unlikely.

    The weights (``lexicons/pronoun-signs.txt``) were learnt by ``python -m analysis.training.linking`` from the
    pronouns of GUM (Zeldes 2017), whose people a person had marked; what each is worth stands there to be read.
    Known limit: of two people of unknown gender who act in turns, the one who acted last is taken.
    """
    weights = sign_weights()
    best = float("-inf") if asked.speaks else weights.get(NOBODY, 0.0)
    chosen = None
    for standing, signs in possible(asked, salience):
        weight = 0.0
        for sign, much in signs.items():
            weight += weights.get(sign, 0.0) * much
        if weight > best:
            best, chosen = weight, standing
    return chosen


@cache
def sign_weights() -> dict[str, float]:
    """The weight of each sign."""
    pairs = (line.rpartition(" = ") for line in lexicon("pronoun-signs"))
    return {sign: float(weight) for sign, _, weight in pairs}


def possible(asked: Asked, salience: Salience) -> list[tuple[Standing, dict[str, float]]]:
    """The figures that can be meant, the last met first, each with its signs."""
    fitting = [standing for standing in salience.lately() if _can_be(asked, standing.figure)]
    return [(standing, signs_of(asked, standing, salience, rank)) for rank, standing in enumerate(fitting)]


def _can_be(asked: Asked, figure: Figure) -> bool:
    """Whether a figure can be meant at all: someone who may be a person, of no other gender."""
    if figure.kind not in PERSONS and (figure.kind not in _PERHAPS or " " in figure.name):
        return False
    return figure.gender is None or figure.gender == asked.gender


def signs_of(asked: Asked, standing: Standing, salience: Salience, rank: int) -> dict[str, float]:
    """What speaks for and against a figure that can be meant: sign → how much of it there is.

    ``rank``: how many others that can be meant were met after it.
    """
    figure, place = standing.figure, standing.place
    far = max(0, asked.place.stretch - place.stretch)
    signs = {
        _FAR[min(far, 10)]: 1.0,
        _SINCE[min(rank, 4)]: 1.0,
        "often named": _OFTEN[min(standing.named, 5)],
        "often meant": _OFTEN[min(standing.meant, 5)],
    }
    for here in (
        _of_figure(asked, figure),
        _of_sentence(asked, standing, far),
        _of_speaking(asked, standing, salience),
    ):
        for sign in here:
            signs[sign] = 1.0
    return signs


def _of_figure(asked: Asked, figure: Figure) -> list[str]:
    """Signs of the figure itself: its name and its gender."""
    signs = []
    if figure.gender == asked.gender:
        signs.append("gender agrees")
    elif figure.name.partition(" ")[0].endswith("a"):
        signs.append("given name in -a for " + ("she" if asked.gender == "female" else "he"))
    if not figure.name:
        signs.append("described")
    elif figure.kind in PERSONS:
        signs.append("full name" if " " in figure.name else "one name")
    return signs


def _of_sentence(asked: Asked, standing: Standing, far: int) -> list[str]:
    """Signs of the place in the sentence, and of the distance."""
    signs = []
    if standing.place.paragraph == asked.place.paragraph:
        signs.append("same paragraph")
    if standing.leads:
        signs.append("led")
        if far <= 1:
            signs.append("led just before")
        if far == 1 and asked.opens:
            signs.append("led, and the pronoun opens")
    if not asked.subject and far == 0:
        signs.append("same sentence, no subject")
    if standing.named_at == asked.place.stretch:
        signs.append("named in the same sentence")
    if standing.first <= 1:
        signs.append("met at the beginning")
    return signs


def _of_speaking(asked: Asked, standing: Standing, salience: Salience) -> list[str]:
    """Signs of the speaker in force."""
    signs = []
    if asked.teller is standing.figure:
        signs.append("in whose words it stands" + (", and speaks" if asked.speaks else ""))
    if asked.speaks:
        signs.append(_LAST_MET[standing.how])
        if standing.leads and standing.how == "name" and asked.place.stretch - standing.place.stretch <= 1:
            signs.append("named as subject just before, and speaks")
        if standing.spoke:
            signs.append("has spoken, and speaks")
        if salience.in_force is standing.figure:
            signs.append("spoke last, and speaks")
            if asked.place.paragraph - standing.place.paragraph <= 1:
                signs.append("spoke last, and speaks, near")
    elif standing.how == "pronoun":
        signs.append("last met as pronoun")
    return signs
