"""A disk without room costs nothing that was kept, and practice goes on once there is some."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from emomirror.errors import RecordsError
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.records import Records
from emomirror.records.measure import some_try

from .conftest import begin


def fill_until_full(records: Records, profile: Profile, plan: Plan) -> tuple[int, int, str]:
    """Adds tries until there is no room; returns the session, how many there are and what was
    said."""
    session = begin(records, profile, plan)
    for number in range(20_000):
        try:
            records.add_try(session, some_try(random.Random(number), number, 0.0))
        except RecordsError as error:
            return session, number, str(error)
    raise AssertionError("there was always room")


def assert_whole(records: Records, session: int, tries: int) -> None:
    assert all(each.made.trace for each in records.session(session).tries)
    assert len(records.session(session).tries) == tries
    assert records.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_that_may_not_grow_keeps_what_it_has(
    records: Records, ana: Profile, plan: Plan
) -> None:
    records.save_profile(ana)
    (pages,) = records.connection.execute("PRAGMA page_count").fetchone()
    records.connection.execute(f"PRAGMA max_page_count = {pages + 50}")
    session, kept, said = fill_until_full(records, ana, plan)
    assert "no room left" in said
    assert "What was kept before is safe" in said
    assert kept > 20
    assert_whole(records, session, kept)
    records.connection.execute("PRAGMA max_page_count = 100000")
    for number in range(kept, kept + 50):
        records.add_try(session, some_try(random.Random(number), number, 0.0))
    assert_whole(records, session, kept + 50)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB, where this computer lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the superuser of Linux mounts a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)])
    if mounted.returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_goes_on_with_more_room(
    small_disk: Path, ana: Profile, plan: Plan
) -> None:
    ballast = small_disk / "film.mp4"
    ballast.write_bytes(bytes(300_000))
    path = small_disk / "practice.sqlite3"
    with Records.open(path) as records:
        records.save_profile(ana)
        session, kept, said = fill_until_full(records, ana, plan)
        assert "no room left" in said
        assert str(small_disk) in said
        for _ in range(3):
            with pytest.raises(RecordsError, match="no room left"):
                records.add_try(session, some_try(random.Random(kept), kept, 0.0))
        assert_whole(records, session, kept)
        ballast.unlink()
        records.add_try(session, some_try(random.Random(kept), kept, 0.0))
        assert_whole(records, session, kept + 1)
    with Records.open(path) as records:
        assert records.notice is None
        assert_whole(records, session, kept + 1)


def test_a_disk_that_is_full_from_the_start_is_said(small_disk: Path) -> None:
    with (small_disk / "film.mp4").open("wb", buffering=0) as film:
        try:
            while film.write(bytes(4096)):
                pass
        except OSError:
            pass
    with pytest.raises(RecordsError, match=r"no room left|No space left"):
        Records.open(small_disk / "practice.sqlite3")
    assert [each.name for each in small_disk.iterdir()] == ["film.mp4"]


LIMITED = """
import json, random, resource, sys; from datetime import *; from pathlib import Path
from emomirror.errors import RecordsError; from emomirror.records import Records
from emomirror.records.measure import some_try
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
records = Records.open(Path(sys.argv[1]))
(profile,) = records.profiles()
session = records.begin_session(profile.id, profile.plan("p"), seed=0, offset=timedelta(0),
    started_utc=datetime.now(timezone.utc), model_sha256="", model_threshold=0.4)
number = 0
try:
    while number < 20_000:
        records.add_try(session, some_try(random.Random(number), number, 0.0))
        number += 1
    said = None
except RecordsError as error:
    said = str(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
records.add_try(session, some_try(random.Random(number), number, 0.0))
records.close()
print(json.dumps([session, number + 1, said]))
"""


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such limit")
def test_a_write_that_the_system_refuses_loses_nothing(path: Path, ana: Profile) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    session, kept, said = json.loads(done.stdout)
    assert said
    assert kept > 20
    with Records.open(path) as records:
        assert records.notice is None
        assert_whole(records, session, kept)
