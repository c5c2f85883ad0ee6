"""The pages say what is true of this program and of the model in use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS
from emomirror.settings import Settings
from emomirror.ui.actions import Actions, keys_of
from emomirror.ui.copyable import Copyable
from emomirror.ui.help_page import HelpPage
from emomirror.ui.model_page import Measure, ModelPage
from emomirror.ui.settings_dialog import SettingsDialog
from emomirror.ui.theme import LIGHT, apply
from emomirror.vision.classifier import Classifier
from emomirror.vision.facts import ModelFacts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

REPORT = {
    "trained_on": "28559 pictures",
    "command": "emomirror-train fit",
    "not_sure": {"threshold": 0.55, "coverage": 0.61, "risk": 0.2},
    "metrics": {
        "PrivateTest": {
            "n": 3589,
            "accuracy": 0.68,
            "recall": dict(zip(EMOTIONS, [0.6, 0.1, 0.3, 0.9, 0.5, 0.8, 0.7], strict=True)),
        }
    },
}


@pytest.fixture
def show_model(qtbot: QtBot, classifier: Classifier) -> Callable[..., ModelPage]:
    def show(report: dict[str, Any], **changes: Any) -> ModelPage:
        facts: ModelFacts = replace(classifier.facts, report=report, **changes)
        page = ModelPage(facts, LIGHT)
        qtbot.addWidget(page)
        return page

    return show


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_models_page_says_how_often_each_emotion_is_recognised(
    show_model: Callable[..., ModelPage],
) -> None:
    page = show_model(REPORT, threshold=0.55)
    said = words(page)
    assert "3,589 pictures" in said
    assert "In 68 of 100" in said
    assert "reached 55 %" in said
    assert "for 61 of 100" in said
    assert "80 of 100 of those" in said
    names = [measure.accessibleName() for measure in page.findChildren(Measure)]
    assert names[0] == "anger: 60 of 100 recognised"
    assert len(names) == 7
    assert "It reads badly: disgust, fear." in said


def test_a_longer_bar_is_a_higher_share(qtbot: QtBot, show_model: Callable[..., ModelPage]) -> None:
    page = show_model(REPORT)
    page.resize(680, 760)
    page.show()
    lengths = []
    for measure in page.findChildren(Measure):
        row = measure.grab().toImage()
        y = row.height() // 2
        track = LIGHT.track.rgb()
        lengths.append(sum(row.pixel(x, y) != track for x in range(row.width())))
    shares = list(REPORT["metrics"]["PrivateTest"]["recall"].values())  # type: ignore[index]
    assert sorted(range(7), key=lengths.__getitem__) == sorted(range(7), key=shares.__getitem__)


@pytest.mark.parametrize(
    "report",
    [{}, {"metrics": None}, {"metrics": {"PrivateTest": {"accuracy": "good", "recall": []}}}],
)
def test_a_model_without_figures_says_so(
    show_model: Callable[..., ModelPage], report: dict[str, Any]
) -> None:
    assert "without figures" in words(show_model(report))


@pytest.mark.parametrize("width", [360, 680])
def test_a_hash_is_seen_whole_and_copied_as_it_is(
    qtbot: QtBot, qapp: QApplication, show_model: Callable[..., ModelPage], width: int
) -> None:
    apply(qapp, LIGHT, 1.0)
    sha256 = "0123456789abcdef" * 4
    page = show_model(REPORT, sha256=sha256)
    page.resize(width, 760)
    page.show()
    (line,) = (t for t in page.findChildren(Copyable) if t.toPlainText() == f"SHA-256: {sha256}")
    qtbot.waitUntil(lambda: line.document().size().height() <= line.viewport().height())
    assert line.document().idealWidth() <= line.viewport().width()
    line.selectAll()
    line.copy()
    assert qapp.clipboard().text() == f"SHA-256: {sha256}"


def test_the_models_page_says_what_it_must_not_be_used_for(
    show_model: Callable[..., ModelPage],
) -> None:
    said = words(show_model(REPORT))
    for must in ("children worse", "Diagnosing", "at work or in schools", "Article 5", "lies",
                 "not a feeling", "is sent anywhere"):  # fmt: skip
        assert must in said


def test_the_help_page_names_every_key(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    said = words(HelpPage(actions, window))
    listed = [action for _, group in actions.groups() for action in group]
    for action in window.actions():
        assert (action in listed) == bool(keys_of(action)), action.text()
    for action in listed:
        assert keys_of(action) in said
        assert action.statusTip() in said


def test_no_key_means_two_things_or_presses_a_button(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert not {"Space", "Return", "Enter", "Tab"} & set(keys)
    assert actions.freeze.shortcut().toString() in actions.freeze.toolTip()


def test_the_settings_page_shows_what_is_set_and_tells_what_changes(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(theme="dark", region="eyes", mirrored=False))
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.theme.currentData(), dialog.region.currentData()) == ("dark", "eyes")
    assert not dialog.mirrored.isChecked()
    told: list[tuple[str, object]] = []
    dialog.changed.connect(lambda field, value: told.append((field, value)))
    qtbot.keyClick(dialog.far, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.theme, Qt.Key.Key_Down)
    assert told == [("far", True), ("theme", "contrast")]
    dialog.show_settings(Settings())
    assert len(told) == 2, "showing is not changing"
    assert dialog.mirrored.isChecked()


def test_no_share_is_no_dot(qtbot: QtBot) -> None:
    def drawn(share: float) -> int:
        measure = Measure(share, LIGHT.accent, LIGHT.track)
        qtbot.addWidget(measure)
        row = measure.grab().toImage()
        ink = LIGHT.accent.rgb()
        return sum(row.pixel(x, row.height() // 2) == ink for x in range(row.width()))

    assert drawn(0.0) == 0
    assert 0 < drawn(0.001) < drawn(0.5)
