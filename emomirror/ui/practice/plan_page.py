"""The page before a session: what is practised today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from emomirror.errors import OutOfRange, PlanRejected, SaveFailed
from emomirror.practice.plan import LONGEST_NAME, Plan
from emomirror.practice.plan_file import plan_json, read_plan
from emomirror.practice.profile import Profile, Reward
from emomirror.ui.theme import LIGHT, Theme
from emomirror.ui.translation import translated
from emomirror.writing import save

from .asking import ask_for_plan, ask_where, safe_name
from .blocks_editor import BlocksEditor
from .fields import Choice, Field
from .marks import Button
from .naming import emotions_named
from .pace_part import PacePart
from .plan_notices import PlanNotices
from .profile_parts import HelpPart, ProgressPart
from .section import Section
from .sheet import Sheet, row

WayBack = tuple[tuple[str, Callable[[], object]], ...]
"""Buttons for ``Sheet.tell``."""
OWN = "own"
"""The plan that a profile makes by itself."""


class PlanPage(Sheet):
    """Shows what the session will be, and starts it. What is changed here counts for this session;
    it is kept only where the person saves it.

    Goals are the person's own, which the rules of progress move on. Those that a file brings for
    some emotions come before them.
    """

    start_wanted = Signal(object)
    """``Plan``."""
    save_wanted = Signal(object, object)
    """``Plan``, and the id of the saved one whose place it takes, or None. Whoever answers calls
    ``show_plans``, once it is saved."""
    deletion_wanted = Signal(int)
    """The id of a saved plan. Whoever answers calls ``show_plans``, once it is deleted."""
    source_wanted = Signal()
    """The source is to be asked for pictures anew. What comes of it tells ``set_source_gone``."""
    baseline_wanted = Signal()
    """The calm face is to be taken again; nothing is changed, or may be lost."""

    def __init__(
        self,
        profile: Profile,
        plans: Sequence[tuple[int, Plan]] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            plans: saved ones, with their ids.
        """
        super().__init__(
            QCoreApplication.translate("PlanPage", "Session with {name}").format(
                name=profile.nickname
            ),
            back=QCoreApplication.translate("PlanPage", "People"),
            parent=parent,
        )
        self._profile = profile
        self._plan = profile.plan(self.tr("Practice"))
        self._plans: dict[int, Plan] = {}
        self._chosen: object = OWN
        """What ``choice`` shows, from before it was changed."""
        self._before: object = None
        self._seen_before = False
        self._source_gone = self._calm_unused = self._eyes_alone = False
        self.notices = PlanNotices()
        self.notices.changed.connect(self._describe_start)
        self.notices.source_wanted.connect(self.source_wanted)
        self.notices.baseline_wanted.connect(self._want_baseline)
        self.choice = Choice([], None)
        self.choice.chosen.connect(self._on_chosen)
        self.blocks = BlocksEditor()
        self.blocks.unfit.connect(self._point_at)
        self.help = HelpPart()
        self.pace = PacePart()
        self.pace.set_rewarded(profile.reward is not Reward.NONE)
        self.progress = ProgressPart()
        self.help_section = Section(self.tr("Help"), self.help.summary)
        self.help_section.body.addWidget(self.help)
        self.pace_section = Section(self.tr("Pace"), self.pace.summary)
        self.pace_section.body.addWidget(self.pace)
        self.progress_section = Section(self.tr("Progress"), self.progress.summary)
        self.progress_section.body.addWidget(self.progress)
        self._folded = (self.help_section, self.pace_section, self.progress_section)
        self.name = QLineEdit()
        self.name_field = Field(
            self.tr("&Name of the plan"), self.name, check=self._problem_of_name
        )
        self.body.addWidget(self.notices)
        self.body.addWidget(Field(self.tr("&Plan"), self.choice))
        self._goals_said = self.say("", kind="caption", tone="muted")
        self.body.addWidget(self.blocks)
        for section in self._folded:
            self.body.addWidget(section)
        self.keeping = self._keeping()
        self.body.addWidget(self.keeping)
        self.body.addStretch(1)
        self.start = self.act(Button(self.tr("Start"), "play", tone="primary"))
        self.start.clicked.connect(self._start)
        self._parts = (self.blocks, self.help, self.pace, self.progress)
        for part in self._parts:
            part.changed.connect(self._on_changed)
        self.name.textChanged.connect(lambda: self.name_field.show_problem(""))
        self.show_plans(plans, None)
        self.start.setFocus()

    @property
    def changed(self) -> bool:
        return self._state() != self._before

    def leave(self) -> None:
        self.leave_or_save(self.save.text(), self._save)

    def set_theme(self, theme: Theme = LIGHT) -> None:
        super().set_theme(theme)
        self.notices.set_theme(theme)

    def set_source_gone(self, gone: bool) -> None:
        """Takes whether the source gives nothing now."""
        self._source_gone = gone
        self._warn_of_source()

    def set_model(self, model_sha256: str, *, whole_face: bool = True) -> None:
        """Takes which model file reads the faces now.

        Args:
            whole_face: whether it reads more than the eyes.
        """
        calm = self._profile.baseline
        self._calm_unused = calm is not None and not calm.is_of(model_sha256)
        self._eyes_alone = not whole_face
        self._warn_of_reading()

    def show_plans(self, plans: Sequence[tuple[int, Plan]], chosen: int | None) -> None:
        """Offers these saved plans, and shows one of them.

        Args:
            chosen: its id; None is the person's own.
        """
        self._plans = dict(plans)
        own = self.tr("As in the settings of {name}").format(name=_short(self._profile.nickname))
        self.choice.show_items(
            [(own, OWN), *((_short(plan.name), id_) for id_, plan in plans)],
            OWN if chosen is None else chosen,
        )
        self._show_chosen()

    def open_file(self, path: Path) -> None:
        """Shows the plan of a file, or says why it cannot."""
        try:
            plan = read_plan(path)
        except PlanRejected as error:
            self.tell("error", translated(error.sentence), ((self.tr("Open another…"), self._ask),))
            return
        way_back = self._way_back()
        if way_back is None:
            return
        self.choice.set_value(OWN)
        self._update_keeping()
        self._show(self._profile.suited(plan), plan.name)
        self.tell("info", self.tr("This is the plan of {name}.").format(name=path.name), way_back)

    def save_file(self, path: Path) -> None:
        """Writes the plan to a file, and says so."""
        plan = self.plan()
        if plan is None:
            return
        try:
            save(path, plan_json(plan))
        except SaveFailed as error:
            self.tell_error(error)
        else:
            self.tell("info", self.tr("The plan is saved as {path}.").format(path=path))

    def plan(self) -> Plan | None:
        """The plan as it is filled in; None where something does not fit, which is then said."""
        wrong = [part.check() for part in self._parts]
        first = next((widget for widget in wrong if widget is not None), None)
        if first is not None:
            self._point_at(first)
            return None
        try:
            plan = msgspec.structs.replace(
                self._plan,
                blocks=self.blocks.blocks,
                goals={**self._profile.goals, **self._plan.goals},
                **self.help.values(),
                **self.pace.values(),
                **self.progress.values(),
            )
            return self._profile.rewarded(plan)
        except OutOfRange as error:
            self.tell_error(error)
            return None

    def _point_at(self, widget: QWidget) -> None:
        for section in (*self._folded, self.keeping):
            if section.isAncestorOf(widget):
                section.unfold()
        QCoreApplication.sendPostedEvents()
        self.area.ensureWidgetVisible(widget)
        widget.setFocus()

    def _keeping(self) -> Section:
        section = Section(self.tr("Keep this plan"), lambda: self.tr("saved plans and files"))
        self.save = Button(self.tr("Save"), "save")
        self.save.clicked.connect(lambda: self._save())
        self.delete = Button(self.tr("Delete this plan"), "erase")
        self.delete.clicked.connect(self._delete)
        self.open = Button(self.tr("Open a file…"), "file")
        self.open.clicked.connect(self._ask)
        self.to_file = Button(self.tr("Save as a file…"), "export")
        self.to_file.clicked.connect(self._ask_where)
        section.body.addWidget(self.name_field)
        section.body.addWidget(row(self.save, self.delete))
        section.body.addWidget(row(self.open, self.to_file))
        section.refresh()
        return section

    def _show(self, plan: Plan, name: str) -> None:
        self._plan = plan
        self.name.setText(name)
        self.blocks.show_blocks(plan.blocks, self._profile.emotions)
        self.help.show_profile(plan)
        self.pace.show_profile(plan)
        self.progress.show_profile(plan)
        own = [each for each in plan.goals if plan.goals[each] != self._profile.goals.get(each)]
        self._goals_said.setText(
            self.tr("This plan brings goals of its own for: {emotions}.").format(
                emotions=emotions_named(own)
            )
        )
        self._goals_said.setVisible(bool(own))
        self._before = self._state()
        self._on_changed()

    def _state(self) -> object:
        return (self.name.text(), *(part.state for part in self._parts))

    def _on_changed(self) -> None:
        for section in self._folded:
            section.refresh()
        tries = sum(round(editor.tries.value()) for editor in self.blocks.editors)
        said = self.tr("Tries: {tries}.").format(tries=tries)
        if not self._sees:
            said += " " + self.tr("The camera is not needed.")
        self.said.setText(said)
        self.said.show()
        if self._sees != self._seen_before:
            self._seen_before = self._sees
            self._warn_of_source()
            self._warn_of_reading()

    @property
    def _sees(self) -> bool:
        """Whether anything of it needs the camera."""
        return any(editor.exercise.value.sees for editor in self.blocks.editors)

    def _warn_of_source(self) -> None:
        self.notices.show_source_gone(self._source_gone and self._sees)

    def _warn_of_reading(self) -> None:
        self.notices.show_eyes_alone(self._eyes_alone and self._sees)
        self.notices.show_calm_unused(self._calm_unused and self._sees)

    def _describe_start(self) -> None:
        # Who hears the page is at this button, and not where it is written.
        self.start.setAccessibleDescription(self.notices.text)

    def _want_baseline(self) -> None:
        if self.changed:
            self._warn_of_reading()  # its button has closed it
        self.leave_or_save(self.save.text(), self._save, self.baseline_wanted.emit)

    def _on_chosen(self) -> None:
        way_back = self._way_back()
        if way_back is None:
            self.choice.set_value(self._chosen)
            return
        self._show_chosen()
        self._tell_of_another(way_back)

    def _show_chosen(self) -> None:
        value = self.choice.value
        if value == OWN:
            self._show(self._profile.plan(self.tr("Practice")), "")
        else:
            plan = self._profile.suited(self._plans[value])
            self._show(plan, plan.name)
        self._update_keeping()

    def _way_back(self) -> WayBack | None:
        """A button for ``tell`` that brings back what is changed, where something is; None where
        something does not fit, which is then said."""
        if not self.changed:
            return ()
        chosen, draft, name = self._chosen, self.plan(), self.name.text()
        if draft is None:
            return None
        return ((self.tr("Bring it back"), lambda: self._bring_back(chosen, draft, name)),)

    def _tell_of_another(self, way_back: WayBack) -> None:
        if way_back:
            self.tell(
                "info",
                self.tr("Another plan is shown; what you had changed is not in it."),
                way_back,
            )

    def _bring_back(self, chosen: object, draft: Plan, name: str) -> None:
        self.choice.set_value(chosen)
        self._show_chosen()
        before = self._before
        self._show(draft, name)
        # It is as little saved as it was.
        self._before = before

    def _update_keeping(self) -> None:
        self._chosen = self.choice.value
        self.delete.setEnabled(self._chosen != OWN)

    def _problem_of_name(self) -> str:
        length = len(self.name.text().strip())
        if length == 0:
            return self.tr("Write a name for the plan.")
        if length > LONGEST_NAME:
            return self.tr("Up to {most} characters fit; this name has {came}.").format(
                most=LONGEST_NAME, came=length
            )
        return ""

    def _save(self, in_place_of: int | None = None) -> None:
        """
        Args:
            in_place_of: the id of another plan, whose place it may take.
        """
        plan = self.plan()
        if plan is None:
            return
        if not self.name_field.recheck():
            self._point_at(self.name)
            return
        name = self.name.text().strip()
        # The person's goals move on; a saved plan must not bring back those of today.
        plan = msgspec.structs.replace(plan, name=name, goals=self._own_goals())
        same = next((id_ for id_, other in self._plans.items() if other.name == name), None)
        if same is None or same in (self.choice.value, in_place_of):
            self.save_wanted.emit(plan, same)
            return
        self.tell(
            "warning",
            self.tr("There is another plan named “{name}”. Shall this one take its place?").format(
                name=_short(name)
            ),
            ((self.tr("Replace it"), lambda: self._save(same)),),
        )

    def _own_goals(self) -> dict[object, object]:
        mine = self._profile.goals
        return {e: goal for e, goal in self._plan.goals.items() if goal != mine.get(e)}

    def _delete(self) -> None:
        if self.choice.value == OWN:
            return
        id_ = self.choice.value
        plan = self._plans[id_]
        self.deletion_wanted.emit(id_)
        if id_ not in self._plans:
            self.tell(
                "info",
                self.tr("The plan “{name}” is deleted.").format(name=_short(plan.name)),
                ((self.tr("Undo"), lambda: self._undo_deletion(plan)),),
            )

    def _undo_deletion(self, plan: Plan) -> None:
        way_back = self._way_back() or ()
        self.save_wanted.emit(plan, None)
        if not self.changed:
            self._tell_of_another(way_back)

    def _ask(self) -> None:
        ask_for_plan(self, self.open_file)

    def _ask_where(self) -> None:
        plan = self.plan()
        if plan is not None:
            name = self.name.text().strip() or plan.name
            ask_where(
                self,
                self.tr("Save the plan"),
                f"{safe_name(name)}.json",
                [(self.tr("Plan"), "json")],
                self.save_file,
            )

    def _start(self) -> None:
        plan = self.plan()
        if plan is not None:
            self.start_wanted.emit(plan)


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59]}…"
