"""A profile says what suits one person: which situations are told, too."""

from __future__ import annotations

import msgspec
import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import OutOfRange
from emomirror.practice.profile import Profile
from emomirror.practice.words import situations

ADA = Profile(id="1", nickname="Ada")
FEARS = tuple(each.key for each in situations(Emotion.FEAR))


def test_situations_are_left_out_one_by_one() -> None:
    ada = msgspec.structs.replace(ADA, without=("dog",))
    assert [each.key for each in ada.ours(Emotion.FEAR)] == [k for k in FEARS if k != "dog"]
    assert ada.ours(Emotion.ANGER) == situations(Emotion.ANGER)
    assert ada.untold == frozenset()


@pytest.mark.parametrize(
    ("own", "untold"), [({}, {Emotion.FEAR}), ({Emotion.FEAR: ("A clown waves.",)}, set())]
)
def test_where_none_is_left_and_none_is_added_there_is_none_to_tell(
    own: dict[Emotion, tuple[str, ...]], untold: set[Emotion]
) -> None:
    ada = msgspec.structs.replace(ADA, without=FEARS, situations=own)
    assert ada.untold == untold


def test_a_profile_from_before_leaves_nothing_out() -> None:
    before = msgspec.to_builtins(ADA)
    del before["without"]
    ada = msgspec.convert(before, Profile)
    assert all(ada.ours(emotion) == situations(emotion) for emotion in EMOTIONS)


@pytest.mark.parametrize(("plan_s", "expected_s"), [(7.0, 7.0), (0.0, 5.0)])
def test_a_reward_stays_as_long_as_the_plan_says_or_else_as_the_person_likes(
    plan_s: float, expected_s: float
) -> None:
    ada = msgspec.structs.replace(ADA, reward_s=5.0)
    kept = msgspec.structs.replace(ada.plan("kept"), reward_s=plan_s)
    assert ada.suited(kept).reward_s == expected_s


def test_no_reward_is_none_and_not_a_short_one() -> None:
    with pytest.raises(OutOfRange, match="reward_s"):
        msgspec.structs.replace(ADA, reward_s=0.0)
