"""Applying: what each correction does to the analysis of an article, and which decision wins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections import speakers, statements
from analysis.corrections.entry import VERBS, SetRules, SetZone
from analysis.corrections.sidecar import Corrections
from analysis.errors import CorrectionsError
from analysis.house.register import Entry, Register
from analysis.house.settings import Settings
from analysis.reading.article import Article
from analysis.reading.load import read
from analysis.result import Analysis, analyse, check_corrections, from_json
from analysis.rules import Rules
from analysis.spans import Span
from analysis.speech.attribution import Attribution
from analysis.speech.cued import CuedTagger, numbered
from analysis.speech.merging import MERGE_RULES
from analysis.speech.quotation import Quotation

STORY = read(
    """\
The harbour is filling with sand

“We wait for the tide,” said Mara Teal, who runs the port. She added that ferries would stop on Monday.

Skerrow Ferries said that it had lost £2m. “It's a shame,” SF said.

The ministry denied the claims. A fisherman, Tam Orm, was blunt: the sand is winning.

Photo: A. Hand
""",
    name="story.txt",
)
NONE = Corrections.of(STORY, by="Ana")


def _analysed(corrections: Corrections | None = None, **more: object) -> Analysis:
    return analyse(STORY, None, corrections, tagger=CuedTagger(), **more)  # type: ignore[arg-type]


def _said(analysis: Analysis) -> list[tuple[str, str]]:
    """Who says what, in the order of the text."""
    names = {source.id: source.name for source in analysis.sources}
    text = analysis.article.text
    return [(names.get(a.source or "", "nobody"), a.content[0].of(text)) for a in analysis.attributions]


def _source(analysis: Analysis, name: str) -> object:
    return next(source for source in analysis.sources if source.name == name)


FOUND = [
    ("Mara Teal", "“We wait for the tide,”"),
    ("Mara Teal", "that ferries would stop on Monday"),
    ("Skerrow Ferries", "that it had lost £2m"),
    ("Skerrow Ferries", "“It's a shame,”"),
    ("the ministry", "the claims"),
]


def test_every_kind_of_correction_is_carried_out_in_exactly_one_place() -> None:
    places = ((SetZone, SetRules), statements.DOING, speakers.DOING)
    assert sorted(kind.do for place in places for kind in place) == sorted(VERBS)


def test_without_corrections_nothing_is_changed() -> None:
    plain = _analysed()
    assert _said(plain) == FOUND
    assert _analysed(NONE).sources == plain.sources
    assert (plain.corrections, plain.corrections_digest, plain.settings_digest) == ((), None, None)


def test_a_dropped_statement_is_in_no_number_and_the_change_is_listed_with_who_made_it() -> None:
    after = _analysed(NONE.drop_statement("ferries would stop", note="She was told so."))
    assert _said(after) == FOUND[:1] + FOUND[2:]
    assert after.score("attributions").value == len(FOUND) - 1
    (change,) = after.corrections
    assert change.what == "“that ferries would stop on Monday” is no statement (it was taken for one of Mara Teal)."
    assert (change.by, change.note, change.origin) == ("Ana", "She was told so.", "corrections")
    assert change.evidence[0].of(STORY.text) == "that ferries would stop on Monday"


def test_a_source_whose_last_statement_is_dropped_is_gone_and_the_rest_is_numbered_anew() -> None:
    after = _analysed(NONE.drop_statement("We wait").drop_statement("ferries would stop"))
    assert [(source.id, source.name) for source in after.sources] == [("s1", "Skerrow Ferries"), ("s2", "the ministry")]
    assert [a.id for a in after.attributions] == ["a1", "a2", "a3"]
    assert after.score("sources_core").value == 1


def test_an_added_statement_counts_with_its_new_source() -> None:
    after = _analysed(NONE.add_statement("the sand is winning", speaker="Tam Orm", cue="was blunt"))
    assert _said(after) == [*FOUND, ("Tam Orm", "the sand is winning")]
    new = after.attributions[-1]
    assert (new.kind, new.method, new.confidence, new.zone) == ("indirect", "person", 1.0, "body")
    assert after.score("sources_core").value == 3
    assert _source(after, "Tam Orm").naming == "named_person"  # type: ignore[attr-defined]


def test_an_added_statement_of_somebody_known_adds_no_source() -> None:
    after = _analysed(NONE.add_statement("the sand is winning", source="mara teal", thought=True))
    assert _said(after)[-1] == ("Mara Teal", "the sand is winning")
    assert len(after.sources) == 3
    assert not after.attributions[-1].is_speech


def test_words_inside_marks_take_the_marks_in_and_are_a_direct_quotation() -> None:
    dropped = NONE.drop_statement("It's a shame")
    after = _analysed(dropped.add_statement("it's a shame,", source="Skerrow Ferries"))
    assert ("Skerrow Ferries", "“It's a shame,”") in _said(after)
    assert next(a for a in after.attributions if a.method == "person").kind == "direct"


def test_a_statement_can_be_given_to_somebody_else_cut_and_be_told_to_be_carried() -> None:
    after = _analysed(
        NONE.change_statement("It's a shame", source="Mara Teal")
        .change_statement("had lost", new_words="it had lost £2m", relay="the ministry", inside_another=True)
        .change_statement("ferries would stop", thought=True, kind="mixed", cue="added")
    )
    assert ("Mara Teal", "“It's a shame,”") in _said(after)
    lost = next(a for a in after.attributions if a.content[0].of(STORY.text) == "it had lost £2m")
    assert (lost.nested, [relay.name for relay in lost.relays]) == (True, ["the ministry"])
    stop = next(a for a in after.attributions if "ferries" in a.content[0].of(STORY.text))
    assert (stop.is_speech, stop.kind) == (False, "mixed")
    assert after.corrections[0].what == (
        "Of the statement “It's a shame,”: it is one of Mara Teal, not of Skerrow Ferries."
    )


def test_a_carrier_can_be_taken_away() -> None:
    carried = NONE.change_statement("had lost", relay="the ministry").change_statement("had lost", relay="none")
    assert all(not a.relays for a in _analysed(carried).attributions)


def test_two_sources_can_be_one() -> None:
    after = _analysed(NONE.merge_sources("Skerrow Ferries", "Mara Teal", name="the port"))
    assert [who for who, _ in _said(after)] == ["the port"] * 4 + ["the ministry"]
    port = _source(after, "the port")
    assert port.naming == "named_person", "the best rung of the two"  # type: ignore[attr-defined]
    assert after.score("sources_core").value == 1


def test_one_source_can_be_two() -> None:
    after = _analysed(NONE.split_source("Skerrow Ferries", "Skerrow Farms", "It's a shame"))
    assert _said(after)[2:4] == [("Skerrow Ferries", "that it had lost £2m"), ("Skerrow Farms", "“It's a shame,”")]
    by_mention = _analysed(NONE.split_source("Skerrow Ferries", "Skerrow Farms", mentions=["SF"]))
    assert _said(by_mention) == _said(after)
    farms = _source(after, "Skerrow Farms")
    assert [m.span.of(STORY.text) for m in farms.mentions] == ["SF"]  # type: ignore[attr-defined]


def test_a_merge_that_a_person_has_undone_is_found_by_its_rule() -> None:
    rule = next(m.rule for m in _analysed().sources[1].mentions if m.span.of(STORY.text) == "SF")
    after = _analysed(NONE.split_source("Skerrow Ferries", "Skerrow Farms", rule=rule))
    assert ("Skerrow Farms", "“It's a shame,”") in _said(after)


def test_a_later_entry_may_use_the_old_name_the_new_one_or_the_words_of_the_text() -> None:
    renamed = NONE.rename_source("Mara Teal", "Mara J. Teal")
    for name in ("Mara Teal", "Mara J. Teal", "mara j. teal"):
        after = _analysed(renamed.set_source(name, side="port"))
        assert _source(after, "Mara J. Teal").side == "port"  # type: ignore[attr-defined]
    assert _analysed(NONE.set_source("SF", side="x")).sources[1].side == "x"


def test_what_a_person_sets_is_marked_as_decided_and_its_grounds_say_so() -> None:
    after = _analysed(
        NONE.set_source(
            "Mara Teal", category="business", naming="unnamed_spokesperson", medium="phone", channel="relayed",
            gender="unclear", organisation="the port", stakeholder="users", viewpoint="dredge",
        )
    )  # fmt: skip
    teal = after.sources[0]
    assert (teal.category, teal.naming, teal.medium, teal.channel) == (
        "business", "unnamed_spokesperson", "phone", "relayed",
    )  # fmt: skip
    assert (teal.organisation, teal.stakeholder, teal.viewpoint, teal.gender) == (
        "the port",
        "users",
        "dredge",
        "unclear",
    )
    assert {"category", "naming", "medium", "channel", "organisation", "stakeholder"} <= set(teal.decided)
    assert teal.category_why.why == "a person decided it"
    assert after.score("named_sources").value == 1


def test_a_paragraph_can_leave_the_body_and_come_into_it() -> None:
    before, after = (
        _analysed(),
        _analysed(NONE.set_zone("The ministry denied", "related").set_zone("Photo: A. Hand", "body")),
    )
    assert [zone.kind for zone in before.article.zones][-2:] == ["body", "credit"]
    assert [zone.kind for zone in after.article.zones][-2:] == ["related", "body"]
    assert after.score("words").value == (before.score("words").value or 0) - 15 + 3
    assert after.corrections[0].what == "“The ministry denied” is related, not body."


def test_words_alone_can_be_a_zone_and_a_new_headline_is_the_title() -> None:
    after = _analysed(NONE.set_zone("A fisherman, Tam Orm,", "notice", only_these_words=True))
    kinds = [(zone.kind, zone.span.of(STORY.text)) for zone in after.article.zones][-4:]
    assert kinds == [
        ("body", "The ministry denied the claims."),
        ("notice", "A fisherman, Tam Orm,"),
        ("body", "was blunt: the sand is winning."),
        ("credit", "Photo: A. Hand"),
    ]
    other = _analysed(NONE.set_zone("The harbour is", "body").set_zone("Photo: A. Hand", "headline"))
    assert (STORY.title, other.article.title) == ("The harbour is filling with sand", "Photo: A. Hand")


def test_rules_can_be_set_for_one_story() -> None:
    after = analyse(STORY, Rules(min_quotation_words=2), NONE.set_rules(count_narrated=True), tagger=CuedTagger())
    assert after.rules == Rules(count_narrated=True, min_quotation_words=2)
    assert after.score("sources_core").value == 3
    assert after.corrections[0].what == "Rules of counting for this story: count_narrated yes."


class _Doubting(CuedTagger):
    """Holds whatever the ferries say for too unsure to count."""

    def weigh(
        self, article: Article, quotations: tuple[Quotation, ...]
    ) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
        found = self.tag(article, quotations)
        unsure = tuple(a for a in found if "lost" in a.content[0].of(article.text))
        return tuple(a for a in found if a not in unsure), unsure


def test_those_who_spoke_together_can_be_merged_split_and_told_apart() -> None:
    story = read("“We wait,” said Mara Teal and Tam Orm.\n\nTam Orm said that it rained.\n", name="s.txt")
    plain = analyse(story, tagger=CuedTagger())
    assert plain.attributions[0].also, "two sources say the same words"
    mine = Corrections.of(story)
    one = analyse(story, None, mine.merge_sources("Mara Teal", "Tam Orm"), tagger=CuedTagger())
    assert [(a.source, a.also) for a in one.attributions] == [("s1", ()), ("s1", ())]
    hers = analyse(story, None, mine.change_statement("We wait", source="Mara Teal"), tagger=CuedTagger())
    assert [(a.source, a.also) for a in hers.attributions] == [("s1", ()), ("s2", ())]
    apart = analyse(story, None, mine.split_source("Tam Orm", "Tim Orm", "We wait"), tagger=CuedTagger())
    assert [source.name for source in apart.sources] == ["Mara Teal", "Tim Orm", "Tam Orm"]
    assert [(a.source, a.also) for a in apart.attributions] == [("s1", ("s2",)), ("s3", ())]


class _Nesting(CuedTagger):
    """Finds the words inside the quotation once more, as a statement of their own."""

    def tag(self, article: Article, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
        found = super().tag(article, quotations)
        outer = found[0]
        inner = replace(outer, content=(Span(outer.content[0].start + 4, outer.content[0].end - 2),), nested=True)
        return numbered([*found, inner])


def test_of_two_statements_one_in_the_other_the_very_words_mean_the_inner_one() -> None:
    def tried(words: str) -> Analysis:
        return analyse(STORY, None, NONE.drop_statement(words), tagger=_Nesting())

    assert [a.nested for a in tried("wait for the tide").attributions[:2]] == [False, False]
    assert [a.nested for a in tried("We wait for the tide").attributions[:2]] == [True, False]
    with pytest.raises(CorrectionsError, match=r"2 statements hold the words “the tide”: Mara Teal: “We wait for"):
        tried("the tide")


def test_the_articles_own_outlet_is_never_a_source() -> None:
    mine = NONE.add_statement("the sand is winning", source="Skerrow Farms")
    with pytest.raises(CorrectionsError, match="unknown source"):
        _analysed(mine)
    with pytest.raises(CorrectionsError, match="'A fisherman' is the article's own outlet, which is never a source"):
        _analysed(
            NONE.add_statement("the sand is winning", source="A fisherman"), settings=Settings(publisher="A fisherman")
        )


def test_a_merge_names_its_rule() -> None:
    after = _analysed(NONE.merge_sources("Skerrow Ferries", "Mara Teal"))
    assert {m.rule for m in after.sources[0].mentions} >= {"corrected"}
    assert all(m.rule in MERGE_RULES for source in after.sources for m in source.mentions)


def test_what_was_too_unsure_to_count_can_count() -> None:
    before = analyse(STORY, tagger=_Doubting())
    after = analyse(STORY, None, NONE.count_statement("had lost"), tagger=_Doubting())
    assert [a.content[0].of(STORY.text) for a in before.doubtful] == ["that it had lost £2m"]
    assert after.doubtful == ()
    assert ("Skerrow Ferries", "that it had lost £2m") in _said(after)


@pytest.mark.parametrize(
    ("corrections", "message"),
    [
        (NONE.drop_statement("fish fly"), "entry 1 (drop statement): the words “fish fly” do not stand in the story."),
        (NONE.drop_statement("We wait", said_by="SF"), "no statement of 'Skerrow Ferries' holds the words “We wait”."),
        (NONE.add_statement("We wait for the tide,", source="SF"), "is a statement already, of Mara Teal. Use"),
        (NONE.add_statement("is winning", speaker="She"), "“is winning” is"),
        (NONE.add_statement("is winning", source="Mara Teel"), "unknown source 'Mara Teel'. Did you mean 'Mara Teal'?"),
        (NONE.rename_source("SF", "mara teal"), "there is another source 'Mara Teal'. Use 'do: merge sources'"),
        (NONE.split_source("SF", "Skerrow Ferries", "shame"), "the new source needs another name than"),
        (NONE.split_source("SF", "X", "shame", "had lost"), "these are all statements of 'Skerrow Ferries'."),
        (NONE.count_statement("Tam Orm"), "no statement that was held too unsure to count holds the words “Tam Orm”."),
        (NONE.drop_statement("the port. She added"), "no statement holds the words “the port. She added”."),
        (NONE.split_source("SF", "X", "We wait"), "no statement of 'Skerrow Ferries' holds the words “We wait”."),
        (NONE.split_source("SF", "X", mentions=["Tam Orm"]), "“Tam Orm” is no mention of 'Skerrow Ferries'."),
        (NONE.split_source("SF", "X", rule="guess"), "no mention of 'Skerrow Ferries' came by the rule 'guess'"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_does_not_fit_is_an_error_that_names_it(corrections: Corrections, message: str) -> None:
    if message == "“is winning” is":
        assert _said(_analysed(corrections))[-1][0] == "Mara Teal", "a pronoun that is known is taken for whom it means"
        return
    with pytest.raises(CorrectionsError) as error:
        _analysed(corrections)
    assert str(error.value).startswith("the corrections: 1 of 1 correction does not fit: entry 1 (")
    assert message in str(error.value)


def test_a_pronoun_that_nobody_stands_behind_needs_a_name() -> None:
    story = read("They all know it: the sand is winning. Tam Orm said that it rained.", name="s.txt")
    corrections = Corrections.of(story).add_statement("The sand is winning", speaker="they")
    with pytest.raises(CorrectionsError, match=r"the text says only “They”. Add a line 'source: …' with a name."):
        analyse(story, None, corrections, tagger=CuedTagger())


@pytest.mark.parametrize(
    ("corrections", "what"),
    [
        (NONE.drop_statement("A. Hand"), "“A. Hand” is no statement, as was found."),
        (NONE.count_statement("We wait"), "“We wait for the tide,” counts as a statement of Mara Teal, as was found."),
        (NONE.add_statement("it's a shame,", source="SF"), "“It's a shame,” is a statement of Skerrow Ferries, as"),
        (NONE.merge_sources("SF", "Skerrow Ferries"), "SF and Skerrow Ferries are one source, Skerrow Ferries, as"),
        (NONE.rename_source("SF", "Skerrow Ferries"), "SF is called Skerrow Ferries, as was found."),
        (NONE.rename_source("the port", "Mara Teal"), "the port is called Mara Teal, as was found."),
        (NONE.split_source("SF", "Mara Teal", "We wait"), "Not all of Skerrow Ferries is one source, as was found."),
        (NONE.set_zone("The harbour is", "headline"), "“The harbour is” is headline, as was found."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_holds_already_is_no_error_because_the_next_version_may_find_it_too(
    corrections: Corrections, what: str
) -> None:
    after = _analysed(corrections)
    assert (_said(after), after.corrections) == (FOUND, ())
    assert check_corrections(STORY, corrections, tagger=CuedTagger()).done[1].what.startswith(what)


def test_every_correction_that_does_not_fit_is_named_at_once() -> None:
    bad = NONE.drop_statement("fish fly").drop_statement("We wait").set_source("nobody here", side="x")
    with pytest.raises(CorrectionsError) as error:
        _analysed(bad)
    lines = str(error.value).split("\n")
    assert lines[0] == "the corrections: 2 of 3 corrections do not fit:"
    assert [line[:9] for line in lines[1:]] == ["  entry 1", "  entry 3"]


def test_corrections_of_another_text_say_so_and_which_of_them_still_fit() -> None:
    other = read(STORY.text.replace("Monday", "Tuesday"), name="story.txt")
    fitting = NONE.drop_statement("We wait")
    with pytest.raises(CorrectionsError) as error:
        analyse(other, None, fitting, tagger=CuedTagger())
    assert "it was made for another text than 'story.txt': its digest begins with" in str(error.value)
    assert "The correction in it still fits. If right for this text too, run `sayso corrections check --renew`" in str(
        error.value
    )
    with pytest.raises(CorrectionsError) as error:
        analyse(other, None, fitting.drop_statement("stop on Monday"), tagger=CuedTagger())
    assert "1 of 2 corrections still fits; not so: entry 2 (drop statement): the words “stop on Monday”" in str(
        error.value
    )


@pytest.mark.parametrize(
    ("digest", "message"),
    [
        ("", "it does not say which text it is for. Write the line 'digest: "),
        ("ab12", "its digest 'ab12' is too short. Write the line 'digest: "),
    ],
)
def test_a_digest_that_is_missing_or_too_short_to_mean_anything_is_refused(digest: str, message: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        _analysed(Corrections("story.txt", digest))
    assert message + STORY.digest[:16] in str(error.value)


def test_the_first_sixteen_digits_of_a_digest_bind() -> None:
    assert _analysed(Corrections("story.txt", STORY.digest[:16].upper())).corrections == ()


FERRIES = Entry(
    "Skerrow Ferries Ltd", ("Skerrow Ferries",), "business", side="port", decided_by="Bo", decided_on="2026-01-02"
)


def test_the_register_knows_a_source_by_its_alias_and_says_who_decided() -> None:
    after = _analysed(settings=Settings(register=Register((FERRIES,))))
    ferries = after.sources[1]
    assert (ferries.name, ferries.category, ferries.side) == ("Skerrow Ferries Ltd", "business", "port")
    assert ferries.naming == "named_organisation", "the ladder goes by the text"
    whats = [(change.what, change.origin, change.by, change.when) for change in after.corrections]
    assert ("Skerrow Ferries Ltd: category business.", "register", "Bo", "2026-01-02") in whats


def test_two_sources_that_the_register_knows_under_one_name_become_one() -> None:
    register = Register((Entry("the port", ("Mara Teal", "Skerrow Ferries")),))
    after = _analysed(settings=Settings(register=register))
    assert [who for who, _ in _said(after)] == ["the port"] * 4 + ["the ministry"]
    assert after.corrections[0].what == "Mara Teal and Skerrow Ferries are one source, the port."


def test_settings_give_publisher_rules_sides_and_categories() -> None:
    settings = Settings(
        publisher="The Skerrow Lantern",
        rules=Rules(count_narrated=True),
        sides={"state": ("Ministry",)},
        categories={"government_official": ("the ministry",)},
    )
    after = _analysed(settings=settings)
    assert (after.article.outlet, after.rules.count_narrated) == ("The Skerrow Lantern", True)
    ministry = after.sources[2]
    assert (ministry.side, ministry.category) == ("state", "government_official")
    assert {change.origin for change in after.corrections} == {"settings"}
    assert analyse(STORY, Rules(), settings=settings, tagger=CuedTagger()).rules == Rules(), "rules given here win"


def test_corrections_win_over_the_register_and_the_register_over_settings() -> None:
    settings = Settings(
        sides={"settings": ("Skerrow Ferries",)},
        categories={"media_outlet": ("Skerrow Ferries", "Mara Teal")},
        register=Register((FERRIES,)),
    )
    assert _analysed(settings=settings).sources[1].category == "business"
    after = _analysed(
        NONE.set_source("SF", category="military").rename_source("SF", "Skerrow").set_source("Mara Teal", side="x"),
        settings=settings,
    )
    assert (after.sources[1].name, after.sources[1].category, after.sources[1].side) == ("Skerrow", "military", "port")
    assert (after.sources[0].category, after.sources[0].side) == ("media_outlet", "x")
    told = [change.what for change in after.corrections]
    assert not any("category business" in what or "is called Skerrow Ferries Ltd" in what for what in told)


def test_a_source_that_was_split_off_is_no_longer_bound_by_the_register() -> None:
    settings = Settings(register=Register((Entry("Skerrow Ferries", ("SF", "Skerrow Farms"), "business"),)))
    after = _analysed(NONE.split_source("Skerrow Ferries", "Skerrow Farms", "shame"), settings=settings)
    assert ("Skerrow Farms", "“It's a shame,”") in _said(after)
    assert (
        _source(after, "Skerrow Farms").category != "business"
        or "category" not in _source(after, "Skerrow Farms").decided
    )  # type: ignore[attr-defined]


def test_a_corrected_analysis_is_read_back_from_json_as_it_was() -> None:
    after = _analysed(
        NONE.drop_statement("We wait", note="“No”").set_source("SF", side="x"),
        settings=Settings(register=Register((FERRIES,), digest="ab"), digest="cd"),
    )
    again = from_json(after.to_json())
    assert again == after
    assert (again.settings_digest, again.register_digest) == ("cd", "ab")
    assert again.corrections_digest is not None


def test_checking_tells_what_fits_and_what_does_not_without_an_error() -> None:
    tried = check_corrections(STORY, NONE.drop_statement("We wait").drop_statement("fish"), tagger=CuedTagger())
    assert [number for number, _ in sorted(tried.done.items())] == [1]
    assert [problem.number for problem in tried.problems] == [2]


_STEPS = st.sampled_from([
    lambda c: c.drop_statement("ferries would stop"),
    lambda c: c.add_statement("the sand is winning", speaker="Tam Orm"),
    lambda c: c.change_statement("had lost", source="Mara Teal"),
    lambda c: c.merge_sources("Mara Teal", "Skerrow Ferries"),
    lambda c: c.split_source("Skerrow Ferries", "Skerrow Farms", "shame"),
    lambda c: c.rename_source("the ministry", "the harbour ministry"),
    lambda c: c.set_source("Mara Teal", side="port"),
    lambda c: c.set_zone("Photo: A. Hand", "body"),
])  # fmt: skip


@given(st.lists(_STEPS, max_size=6))
def test_in_whatever_order_corrections_leave_a_sound_analysis_or_say_which_does_not_fit(steps: list) -> None:  # type: ignore[type-arg]
    corrections = NONE
    for step in steps:
        corrections = step(corrections)
    try:
        after = _analysed(corrections)
    except CorrectionsError as error:
        assert "entry " in str(error)
        return
    ids = [source.id for source in after.sources]
    assert ids == [f"s{n}" for n in range(1, len(ids) + 1)]
    assert [a.id for a in after.attributions] == [f"a{n}" for n in range(1, len(after.attributions) + 1)]
    assert {a.source for a in after.attributions if a.source} == set(ids)
    assert [a.content[0] for a in after.attributions] == sorted(a.content[0] for a in after.attributions)
    assert from_json(after.to_json()) == after
