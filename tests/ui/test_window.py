"""The window as a person meets it: real widgets, real threads, the shipped model."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from emomirror import settings as settings_file
from emomirror.camera.devices import CameraInfo
from emomirror.camera.format import Format
from emomirror.camera.frame import Frame, Source
from emomirror.errors import CameraUnavailable, UnreadableMedia
from emomirror.sentences import Sentence
from emomirror.settings import Settings
from emomirror.ui import engine, saving
from emomirror.ui import theme as themes
from emomirror.ui.engine import Engine
from emomirror.ui.help_page import HelpPage
from emomirror.ui.model_page import ModelPage
from emomirror.ui.placing import within
from emomirror.ui.reading import PipelineReader
from emomirror.ui.saving import save_picture
from emomirror.ui.settings_dialog import SettingsDialog
from emomirror.ui.window import MirrorWindow
from emomirror.ui.workers import Wish
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model
from emomirror.vision.observation import Observation

MakeWindow = Callable[..., MirrorWindow]

# Qt's platform for tests says so of every dialog with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def banner_buttons(window: MirrorWindow) -> dict[str, QPushButton]:
    buttons = window.mirror_page.banner.findChildren(QPushButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def says(window: MirrorWindow, words: str) -> bool:
    banner = window.mirror_page.banner
    return banner.isVisible() and words in banner.text


def save_as(window: MirrorWindow, path: Path) -> None:
    """Asks to save, where that is possible, and chooses a place."""
    window.actions_.save.trigger()
    for dialog in window.findChildren(QFileDialog):
        dialog.fileSelected.emit(str(path))
        dialog.close()


def press(qtbot: QtBot, window: QWidget, key: Qt.Key, *, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window, key, modifier)


def test_the_demo_brings_bars_and_says_how_old_they_are(
    qtbot: QtBot, open_window: MakeWindow
) -> None:
    window = open_window()
    with qtbot.waitSignals([window.first_bars, window.painted]):
        pass
    with qtbot.waitSignal(window.painted) as told:
        pass
    assert 0 < told.args[0] < 5
    assert window.mirror_page.verdict.text
    assert "Demo" in window.windowTitle()


def test_nothing_is_opened_before_the_window_is_on_the_screen(
    qtbot: QtBot, make_source: Any, frame: Callable[..., Frame]
) -> None:
    opened: list[str] = []

    def open_source(spec: str, _: Format | None) -> Source:
        opened.append(spec)
        source: Source = make_source(frame(0))
        return source

    window = MirrorWindow(Settings(), Engine(open_source), source="x")
    qtbot.addWidget(window)
    window.start()
    QApplication.processEvents()
    assert not opened
    window.show()
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
    assert opened == ["x"]


def test_a_frozen_picture_stays_while_the_camera_is_read_on(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Callable[..., Frame]
) -> None:
    source = make_source(frame(0, grey=40))
    window = open_window("x", x=source)
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
    qtbot.waitUntil(window.actions_.freeze.isEnabled)
    press(qtbot, window, Qt.Key.Key_F)
    assert window.mirror_page.frozen
    still = window.mirror_page.picture()

    for i in range(1, 4):
        source.give(frame(i, grey=40 + 50 * i))
    qtbot.waitUntil(lambda: not source.steps)
    qtbot.wait(200)  # for whatever could still come of them
    assert window.mirror_page.picture() == still

    press(qtbot, window, Qt.Key.Key_F)
    source.give(frame(4, grey=230))
    qtbot.waitUntil(lambda: window.mirror_page.picture() != still)
    assert window.mirror_page.seen is not None
    assert window.mirror_page.seen.observation.frame.index == 4


def test_a_lost_camera_is_announced_and_taken_up_again(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Any, unplugged: Exception
) -> None:
    source = make_source(frame(0))
    window = open_window("x", x=source)
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
    source.give(unplugged)
    qtbot.waitUntil(lambda: says(window, "unplugged"))
    assert window.mirror_page.seen is None, "an old picture must not look live"
    assert not window.actions_.freeze.isEnabled(), "there is nothing to hold"
    assert "Show the demo" in banner_buttons(window)
    source.give(frame(1))
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
    assert not window.mirror_page.banner.isVisible()


def test_a_picture_that_comes_late_does_not_hide_that_the_camera_is_lost(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Any, unplugged: Exception
) -> None:
    source = make_source(frame(0), unplugged)
    window = open_window("x", x=source)
    late: list[int] = []
    window._engine.ready.connect(lambda: late.append(1))
    qtbot.waitUntil(lambda: says(window, "unplugged") and bool(late))
    assert window.mirror_page.seen is None
    source.give(frame(1))
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)


def test_a_camera_lost_behind_a_frozen_picture_is_shown_on_going_on(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Any, unplugged: Exception
) -> None:
    source = make_source(frame(0))
    window = open_window("x", x=source)
    qtbot.waitUntil(window.actions_.freeze.isEnabled)
    window.actions_.freeze.trigger()
    source.give(unplugged)
    qtbot.waitUntil(lambda: says(window, "unplugged"))
    assert window.mirror_page.picture() is not None
    window.actions_.freeze.trigger()
    assert window.mirror_page.picture() is None


def test_without_a_camera_the_demo_is_one_button_away(
    qtbot: QtBot, open_window: MakeWindow
) -> None:
    absent = CameraUnavailable(Sentence("Source", "No camera was found. Plug one in."))
    window = open_window("camera", camera=absent)
    qtbot.waitUntil(lambda: says(window, "No camera was found"))
    buttons = banner_buttons(window)
    assert set(buttons) == {"Show the demo", "Open a recording…", "Try again"}
    with qtbot.waitSignal(window.first_bars):
        buttons["Show the demo"].click()
    assert not window.mirror_page.banner.isVisible()


def test_a_file_that_cannot_be_read_says_why_and_offers_another(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    window = open_window(str(path))
    qtbot.waitUntil(lambda: says(window, "empty.mp4"))
    banner_buttons(window)["Open a recording…"].click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_advice_for_the_command_line_stays_there(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    window = open_window("nothing-of-this-name")
    qtbot.waitUntil(lambda: says(window, "nothing-of-this-name"))
    assert not says(window, "--source")
    assert "Show the demo" in banner_buttons(window)


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ("~nobody-of-this-name/film.mp4", "home directory"),
        (300 * "x" + ".mp4", "too long"),
        ("", "No source was named"),
    ],
)
def test_a_source_that_cannot_be_is_said_so(
    qtbot: QtBot, open_window: MakeWindow, spec: str, reason: str
) -> None:
    window = open_window(spec, Settings(source="demo"))
    qtbot.waitUntil(lambda: says(window, reason))
    assert window.mirror_page.seen is None


def test_reading_that_stopped_leaves_nothing_that_looks_live_and_can_go_on(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Any, monkeypatch: Any
) -> None:
    analyze = PipelineReader.analyze
    faults: list[Exception] = []

    def read(reader: PipelineReader, frame: Frame) -> Observation:
        if faults:
            raise faults.pop()
        return analyze(reader, frame)

    monkeypatch.setattr(PipelineReader, "analyze", read)
    still = frame(0)
    window = open_window("x", x=make_source(still, None))
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
    faults.append(ZeroDivisionError("a fault"))
    window.actions_.far.trigger()
    qtbot.waitUntil(lambda: says(window, "a fault"))
    assert window.mirror_page.seen is None
    qtbot.waitUntil(lambda: "Try again" in banner_buttons(window))
    banner_buttons(window)["Try again"].click()
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
    assert window.mirror_page.seen.observation.frame is still


def test_a_recording_that_ended_can_be_replayed(
    qtbot: QtBot, open_window: MakeWindow, tiny_video: Path
) -> None:
    window = open_window(str(tiny_video))
    qtbot.waitUntil(lambda: says(window, "ended"))
    assert window.mirror_page.picture() is not None, "its last picture stays"
    banner_buttons(window)["Replay"].click()
    assert not window.mirror_page.banner.isVisible()
    qtbot.waitUntil(lambda: says(window, "ended"))


def test_a_folder_goes_on_behind_a_picture_that_cannot_be_read(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    for name, grey in (("1.png", 40), ("3.png", 200)):
        image = QImage(64, 48, QImage.Format.Format_Grayscale8)
        image.fill(grey)
        assert image.save(str(tmp_path / name))
    (tmp_path / "2.png").write_bytes(b"no picture")
    window = open_window(str(tmp_path))
    qtbot.waitUntil(lambda: says(window, "2.png is not a picture"))
    page = window.mirror_page

    def shown() -> str | None:
        path = page.seen.observation.frame.path if page.seen else None
        return path.name if path else None

    assert shown() in (None, "1.png")
    qtbot.waitUntil(lambda: shown() == "3.png")
    qtbot.waitUntil(lambda: says(window, "The folder is at its end"))
    assert says(window, "2.png is not a picture"), "what was left out is not forgotten"
    assert "Replay" in banner_buttons(window)


def test_a_folder_of_nothing_that_can_be_read_says_so(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(b"no picture")
    window = open_window(str(tmp_path))
    qtbot.waitUntil(lambda: says(window, "2 pictures cannot be read"))
    qtbot.waitUntil(lambda: "Replay" in banner_buttons(window))
    mirror = window.mirror_page.mirror
    qtbot.waitUntil(lambda: "nothing to show" in mirror.accessibleDescription())


def test_a_rejected_model_says_what_came_and_offers_the_shipped_one(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    path = tmp_path / "swapped.onnx"
    path.write_bytes(b"no network")
    window = open_window(wish=Wish(model=path))
    qtbot.waitUntil(lambda: says(window, "swapped.onnx"))
    qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
    with qtbot.waitSignal(window.first_bars):
        banner_buttons(window)["Use the shipped model"].click()
    assert not window.mirror_page.banner.isVisible()


def test_a_model_rejected_later_leaves_the_mirror_as_it_was(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.first_bars):
        pass
    window.reading.read_with_model(tmp_path / "absent.onnx")
    qtbot.waitUntil(lambda: says(window, "absent.onnx"))
    assert window.actions_.face.isChecked()
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: not window.mirror_page.banner.isVisible())
    assert window.actions_.eyes.isChecked()


def test_a_model_of_ones_own_can_be_given_up_for_the_shipped_one(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    shipped, own = shipped_model(Region.FACE), tmp_path / "own.onnx"
    own.write_bytes(shipped.read_bytes())
    window = open_window()

    def read_with() -> Path | None:
        return window.reading.facts.path if window.reading.facts else None

    with qtbot.waitSignal(window.first_bars):
        pass
    window.actions_.settings.trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    assert not dialog.shipped_model.isVisible()
    window.reading.read_with_model(own)
    qtbot.waitUntil(lambda: read_with() == own)
    assert dialog.shipped_model.isVisible()
    dialog.shipped_model.click()
    assert not dialog.shipped_model.isVisible()
    qtbot.waitUntil(lambda: read_with() == shipped)
    window.reading.read_region("face")
    assert not window.reading.has_own_model


def test_a_folder_of_training_stays_the_persons_own_model(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    run.mkdir()
    own = run / "eyes.onnx"
    own.write_bytes(shipped_model(Region.EYES).read_bytes())
    window = open_window(wish=Wish(model=run))

    def read_with() -> Path | None:
        return window.reading.facts.path if window.reading.facts else None

    qtbot.waitUntil(lambda: read_with() == own)
    assert window.actions_.eyes.isChecked(), "it is what the file reads"
    window.reading.read_region("face")
    qtbot.waitUntil(lambda: read_with() == shipped_model(Region.FACE))
    window.reading.read_region("eyes")
    qtbot.waitUntil(lambda: read_with() == own)


def test_unwritable_settings_are_said_and_the_mirror_goes_on(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("EMOMIRROR_HOME", str(tmp_path / "file" / "inside"))
    window = open_window()
    window.actions_.mirrored.trigger()
    qtbot.waitUntil(lambda: says(window, "will not remember"))
    window.mirror_page.banner.dismiss()
    window.actions_.mirrored.trigger()
    with qtbot.waitSignal(window.painted):
        pass
    assert not window.mirror_page.banner.isVisible()


def test_two_things_to_say_are_said_one_after_the_other(
    qtbot: QtBot, open_window: MakeWindow
) -> None:
    window = open_window(
        "x",
        notice=Sentence("Settings", "The settings were damaged."),
        x=UnreadableMedia(Sentence("Recording", "no video")),
    )
    qtbot.waitUntil(lambda: says(window, "no video"))
    window.mirror_page.banner.dismiss()
    assert says(window, "damaged")
    window.mirror_page.banner.dismiss()
    assert not window.mirror_page.banner.isVisible()


def test_what_was_chosen_is_remembered(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window("demo", Settings(theme="light"))
    for action in (window.actions_.show_bars, window.actions_.mirrored, window.actions_.far):
        action.trigger()
    press(qtbot, window, Qt.Key.Key_E)
    press(qtbot, window, Qt.Key.Key_Plus, ctrl=True)
    window.setGeometry(30, 40, 900, 620)
    window.close()
    assert settings_file.load() == (
        Settings(
            theme="light",
            region="eyes",
            far=True,
            show_bars=False,
            mirrored=False,
            text_scale=1.15,
            window=(30, 40, 900, 620),
        ),
        None,
    )


def test_what_is_wished_for_this_time_counts_and_is_not_remembered(
    open_window: MakeWindow,
) -> None:
    window = open_window(wish=Wish("eyes", far=True))
    assert window.actions_.far.isChecked()
    assert window.actions_.eyes.isChecked()
    assert window.reading.far
    window.close()
    remembered, _ = settings_file.load()
    assert (remembered.region, remembered.far) == ("face", False)


def test_only_cameras_and_the_demo_are_remembered_as_sources(
    open_window: MakeWindow, tiny_video: Path
) -> None:
    window = open_window(str(tiny_video))
    window.close()
    assert settings_file.load()[0].source == "camera"
    window = open_window(str(tiny_video))
    window.actions_.demo.trigger()
    window.close()
    assert settings_file.load()[0].source == "demo"


def test_the_demo_in_place_of_a_camera_that_is_busy_is_not_remembered(
    qtbot: QtBot, open_window: MakeWindow
) -> None:
    camera = "camera:HD Webcam"
    busy = CameraUnavailable(Sentence("Camera", "{name} is busy.").naming(name="HD Webcam"))
    window = open_window(None, Settings(source=camera), **{camera: busy})
    qtbot.waitUntil(lambda: says(window, "busy"))
    banner_buttons(window)["Show the demo"].click()
    qtbot.waitUntil(lambda: "Demo" in window.windowTitle())
    window.close()
    assert settings_file.load()[0].source == camera


def test_full_screen_is_noticed_whoever_asked_for_it(open_window: MakeWindow) -> None:
    window = open_window()
    assert not window.actions_.leave_full_screen.isEnabled()
    window.showFullScreen()
    assert window.actions_.full_screen.isChecked()
    window.actions_.leave_full_screen.trigger()
    assert not window.isFullScreen()
    assert not window.actions_.full_screen.isChecked()


def test_settings_show_what_is_read_this_time(open_window: MakeWindow) -> None:
    window = open_window(wish=Wish("eyes", far=True))
    window.actions_.settings.trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    assert (dialog.region.currentData(), dialog.far.isChecked()) == ("eyes", True)
    dialog.far.click()
    assert not window.reading.far
    window.actions_.change_region.trigger()
    assert dialog.region.currentData() == "face"


def test_another_format_is_asked_of_a_camera_at_once_and_of_nothing_else(
    qtbot: QtBot, make_source: Any, frame: Callable[..., Frame]
) -> None:
    asked: list[tuple[str, str]] = []

    def open_source(spec: str, camera_format: Format | None) -> Source:
        asked.append((spec, str(camera_format)))
        source: Source = make_source(frame(0), name=spec)
        return source

    window = MirrorWindow(
        Settings(), Engine(open_source), source="camera:Webcam", camera_format=Format((800, 600), 5)
    )
    qtbot.addWidget(window)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: asked == [("camera:Webcam", "800x600@5")])
    window.actions_.settings.trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    assert (dialog.camera_size.currentText(), dialog.camera_fps.currentText()) == (
        "800 \N{MULTIPLICATION SIGN} 600",
        "5",
    )
    qtbot.keyClick(dialog.camera_size, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: asked[1:] == [("camera:Webcam", "640x480@5")])
    assert dialog.camera_size.currentText() == "640 \N{MULTIPLICATION SIGN} 480"
    window.show_source("x")
    qtbot.waitUntil(lambda: asked[2:] == [("x", "640x480@5")])
    qtbot.keyClick(dialog.camera_fps, Qt.Key.Key_Home)
    QApplication.processEvents()
    window.show_source("camera:Webcam")
    qtbot.waitUntil(lambda: asked[3:] == [("camera:Webcam", "640x480@15")])
    window.end()
    kept, _ = settings_file.load()
    assert (kept.camera_size, kept.camera_fps) == ("640x480", 15)


def test_return_presses_no_button_that_is_not_marked(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window()
    window.actions_.settings.trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.far.setFocus()
    qtbot.keyClick(dialog.far, Qt.Key.Key_Return)
    assert not window.findChildren(QFileDialog)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("window", "shown"),
    [
        (QRect(100, 100, 600, 400), QRect(100, 100, 600, 400)),
        (QRect(300, 300, 900, 900), QRect(0, 40, 800, 560)),
        (QRect(700, 500, 400, 300), QRect(400, 300, 400, 300)),
        (QRect(-50, 0, 400, 300), QRect(0, 40, 400, 300)),
    ],
)
def test_a_window_is_shown_whole(window: QRect, shown: QRect) -> None:
    assert within(window, QRect(0, 0, 800, 600)) == shown


def test_a_camera_is_remembered_so_that_no_file_can_be_meant(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Any, monkeypatch: Any
) -> None:
    name = "USB2.0 HD UVC WebCam"
    monkeypatch.setattr(engine, "find_cameras", lambda: [CameraInfo(0, name, "/dev/video0")])
    window = open_window("demo", **{f"camera:{name}": make_source(frame(0), name=name)})
    qtbot.waitUntil(lambda: window.source_menu.lists(name))
    (camera,) = [each for each in window.source_menu.actions() if each.text() == name]
    with qtbot.waitSignal(window._engine.source_opened):
        camera.trigger()
    assert camera.isChecked()
    assert window.windowTitle().startswith(name)
    window.close()
    assert settings_file.load()[0].source == f"camera:{name}"


def test_a_window_of_a_screen_that_is_gone_comes_back_onto_one(open_window: MakeWindow) -> None:
    window = open_window(settings=Settings(window=(90_000, 90_000, 800, 600)))
    assert window.screen().availableGeometry().intersects(window.geometry())


def test_the_frozen_picture_is_saved_as_it_was_seen_and_only_then(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Any, tmp_path: Path
) -> None:
    window = open_window("x", x=make_source(frame(0, grey=77)))
    qtbot.waitUntil(window.actions_.freeze.isEnabled)
    save_as(window, tmp_path / "live.png")
    assert not window.actions_.save.isEnabled()
    window.actions_.freeze.trigger()
    save_as(window, tmp_path / "frozen")
    qtbot.waitUntil(lambda: says(window, "frozen.png"))
    assert [path.name for path in tmp_path.glob("*.png")] == ["frozen.png"]
    saved = QImage(str(tmp_path / "frozen.png"))
    assert (saved.width(), saved.height()) == (160, 120)
    assert saved.pixelColor(80, 60).getRgb()[:3] == (77, 77, 77)
    assert "Pictures you saved: 1" in window.mirror_page.promise.text


def test_a_picture_that_cannot_be_saved_is_kept_frozen(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, frame: Any, tmp_path: Path
) -> None:
    window = open_window("x", x=make_source(frame(0)))
    qtbot.waitUntil(window.actions_.freeze.isEnabled)
    window.actions_.freeze.trigger()
    save_as(window, tmp_path / "no folder" / "me.png")
    qtbot.waitUntil(lambda: says(window, "no folder"))
    assert window.mirror_page.frozen
    # Also where the mirror has gone on meanwhile.
    window.actions_.freeze.trigger()
    banner_buttons(window)["Save elsewhere…"].click()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "me.png"))
    qtbot.waitUntil((tmp_path / "me.png").exists)
    assert QImage(str(tmp_path / "me.png")).pixelColor(80, 60).getRgb()[:3] == (90, 90, 90)
    dialog.reject()


def test_closing_waits_for_a_picture_that_is_being_saved(
    qtbot: QtBot,
    open_window: MakeWindow,
    make_source: Any,
    frame: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stopped, closed = threading.Event(), threading.Event()
    too_late: list[bool] = []

    def save_slowly(image: QImage, path: Path) -> None:
        too_late.append(not stopped.wait(10) or closed.wait(0.3))
        save_picture(image, path)

    monkeypatch.setattr(saving, "save_picture", save_slowly)
    window = open_window("x", x=make_source(frame(0)))
    qtbot.waitUntil(window.actions_.freeze.isEnabled)
    window.actions_.freeze.trigger()
    save_as(window, tmp_path / "me.png")
    stop = window._engine.stop

    def stop_engine() -> list[str]:
        left = stop()
        stopped.set()
        return left

    monkeypatch.setattr(window._engine, "stop", stop_engine)
    window.close()
    closed.set()
    assert too_late == [False]
    assert (tmp_path / "me.png").exists()


def test_everything_can_be_reached_with_tab(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window()
    qtbot.waitUntil(window.actions_.freeze.isEnabled)
    qtbot.waitUntil(window.actions_.model.isEnabled)
    reached = []
    for _ in range(40):
        press(qtbot, window.focusWidget() or window, Qt.Key.Key_Tab)
        if (widget := window.focusWidget()) in reached:
            break
        reached.append(widget)
    buttons = [b for b in window.mirror_page.controls.findChildren(QToolButton) if b.isEnabled()]
    assert len(buttons) == 11
    assert set(buttons) <= set(reached)
    assert [b for b in reached if b in buttons] == buttons, "in the order in which they are seen"
    for button in buttons:
        assert button.text(), "a screen reader needs a name"


def test_keys_open_pages_and_escape_closes_them(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window()
    qtbot.waitUntil(window.actions_.model.isEnabled)
    for key, ctrl, kind in (
        (Qt.Key.Key_F1, False, HelpPage),
        (Qt.Key.Key_I, True, ModelPage),
        (Qt.Key.Key_Comma, True, SettingsDialog),
    ):
        press(qtbot, window, key, ctrl=ctrl)
        page = window.findChild(kind)
        assert isinstance(page, QDialog)
        assert page.isVisible()
        press(qtbot, page, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda kind=kind: window.findChild(kind) is None)
        window.activateWindow()
        with qtbot.waitActive(window):
            pass


def test_a_wish_for_contrast_that_comes_later_is_heard(
    qapp: QApplication, open_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    assert qapp.palette().window().color() != themes.CONTRAST.window
    # Only a desktop can change the wish itself.
    monkeypatch.setattr(themes, "resolve", lambda *_: themes.CONTRAST)
    hints = qapp.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert qapp.palette().window().color() == themes.CONTRAST.window
    assert window.isVisible()


def test_motion_can_be_turned_off(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window()
    page = window.mirror_page
    assert page.bars.glides
    assert page.mirror.glides
    press(qtbot, window, Qt.Key.Key_Comma, ctrl=True)
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    qtbot.keyClick(dialog.motion, Qt.Key.Key_Space)
    assert not page.bars.glides
    assert not page.mirror.glides
    dialog.close()
    window.close()
    assert not settings_file.load()[0].motion


def test_full_screen_comes_and_goes_by_key(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window()
    press(qtbot, window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert not window.actions_.full_screen.isChecked()


def test_a_focused_button_never_freezes_and_acts_at_once(
    qtbot: QtBot, open_window: MakeWindow
) -> None:
    window = open_window()
    qtbot.waitUntil(window.actions_.freeze.isEnabled)
    eyes = next(
        button
        for button in window.mirror_page.controls.findChildren(QToolButton)
        if button.text() == "Eyes"
    )
    eyes.setFocus()
    press(qtbot, eyes, Qt.Key.Key_Space)
    assert window.actions_.eyes.isChecked()
    assert not window.mirror_page.frozen
    press(qtbot, eyes, Qt.Key.Key_F)
    assert window.mirror_page.frozen
    assert window.actions_.eyes.isChecked()


def test_the_panel_goes_below_where_the_window_is_narrow(open_window: MakeWindow) -> None:
    window = open_window()
    window.resize(1000, 620)
    QApplication.processEvents()
    page = window.mirror_page
    assert page.bars.mapTo(page, page.bars.rect().topLeft()).x() >= page.mirror.geometry().right()
    window.resize(600, 900)
    QApplication.processEvents()
    assert page.bars.mapTo(page, page.bars.rect().topLeft()).y() >= page.mirror.geometry().bottom()
    window.actions_.show_bars.trigger()
    assert not page.bars.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (3840, 2160)])
def test_nothing_is_cut_off(open_window: MakeWindow, size: tuple[int, int], scale: float) -> None:
    window = open_window(settings=Settings(text_scale=scale))
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    page = window.mirror_page
    for widget in (page.mirror, page.verdict, page.bars, page.promise, *page.controls.children()):
        if isinstance(widget, QWidget) and widget.isVisible():
            inside = page.rect().contains(
                widget.rect().translated(widget.mapTo(page, widget.rect().topLeft()))
            )
            assert inside, f"{widget} reaches over the edge"
            least = widget.minimumSizeHint()
            assert widget.width() >= least.width(), f"{widget} is too narrow"
            if not isinstance(widget, QToolButton):  # whose style asks for more than its hint
                assert widget.height() >= least.height(), f"{widget} is too low"
