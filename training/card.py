"""The model card: what a model is, how well it reads, and what it must not be used for."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath
from typing import Any

from .metrics import percent, percent_interval
from .recipes import RECIPES

LIMITS = """\
## What it cannot do

- It sees a movement of the face, not a feeling. The same feeling looks different from person to
  person, and autistic people's expressions vary more; none of them is wrong.
- FER-2013 holds pictures that a search engine found, mostly of adults. Children, older people and
  people unlike those pictures are read worse; how much worse has not been measured on this file.
- FER-2013's labels are noisy: people agree with them in about 65 % of the pictures.

## What it must not be used for

- Any diagnosis, or any judgement of a person's honesty, ability or health.
- Watching people at work or in education: the European Union's AI Act forbids inferring emotions
  there, but for medical or safety reasons (Article 5).
- Anybody who has not agreed to it.
"""


def card(report: dict[str, Any]) -> str:
    """Writes the card in Markdown from the report that the export saves as ``.json``."""
    public = report["metrics"]["PublicTest"]
    tested = "PrivateTest"
    int8, fp32 = report["int8_accuracy"], report["fp32_accuracy"]
    measured = report["metrics"].get(tested)
    if measured is None:  # whoever trained could not tell them apart
        tested, measured = "PublicTest", public
    bounds = percent_interval
    recall = "\n".join(
        f"| {name} | {percent(share, 1)} | {bounds(measured['recall_interval'][name])} |"
        for name, share in measured["recall"].items()
    )
    doubt = report["not_sure"]
    return f"""\
# {report["file"]}: reads the {report["region"]}

A network that reads the {report["region"]}, cut to 48x48 grey pixels, and answers with calibrated
probabilities of seven emotions. Its data is FER-2013{_first_weights(report)}.

| on {tested} ({measured["n"]} rows) | | 95 % interval |
|---|---|---|
| accuracy | {measured["accuracy"]:.2%} | {bounds(measured["accuracy_interval"])} |
| accuracy where the pixels are not in Training ({measured["n_clean"]} rows) \
| {percent(measured["accuracy_clean"])} | {bounds(measured["accuracy_clean_interval"])} |
| macro F1 | {measured["macro_f1"]:.2%} | {bounds(measured["macro_f1_interval"])} |
| expected calibration error, 15 bins | {measured["ece"]:.2%} \
| if perfectly calibrated {bounds(measured["ece_if_calibrated"])} |
| agreement with what FER+ clearly votes for ({measured["n_ferplus"]} rows) \
| {percent(measured["ferplus"])} | {bounds(measured["ferplus_interval"])} |
| accuracy before calibrating, in fp32 and in int8 \
| {fp32[tested]:.2%}, {int8[tested]:.2%} | |

| emotion | recall on {tested} | 95 % interval |
|---|---|---|
{recall}

It answers "not sure" where no probability reaches {doubt["threshold"]:.2f}. On PublicTest it then
answers {doubt["coverage"]:.0%} of the pictures and is wrong in {doubt["risk"]:.0%} of its answers,
instead of in {1 - public["accuracy"]:.0%} of all.

{LIMITS}
## How it was made

By `{report["command"]}`{_note(report)}, on FER-2013's Training split: {report["trained_on"]}.
{_before(report)}"""


def _before(report: dict[str, Any]) -> str:
    runs = len(report["run"].get("history", []))
    if not runs:
        return ""
    told = Path(report["file"]).with_suffix(".json")
    return (
        f"{runs} other run{'s' if runs > 1 else ''} came before it; `{told}` lists the commands"
        " under `run`, `history`.\n"
    )


def _first_weights(report: dict[str, Any]) -> str:
    """Whose weights the first of all runs began with, where those were VGG16's: by what was typed,
    or else its recipe's own."""
    run = report["run"]
    first = run["history"][0]["command"] if run.get("history") else report["command"]
    words = shlex.split(first)
    recipe = RECIPES.get(words[words.index("--recipe") + 1]) if "--recipe" in words else None
    own = recipe.init if recipe else "none"
    named = words[words.index("--init") + 1] if "--init" in words else own
    if named != "imagenet" and "vgg16" not in PurePath(named).name.lower():
        return ""
    return (
        "; it began with the weights of VGG16 that ImageNet taught\n"
        "(Visual Geometry Group, CC BY 4.0)"
    )


def _note(report: dict[str, Any]) -> str:
    note = report["run"].get("note")
    return f" ({note})" if note else ""
