"""The kinds of sentences that tools of this sort get wrong, as a person reads them; all the names are invented."""

from __future__ import annotations

from typing import NamedTuple

OKAFOR, WEATHERALL = "Dilys Okafor", "Bogdan Weatherall"

LEAD = (
    "Harbour fees to rise again in spring\n\n"
    "The port authority of Welmouth will raise its fees by a tenth from April, the third rise in two years.\n\n"
)


class Hard(NamedTuple):
    """Some sentences, and every piece of speech in them: the source by name, and the words without their marks."""

    sentences: str
    said: tuple[tuple[str | None, str], ...]

    @property
    def text(self) -> str:
        """The sentences in a story."""
        return f"{LEAD}{self.sentences}\n"


_FORTY_BOATS = (
    "When my father started here there were forty boats along this quay and every one of them had a crew that lived "
    "in the town, bought its bread in the town and sent its children to the school on the hill, and now we are nine "
    "boats, and if these fees come I can promise you that we will be six before the winter is out, and then nobody "
    "will have to argue about fees any more"
)

HARD = {
    "a content that is no clause": Hard(
        "The fishermen's union called for a freeze on all new charges until the summer.",
        (("fishermen's union", "a freeze on all new charges until the summer"),),
    ),
    "a content before its cue": Hard(
        "Small boats will pay nothing until June, harbour master Dilys Okafor said on Monday.",
        ((OKAFOR, "Small boats will pay nothing until June"),),
    ),
    "a second piece": Hard(
        '"We have read every letter," said Dilys Okafor. "None of them offered us another way to pay."',
        ((OKAFOR, "We have read every letter"), (OKAFOR, "None of them offered us another way to pay")),
    ),
    "a colon for a cue": Hard(
        'Bogdan Weatherall, who runs two trawlers: "They want us gone before the season starts."',
        ((WEATHERALL, "They want us gone before the season starts"),),
    ),
    "a colon after the cue": Hard(
        'Bogdan Weatherall, who runs two trawlers, said: "They want us gone before the season starts."',
        ((WEATHERALL, "They want us gone before the season starts"),),
    ),
    "a dash for a cue behind straight marks": Hard(
        '"They want us gone before the season starts" — Bogdan Weatherall, who runs two trawlers.',
        ((WEATHERALL, "They want us gone before the season starts"),),
    ),
    "a dash for a cue behind curly marks": Hard(
        "“They want us gone before the season starts” – Bogdan Weatherall, who runs two trawlers.",
        ((WEATHERALL, "They want us gone before the season starts"),),
    ),
    "a dash for a cue before the marks": Hard(
        "Bogdan Weatherall, who runs two trawlers – “They want us gone before the season starts.”",
        ((WEATHERALL, "They want us gone before the season starts"),),
    ),
    "one quoted word": Hard(
        'Asked whether he would pay, Bogdan Weatherall said: "Never."',
        ((None, "whether he would pay"), (WEATHERALL, "Never")),
    ),
    "three quoted words": Hard(
        'Bogdan Weatherall called the rise "a bad joke" and left the meeting early.',
        ((WEATHERALL, 'the rise "a bad joke'),),
    ),
    "a mixed quotation": Hard(
        'Dilys Okafor said the fees were "the only honest way" to pay for the new sea wall.',
        ((OKAFOR, 'the fees were "the only honest way" to pay for the new sea wall'),),
    ),
    "verbs inside the quotation": Hard(
        '"The council told us they agreed and then said no," Bogdan Weatherall complained.',
        ((WEATHERALL, "The council told us they agreed and then said no"),),
    ),
    "a quotation of more than sixty words": Hard(
        f'"{_FORTY_BOATS}," Bogdan Weatherall said.',
        ((WEATHERALL, _FORTY_BOATS),),
    ),
    "a quotation over paragraphs": Hard(
        '"The first winter was hard and we lost two boats.\n\n'
        '"The second was worse, and we lost the men as well.\n\n'
        '"Nobody came to ask us how we lived," Bogdan Weatherall said.',
        (
            (WEATHERALL, "The first winter was hard and we lost two boats"),
            (WEATHERALL, "The second was worse, and we lost the men as well"),
            (WEATHERALL, "Nobody came to ask us how we lived"),
        ),
    ),
    "a quotation that goes on in the next paragraph": Hard(
        '"The first winter was hard and we lost two boats," Bogdan Weatherall said.\n\n'
        '"The second was worse. We lost the men as well."',
        (
            (WEATHERALL, "The first winter was hard and we lost two boats"),
            (WEATHERALL, "The second was worse. We lost the men as well"),
        ),
    ),
    "the same marks within marks": Hard(
        '"My neighbour told me "sell the boat" and I laughed at him," Bogdan Weatherall said.',
        ((WEATHERALL, 'My neighbour told me "sell the boat" and I laughed at him'),),
    ),
    "marks within marks": Hard(
        "\"My neighbour told me 'sell the boat' and I laughed at him,\" Bogdan Weatherall said.",
        ((WEATHERALL, "My neighbour told me 'sell the boat' and I laughed at him"),),
    ),
    "a mark that nothing closes": Hard(
        '"We were never asked about any of this, Bogdan Weatherall said. The board meets on Friday.',
        ((WEATHERALL, "We were never asked about any of this"),),
    ),
    "a straight mark that nothing closes before the next": Hard(
        '"We were never asked about any of this, Bogdan Weatherall said. "Nobody wrote to us."',
        ((WEATHERALL, "We were never asked about any of this"), (WEATHERALL, "Nobody wrote to us")),
    ),
    "a straight mark that nothing opened": Hard(
        'We were never asked about any of this," Bogdan Weatherall said. "Nobody wrote to us."',
        ((WEATHERALL, "We were never asked about any of this"), (WEATHERALL, "Nobody wrote to us")),
    ),
    "a curly mark that nothing opened": Hard(
        "We were never asked about any of this,” Bogdan Weatherall said. “Nobody wrote to us.”",
        ((WEATHERALL, "We were never asked about any of this"), (WEATHERALL, "Nobody wrote to us")),
    ),
    "a clause before according to": Hard(
        "Two thirds of the boats are more than thirty years old, according to the town's engineers.",
        (("town's engineers", "Two thirds of the boats are more than thirty years old"),),
    ),
    "a clause after according to": Hard(
        "According to Dilys Okafor, the sea wall will cost nine million and last a century.",
        ((OKAFOR, "the sea wall will cost nine million and last a century"),),
    ),
    "a clause after according to without a comma": Hard(
        "According to Dilys Okafor the sea wall will cost nine million and last a century.",
        ((OKAFOR, "the sea wall will cost nine million and last a century"),),
    ),
    "apostrophes for marks": Hard(
        "''We were never asked,'' Bogdan Weatherall said. ''Not once in two years.''",
        ((WEATHERALL, "We were never asked"), (WEATHERALL, "Not once in two years")),
    ),
    "single marks": Hard(
        "‘We were never asked about any of this,’ said Bogdan Weatherall, who owns two trawlers.",
        ((WEATHERALL, "We were never asked about any of this"),),
    ),
    "the present tense of the news desk": Hard(
        'Dilys Okafor says the port has no choice. "The wall must be paid for," she adds.',
        ((OKAFOR, "the port has no choice"), (OKAFOR, "The wall must be paid for")),
    ),
    "a pronoun for a speaker of the sentence before": Hard(
        'Dilys Okafor did not hide her anger at the meeting. "I will not be shouted at," she said.',
        ((OKAFOR, "I will not be shouted at"),),
    ),
    "a pronoun for a cue of telling": Hard(
        "The crews were furious. They told the board that the fees would ruin them within a year.",
        (("the crews", "the fees would ruin them within a year"),),
    ),
    "a name in marks": Hard("The old “Sea Holly” pub on the quay has been empty since the flood of last year.", ()),
    "scare quotes": Hard(
        "The “consultation” of last autumn lasted ten minutes, and the “experts” on the platform left before the tea.",
        (),
    ),
    "plain telling": Hard("The boats left the harbour at dawn and came back before noon with their nets empty.", ()),
    "a wish": Hard("Bogdan Weatherall hopes that his daughter will take over the boat one day.", ()),
}

_SHOUTED = "I will not be shouted at by people who have never read a balance sheet"
FAR = {
    "two sentences before": Hard(
        f'Dilys Okafor said the board had lied. She put on her coat. "{_SHOUTED}."', ((OKAFOR, _SHOUTED),)
    ),
    "in the sentence before": Hard(f'Dilys Okafor had an answer ready. "{_SHOUTED}."', ((OKAFOR, _SHOUTED),)),
    "in the paragraph before": Hard(
        f'Dilys Okafor told the board that it had lied. Nobody answered.\n\n"{_SHOUTED}."', ((OKAFOR, _SHOUTED),)
    ),
}
"""The speaker stands in another sentence than the quotation."""
