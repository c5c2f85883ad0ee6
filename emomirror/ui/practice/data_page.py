"""What is kept: where, how much, until when; and how it is taken along, or erased."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from emomirror.errors import RecordsError, ShownError
from emomirror.practice.profile import Profile
from emomirror.records.backups import made
from emomirror.records.paths import DAMAGED
from emomirror.ui.copyable import Copyable
from emomirror.ui.page import paragraph
from emomirror.ui.theme import SPACE

from .asking import ask_for_folder, ask_for_records, ask_where, safe_name
from .background import Background
from .changing import change
from .fields import Choice
from .marks import Button, Elided
from .person import Badge, written_date, written_moment
from .pin_part import PinPart
from .retention import MONTHS, RETENTION, cut_off, kept_until, kept_where, months_of, named
from .sheet import Sheet, panel, row

if TYPE_CHECKING:
    from emomirror.records import Records


class DataPage(Sheet):
    """Everything about what is kept. What takes long is done in the background."""

    erasure_wanted = Signal(str)
    """A profile's id. Whoever answers asks once more; see ``erase_page``."""
    replaced = Signal()
    """A backup has taken the place of everything: what is shown elsewhere is no longer true."""

    def __init__(
        self,
        records: Records,
        people: Sequence[Profile],
        *,
        background: Background | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            people: whose data can be exported and erased.
            background: does what takes long; one of its own where None.
            now: the time, in UTC.
        """
        super().__init__(
            QCoreApplication.translate("DataPage", "Data and PIN"),
            back=QCoreApplication.translate("DataPage", "People"),
            parent=parent,
        )
        self._records, self._now = records, now
        self._background = background or Background(self)
        self._where()
        self._how_long()
        self._people(people)
        self._copies()
        self.pin = PinPart(records)
        self.pin.said.connect(lambda text: self.tell("info", text))
        self.pin.failed.connect(self.tell_error)
        self.head(self.tr("PIN"))
        self.body.addWidget(self.pin)
        self.body.addStretch(1)

    def export(self, profile: Profile, folder: Path) -> None:
        """Writes everything of a person into a folder of its own within ``folder``."""
        day = self._now().astimezone()
        target = folder / f"{safe_name(profile.nickname)} {day:%Y-%m-%d %H.%M.%S}"
        file = self._records.path

        def work() -> Path:
            from emomirror.records import Records

            with Records.open(file) as records:
                records.export(profile.id, target)
            return target

        self._run(
            self.tr("Exporting…"),
            work,
            lambda path: self.tr(
                "Everything of {name} is in {path}. README.txt says what is in it. It is yours "
                "now: erasing the person here does not erase it."
            ).format(name=_short(profile.nickname), path=path),
        )

    def back_up(self, path: Path) -> None:
        """Writes a copy of everything."""
        file = self._records.path

        def work() -> Path:
            from emomirror.records import Records

            with Records.open(file) as records:
                records.backup(path)
            return path

        self._run(
            self.tr("Making a backup…"),
            work,
            lambda path: self.tr("The backup is {path}. Nothing in it is encrypted.").format(
                path=path
            ),
        )

    def restore(self, path: Path) -> None:
        """Puts a backup in the place of everything."""

        def done(before: Path) -> None:
            self.tell(
                "info",
                self.tr(
                    "The backup has taken its place. What was there before is in {path}."
                ).format(path=before),
            )
            self._weigh()
            self._list_own()
            self.replaced.emit()

        self._change(
            self.tr("Going back to the backup…"), lambda records: records.restore(path), done
        )

    def _where(self) -> None:
        self.head(self.tr("Where it is"))
        self.say(kept_where())
        self.body.addWidget(Copyable(str(self._records.path)))
        self.size_said = self.say("", kind="caption", tone="muted")
        self._weigh()

    def _how_long(self) -> None:
        self.head(self.tr("How long it is kept"))
        months = months_of(self._records.setting(RETENTION, 0))
        choices = sorted({*MONTHS, months}, key=lambda each: (each == 0, each))
        self.retention = Choice([(named(each), each) for each in choices], months)
        self.retention.setAccessibleName(self.tr("How long it is kept"))
        self.retention.chosen.connect(self._choose_retention)
        self.body.addWidget(self.retention)
        self.until = self.say(kept_until(months), kind="caption", tone="muted")
        self.forget = Button(self.tr("Erase what is older now"), "erase")
        self.forget.clicked.connect(self._forget)
        self.body.addWidget(row(self.forget))
        self.forget.setVisible(months > 0)

    def _people(self, people: Sequence[Profile]) -> None:
        self.head(self.tr("People"))
        self.exports: dict[str, Button] = {}
        self.erasures: dict[str, Button] = {}
        if not people:
            self.say(self.tr("Nobody is here yet."), tone="muted")
        for profile in people:
            frame, inside = panel(margin=SPACE.S)
            short = _short(profile.nickname)
            export = Button(self.tr("Export…"), "export")
            export.setAccessibleName(self.tr("Export everything of {name}").format(name=short))
            export.clicked.connect(lambda _=False, whose=profile: self._ask_export(whose))
            erase = Button(self.tr("Erase…"), "erase")
            erase.setAccessibleName(self.tr("Erase {name}").format(name=short))
            erase.clicked.connect(lambda _=False, id_=profile.id: self.erasure_wanted.emit(id_))
            self.exports[profile.id], self.erasures[profile.id] = export, erase
            who = QHBoxLayout()
            who.setSpacing(SPACE.S)
            folder = self._records.pictures_folder(profile.id)
            who.addWidget(Badge(profile.sign, folder, size=1.8))
            who.addWidget(Elided(profile.nickname), 1)
            inside.addLayout(who)
            inside.addWidget(row(export, erase))
            self.body.addWidget(frame)

    def _copies(self) -> None:
        self.head(self.tr("Backup"))
        self.say(
            self.tr(
                "A backup is one file with everything in it. Going back to one puts it in the "
                "place of all that is here now; a copy of that is kept."
            ),
            kind="caption",
            tone="muted",
        )
        self.backup = Button(self.tr("Make a backup…"), "save")
        self.backup.clicked.connect(self._ask_backup)
        self.bring_back = Button(self.tr("Go back to a backup…"), "undo")
        self.bring_back.clicked.connect(lambda: ask_for_records(self, self._confirm_restore))
        self.body.addWidget(row(self.backup, self.bring_back))
        self._own = QVBoxLayout()
        self._own.setSpacing(SPACE.S)
        self.body.addLayout(self._own)
        self._list_own()

    def _list_own(self) -> None:
        """The copies that the program has made by itself, the newest first."""
        while (item := self._own.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.own: dict[Path, Button] = {}
        copies = [(copy, each) for copy in self._records.backups() if (each := made(copy))]
        if copies:
            said = self.tr("The program’s own copies:")
            self._own.addWidget(paragraph(said, kind="caption", tone="muted"))
        for copy, moment in sorted(copies, key=lambda each: _day_and_time(each[1]), reverse=True):
            said, when = "{when}", written_date(moment)
            if isinstance(moment, datetime):
                said = self.tr("{when}, before going back")
                when = written_moment(moment.astimezone())
            back = Button(self.tr("Go back to it…"), "undo")
            back.setAccessibleName(self.tr("Go back to the copy of {when}").format(when=when))
            back.clicked.connect(lambda _=False, path=copy, at=when: self._confirm_own(path, at))
            self.own[copy] = back
            frame, inside = panel(margin=SPACE.S)
            line = QHBoxLayout()
            line.addWidget(Elided(said.format(when=when)), 1)
            line.addWidget(back)
            inside.addLayout(line)
            self._own.addWidget(frame)

    def _weigh(self) -> None:
        folder = self._records.path.parent
        files = [self._records.path, *folder.glob(f"{self._records.path.name}-*")]
        files += folder.glob(DAMAGED)  # what was set aside when the file was mended
        for inside in ("pictures", "backups"):
            files += [each for each in (folder / inside).rglob("*") if each.is_file()]
        size = sum(file.stat().st_size for file in files if file.exists())
        form = QLocale.DataSizeFormat.DataSizeSIFormat
        written = QLocale().formattedDataSize(size, 1, form)
        self.size_said.setText(self.tr("It takes {size}, copies included.").format(size=written))

    def _choose_retention(self) -> None:
        months: int = self.retention.value
        try:
            self._records.set_setting(RETENTION, months or None)
        except RecordsError as error:
            self.tell_error(error)
            self.retention.set_value(months_of(self._records.setting(RETENTION, 0)))
            return
        self.until.setText(kept_until(months))
        self.forget.setVisible(months > 0)

    def _forget(self) -> None:
        before = cut_off(self.retention.value, self._now())
        if before is None:
            return

        def done(count: int) -> None:
            self._weigh()
            self.tell("info", self.tr("Sessions erased: {count}.").format(count=count))

        self._change(self.tr("Erasing…"), lambda records: records.forget_before(before), done)

    def _ask_export(self, profile: Profile) -> None:
        ask_for_folder(
            self, self.tr("Where to export to"), lambda folder: self.export(profile, folder)
        )

    def _ask_backup(self) -> None:
        name = f"emomirror {self._now().astimezone():%Y-%m-%d}.sqlite3"
        kinds = [(self.tr("Backup"), "sqlite3")]
        ask_where(self, self.tr("Make a backup"), name, kinds, self.back_up)

    def _confirm_restore(self, path: Path) -> None:
        self.tell(
            "warning",
            self.tr("Shall {name} take the place of everything that is here now?").format(
                name=path.name
            ),
            ((self.tr("Go back to it"), lambda: self.restore(path)),),
        )

    def _confirm_own(self, path: Path, when: str) -> None:
        self.tell(
            "warning",
            self.tr(
                "Shall the copy of {when} take the place of everything that is here now?"
            ).format(when=when),
            ((self.tr("Go back to it"), lambda: self.restore(path)),),
        )

    def _change(
        self, said: str, work: Callable[[Records], Any], then: Callable[[Any], object]
    ) -> None:
        change(self, self._records, self._background, said, work, then, self.tell_error)

    def _run(self, busy: str, work: Callable[[], Path], says: Callable[[Path], str]) -> None:
        def done(path: Path) -> None:
            self._busy(False)
            self.tell("info", says(path))

        def failed(error: ShownError) -> None:
            self._busy(False)
            self.tell_error(error)

        self.said.setText(busy)
        self._busy(True)
        # A half of an export would look like a whole one, and a backup leave its remains.
        self._background.run(work, done, failed, owner=self, whole=True)

    def _busy(self, busy: bool) -> None:
        self.footer.setVisible(busy)
        self.said.setVisible(busy)
        whole = (*self.exports.values(), *self.erasures.values(), *self.own.values())
        for button in (*whole, self.backup):
            button.setEnabled(not busy)
        self.bring_back.setEnabled(not busy)


def _day_and_time(moment: date | datetime) -> datetime:
    """Something to order by: a daily copy counts as the first of its day."""
    if isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"
