"""Settings are remembered, and no file can keep the mirror from starting."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from emomirror import settings
from emomirror.errors import SettingsUnwritable
from emomirror.settings import Settings


def write(raw: Any) -> None:
    path = settings.settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(raw), encoding="utf-8")


def test_the_first_start_has_defaults_and_nothing_to_say() -> None:
    assert settings.load() == (Settings(), None)


def test_what_was_saved_comes_back() -> None:
    chosen = Settings(
        source="demo",
        camera_size="640x480",
        camera_fps=15,
        region="eyes",
        far=True,
        language="es",
        theme="contrast",
        text_scale=1.5,
        show_bars=False,
        mirrored=False,
        window=(-40, 20, 1280, 800),
        maximized=True,
    )
    settings.save(chosen)
    assert settings.load() == (chosen, None)


def test_saving_leaves_one_file_and_no_scratch(home: Path) -> None:
    settings.save(Settings())
    settings.save(Settings(far=True))
    assert [path.name for path in home.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("source", ""),
        ("source", 3),
        ("camera_size", "639x480"),
        ("camera_size", [640, 480]),
        ("camera_fps", 0),
        ("camera_fps", "30"),
        ("region", "nose"),
        ("region", ["face"]),
        ("far", "yes"),
        ("language", "tlh"),
        ("language", None),
        ("theme", None),
        ("text_scale", True),
        ("text_scale", 40),
        ("window", [1, 2, 3]),
        ("window", [0, 0, 0, 10]),
        ("window", [0, 0, 10.5, 10]),
        ("window", "1234"),
        ("window", 7),
        ("maximized", 1),
    ],
)
def test_a_value_that_does_not_fit_falls_back_alone(name: str, value: Any) -> None:
    write({"schema": 1, "show_bars": False, "mirrored": False, name: value})
    assert settings.load() == (Settings(show_bars=False, mirrored=False), None)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"schema": "two"}'])
def test_a_damaged_file_is_set_aside_and_said(home: Path, content: bytes) -> None:
    home.mkdir()
    settings.settings_path().write_bytes(content)
    loaded, sentence = settings.load()
    assert loaded == Settings()
    aside = home / "settings-damaged.json"
    assert sentence is not None
    assert str(aside) in str(sentence)
    assert aside.read_bytes() == content
    assert settings.load() == (Settings(), None)


def test_a_settings_file_that_cannot_be_read_is_said(home: Path) -> None:
    settings.settings_path().mkdir(parents=True)
    loaded, sentence = settings.load()
    assert loaded == Settings()
    assert sentence is not None
    assert str(home) in str(sentence)


def test_an_unwritable_folder_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("EMOMIRROR_HOME", str(tmp_path / "file" / "inside"))
    with pytest.raises(SettingsUnwritable, match="inside"):
        settings.save(Settings())


def test_a_write_that_fails_keeps_the_old_settings(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(Settings(source="demo"))

    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(SettingsUnwritable, match="No space left"):
        settings.save(Settings(source="camera:1"))
    assert settings.load() == (Settings(source="demo"), None)
    assert [path.name for path in home.iterdir()] == ["settings.json"]


def test_an_older_file_goes_through_every_step_from_its_own_schema(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def first(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "theme": raw.pop("colours")}

    def second(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "theme": {"night": "dark"}[raw["theme"]]}

    monkeypatch.setattr(settings, "_MIGRATIONS", (first, second))
    write({"schema": 1, "colours": "night"})
    assert settings.load() == (Settings(theme="dark"), None)
    write({"schema": 2, "theme": "night"})
    assert settings.load() == (Settings(theme="dark"), None)


def test_a_file_of_a_newer_version_is_never_written_over() -> None:
    newer = {"schema": settings.SCHEMA + 1, "theme": "dark", "holograms": True}
    write(newer)
    with pytest.raises(SettingsUnwritable, match="newer Emomirror"):
        settings.save(Settings(far=True))
    assert json.loads(settings.settings_path().read_text()) == newer


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"schema": "two"}', b"\xff"])
def test_a_file_that_nobody_can_use_is_written_over(home: Path, content: bytes) -> None:
    home.mkdir()
    settings.settings_path().write_bytes(content)
    settings.save(Settings(far=True))
    assert settings.load() == (Settings(far=True), None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("camera", "camera"),
        ("demo", "demo"),
        ("camera:1", "camera:1"),
        ("Integrated Camera", "camera:Integrated Camera"),
        ("USB2.0 HD UVC WebCam", "camera:USB2.0 HD UVC WebCam"),
    ],
)
def test_a_camera_that_was_kept_by_its_bare_name_is_known_as_one(before: str, after: str) -> None:
    write({"schema": 1, "source": before})
    assert settings.load() == (Settings(source=after), None)


def test_a_file_of_a_newer_version_gives_what_this_one_knows() -> None:
    write({"schema": settings.SCHEMA + 5, "theme": "dark", "holograms": True})
    assert settings.load() == (Settings(theme="dark"), None)
