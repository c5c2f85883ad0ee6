"""Sentences for a parent: right in number, and none that blames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from emomirror.emotions import Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise, Prompt
from emomirror.reports import about, words
from emomirror.reports.detail_words import facts
from emomirror.reports.example import history
from emomirror.reports.figures import EmotionFigures
from emomirror.reports.forms import PLAIN, Forms
from emomirror.reports.report import Report, report
from emomirror.reports.series import Grain
from emomirror.sentences import Sentence
from emomirror.ui.practice.naming import prompt_name

HAPPY, SAD = Emotion.HAPPINESS, Emotion.SADNESS
MONDAY = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
Practising = Callable[..., Any]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("h", "happiness: one try, a success without help after 3.0 s."),
        ("H", "happiness: one try, a success with help after 3.0 s."),
        ("a", "happiness: one try, accepted by the adult."),
        ("s", "happiness: one try, not yet a success."),
        ("ss", "happiness: 2 tries, not yet a success."),
        ("sa", "happiness: 1 of 2 tries, accepted by the adult."),
        ("hs", "happiness: 1 of 2 tries, without help; usually after 3.0 s."),
        ("hh", "happiness: 2 of 2 tries, without help; usually after 3.0 s."),
        ("Hs", "happiness: 1 of 2 tries, with help; usually after 3.0 s."),
        ("HHs", "happiness: 2 of 3 tries, none of them without help; usually after 3.0 s."),
        (
            "hHas",
            "happiness: 3 of 4 tries, 1 of them without help and 1 accepted by the adult; usually"
            " after 3.0 s.",
        ),
        (
            "Haa",
            "happiness: 3 of 3 tries, 2 of them accepted by the adult; usually after 3.0 s.",
        ),
        ("o", "happiness: no try came to its end."),
    ],
)
def test_one_line_says_how_it_went(script: str, said: str, practising: Practising) -> None:
    assert str(words.summary(scripted(practising(HAPPY), script), PLAIN)) == said


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("h", "one try, a success without more help than from the start, after 3.0 s."),
        ("H", "one try, a success with help after 3.0 s."),
        ("hs", "1 of 2 tries, without more help than from the start; usually after 3.0 s."),
        ("HHs", "2 of 3 tries, none of them without help; usually after 3.0 s."),
        ("hH", "2 of 2 tries, 1 of them without more help than from the start; usually after 3.0"),
        (
            "hha",
            "3 of 3 tries, 2 of them without more help than from the start and 1 accepted by the"
            " adult; usually after 3.0 s.",
        ),
    ],
)
def test_where_help_was_there_from_the_start_nothing_is_said_to_be_without_it(
    script: str, said: str, practising: Practising
) -> None:
    happy = scripted(practising(HAPPY, goal=Goal(threshold=0.5, hold_s=1.0, help=1)), script)
    assert str(words.summary(happy, PLAIN)).startswith(f"happiness: {said}")
    assert "most often with help: parts" in str(words.in_short(happy, PLAIN)) or "H" in script
    tries = len(script)
    assert ("Help from the start", f"in {tries} of {tries} tries (parts of the face: {tries})") in [
        (str(fact.name), str(fact.says)) for fact in facts(happy, PLAIN)
    ]


def test_plain_words_stand_where_no_help_was_there(practising: Practising) -> None:
    plain = report(None, [practising(HAPPY).hold().hold(helps=1).kept()])
    assert "Help from the start" not in [str(f.name) for f in facts(plain.showing[0], PLAIN)]
    assert (str(words.alone(plain)), str(words.with_help(plain))) == ("without help", "with help")
    assert str(words.columns(plain, Grain.WEEK)[-1]) == "Without help"
    made = practising(HAPPY, goal=Goal(threshold=0.5, hold_s=1.0, help=1)).hold()
    helped = report(None, [made.kept()])
    assert (str(words.alone(helped)), str(words.with_help(helped))) == (
        "without more help than from the start",
        "with more help",
    )
    assert str(words.columns(helped, Grain.WEEK)[-1]) == "Without more help"


def test_a_change_tells_how_many_tries_began_with_help(practising: Practising) -> None:
    before = practising(HAPPY, goal=Goal(threshold=0.5, hold_s=0.3, help=1))
    after = practising(HAPPY, goal=Goal(threshold=0.5, hold_s=0.3))
    for _ in range(8):
        before.hold(0.1)
        after.hold(0.1)
    sessions = [before.kept(), after.kept(MONDAY + timedelta(days=40), number=2)]
    (happy,) = report(None, sessions).showing
    assert happy.since is not None
    assert str(words.change_alone(happy.since)) == (
        "Without more help than from the start it was 8 of the first 8 (8 of them began with help),"
        " and 8 of the newest (0 began with help): no clear change."
    )


def scripted(made: Any, script: str) -> EmotionFigures:
    """Happiness, practised as the letters say."""
    for letter in script:
        match letter:
            case "h":
                made.hold()
            case "H":
                made.hold(helps=1)
            case "a":
                made.accept()
            case "s":
                made.skip()
            case "o":
                made.stop()
    (happy,) = report(None, [made.kept()]).showing
    return happy


def test_a_change_names_its_tries_its_days_and_its_goals(practising: Practising) -> None:
    before, after = practising(HAPPY), practising(HAPPY, goal=Goal(threshold=0.6, hold_s=1.5))
    for _ in range(8):
        before.skip(1)
        after.hold(0.1)
    sessions = [before.kept(), after.kept(MONDAY + timedelta(days=40), number=2)]
    (happy,) = report(None, sessions).showing
    assert happy.since is not None
    assert str(words.change(happy.since, PLAIN)) == (
        "Of the first 8 tries (until 2025-03-03) 0 succeeded, of the newest 8 (since 2025-04-12)"
        " it was 8: clearly more often."
    )
    assert str(words.goal_change(happy.since, PLAIN)) == (
        "Meanwhile more was asked for: a score of 0.50 and then 0.60, held for 1.0 s and then"
        " 1.5 s."
    )
    assert [str(said) for said in words.grouped_changes([happy])] == [
        "More is asked for now than at first: happiness."
    ]


def test_easier_goals_are_said_as_well(practising: Practising) -> None:
    before, after = practising(HAPPY, goal=Goal(threshold=0.6, hold_s=1)), practising(HAPPY)
    for _ in range(8):
        before.hold(0.1)
        after.hold(0.1)
    sessions = [before.kept(), after.kept(MONDAY + timedelta(days=40), number=2)]
    (happy,) = report(None, sessions).showing
    assert [str(said) for said in words.grouped_changes([happy])] == [
        "No clear change since the first tries: happiness.",
        "Less is asked for now than at first: happiness.",
    ]


def test_goals_of_showing_are_not_told_of_naming(practising: Practising) -> None:
    sessions = []
    for n, goal in enumerate((Goal(threshold=0.3), Goal(threshold=0.6))):
        made = practising(HAPPY, exercise=Exercise.NAME, goal=goal)
        for _ in range(8):
            made.answer(HAPPY)
        sessions.append(made.kept(MONDAY + timedelta(days=n), number=n))
    assert [str(said) for said in words.grouped_changes(report(None, sessions).naming)] == [
        "No clear change since the first tries: happiness."
    ]


def test_few_tries_are_said_to_be_few(practising: Practising) -> None:
    found = report(None, [practising(HAPPY, SAD).hold().skip().kept()])
    assert [str(said) for said in words.grouped_changes(found.showing)] == [
        "Fewer than 16 tries, too few to tell of any change: happiness, sadness."
    ]


def test_days_and_numbers_are_written_as_the_reader_writes_them(practising: Practising) -> None:
    forms = Forms(
        day=lambda day: f"{day.day}.{day.month}.{day.year}",
        number=lambda value, digits: f"{value:.{digits}f}".replace(".", ","),
    )
    sessions = [practising(HAPPY).hold().kept(MONDAY + n * timedelta(days=1)) for n in (0, 1)]
    found = report(None, sessions)
    assert "3.3.2025 to 4.3.2025" in str(words.period(found, forms))
    assert "3,0 s" in str(words.summary(found.showing[0], forms))


def everything(found: Report) -> list[Sentence]:
    """All that a report can say."""
    said = [words.period(found, PLAIN), *about.paragraphs(found), words.caution()]
    for figures in (found.showing, found.naming):
        said += words.grouped_changes(figures)
        for each in figures:
            said += [words.summary(each, PLAIN), words.in_short(each, PLAIN)]
            said += [part for fact in facts(each, PLAIN) for part in fact]
            if each.since is not None:
                said += words.clear_changes(each.since, PLAIN)
    return said


def test_nothing_blames_and_nothing_is_glued_wrongly() -> None:
    profile = Profile(id="a", nickname="Lola")
    found = replace(report(profile, history(profile, 40, 21, seed=1)), models=2)
    text = " ".join(str(said) for said in everything(found)).lower()
    for word in ("fail", "wrong answer", "error", "bad", "poor", "you feel", "none none", "{"):
        assert word not in text
    assert "2 different model files" in text


def test_a_clear_change_between_two_models_is_doubted(practising: Practising) -> None:
    before, after = practising(HAPPY, SAD), practising(HAPPY, SAD)
    for _ in range(8):
        before.skip(1).hold(0.1)
        after.hold(0.1).hold(0.1)
    day = MONDAY + timedelta(days=40)

    def doubts(model: str) -> list[Sentence | None]:
        found = report(None, [before.kept(), after.kept(day, number=2, model_sha256=model)])
        return [words.doubt(found, each, PLAIN) for each in found.showing]

    assert doubts("0" * 64) == [None, None]
    doubted, same = doubts("1" * 64)
    assert "2 different model files" in str(doubted)
    assert same is None, "sadness has not changed"


def test_pictograms_are_told_by_where_they_were(practising: Practising) -> None:
    naming = practising(HAPPY, exercise=Exercise.NAME).answer(SAD, Emotion.FEAR, SAD, HAPPY)
    (named,) = report(None, [naming.kept()]).naming
    assert str(words.in_short(named, PLAIN)).endswith("with help: pictograms on the answers")
    said = [prompt_name(Prompt.PICTOGRAM, each) for each in (Exercise.NAME, Exercise.MAKE, None)]
    assert said == ["Pictograms on the answers", *2 * ["The pictogram or picture"]]


def test_what_came_to_no_end_is_no_nought_of_nought(practising: Practising) -> None:
    (happy,) = report(None, [practising(HAPPY).stop().kept()]).showing
    assert str(words.of(happy.success)) == "–"
    assert str(words.in_short(happy, PLAIN)) == "no try came to its end"
