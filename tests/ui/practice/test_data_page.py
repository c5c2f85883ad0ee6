"""What is kept can be seen, taken along, brought back and erased; each in words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from emomirror.practice.profile import Profile
from emomirror.records import Records, paths
from emomirror.ui.practice.background import Background
from emomirror.ui.practice.data_page import DataPage
from emomirror.ui.practice.erase_page import ErasePage
from emomirror.ui.practice.pin import has_pin, is_right
from emomirror.ui.practice.retention import cut_off, kept_where, months_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Practise = Callable[..., list[int]]


@pytest.fixture
def page(
    qtbot: QtBot, records: Records, practised: Practise, mia: Profile, now: datetime
) -> DataPage:
    practised(sessions=3)
    background = Background()
    page = DataPage(records, records.profiles(), background=background, now=lambda: now)
    qtbot.addWidget(page, before_close_func=lambda _: background.finish())
    page.resize(960, 700)
    page.show()
    return page


def test_it_says_where_it_lies_how_much_and_until_when(
    page: DataPage, records: Records, read: Callable[[QWidget], str]
) -> None:
    said = read(page)
    assert str(records.path) in said
    assert "kB" in said or "MB" in said
    assert "kept until you erase it" in said
    assert kept_where() in said
    assert "backups" in said
    before = page.size_said.text()
    paths.backups_folder(records.path).mkdir(exist_ok=True)
    (paths.backups_folder(records.path) / "daily.sqlite3").write_bytes(bytes(5_000_000))
    page._weigh()
    assert page.size_said.text() != before, "copies are weighed, too"


def test_retention_is_kept_and_what_is_older_erased_only_when_asked(
    qtbot: QtBot, page: DataPage, records: Records, mia: Profile
) -> None:
    assert not page.forget.isVisible()
    page.retention.set_value(3)
    page.retention.chosen.emit()
    assert records.setting("retention_months") == 3
    assert "3 months" in page.until.text()
    assert len(records.overview(mia.id)) == 3
    page.forget.click()
    qtbot.waitUntil(page.banner.isVisible)
    assert page.banner.text == "Sessions erased: 0."
    assert len(records.overview(mia.id)) == 3


def test_everything_of_a_person_is_exported_to_a_folder(
    qtbot: QtBot, page: DataPage, mia: Profile, tmp_path: Path
) -> None:
    page.export(mia, tmp_path)
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert "README.txt" in page.banner.text
    (folder,) = (each for each in tmp_path.iterdir() if each.is_dir() and "Mia" in each.name)
    assert (folder / "README.txt").exists()
    assert str(folder) in page.banner.text


def test_an_export_that_cannot_be_written_is_told(
    qtbot: QtBot, page: DataPage, mia: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    page.export(mia, file)
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert page.banner.property("accessibleDescription")
    assert "Everything of" not in page.banner.text
    assert page.exports[mia.id].isEnabled()


def test_a_backup_brings_back_what_was_there(
    qtbot: QtBot, page: DataPage, records: Records, mia: Profile, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere" / "copy.sqlite3"
    copy.parent.mkdir()
    page.back_up(copy)
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert str(copy) in page.banner.text
    records.erase(mia.id)
    assert records.profiles() == []
    with qtbot.waitSignal(page.replaced):
        page.restore(copy)
    assert [each.nickname for each in records.profiles()] == ["Mia"]
    assert len(records.overview(mia.id)) == 3


def test_the_programs_own_copies_are_listed_and_lead_back(
    qtbot: QtBot,
    page: DataPage,
    records: Records,
    mia: Profile,
    tmp_path: Path,
    read: Callable[[QWidget], str],
) -> None:
    assert "own copies" not in read(page)
    folder = paths.backups_folder(records.path)
    folder.mkdir(exist_ok=True)
    for day in (4, 3):
        records.backup(folder / f"practice-2026-03-0{day}.sqlite3")
    before = (folder / "practice-2026-03-03.sqlite3").read_bytes()
    records.erase(mia.id)
    # One from elsewhere, in which nobody was erased.
    (folder / "practice-2026-03-03.sqlite3").write_bytes(before)
    records.backup(tmp_path / "empty.sqlite3")

    with qtbot.waitSignal(page.replaced, timeout=20_000):
        page.restore(tmp_path / "empty.sqlite3")
    qtbot.waitUntil(lambda: "own copies" in read(page))
    said = read(page)
    newest, *_, oldest = page.own
    assert newest.name.startswith("practice-before-")
    assert said.count("before going back") == 1
    assert "3 March 2026" in said
    assert oldest.name == "practice-2026-03-03.sqlite3"
    assert "3 March 2026" in page.own[oldest].accessibleName()

    page.own[oldest].click()
    assert "Shall the copy of 3 March 2026 take" in page.banner.text
    assert records.profiles() == [], "it asks first"
    (yes,) = (each for each in page.banner.findChildren(QPushButton) if each.isVisible())
    with qtbot.waitSignal(page.replaced, timeout=20_000):
        yes.click()
    assert len(page.own) == 4


def test_nothing_can_be_pressed_and_nobody_leaves_while_a_backup_is_put_in_place(
    qtbot: QtBot, page: DataPage, records: Records, mia: Profile, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    records.backup(copy)
    left: list[int] = []
    page.back_wanted.connect(lambda: left.append(1))
    with qtbot.waitSignal(page.replaced):
        page.restore(copy)
        # Begun, and not waited for: what follows is the window's own time.
        assert page.held
        assert page.said.text() == "Going back to the backup…"
        assert page.said.isVisible()
        for button in (page.back, page.bring_back, page.backup, page.erasures[mia.id]):
            assert not button.isEnabled()
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        assert not left
    assert not page.said.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert left


def test_a_file_that_is_no_backup_is_told_and_changes_nothing(
    qtbot: QtBot, page: DataPage, records: Records, mia: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "letter.sqlite3"
    file.write_text("Dear aunt")
    with qtbot.assertNotEmitted(page.replaced):
        page.restore(file)
        qtbot.waitUntil(page.banner.isVisible)
    assert not page.held
    assert page.bring_back.isEnabled()
    assert len(records.overview(mia.id)) == 3


def test_a_pin_is_typed_twice(qtbot: QtBot, page: DataPage, records: Records) -> None:
    pin = page.pin
    pin.section.unfold()
    for first, second, wrong in (
        ("12", "12", pin.first_field),
        ("1234", "4321", pin.second_field),
    ):
        pin.first.setText(first)
        pin.second.setText(second)
        pin.set.click()
        assert wrong.problem
        assert not has_pin(records)
    pin.second.setText("1234")
    pin.set.click()
    assert is_right(records, "1234")
    assert pin.first.text() == ""
    pin.take_away.click()
    assert not has_pin(records)


def test_erasing_asks_for_a_word_and_leaves_nothing(
    qtbot: QtBot, page: DataPage, records: Records, mia: Profile, read: Callable[[QWidget], str]
) -> None:
    with qtbot.waitSignal(page.erasure_wanted) as caught:
        page.erasures[mia.id].click()
    assert caught.args == [mia.id]
    asking = ErasePage(records, mia)
    qtbot.addWidget(asking)
    asking.show()
    said = read(asking)
    assert "cannot be brought back" in said
    assert "belong to whoever saved them" in said
    qtbot.keyClicks(asking.typed, "eras")
    assert not asking.erase.isEnabled()
    with qtbot.assertNotEmitted(asking.erased):
        qtbot.keyClick(asking.typed, Qt.Key.Key_Return)
    assert records.profiles()
    qtbot.keyClicks(asking.typed, "e")
    with qtbot.waitSignal(asking.erased):
        asking.erase.click()
        assert asking.held, "it goes on in the background"
        assert not asking.keep.isEnabled()
        assert not asking.erase.isEnabled()
    assert records.profiles() == []
    assert records.overview(mia.id) == []
    content = b"".join(f.read_bytes() for f in records.path.parent.glob("practice.sqlite3*"))
    assert b"Mia" not in content
    assert mia.id.encode() not in content


def test_what_cannot_be_erased_is_told_with_a_way_on(
    qtbot: QtBot, records: Records, mia: Profile, practised: Practise
) -> None:
    practised(sessions=1)
    asking = ErasePage(records, mia)
    qtbot.addWidget(asking)
    asking.show()
    asking.typed.setText("erase")
    kept = paths.pictures_folder(records.path, mia.id)
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("a file where a folder should be")
    asking.erase.click()
    qtbot.waitUntil(asking.banner.isVisible)
    assert not asking.held
    assert asking.erase.isEnabled()
    kept.unlink()
    (again,) = (b for b in asking.banner.findChildren(QPushButton) if b.text() == "Try again")
    with qtbot.waitSignal(asking.erased):
        again.click()


def test_work_that_must_not_be_cut_short_is_waited_for_and_other_work_left_out() -> None:
    background = Background()
    begun, may_end, ended = threading.Event(), threading.Event(), []
    for name, whole in (("first", False), ("left out", False), ("whole", True)):
        background.run(
            lambda name=name: (begun.set(), may_end.wait(10), ended.append(name)),
            lambda _: None,
            lambda _: None,
            whole=whole,
        )
    assert begun.wait(10)
    threading.Timer(0.3, may_end.set).start()
    assert background.finish(0.1)
    assert ended == ["first", "whole"]


@pytest.mark.parametrize(
    ("months", "day"), [(0, None), (3, (2029, 11, 30)), (12, (2029, 2, 28)), (24, (2028, 2, 28))]
)
def test_what_is_older_is_counted_in_months(months: int, day: tuple[int, int, int] | None) -> None:
    found = cut_off(months, datetime(2030, 2, 28, 10, tzinfo=UTC))
    assert (found and (found.year, found.month)) == (day and day[:2])


def test_a_month_without_a_31st_is_no_trouble() -> None:
    found = cut_off(3, datetime(2030, 5, 31, tzinfo=UTC))
    assert found is not None
    assert (found.month, found.day) == (2, 28)


@pytest.mark.parametrize("damaged", ["many", None, -3, True, [12]])
def test_a_damaged_setting_keeps_everything(damaged: object) -> None:
    assert months_of(damaged) == 0
