"""Every page of the adult fits small windows and large text, and is used without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS
from emomirror.practice.profile import Profile
from emomirror.records import Records
from emomirror.ui.practice.baseline_page import BaselinePage
from emomirror.ui.practice.consent_page import ConsentPage
from emomirror.ui.practice.data_page import DataPage
from emomirror.ui.practice.erase_page import ErasePage
from emomirror.ui.practice.history_page import HistoryPage
from emomirror.ui.practice.live_window import LiveWindow
from emomirror.ui.practice.lock import LockPage
from emomirror.ui.practice.mending_page import MendingPage
from emomirror.ui.practice.people_page import PeoplePage, Person
from emomirror.ui.practice.period import Period
from emomirror.ui.practice.plan_page import PlanPage
from emomirror.ui.practice.profile_page import ProfilePage
from emomirror.ui.practice.report_page import ReportPage
from emomirror.ui.practice.section import Section
from emomirror.ui.practice.session_review import SessionReview
from emomirror.ui.practice.sheet import Sheet
from emomirror.ui.practice.trouble_page import TroublePage
from emomirror.ui.theme import CONTRAST, DARK, LIGHT, Theme, apply

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RECALL = dict(zip(EMOTIONS, [0.57, 0.53, 0.25, 0.87, 0.47, 0.79, 0.79], strict=True))
CONTROLS = (
    *(QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QListView, QPlainTextEdit),
)
LONG = Profile(
    id="fedcba9876543210", nickname="Maximiliane-Alexandra " * 20 + "🦖", sign="sign-train"
)
Make = Callable[[], Sheet]


PAGES = (
    *("people", "nobody", "consent", "new person", "profile", "baseline", "plan"),
    *("history", "review", "report", "data", "erase", "lock", "live", "mending", "trouble"),
)


@pytest.fixture
def pages(qtbot: QtBot, records: Records, practised: Callable[..., list[int]]) -> dict[str, Make]:
    """Makes each of the pages, of somebody with a long name."""
    ids = practised(LONG, sessions=1, tries=9)

    def report() -> Sheet:
        page = ReportPage(records.path, LONG, Period())
        qtbot.waitUntil(lambda: page.report is not None)
        return page

    return {
        "people": lambda: PeoplePage([Person(LONG)], date(2030, 3, 4)),
        "nobody": lambda: PeoplePage([], date(2030, 3, 4)),
        "consent": lambda: ConsentPage(LONG, Path("/a/very/long/path/" * 9), 12),
        "new person": lambda: ProfilePage(None, RECALL),
        "profile": lambda: ProfilePage(records.profile(LONG.id), RECALL),
        "baseline": lambda: BaselinePage(LONG, "a"),
        "plan": lambda: PlanPage(LONG, [(1, msgspec.structs.replace(LONG.plan("x" * 500)))]),
        "history": lambda: HistoryPage(records, LONG),
        "review": lambda: SessionReview(records, ids[-1], just_over=True),
        "report": report,
        "data": lambda: DataPage(records, [LONG]),
        "erase": lambda: ErasePage(records, LONG),
        "lock": lambda: LockPage(records),
        "live": lambda: LiveWindow(LONG.nickname),
        "mending": MendingPage,
        "trouble": lambda: TroublePage("The disk is full. " * 20),
    }


@pytest.fixture(params=PAGES)
def make(request: pytest.FixtureRequest, pages: dict[str, Make]) -> Make:
    """Makes one of them."""
    return pages[request.param]


def opened(qtbot: QtBot, page: Sheet, size: tuple[int, int]) -> Sheet:
    """The page with all that can be unfolded, as it is on the screen."""
    qtbot.addWidget(page, before_close_func=lambda each: finished(each))
    for section in page.findChildren(Section):
        section.unfold()
    page.resize(*size)
    page.show()
    QApplication.processEvents()
    QApplication.processEvents()
    return page


def finished(page: QWidget) -> None:
    if isinstance(page, ReportPage | DataPage):
        page._background.finish()


@pytest.mark.parametrize(
    ("theme", "scale", "size"),
    [(LIGHT, 1.0, (560, 480)), (DARK, 2.0, (960, 600)), (CONTRAST, 1.3, (680, 520))],
)
def test_nothing_lies_beside_the_window(
    qtbot: QtBot,
    qapp: QApplication,
    pages: dict[str, Make],
    theme: Theme,
    scale: float,
    size: tuple[int, int],
) -> None:
    # All pages under one style sheet: setting it takes longer than all of them.
    apply(qapp, theme, scale)
    assert set(pages) == set(PAGES)
    shown = []  # Python must not take apart what is still on the screen
    for which, make in pages.items():
        page = opened(qtbot, make(), size)
        shown.append(page)
        assert page.width() == size[0], which
        for control in page.findChildren(QWidget):
            if control.isVisible() and isinstance(control, CONTROLS):
                left = control.mapTo(page, control.rect().topLeft()).x()
                right = control.mapTo(page, control.rect().topRight()).x()
                name = control.accessibleName() or type(control).__name__
                assert 0 <= left <= right < size[0], f"{which}: {name}"
        if page.area.isVisible():
            assert page.area.widget().width() <= page.area.viewport().width(), which
        page.close()


def test_every_control_says_what_it_is(qtbot: QtBot, make: Make) -> None:
    page = opened(qtbot, make(), (960, 700))
    for control in page.findChildren(QWidget):
        takes = control.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not control.isVisible() or not takes or not isinstance(control, CONTROLS):
            continue
        if isinstance(control.parentWidget(), QAbstractSpinBox | QComboBox):
            continue
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, control


def test_tab_reaches_every_control(qtbot: QtBot, make: Make) -> None:
    page = opened(qtbot, make(), (960, 700))
    page.activateWindow()
    wanted = {
        control
        for control in page.findChildren(QWidget)
        if control.isVisible()
        and control.isEnabled()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(control, CONTROLS)
        and control.focusProxy() is None
        and not isinstance(control.parentWidget(), QAbstractSpinBox | QComboBox)
    }
    reached: set[QWidget] = set()
    start = page.focusWidget()
    at = start
    for _ in range(2000):
        at = at.nextInFocusChain() if at is not None else None
        if at is None or at is start:
            break
        reached.add(at)
    if start is not None:
        reached.add(start)
    # The sign chooser's buttons are one stop, and the arrow keys go from one to the next.
    missed = {each for each in wanted - reached if not isinstance(each.parent(), QScrollArea)}
    assert missed == set()


def test_escape_goes_back_from_everywhere_but_where_words_are_unsaved(
    qtbot: QtBot, make: Make
) -> None:
    page = opened(qtbot, make(), (960, 700))
    if isinstance(page, LiveWindow):
        with qtbot.assertNotEmitted(page.back_wanted):
            qtbot.keyClick(page, Qt.Key.Key_Escape)
        return
    with qtbot.waitSignal(page.back_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_colours_of_warnings_can_be_read(theme: Theme) -> None:
    def luminance(colour: object) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]  # type: ignore[attr-defined]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for text in (theme.error, theme.warning, theme.muted, theme.text):
        for ground in (theme.window, theme.surface):
            light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5
