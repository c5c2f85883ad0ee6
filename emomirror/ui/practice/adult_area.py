"""The adult's pages as one place: which of them is seen, and what is kept of what is done there.

    (mending) -> (lock) -> people -> (consent) -> plan -> start_wanted ... session_over
                             |-> settings -> calm face                         |-> (lock) -> review
                             |-> history -> review -> report
                             |-> data and PIN -> erase

The pages show and ask; this reads and writes the records, and says what could not be done.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from emomirror.emotions import Emotion
from emomirror.errors import RecordsError
from emomirror.practice.baseline import Baseline
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Consent, Profile
from emomirror.practice.trying import Try
from emomirror.records import Records
from emomirror.records.own_pictures import save_with_pictures
from emomirror.ui.theme import LIGHT, Theme
from emomirror.ui.translation import translated
from emomirror.ui.workers import Seen

from .background import Background
from .baseline_page import BaselinePage
from .consent_page import ConsentPage
from .data_page import DataPage
from .door import Door
from .erase_page import ErasePage
from .history_page import HistoryPage
from .lock import LockPage
from .mending_page import MendingPage
from .people_page import PeoplePage, Person
from .period import Period, Span
from .plan_page import PlanPage
from .profile_page import ProfilePage
from .record_keeper import RecordKeeper
from .report_page import ReportPage
from .retention import RETENTION, months_of
from .session_review import SessionReview
from .sheet import Sheet
from .trouble_page import TroublePage

if TYPE_CHECKING:
    from emomirror.vision.facts import ModelFacts

log = logging.getLogger(__name__)

Maker = Callable[[], Sheet]


class AdultArea(QWidget):
    """All of the adult's pages. ``enter`` shows the first; ``finish`` lets go of the records."""

    start_wanted = Signal(object, object)
    """``Profile`` and ``Plan``: the session is to begin. See ``keeper``."""
    source_wanted = Signal()
    """See ``PlanPage.source_wanted``."""
    closed = Signal()
    """The adult goes back to the mirror."""

    def __init__(
        self,
        open_records: Callable[[], Records] = lambda: Records.open(mend=False),
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            open_records: see ``Door``.
            now: the time, in UTC.
        """
        super().__init__(parent)
        self._now = now
        self._facts: ModelFacts | None = None
        self._source_gone = False
        self._theme = LIGHT
        self._background = Background(self)
        self._background.failed_unheard.connect(self._on_failed)
        self._door = Door(open_records, self._background, now, self)
        self._door.mending.connect(self._show_mending)
        self._door.failed.connect(self._show_trouble)
        self._door.sweeping_failed.connect(self._on_failed)
        self._layout = QStackedLayout(self)
        self._make: Maker | None = None

    @property
    def page(self) -> Sheet | None:
        """The page that is seen."""
        page = self._layout.currentWidget()
        return page if isinstance(page, Sheet) else None

    @property
    def unsaved(self) -> bool:
        """Whether something is filled in on the page that is not saved, and would be lost with the
        window. Its ``leave`` asks about it."""
        return self.page is not None and self.page.changed

    @property
    def records(self) -> Records | None:
        """The records, once they are open."""
        return self._door.records

    def set_facts(self, facts: ModelFacts | None) -> None:
        """Takes what is known of the model that reads faces now."""
        self._facts = facts
        self._tell_model()

    def _tell_model(self) -> None:
        facts, page = self._facts, self.page
        if facts is None:
            return
        if isinstance(page, PlanPage):
            page.set_model(facts.sha256, whole_face=facts.region == "face")
        elif isinstance(page, ProfilePage | BaselinePage):
            page.set_model(facts.sha256)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        if self.page is not None:
            self.page.set_theme(theme)

    def enter(self) -> None:
        """Shows the first page: of the people, of the lock, or what stands in the way."""
        self._door.open(lambda: self._behind_lock(self.show_people))

    def sweep(self, file: Path) -> None:
        """Erases what is to be kept no longer, though nobody practises today."""
        self._door.sweep(file)

    def set_source_gone(self, gone: bool) -> None:
        """Takes whether the source gives nothing now."""
        if not (gone or self._source_gone):
            return  # as with every picture
        self._source_gone = gone
        if isinstance(self.page, PlanPage):
            self.page.set_source_gone(gone)

    def see(self, seen: Seen) -> None:
        """Takes what the camera saw."""
        if isinstance(self.page, BaselinePage):
            self.page.see(seen)

    def keeper(self, profile: Profile, plan: Plan, seed: int) -> RecordKeeper | None:
        """What keeps a session that begins now; None where nothing can be kept."""
        records = self.records
        if records is None or records.read_only:
            return None
        return RecordKeeper(records, profile, plan, seed, lambda: self._facts, now=self._now)

    def earlier(self, profile: Profile) -> tuple[Try, ...]:
        """What a person has tried of late; nothing, where it cannot be read."""
        try:
            return () if self.records is None else self.records.latest_tries(profile.id)
        except RecordsError as error:
            log.warning("earlier tries cannot be read: %s", error)
            return ()

    def pictures(self, profile: Profile) -> Path | None:
        """The folder of a person's own pictures."""
        return None if self.records is None else self.records.pictures_folder(profile.id)

    @staticmethod
    def seed() -> int:
        """A new one for all that is mixed in a session."""
        return random.SystemRandom().randrange(1 << 31)

    def session_over(self, session_id: int | None) -> None:
        """Shows what came of a session, behind the lock where there is one; the people, where
        nothing was kept of it.

        Args:
            session_id: ``RecordKeeper.session_id``.
        """
        # After each session it is asked for, also of who was let in during it.
        self._door.lock()
        show: Callable[[], object] = self.show_people
        records = self.records
        if records is not None and records.read_only:
            self._door.notice = self.tr(
                "This session was not kept: the records in {path} can be read, but not written."
            ).format(path=records.path)
        if session_id is not None:
            show = lambda: self.show_review(session_id, just_over=True)  # noqa: E731
        self._door.open(lambda: self._behind_lock(show))

    def lock(self) -> LockPage | None:
        """What stands before the adult's window in a session; None where somebody was let in since
        it began, or no PIN is set. Who is let in is asked again after the session.

        Raises:
            RecordsError: nobody can tell whether there is a PIN.
        """
        if not self._door.locked():
            return None
        page = LockPage(self._kept(), before_live=True)
        page.set_theme(self._theme)
        page.opened.connect(self._door.unlock)
        return page

    def finish(self, timeout_s: float = 1.0) -> bool:
        """Ends what goes on in the background and lets go of the records; whether it did so in
        time."""
        done = self._background.finish(timeout_s)
        self._door.close()
        return done

    # The pages. Each makes its page anew from what the records say now.

    def show_people(self, focus: str | None = None) -> None:
        """Shows who practises.

        Args:
            focus: the id of whose card has the keyboard.
        """

        def make() -> Sheet:
            records = self._kept()
            people = [
                Person(profile, self._last(profile.id), records.pictures_folder(profile.id))
                for profile in records.profiles()
            ]
            page = PeoplePage(people, self._today())
            page.back_wanted.connect(self._close)
            page.add_wanted.connect(lambda: self.show_profile(None))
            page.practise_wanted.connect(self.practise)
            page.edit_wanted.connect(self.show_profile)
            page.history_wanted.connect(self.show_history)
            page.report_wanted.connect(
                lambda id_: self.show_report(id_, Period(Span.MONTH), self.show_people)
            )
            page.data_wanted.connect(self.show_data)
            for person, card in zip(people, page.cards, strict=True):
                if person.profile.id == focus:
                    card.practise.setFocus()
            return page

        self._show(make)

    def practise(self, profile_id: str) -> None:
        """Shows what is practised today; before the first time, asks who agrees."""

        def make() -> Sheet:
            records = self._kept()
            profile = records.profile(profile_id)
            if profile.consent is None:
                page: Sheet = self._consent(profile, self.practise)
            else:
                page = self._plan(profile)
            page.back_wanted.connect(lambda: self.show_people(profile_id))
            return page

        self._show(make)

    def show_profile(self, profile_id: str | None) -> None:
        """Shows a person's settings; of a new one for None."""

        def make() -> Sheet:
            records = self._kept()
            facts = self._facts
            page = ProfilePage(
                None if profile_id is None else records.profile(profile_id),
                facts.recall if facts else _shipped_recall(),
                pictures=None if profile_id is None else records.pictures_folder(profile_id),
                model_sha256=facts.sha256 if facts else "",
            )
            page.back_wanted.connect(lambda: self.show_people(profile_id))
            page.saved.connect(
                lambda profile, added: self._save_profile(profile, added, is_new=page.is_new)
            )
            page.baseline_wanted.connect(lambda: self.show_baseline(page.profile.id))
            return page

        self._show(make)

    def show_baseline(self, profile_id: str, *, before_session: bool = False) -> None:
        """Takes a person's calm face; where nobody has agreed, asks who agrees.

        Args:
            before_session: the way back leads to the plan, and not to the person's settings.
        """

        def make() -> Sheet:
            profile = self._kept().profile(profile_id)
            if profile.consent is None and profile.baseline is None:
                page: Sheet = self._consent(profile, self.show_baseline, self.tr("Settings"))
            else:
                page = self._baseline(profile, self.tr("Back") if before_session else "")
            back = self.practise if before_session else self.show_profile
            page.back_wanted.connect(lambda: back(profile_id))
            return page

        self._show(make)

    def show_history(self, profile_id: str, session_id: int | None = None) -> None:
        """Shows a person's sessions.

        Args:
            session_id: the one that is marked.
        """

        def make() -> Sheet:
            records = self._kept()
            page = HistoryPage(
                records,
                records.profile(profile_id),
                now=lambda: self._now().astimezone().replace(tzinfo=None),
            )
            if session_id is not None:
                page.choose(session_id)
            page.back_wanted.connect(lambda: self.show_people(profile_id))
            page.session_wanted.connect(self.show_review)
            page.report_wanted.connect(
                lambda period: self.show_report(
                    profile_id, period, lambda: self.show_history(profile_id)
                )
            )
            return page

        self._show(make)

    def show_review(self, session_id: int, *, just_over: bool = False) -> None:
        """Shows a session afterwards."""

        def make() -> Sheet:
            page = SessionReview(
                self._kept(), session_id, just_over=just_over, background=self._background
            )
            whose = page.session.profile_id
            page.erased.connect(lambda: self._on_session_erased(page))
            if just_over:
                page.back_wanted.connect(lambda: self.show_people(whose))
            else:
                page.back_wanted.connect(lambda: self.show_history(whose, session_id))
            page.report_wanted.connect(
                lambda period: self.show_report(
                    whose, period, lambda: self.show_review(session_id, just_over=just_over)
                )
            )
            return page

        self._show(make)

    def show_report(self, profile_id: str, period: Period, back: Callable[[], object]) -> None:
        """Shows the report on some sessions.

        Args:
            back: shows the page before.
        """
        chosen = [period]

        def make() -> Sheet:
            records = self._kept()
            page = ReportPage(
                records.path,
                records.profile(profile_id),
                chosen[0],
                back=self.tr("Back"),
                background=self._background,
                now=self._now,
            )
            page.period_changed.connect(lambda period: chosen.__setitem__(0, period))
            page.back_wanted.connect(back)
            return page

        self._show(make)

    def show_data(self) -> None:
        """Shows what is kept."""

        def make() -> Sheet:
            records = self._kept()
            page = DataPage(records, records.profiles(), background=self._background, now=self._now)
            page.back_wanted.connect(self.show_people)
            page.erasure_wanted.connect(self.show_erasing)
            page.replaced.connect(self._on_replaced)
            return page

        self._show(make)

    def show_erasing(self, profile_id: str) -> None:
        """Asks whether a person is to be erased."""

        def make() -> Sheet:
            records = self._kept()
            page = ErasePage(records, records.profile(profile_id), background=self._background)
            page.back_wanted.connect(self.show_data)
            page.erased.connect(self._on_erased)
            return page

        self._show(make)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._make is not None:
            page = self.page
            held = page is not None and page.held
            # What is filled in and not saved is worth more than its labels' language.
            if not held and not self.unsaved:
                self._show(self._make)

    # What is kept.

    def _save_profile(
        self, profile: Profile, added: dict[Emotion | None, tuple[Path, ...]], *, is_new: bool
    ) -> None:
        def save() -> None:
            save_with_pictures(self._kept(), profile, added, is_new=is_new)

        if self._try(save):
            self.show_people(profile.id)

    def _save_baseline(self, profile_id: str, baseline: Baseline | None) -> None:
        def save() -> None:
            records = self._kept()
            profile = records.profile(profile_id)
            records.change_profile(msgspec.structs.replace(profile, baseline=baseline))

        self._try(save)

    def _consent(
        self, profile: Profile, then: Callable[[str], object], back: str = ""
    ) -> ConsentPage:
        """
        Args:
            then: takes the person's id, once somebody has agreed.
            back: see ``ConsentPage``.
        """
        records = self._kept()
        months = months_of(records.setting(RETENTION, 0))
        page = ConsentPage(profile, records.path, months, back=back, now=self._now)

        def agree(consent: Consent) -> None:
            changed = msgspec.structs.replace(self._kept().profile(profile.id), consent=consent)
            self._kept().change_profile(changed)

        def on_agreed(consent: Consent) -> None:
            if self._try(lambda: agree(consent)):
                then(profile.id)

        page.agreed.connect(on_agreed)
        return page

    def _baseline(self, profile: Profile, back: str) -> BaselinePage:
        model_sha256 = self._facts.sha256 if self._facts else ""
        page = BaselinePage(profile, model_sha256, back=back, now=self._now)
        page.taken.connect(lambda baseline: self._save_baseline(profile.id, baseline))
        page.removed.connect(lambda: self._save_baseline(profile.id, None))
        return page

    def _plan(self, profile: Profile) -> PlanPage:
        records = self._kept()
        page = PlanPage(profile, records.plans(profile.id))

        def save(plan: Plan, id_: int | None) -> None:
            def write() -> None:
                new = self._kept().save_plan(plan, profile.id, id_)
                page.show_plans(self._kept().plans(profile.id), new)

            if self._try(write):
                page.tell("info", self.tr("The plan is saved."))

        def delete(id_: int) -> None:
            def write() -> None:
                self._kept().delete_plan(id_)
                page.show_plans(self._kept().plans(profile.id), None)

            self._try(write)

        page.save_wanted.connect(save)
        page.deletion_wanted.connect(delete)
        page.start_wanted.connect(lambda plan: self._start(profile, plan))
        page.source_wanted.connect(self.source_wanted)
        page.baseline_wanted.connect(lambda: self.show_baseline(profile.id, before_session=True))
        page.set_source_gone(self._source_gone)
        if records.read_only:
            page.notices.say_unkept(records.path)
        return page

    def _start(self, profile: Profile, plan: Plan) -> None:
        # Whoever practises sits here now: the adult's pages are closed to them.
        self._door.lock()
        self.start_wanted.emit(profile, plan)

    def _on_erased(self) -> None:
        self.show_data()
        if self.page is not None:
            self.page.tell(
                "info",
                self.tr(
                    "Everything of this person is erased here. What was exported belongs to "
                    "whoever saved it, and was not touched."
                ),
            )

    def _on_session_erased(self, review: SessionReview) -> None:
        review.leave()
        if self.page is not None:
            self.page.tell("info", self.tr("The session is erased."))

    def _on_replaced(self) -> None:
        said = self.page.banner.text if self.page is not None else ""
        self.show_data()
        if self.page is not None and said:
            self.page.tell("info", said)

    # How it works.

    def _kept(self) -> Records:
        return self._door.kept()

    def _behind_lock(self, then: Callable[[], object]) -> None:
        try:
            locked = self._door.locked()
        except RecordsError as error:
            self._show_trouble(error)
            return
        if not locked:
            self._door.unlock()
            then()
            return

        def make() -> Sheet:
            page = LockPage(self._kept())
            page.opened.connect(self._door.unlock)
            page.opened.connect(then)
            page.back_wanted.connect(self._close)
            return page

        self._show(make)

    def _close(self) -> None:
        self._door.lock()
        self.closed.emit()

    def _try(self, work: Callable[[], Any]) -> bool:
        """Does something with the records; where it cannot be done, the page says why."""
        try:
            work()
        except RecordsError as error:
            self._on_failed(error)
            return False
        return True

    def _on_failed(self, error: Any) -> None:
        if self.page is not None:
            self.page.tell_error(error)

    def _show(self, make: Maker) -> None:
        """Shows a page in place of the one before; where it cannot be made, that one says why."""
        try:
            page = make()
        except RecordsError as error:
            if self.page is None:
                self._show_trouble(error)
            else:
                self.page.tell_error(error)
            return
        self._make = make
        self._put(page)

    def _put(self, page: Sheet) -> None:
        before = self.page
        page.set_theme(self._theme)
        focus = page.focusWidget()
        self._layout.addWidget(page)
        self._layout.setCurrentWidget(page)
        self._tell_model()
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        (focus or page).setFocus()
        if self._door.notice and not isinstance(page, LockPage):
            page.tell("warning", self._door.notice)
            self._door.notice = ""

    def _show_mending(self) -> None:
        def make() -> Sheet:
            page = MendingPage()
            page.back_wanted.connect(self._close)
            return page

        self._show(make)

    def _show_trouble(self, error: RecordsError) -> None:
        page = TroublePage(translated(error.sentence))
        page.again_wanted.connect(self.enter)
        page.back_wanted.connect(self._close)
        self._make = None
        self._put(page)

    def _last(self, profile_id: str) -> datetime | None:
        lines = self._kept().overview(profile_id)
        return lines[0].started_local if lines else None

    def _today(self) -> date:
        return self._now().astimezone().date()


def _shipped_recall() -> dict[Emotion, float]:
    """What the program's own model recognises, while nobody knows yet which one reads: somebody who
    is added then begins as leniently as anybody."""
    from emomirror.vision.crop import Region
    from emomirror.vision.facts import recall_in, report_beside, shipped_model

    return recall_in(report_beside(shipped_model(Region.FACE)))
