"""A forgotten PIN is taken away, and what else was done is said."""

from __future__ import annotations

import pytest

from emomirror.cli import main
from emomirror.practice.profile import Profile
from emomirror.records import Records, paths


def test_records_that_were_mended_on_the_way_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    path = paths.records_path()
    with Records.open() as records:
        records.save_profile(Profile(id="00c0ffee00c0ffee", nickname="Ben"))
        records.set_setting("pin", {"hash": "of now"})
        records.end_daily_copy()
    with path.open("r+b") as file:
        file.write(bytes(100))
    assert main(["practice", "--reset-pin"]) == 0
    said = capsys.readouterr().out
    assert "The records were damaged" in said
    assert "practice-damaged-" in said
    assert "The PIN is gone" in said
    assert "nothing else has changed" not in said
    with Records.open() as records:
        assert records.setting("pin") is None
    assert main(["practice", "--reset-pin"]) == 0
    assert "damaged" not in capsys.readouterr().out


def test_a_pin_that_cannot_be_read_closes_and_is_taken_away(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Records.open() as records:
        records.set_setting("pin", 0)
        records.connection.execute("UPDATE settings SET value = '{\"hash'")
    assert main(["practice", "--reset-pin"]) == 0
    assert "nothing else has changed" in capsys.readouterr().out
    assert main(["practice", "--reset-pin"]) == 0
    assert "have no PIN" in capsys.readouterr().out
