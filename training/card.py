"""The model card: what a model is, how well it reads, and what it must not be used for."""

from __future__ import annotations

from typing import Any

from .metrics import percent

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
    low, high = measured["accuracy_interval"]
    recall = "\n".join(
        f"| {name} | {percent(share, 1)} |" for name, share in measured["recall"].items()
    )
    doubt = report["not_sure"]
    return f"""\
# {report["file"]}: reads the {report["region"]}

Made by `{report["command"]}`{_note(report)} on FER-2013's Training split ({report["trained_on"]}).
Pictures of 48x48 grey in, calibrated probabilities of seven emotions out.

| on {tested} ({measured["n"]} rows) | |
|---|---|
| accuracy | {measured["accuracy"]:.2%} (95 % interval {low:.1%} to {high:.1%}) |
| accuracy where the pixels are not in Training | {percent(measured["accuracy_clean"])} |
| macro F1 | {measured["macro_f1"]:.2%} |
| expected calibration error, 15 bins | {measured["ece"]:.2%} |
| agreement with FER+'s most voted emotion | {percent(measured["ferplus"])} |
| accuracy before calibrating, in fp32 and in int8 | {fp32[tested]:.2%}, {int8[tested]:.2%} |

| emotion | recall on {tested} |
|---|---|
{recall}

It answers "not sure" where no probability reaches {doubt["threshold"]:.2f}. On PublicTest it then
answers {doubt["coverage"]:.0%} of the pictures and is wrong in {doubt["risk"]:.0%} of its answers,
instead of in {1 - public["accuracy"]:.0%} of all.

{LIMITS}"""


def _note(report: dict[str, Any]) -> str:
    note = report["run"].get("note")
    return f" ({note})" if note else ""
