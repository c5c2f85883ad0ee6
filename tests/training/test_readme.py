from __future__ import annotations

import json
import shutil
from pathlib import Path

import cv2
import pytest

from emomirror_training.cli import main
from emomirror_training.readme import ReadmeFailed, rewritten

ROOT = Path(__file__).resolve().parents[2]


def test_readmes_tables_are_those_of_the_measured_files() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert rewritten(text, ROOT) == text, "run: emomirror-train readme"


def test_tables_are_written_anew_and_the_rest_is_kept() -> None:
    text = (
        "before\n<!-- models -->\n0.0 of before\n<!-- /models -->\n"
        "between\n<!-- speed -->\n<!-- /speed -->\n"
        "<!-- explaining -->\n<!-- /explaining -->\n"
        "<!-- table1 -->\n<!-- /table1 -->\n<!-- preprocessing -->\n<!-- /preprocessing -->\n"
        "<!-- practising -->\n<!-- /practising -->\n"
        "<!-- elsewhere -->\n<!-- /elsewhere -->\n<!-- default -->\n<!-- /default -->\nafter\n"
    )
    new = rewritten(text, ROOT)
    assert "0.0 of before" not in new
    assert "| recall of disgust |" in new
    assert "| classification |" in new
    assert "| draft VGG model | 41.54% |" in new
    assert "| eyes only |" in new
    assert "From ImageNet's weights, 36 epochs of" in new
    assert "| 36, parts | blur | 100 |" in new
    assert "had told to be kept, 0 were lost" in new
    assert [line for line in new.splitlines() if line in ("before", "between", "after")] == [
        "before",
        "between",
        "after",
    ]


def test_the_command_writes_tables_and_draws_the_curves_that_are_told(tmp_path: Path) -> None:
    for name in ("models", "assets/readme"):
        (tmp_path / name).mkdir(parents=True)
        for path in (ROOT / name).glob("*.json"):
            shutil.copy(path, tmp_path / name)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "README.md").write_text(
        text.replace("| final VGG model |", "| old |"), encoding="utf-8"
    )
    path = tmp_path / "assets/readme/table1.json"
    table = json.loads(path.read_text())
    heights = []
    for told in (1, 4):
        for number, row in enumerate(table["rows"]):
            epoch = {"epoch": 1.0, "loss": 1.5, "accuracy": 0.4, "val_loss": 1, "val_accuracy": 0.5}
            row["epochs"] = [epoch] if number < told else []
        path.write_text(json.dumps(table))
        assert main(["readme", "--root", str(tmp_path)]) == 0
        heights.append(cv2.imread(str(tmp_path / "assets/readme/curves.png")).shape[0])
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == text
    assert heights[1] > 2 * heights[0]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("models/face.json", "PrivateTest"),
        ("assets/readme/default.json", "epochs"),
        ("assets/readme/table1.json", "epochs"),
    ],
)
def test_figures_that_are_not_there_are_told_and_readme_is_kept(
    tmp_path: Path, name: str, taken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("models", "assets/readme"):
        (tmp_path / folder).mkdir(parents=True)
        for path in (ROOT / folder).glob("*.json"):
            shutil.copy(path, tmp_path / folder)
    shutil.copy(ROOT / "README.md", tmp_path)
    report = json.loads((tmp_path / name).read_text())
    (last,) = report.get("rows", [report])[-1:]
    del (last["metrics"] if taken == "PrivateTest" else last)[taken]
    (tmp_path / name).write_text(json.dumps(report))
    assert main(["readme", "--root", str(tmp_path)]) == 1
    assert f"lacks '{taken}'" in capsys.readouterr().err
    assert (tmp_path / "README.md").read_bytes() == (ROOT / "README.md").read_bytes()


def test_a_readme_without_a_place_is_refused() -> None:
    with pytest.raises(ReadmeFailed, match="<!-- table1 -->"):
        rewritten("no place here", ROOT)
