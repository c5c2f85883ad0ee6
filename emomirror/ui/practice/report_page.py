"""The report on screen, and as files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from emomirror.errors import ShownError
from emomirror.practice.kept import KeptSession
from emomirror.practice.profile import Profile
from emomirror.records import Records
from emomirror.reports import about, words
from emomirror.reports.csv_table import write_csv
from emomirror.reports.detail_words import facts
from emomirror.reports.figures import EmotionFigures, Skill
from emomirror.reports.forms import Forms
from emomirror.reports.pdf import write_pdf
from emomirror.reports.report import Report, report
from emomirror.ui.model_page import Measure
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import emotion_name
from emomirror.ui.theme import SPACE
from emomirror.ui.translation import translated

from .asking import ask_where, safe_name
from .background import Background
from .fields import Choice, Field
from .marks import Button, Role, Symbol, colour
from .period import Period, Span, span_name
from .person import written_date, written_moment
from .section import Section
from .sheet import Sheet, panel


class ReportPage(Sheet):
    """What some sessions come to, put together in the background: five years take a moment."""

    period_changed = Signal(object)
    """Another ``Period`` is reported on."""

    def __init__(
        self,
        records: Path,
        profile: Profile,
        period: Period,
        *,
        back: str = "",
        background: Background | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            records: the file; the background opens it for itself.
            period: which sessions.
            back: the name of the place that the way back leads to.
            background: does the work; one of its own where None.
            now: the time, in UTC.
        """
        super().__init__(
            QCoreApplication.translate("ReportPage", "Report on {name}").format(
                name=profile.nickname
            ),
            back=back or QCoreApplication.translate("ReportPage", "People"),
            parent=parent,
        )
        self._file, self._profile, self._now = records, profile, now
        self._background = background or Background(self)
        self._sessions: list[KeptSession] = []
        self.report: Report | None = None
        spans = [Span.WEEK, Span.MONTH, Span.ALL]
        if period.session_id is not None:
            spans.insert(0, Span.SESSION)
        self._session_id = period.session_id
        self.span = Choice([(span_name(each), each) for each in spans], period.span)
        self.span.chosen.connect(self._compute)
        self.body.addWidget(Field(self.tr("&Time"), self.span))
        self._shown = QWidget()
        self._inside = QVBoxLayout(self._shown)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(SPACE.M)
        self.body.addWidget(self._shown)
        self.body.addStretch(1)
        self.csv = self.act(Button(self.tr("Save as a table…"), "export"))
        self.csv.clicked.connect(lambda: self._ask("csv"))
        self.pdf = self.act(Button(self.tr("Save as PDF…"), "report", tone="primary"))
        self.pdf.clicked.connect(lambda: self._ask("pdf"))
        self._compute()
        self.span.setFocus()

    @property
    def period(self) -> Period:
        """Which sessions are reported on."""
        span: Span = self.span.value
        return Period(span, self._session_id if span is Span.SESSION else None)

    def save_as(self, path: Path) -> None:
        """Writes the report to a file whose ending says as what; says what came of it."""
        made, sessions = self.report, self._sessions
        if made is None:
            return
        form = forms()

        def work() -> Path:
            if path.suffix.lower() == ".csv":
                write_csv(sessions, path)
            else:
                write_pdf(made, path, say=translated, forms=form)
            return path

        self._busy(self.tr("Saving…"))
        self._background.run(work, self._on_saved, self._on_failed, owner=self)

    def _compute(self) -> None:
        self.report = None
        self._busy(self.tr("Reading the sessions…"))
        period, file, profile, now = self.period, self._file, self._profile, self._now()
        self.period_changed.emit(period)

        def work() -> tuple[Period, list[KeptSession], Report, bool]:
            with Records.open(file) as records:
                if period.session_id is not None:
                    sessions = [records.session(period.session_id)]
                else:
                    sessions = records.sessions(profile.id, since_utc=period.since(now))
                others = not sessions and bool(records.overview(profile.id))
            return period, sessions, report(profile, sessions), others

        self._background.run(work, self._on_made, self._on_failed, owner=self)

    def _on_made(self, made: tuple[Period, list[KeptSession], Report, bool]) -> None:
        period, sessions, made_report, others = made
        if period != self.period:
            return  # another one was chosen meanwhile
        self._sessions, self.report = sessions, made_report
        self._idle()
        self._draw(made_report, others)

    def _on_saved(self, path: Path) -> None:
        self._idle()
        self.tell(
            "info",
            self.tr(
                "The report is saved as {path}. It is yours now: erasing the person here does not "
                "erase it."
            ).format(path=path),
        )

    def _on_failed(self, error: ShownError) -> None:
        self._idle()
        self.tell_error(error)

    def _busy(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
        self.pdf.setEnabled(False)
        self.csv.setEnabled(False)

    def _idle(self) -> None:
        self.said.hide()
        some = self.report is not None and bool(self.report.sessions)
        self.pdf.setEnabled(some)
        self.csv.setEnabled(some)

    def _ask(self, ending: str) -> None:
        kind = self.tr("Table") if ending == "csv" else "PDF"
        day = self._now().astimezone().date().isoformat()
        name = f"{safe_name(self._profile.nickname)} {day}.{ending}"
        ask_where(self, self.tr("Save the report"), name, [(kind, ending)], self.save_as)

    def _draw(self, made: Report, others: bool) -> None:
        """Shows a report.

        Args:
            others: whether there are sessions in another time, where it has none.
        """
        fresh = QWidget()
        inside = QVBoxLayout(fresh)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.M)
        form = forms()
        inside.addWidget(
            paragraph(
                self.tr("There is no session in this time. Choose another one above.")
                if others
                else translated(words.period(made, form))
            )
        )
        if not made.sessions:
            self._replace(fresh)
            return
        for skill, figures in ((Skill.SHOWING, made.showing), (Skill.NAMING, made.naming)):
            if figures:
                inside.addWidget(paragraph(translated(words.heading(skill)), kind="title"))
                inside.addWidget(_overview(figures, form))
        for figures in (made.showing, made.naming):
            for change in words.grouped_changes(figures):
                inside.addWidget(paragraph(translated(change)))
        for said in (words.not_asked(made), words.free(made, form)):
            if said is not None:
                inside.addWidget(paragraph(translated(said), tone="muted"))
        caution = self.tr(
            "The mirror sees how a face moves, not what somebody feels. This is no diagnosis and "
            "no score."
        )
        inside.addWidget(paragraph(caution, kind="caption", tone="muted"))
        inside.addWidget(paragraph(self.tr("In detail"), kind="title"))
        for figures in (made.showing, made.naming):
            for each in figures:
                inside.addWidget(_details(made, each, form))
        reading = Section(translated(about.title()))
        reading.header.summary.hide()
        for sentence in about.paragraphs(made):
            reading.body.addWidget(paragraph(translated(sentence)))
        inside.addWidget(reading)
        self._replace(fresh)

    def _replace(self, fresh: QWidget) -> None:
        self.body.replaceWidget(self._shown, fresh)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = fresh


def _overview(figures: tuple[EmotionFigures, ...], form: Forms) -> QWidget:
    """A bar for each emotion: how many tries succeeded; in words, how soon and with what help."""
    frame, inside = panel()
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE.M)
    grid.setVerticalSpacing(SPACE.S)
    grid.setColumnStretch(2, 1)
    inside.addLayout(grid)
    for row, each in enumerate(figures):
        share = each.success.value
        said = translated(words.of(each.success))
        name = emotion_name(each.emotion)
        count = QLabel(said)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Symbol(each.emotion.value, 1.4), 2 * row, 0)
        grid.addWidget(QLabel(name.capitalize()), 2 * row, 1)
        if share is not None:  # none came to its end: there is nothing to draw
            measure = Measure(share, colour(Role.Highlight), colour(Role.Midlight))
            measure.setAccessibleName(f"{name}: {said}")
            grid.addWidget(measure, 2 * row, 2)
        grid.addWidget(count, 2 * row, 3)
        short = paragraph(
            _capital(translated(words.in_short(each, form))), kind="caption", tone="muted"
        )
        grid.addWidget(short, 2 * row + 1, 1, 1, 3)
    return frame


def _details(made: Report, each: EmotionFigures, form: Forms) -> Section:
    name = emotion_name(each.emotion).capitalize()
    skill = "" if each.skill is Skill.SHOWING else f" ({translated(words.heading(each.skill))})"
    section = Section(f"{name}{skill}", lambda: _capital(translated(words.summary(each, form))))
    if each.since is not None:
        section.body.addWidget(paragraph(translated(words.change(each.since, form))))
        section.body.addWidget(paragraph(translated(words.change_alone(each.since))))
        goal = words.goal_change(each.since, form) if each.skill is Skill.SHOWING else None
        for said in (goal, words.doubt(made, each, form)):
            if said is not None:
                section.body.addWidget(paragraph(translated(said)))
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE.L)
    grid.setVerticalSpacing(SPACE.S)
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts(each, form)):
        title = paragraph(translated(fact.name), tone="muted")
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(paragraph(translated(fact.says)), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnMinimumWidth(0, 0)
    holder = QHBoxLayout()
    holder.addLayout(grid, 1)
    section.body.addLayout(holder)
    section.refresh()
    return section


def forms() -> Forms:
    """How the window's language writes days and numbers."""
    locale = QLocale()

    def month(day: date) -> str:
        return locale.toString(QDate(day.year, day.month, day.day), "MMM yyyy")

    def number(value: float, digits: int) -> str:
        return locale.toString(float(value), "f", digits)

    def moment(at: datetime) -> str:
        return written_moment(at, short=True)

    def short_day(day: date) -> str:
        return written_date(day, short=True)

    fields: dict[str, Any] = {"day": written_date, "month": month, "moment": moment}
    fields["short_day"] = short_day
    return Forms(**fields, number=number, language=locale.bcp47Name())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
