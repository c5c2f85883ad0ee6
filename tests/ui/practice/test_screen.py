"""What the person practising sees: only what is asked for and the help that was given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import Accept, Answered, Continue, Prompted, Skip, Start
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile, Reward
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.practice.session import Session, step
from emomirror.practice.words import situations
from emomirror.ui.practice.screen import Kind, Screen, screen

ADA = Profile(id="1", nickname="Ada")


def at(plan: Plan, *events: Any) -> Session:
    session = step(Session.of(plan), Start(0.0))
    for event in events:
        session = step(session, event)
    return session


def shown(plan: Plan, *events: Any, profile: Profile = ADA, folder: Path | None = None) -> Screen:
    return screen(at(plan, *events), profile, folder)


def helped(times: int) -> list[Any]:
    return [Continue(0.0), *[Prompted(0.0)] * times]


def test_what_comes_is_announced(make_plan: Callable[..., Plan]) -> None:
    seen = shown(make_plan())
    assert seen.kind is Kind.ANNOUNCING
    assert seen.card.title == "First: happy"
    assert seen.card.spoken == "First: happy. Then: sad."
    assert seen.can_go_on
    assert (seen.done, seen.all) == (0, 4)


def test_the_end_is_seen_from_the_last_try(make_plan: Callable[..., Plan]) -> None:
    seen = shown(make_plan(tries=1))
    assert seen.then is not None
    assert seen.then.text == "all done"
    seen = shown(make_plan(tries=1), Skip(0.0))
    assert seen.kind is Kind.END
    assert seen.card.title == "All done"
    assert not seen.can_skip


def test_copying_shows_word_and_pictogram_from_the_start(make_plan: Callable[..., Plan]) -> None:
    card = shown(make_plan(), Continue(0.0)).card
    assert card.title == "Show a happy face"
    assert card.symbol == "happiness"
    assert not card.help


def test_help_comes_rung_by_rung_and_stays(make_plan: Callable[..., Plan]) -> None:
    cards = [shown(make_plan(), *helped(n)).card for n in range(4)]
    assert [len(card.help) for card in cards] == [0, 1, 2, 3]
    assert "Mouth" in cards[1].help[0]
    assert cards[1].symbol == "hint-happiness"
    assert cards[1].drawn
    assert cards[3].help[-1] == "Look at the person with you. Show the same happy face."
    assert not shown(make_plan(), *helped(3)).can_help, "there is none left"


@pytest.mark.parametrize("present", list(Present))
def test_making_a_face_gives_nothing_away(make_plan: Callable[..., Plan], present: Present) -> None:
    plan = make_plan(exercise=Exercise.MAKE, present=present)
    for seen in (shown(plan), shown(plan, Continue(0.0))):
        assert seen.now is not None
        assert seen.card.symbol != "happiness", "the pictogram is help"
        assert seen.now.symbol != "happiness"
        if present is Present.SITUATION:
            assert "happy" not in seen.card.spoken
            assert seen.now.text == "a face"
    card = shown(plan, Continue(0.0)).card
    assert bool(card.task) is (present is not Present.WORD)
    assert not card.help


def test_the_situation_that_asks_is_not_said_twice_as_help(
    make_plan: Callable[..., Plan],
) -> None:
    plan = make_plan(exercise=Exercise.MAKE, present=Present.SITUATION)
    card = shown(plan, *helped(4)).card
    assert card.title == "Show a happy face"
    assert len(card.help) == 2
    assert card.task not in card.help


def test_a_situation_that_is_left_out_never_comes(make_plan: Callable[..., Plan]) -> None:
    plan = make_plan(
        exercise=Exercise.MAKE,
        present=Present.SITUATION,
        emotions=(Emotion.FEAR,),
        tries=120,
        announce_s=0.0,
    )

    def told(profile: Profile) -> set[str]:
        session = step(Session.of(plan), Start(0.0))
        texts = set()
        while session.trying is not None:
            texts.add(screen(session, profile).card.task)
            session = step(session, Skip(0.0))
        return texts

    dog = "A big dog barks at you."
    assert dog in told(ADA)
    assert told(ADA) - {dog} == told(msgspec.structs.replace(ADA, without=("dog",)))


def test_where_no_situation_is_left_nothing_empty_is_said(make_plan: Callable[..., Plan]) -> None:
    keys = tuple(each.key for each in situations(Emotion.HAPPINESS))
    ada = msgspec.structs.replace(ADA, without=keys)
    for exercise in (Exercise.COPY, Exercise.MAKE, Exercise.NAME):
        plan = make_plan(exercise=exercise, present=Present.SITUATION)
        session = step(Session.of(plan, untold=ada.untold), Start(0.0))
        assert screen(session, ada).card.spoken
        for event in helped(4):
            session = step(session, event)
            card = screen(session, ada).card
            assert card.title
            assert all(card.help)
            assert not card.task
        assert len(card.help) == 2, "the parts and the adult"


def test_naming_a_face_never_tells_the_answer(make_plan: Callable[..., Plan]) -> None:
    plan = make_plan(exercise=Exercise.NAME)
    for n in range(4):
        seen = shown(plan, *helped(n))
        assert "happy" not in seen.card.spoken
        assert seen.card.symbol in ("happiness", "hint-happiness")
        assert seen.card.essential
    assert seen.answers == (Emotion.HAPPINESS, Emotion.SADNESS)


def test_answers_are_words_until_pictograms_come_as_help(make_plan: Callable[..., Plan]) -> None:
    plan = make_plan(exercise=Exercise.NAME)
    screens = [shown(plan, *helped(n)) for n in range(5)]
    assert [each.pictured for each in screens] == [False, False, False, True, True]
    assert ["picture" in each.card.spoken for each in screens] == [
        each.pictured for each in screens
    ], "who does not see it come is told"
    assert screens[0].card.symbol == "happiness", "the face itself is no help"
    none = make_plan(exercise=Exercise.NAME, prompts=(Prompt.PARTS, Prompt.ADULT))
    assert not any(shown(none, *helped(n)).pictured for n in range(3))


def test_answers_have_pictograms_from_the_start_for_who_does_not_read(
    make_plan: Callable[..., Plan],
) -> None:
    plan = make_plan(exercise=Exercise.NAME, pictured=True)
    screens = [shown(plan), *(shown(plan, *helped(n)) for n in range(5))]
    screens.append(shown(plan, *helped(0), Answered(0.0, Emotion.HAPPINESS)))
    assert [screens[0].kind, screens[-1].kind] == [Kind.ANNOUNCING, Kind.REWARD]
    assert all(each.pictured for each in screens), "nothing moves from one to the next"
    assert not any("picture" in each.card.spoken for each in screens), "nothing has come"
    copied = make_plan(pictured=True)
    assert shown(copied) == shown(make_plan()), "other exercises are as they were"


def test_what_was_chosen_is_remembered_and_met_with_help(
    make_plan: Callable[..., Plan],
) -> None:
    plan = make_plan(exercise=Exercise.NAME)
    seen = shown(plan, Continue(0.0), Answered(0.0, Emotion.SADNESS))
    assert seen.tried == (Emotion.SADNESS,)
    assert seen.card.help
    assert not any(
        word in seen.card.spoken.lower() for word in ("wrong", "no,", "not", "fail", "error")
    )


def test_there_are_always_two_answers_to_choose_from(make_plan: Callable[..., Plan]) -> None:
    seen = shown(make_plan(exercise=Exercise.NAME, emotions=(Emotion.FEAR,)))
    assert len(seen.answers) == 2
    assert Emotion.FEAR in seen.answers


def test_own_pictures_hints_and_situations_take_the_place_of_ours(
    make_plan: Callable[..., Plan], tmp_path: Path
) -> None:
    profile = Profile(
        id="1",
        nickname="Ada",
        pictures={Emotion.HAPPINESS: ("grandma.png",)},
        hints={Emotion.HAPPINESS: ("Think of your teeth",)},
        situations={Emotion.HAPPINESS: tuple(f"Own {i}" for i in range(60_000))},
    )
    card = shown(make_plan(), Continue(0.0), profile=profile, folder=tmp_path).card
    assert card.picture == tmp_path / "grandma.png"
    card = shown(make_plan(), *helped(2), profile=profile, folder=tmp_path).card
    assert card.help[0] == "Think of your teeth"
    assert card.help[1].startswith("Own "), "one of many of them, of our few"


@pytest.mark.parametrize("exercise", [Exercise.COPY, Exercise.MAKE, Exercise.NAME])
def test_a_picture_stays_when_the_parts_come_as_help(
    make_plan: Callable[..., Plan], tmp_path: Path, exercise: Exercise
) -> None:
    profile = Profile(id="1", nickname="Ada", pictures={Emotion.HAPPINESS: ("grandma.png",) * 9})
    plan = make_plan(exercise=exercise, present=Present.WORD)
    # Making a face, the picture comes as help itself, before the parts.
    times = 2 if exercise is Exercise.MAKE else 1
    for n in (times, times + 1):
        card = shown(plan, *helped(n), profile=profile, folder=tmp_path).card
        assert card.picture == tmp_path / "grandma.png"
        assert "Mouth" in card.help[0]
        assert not card.drawn, "no drawing stands for the words"


def test_the_adult_shows_the_face_first_where_wished(make_plan: Callable[..., Plan]) -> None:
    seen = shown(make_plan(adult_first=True), Continue(0.0))
    assert seen.kind is Kind.ADULTS_TURN
    assert seen.card.title == "Look at the face of the person with you"
    assert seen.can_go_on


@pytest.mark.parametrize("reward", list(Reward))
def test_a_reward_is_one_calm_thing(make_plan: Callable[..., Plan], reward: Reward) -> None:
    profile = Profile(id="1", nickname="Ada", reward=reward)
    seen = shown(make_plan(), Continue(0.0), Accept(0.0), profile=profile)
    assert seen.kind is Kind.REWARD
    assert seen.card.title == "You did it"
    assert seen.card.gentle
    named = reward in (Reward.STAR, Reward.FLOWER, Reward.SUN)
    assert seen.card.symbol == (f"reward-{reward}" if named else None)


def test_a_skipped_try_is_followed_by_the_next_without_a_word(
    make_plan: Callable[..., Plan],
) -> None:
    seen = shown(make_plan(), Continue(0.0), Skip(0.0))
    assert seen.card.title == "First: sad"
    assert seen.done == 1


@pytest.mark.parametrize("exercise", list(Exercise))
@pytest.mark.parametrize("emotion", EMOTIONS)
def test_no_screen_says_what_somebody_feels_or_that_anything_was_wrong(
    make_plan: Callable[..., Plan], exercise: Exercise, emotion: Emotion
) -> None:
    plan = make_plan(exercise=exercise, emotions=(emotion,), adult_first=True, tries=2)
    events: list[Any] = [Continue(0.0), Continue(0.0), *[Prompted(0.0)] * 5, Skip(0.0)]
    for n in range(len(events) + 1):
        said = shown(plan, *events[:n]).card.spoken.lower()
        for word in ("feel", "wrong", "fail", "error", "mistake", "try again", "not yet"):
            assert word not in said
