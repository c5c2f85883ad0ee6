"""All that the program keeps can lie in one folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs import user_cache_path, user_config_path

from emomirror import home
from emomirror.cli import main
from emomirror.records import records_path
from emomirror.settings import settings_path
from emomirror_training import cache


def test_one_variable_names_it_for_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMOMIRROR_HOME", str(tmp_path))
    assert {settings_path().parent, records_path().parent, cache.folder()} == {tmp_path}


def test_where_the_system_knows_no_home_one_line_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unknown(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("EMOMIRROR_HOME")
    monkeypatch.setattr("emomirror.records.paths.user_data_path", unknown)
    assert main(["practice", "--reset-pin"]) == 1
    said = capsys.readouterr().err
    assert "set EMOMIRROR_HOME to a folder" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("value", ["", None])
def test_without_it_each_kind_has_the_systems_own(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EMOMIRROR_HOME")
    if value is not None:
        monkeypatch.setenv("EMOMIRROR_HOME", value)
    assert settings_path().parent == user_config_path("emomirror", appauthor=False)
    assert cache.folder() == user_cache_path("emomirror", appauthor=False)


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("~/stick", "{home}/stick"),
        ("stick", "{here}/stick"),
        ("~nobody-here/x", "{here}/~nobody-here/x"),
    ],
)
def test_it_is_the_same_folder_wherever_the_program_is_started(
    value: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "somebody"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EMOMIRROR_HOME", value)
    expected = folder.format(home=tmp_path / "somebody", here=tmp_path)
    assert home.folder(user_config_path) == Path(expected)
