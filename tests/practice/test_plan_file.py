"""Plans from files, and what is said of those that are none."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import fields

from emomirror.emotions import Emotion
from emomirror.errors import OutOfRange, PlanRejected
from emomirror.practice.goal import Goal, Limits, starting_goal
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.plan_file import plan_json, plan_of, read_plan
from emomirror.practice.prompts import Exercise, Prompt
from emomirror.resources import asset_path

from .conftest import plan

TOML = """
name = "Smiles"
wait_s = 5
prompts = ["word", "parts"]

[[blocks]]
exercise = "make"
emotions = ["happiness", "surprise"]
tries = 4
order = "adaptive"

[goals.happiness]
threshold = 0.4
hold_s = 2
"""
GOOD = {"name": "a", "blocks": [{"exercise": "copy", "emotions": ["fear"]}]}


def test_a_toml_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "smiles.toml"
    path.write_text(TOML, encoding="utf-8")
    assert read_plan(path) == Plan(
        name="Smiles",
        blocks=(
            Block(
                exercise=Exercise.MAKE,
                emotions=(Emotion.HAPPINESS, Emotion.SURPRISE),
                tries=4,
                order=Order.ADAPTIVE,
            ),
        ),
        goals={Emotion.HAPPINESS: Goal(threshold=0.4, hold_s=2.0)},
        prompts=(Prompt.WORD, Prompt.PARTS),
        wait_s=5.0,
    )


def test_a_plan_written_as_json_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "plan.JSON"
    written = plan(wait_s=3.0, limits=Limits(help=(1, 2)))
    path.write_bytes(plan_json(written))
    assert read_plan(path) == written


@pytest.mark.parametrize(
    ("name", "before"), [("plan.txt", ""), ("plan", "\n "), ("a.toml", "\ufeff")]
)
def test_json_is_known_by_its_brace_whatever_its_name(
    tmp_path: Path, name: str, before: str
) -> None:
    path = tmp_path / name
    path.write_bytes(before.encode() + plan_json(plan(wait_s=3.0)))
    assert read_plan(path) == plan(wait_s=3.0)


def test_toml_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "smiles.json"
    path.write_text(TOML, encoding="utf-8")
    assert read_plan(path).name == "Smiles"


def test_the_example_that_ships_is_a_plan() -> None:
    example = asset_path("example-plan.toml")
    assert read_plan(example).tries > 0
    told = tomllib.loads(example.read_text(encoding="utf-8"))
    assert set(told) == {field.name for field in fields(Plan)}, "it has every line that can be"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"goals": {"fear": {"hold_s": -1}}}, "goals.fear: hold_s must be 0 to 10; got -1."),
        (
            {"goals": {"fear": {"threshold": float("nan")}}},
            "goals.fear: threshold must be 0.05 to 0.95; got nan.",
        ),
        ({"goals": {"joy": {}}}, "goals.joy: “joy” is no emotion; there are anger, disgust"),
        ({"goals": {"fear": {"hold": 1}}}, "goals.fear: Object contains unknown field `hold`."),
        (
            {"blocks": [{"exercise": "copy", "emotions": ["hapiness"]}]},
            "blocks[0].emotions[0]: “hapiness” is no emotion; did you mean “happiness”?",
        ),
        (
            {"blocks": [{"exercise": "kopy", "emotions": ["fear"]}]},
            "blocks[0].exercise: “kopy” is not known.",
        ),
        (
            {"blocks": [{"exercise": "copy", "emotions": ["fear", "fear"]}]},
            "blocks[0]: emotions must be one or more, each of them once; got fear, fear.",
        ),
        ({"blocks": []}, "blocks must be 1 to 20; got 0."),
        ({"name": " "}, "name must have 1 to 500 characters; got 0."),
        ({"name": "x" * 501}, "name must have 1 to 500 characters; got 501."),
        ({"wait_s": "soon"}, "wait_s: Expected `float`, got `str`."),
        ({"wait_s": 10**400}, "wait_s"),
        ({"blocks": [{"exercise": "copy", "emotions": ["fear"], "tries": 10**400}]}, "huge"),
        ({"schema": 2}, "schema must be 1 to 1; got 2."),
        ({"limits": {"hold_s": [3, 1]}}, "limits.hold_s must be 3 to 10; got 1."),
        ({"goal": {}}, "Object contains unknown field `goal`."),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(change: dict[str, object], said: str) -> None:
    with pytest.raises(PlanRejected) as error:
        plan_of({**GOOD, **change})
    assert said in str(error.value)


HALF = b'{"name": "\\ud800", "blocks": [{"exercise": "copy", "emotions": ["fear"]}]}'


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"name = ", b"[" * 100_000, b"{}", HALF])
@pytest.mark.parametrize("name", ["plan.toml", "plan.json"])
def test_a_file_that_is_no_plan_is_said_to_be_none(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PlanRejected, match=name):
        read_plan(path)


def test_a_missing_file_and_a_huge_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(PlanRejected, match="cannot be read"):
        read_plan(tmp_path / "none.toml")
    large = tmp_path / "film.toml"
    large.write_bytes(b" " * (1 << 21))
    with pytest.raises(PlanRejected, match="too large"):
        read_plan(large)


def test_a_name_with_emoji_is_a_name() -> None:
    name = "Ünï 🙂" * 80
    assert json.loads(plan_json(plan_of({**GOOD, "name": name})))["name"] == name


def test_what_the_model_reads_badly_starts_leniently() -> None:
    recall = {Emotion.FEAR: 0.25, Emotion.SADNESS: 0.47, Emotion.HAPPINESS: 0.87}
    fear, sadness, happiness = (starting_goal(emotion, recall) for emotion in recall)
    assert fear.threshold < sadness.threshold < happiness.threshold
    assert fear.hold_s < sadness.hold_s < happiness.hold_s
    assert starting_goal(Emotion.ANGER, {}) == happiness


def test_a_goal_outside_its_range_is_refused() -> None:
    with pytest.raises(OutOfRange, match=r"help must be 0 to 4; got 5\."):
        Goal(help=5)
