"""What a run tells of itself is what it was made of."""

from __future__ import annotations

import json
import shlex
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model
from emomirror_training.card import card
from emomirror_training.cli import changed as changed_recipe
from emomirror_training.options import build_parser
from emomirror_training.reading import load
from emomirror_training.recipes import RECIPES, Recipe
from emomirror_training.record import RunRejected, new_facts, same
from emomirror_training.runs import held

OTHER: dict[str, Any] = {
    "region": Region.EYES, "network": "small", "epochs": 3, "batch": 7, "peak_rate": 0.3,
    "init": "a run/face.onnx", "labels": "expected", "augment": False, "weight_decay": 0.1,
    "label_smoothing": 0.7, "mixing": 0.9, "balance": 0.8, "dtype_policy": "float32",
    "frozen_blocks": 2, "antialiased_from": 1, "aligned": 0.6, "teacher": ("a", "b"),
    "taught": 0.2, "swa": 0.5,
}  # fmt: skip
"""Of each setting a value that is no recipe's own."""


@pytest.mark.parametrize("name", OTHER)
def test_what_a_recipe_tells_to_type_gives_that_recipe(name: str) -> None:
    recipe = replace(RECIPES["vgg"], **{name: OTHER[name]})
    typed = ["fit", "--data", "d", "--out", "o", *shlex.split(recipe.options())]
    options = build_parser().parse_args(typed)
    assert changed_recipe(RECIPES[options.recipe], options) == recipe


def test_every_setting_of_a_recipe_is_tried() -> None:
    assert {field.name for field in fields(Recipe)} == {"name", *OTHER}


def test_first_weights_of_the_same_name_are_told_apart(data: Path, tmp_path: Path) -> None:
    rows = load(data)

    def beginning_with(weights: Path) -> dict[str, Any]:
        return new_facts(replace(RECIPES["vgg-eyes"], init=str(weights)), rows, 0, [])

    ours, others = (tmp_path / name / "network.weights.h5" for name in ("a", "b"))
    for weights in (ours, others):
        weights.parent.mkdir()
        weights.write_text(weights.parent.name)
    facts = beginning_with(ours)
    assert same(facts) != same(beginning_with(others))
    out = tmp_path / "out"
    out.mkdir()
    (out / "run.json").write_text(json.dumps(facts))
    (out / "network.weights.h5").touch()
    with pytest.raises(RunRejected, match="the SHA-256 of init was"):
        held(out, beginning_with(others), resume=True)
    ours.unlink()
    assert held(out, beginning_with(ours), resume=True), "they are not needed any more"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("--recipe vgg", True),
        ("--recipe vgg --init vgg16_notop.h5", True),
        ("--recipe vgg-eyes --network vgg16-bn --init imagenet", True),
        ("--recipe vgg-eyes", False),
        ("--recipe vgg --init none", False),
        ("--recipe vgg --init somebody.h5", False),
    ],
)
def test_a_card_names_whose_weights_a_network_began_with(command: str, told: bool) -> None:
    report = json.loads(shipped_model(Region.FACE).with_suffix(".json").read_text())
    first = f"emomirror-train fit --data FER2013 {command} --seed 0 --out RUN"
    later = "emomirror-train fit --data FER2013 --recipe vgg --init a/network.weights.h5"
    for own, before in ((first, []), (later, [{"command": first}])):
        report["command"], report["run"]["history"] = own, before
        assert ("ImageNet" in card(report)) is told
