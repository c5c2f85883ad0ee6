"""The mirror's window: turns what the person does into wishes, and what comes into state."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLayout, QStackedLayout, QWidget

from emomirror.camera.format import Format
from emomirror.camera.named import camera_named, shown_name
from emomirror.errors import SaveFailed, SettingsUnwritable
from emomirror.sentences import Sentence
from emomirror.settings import TEXT_SCALES, THEMES, Settings

from . import theme as themes
from .actions import ICON_PX, Actions
from .ahead import PRACTICE, Ahead
from .asking import ask_for_folder, ask_for_model, ask_for_recording, ask_where_to_save
from .engine import Engine
from .explaining import Explaining
from .help_page import HelpPage
from .mirror_page import MirrorPage
from .model_page import ModelPage
from .notices import Notice, Notices, Topic
from .page import Page
from .placing import within
from .remembering import Keeper
from .saving import Saver, suggested_name
from .settings_dialog import SettingsDialog
from .source_menu import SourceMenu
from .source_notices import SourceNotices, Ways
from .theme import Theme
from .translation import speak, translated
from .way_of_reading import WayOfReading
from .whole_face import WholeFace
from .workers import Wish

if TYPE_CHECKING:
    from emomirror.camera.devices import CameraInfo
    from emomirror.practice.plan import Plan
    from emomirror.practice.profile import Profile
    from emomirror.practice.trying import Try

    from .practice.keeping import Keeper as PracticeKeeper
    from .practice.practising import Practising
    from .practice.room import PracticeRoom

CLOSING_S = 1.9
"""How long closing may take, whatever stalls, but for what must not be cut short: see
``Background.finish``."""
LEAST_ROOM_S = 0.1
"""So long the records may take in any case to end what they do."""
AHEAD_S = 20.0
"""After the start at the latest, what practising needs is loaded: usually, once a face was seen."""
FIRST_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(560, 480)
"""At plain text size. The largest text, twice as large, wants ``LEAST_SIZE_FOR_LARGE_TEXT``."""
LEAST_SIZE_FOR_LARGE_TEXT = QSize(960, 600)


class MirrorWindow(QWidget):
    """The window. ``start`` begins to show and read; closing ends every thread.

    Sources other than cameras and the demo are not remembered: the name of a recording can say
    whom it shows, and a mirror should open as a mirror.
    """

    first_bars = Signal()
    """The first reading is on the screen. Once."""
    in_force = Signal(Settings)
    """The settings have changed, or what is read this time; see ``_in_force``."""
    painted = Signal(float)
    """A new picture is on the screen; seconds since the camera gave it."""
    practice_over = Signal()
    """A session was left, and the mirror is seen again."""

    def __init__(
        self,
        settings: Settings,
        engine: Engine | None = None,
        *,
        source: str | None = None,
        wish: Wish | None = None,
        camera_format: Format | None = None,
        notice: Sentence | None = None,
    ) -> None:
        """
        Args:
            settings: what is remembered.
            engine: shows and reads; a new one where None.
            source: shown this time, and not remembered; None is the remembered one.
            wish: how faces are read this time; None is as remembered.
            camera_format: what is asked of a camera this time; None is as remembered.
            notice: about the settings, for the person.
        """
        # Before any widget is there: those that are older than the first style sheet do not take
        # the application's font from it.
        theme = _dress(settings)
        super().__init__()
        self._theme = theme
        self._style = (settings.theme, settings.text_scale)
        self._worn = (theme, settings.text_scale)
        self._language = settings.language
        self.left_running: list[str] = []
        """After closing: the threads that did not end."""
        self._engine = engine or Engine(parent=self)
        self._keeper = Keeper(settings, self)
        self._saver = Saver(self)
        self._source = settings.source if source is None else source
        self._source_name = ""
        self._camera_format = camera_format or _format_of(settings)
        self._saved = 0
        self._ends = False

        self.actions_ = Actions(self)
        self.source_menu = SourceMenu(self.actions_, self)
        self.mirror_page = MirrorPage(self.actions_, self.source_menu, self)
        self.mirror_page.painted.connect(self.painted)
        self.mirror_page.first_bars.connect(self.first_bars)
        self._ahead = Ahead(PRACTICE, self)
        self._ahead.done.connect(self._sweep_records)
        self.first_bars.connect(self._ahead.start)
        self.notices = Notices(self.mirror_page.banner, self)
        self._source_notices = SourceNotices(
            self._engine,
            self.mirror_page,
            self.notices,
            Ways(
                # For want of a camera, which is shown again at the next start.
                demo=lambda: self.show_source("demo"),
                open_file=self._ask_for_file,
                again=self.show_source_again,
            ),
            self,
        )
        self.reading = WayOfReading(
            wish or Wish(settings.region, None, settings.far),
            self._engine,
            self.notices,
            self._ask_for_model,
            self,
        )
        self._whole_face = WholeFace(self.reading, self)
        self.explaining = Explaining(
            self._engine,
            self.mirror_page,
            self.notices,
            self.reading,
            lambda: self.actions_.explain.setChecked(False),
            self,
        )
        self._practising: Practising | None = None
        self._room: PracticeRoom | None = None
        self._pages = QStackedLayout(self)
        # The window has a least size of its own, at which every page can be used.
        self._pages.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._pages.addWidget(self.mirror_page)
        self.setWindowTitle("Emomirror")

        self._connect_engine()
        self._connect_actions()
        self._show_theme()
        self._apply(settings)
        self._show_reading()
        self._show_full_screen()
        self._place(settings)
        if notice:
            self.notices.say(Topic.SETTINGS, lambda: Notice("info", translated(notice)))

    def start(self) -> None:
        """Begins to show the source and to read faces, once the window is on the screen."""
        self._announce(self._source)
        # No button is marked before Tab is pressed.
        self.setFocus()
        # Not while the window paints itself for the first time: it would take turns with threads
        # that load libraries, and stand still for longer than all of it takes one by one. Which
        # page it paints is all the same: whoever begins to practise at once has no mirror yet.
        self.installEventFilter(self)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() == QEvent.Type.Paint:
            self.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return super().eventFilter(watched, event)

    def show_source(self, spec: str, *, remember: bool = False) -> None:
        """Shows another source.

        Args:
            spec: as ``open_source`` takes it.
            remember: show it at the next start too.
        """
        self._source = spec
        if remember:
            self._keeper.change(source=spec)
        self._announce(spec)
        self._engine.show_source(spec, self._camera_format)

    @property
    def room(self) -> PracticeRoom:
        """All of practising; made when it is first wanted: most of the program is not needed to
        look into a mirror."""
        if self._room is None:
            from .practice.room import PracticeRoom

            self._room = PracticeRoom(self, self._engine)
            self._room.left.connect(self._leave_room)
            self._room.area.set_facts(self.reading.facts)
            self._room.set_theme(self._theme)
            self._pages.addWidget(self._room.page)
        return self._room

    def _sweep_records(self) -> None:
        """What was practised is erased in time, also where only the mirror is used meanwhile."""
        from emomirror.records import records_path

        if records_path().exists():
            self.room.area.sweep(records_path())

    def open_practice(self) -> None:
        """Asks who practises, and what."""
        self._whole_face.begin()
        self.show_practice()
        self.room.enter()

    def show_practice(self) -> None:
        """Shows the adult's pages as they are, in place of the mirror."""
        page = self.room.page
        self.actions_.freeze.setChecked(False)
        self.actions_.set_resting(True)
        self._pages.setCurrentWidget(page)

    def _leave_room(self) -> None:
        self._whole_face.end()
        self._pages.setCurrentWidget(self.mirror_page)
        self.actions_.set_resting(False)
        self._update_actions()
        self.setFocus()

    @property
    def practising(self) -> Practising | None:
        """The session on the screen."""
        return self._practising

    def practise(
        self,
        profile: Profile,
        plan: Plan,
        keeper: PracticeKeeper,
        seed: int,
        pictures: Path | None = None,
        earlier: Sequence[Try] = (),
    ) -> Practising:
        """Begins a session in place of the mirror; leaving it shows the mirror again.

        Args:
            profile: who practises.
            plan: what.
            keeper: where finished tries go.
            seed: of all that is mixed.
            pictures: the folder of the profile's own pictures.
            earlier: finished tries of the person's latest sessions, the newest last.
        """
        # Here, and not above: whoever looks into the mirror waits for nothing of it.
        from .practice.practising import Practising

        self._leave_practice()
        self.actions_.freeze.setChecked(False)
        practising = Practising(
            self._engine,
            self.reading,
            profile,
            plan,
            keeper,
            seed,
            self.show_source_again,
            source_gone=self.source_gone,
            pictures=pictures,
            earlier=earlier,
            parent=self,
        )
        self._practising = practising
        practising.over.connect(self._leave_practice)
        practising.page.painted.connect(self.painted)
        self.actions_.set_resting(True)
        self._restyle()
        self._apply(self._keeper.settings)
        self._pages.addWidget(practising.page)
        self._pages.setCurrentWidget(practising.page)
        practising.page.setFocus()
        practising.start()
        return practising

    def _leave_practice(self) -> None:
        practising, self._practising = self._practising, None
        if practising is None:
            return
        practising.end()
        self._pages.setCurrentWidget(self.mirror_page)
        self._pages.removeWidget(practising.page)
        practising.page.deleteLater()
        practising.deleteLater()
        self.actions_.set_resting(False)
        self._restyle()
        self._apply(self._keeper.settings)
        self.setFocus()
        self.practice_over.emit()

    def _announce(self, spec: str) -> None:
        """Shows that another source is asked for."""
        name = self.tr("Demo") if spec == "demo" else shown_name(spec)
        self._name_source(name)
        self._source_notices.begin(name)
        self.actions_.freeze.setChecked(False)
        self._update_actions()

    def end(self) -> None:
        """Closes without a question: whoever asks for it waits for no answer."""
        self._ends = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        room = self._room
        seen = room is not None and self._pages.currentWidget() is room.page
        asking = room if seen else self._practising
        if asking is not None and not self._ends and asking.ask_before_closing():
            event.ignore()
            return
        where = self.normalGeometry() if self.isMaximized() or self.isFullScreen() else None
        at = where or self.geometry()
        self._keeper.change(
            window=(at.x(), at.y(), at.width(), at.height()), maximized=self.isMaximized()
        )
        self.hide()
        self._ahead.stop()
        deadline = time.monotonic() + CLOSING_S
        if self._practising is not None:
            self._practising.end()
        if self._room is not None:
            self._room.close_live()
        self.explaining.end()
        self.left_running += self._engine.stop()
        if not self._keeper.finish():
            self.left_running.append("writing the settings")
        if not self._saver.finish(max(0.1, deadline - time.monotonic())):
            self.left_running.append("saving a picture")
        # The camera is off by now: what must not be cut short, as erasing, takes longer.
        left_s = max(LEAST_ROOM_S, deadline - time.monotonic())
        if self._room is not None and not self._room.finish(left_s):
            self.left_running.append("the records")
        super().closeEvent(event)

    def _begin(self) -> None:
        self.reading.begin()
        self._engine.show_source(self._source, self._camera_format)
        self._engine.look_for_cameras()
        # Nobody may come before the mirror, and what was practised is still erased in time.
        QTimer.singleShot(round(1000 * AHEAD_S), self._ahead.start)

    # What comes from the engine.

    def _connect_engine(self) -> None:
        engine = self._engine
        engine.ready.connect(self._on_ready)
        engine.source_opened.connect(self._name_source)
        engine.source_lost.connect(self._update_actions)
        engine.source_failed.connect(self._update_actions)
        engine.cameras_found.connect(self._on_cameras)
        engine.analysis_failed.connect(self._update_actions)
        self.reading.changed.connect(self._show_reading)

    def _on_ready(self) -> None:
        seen = self._engine.take()
        if seen is None or (self._source_notices.gone and not self.mirror_page.frozen):
            return
        had_none = self.mirror_page.seen is None
        if not self._source_notices.gone:  # or the frozen picture was only read again
            self._source_notices.picture_came()
        if self._practising is not None:
            self._practising.see(seen)
            return
        if self._room is not None and self._pages.currentWidget() is self._room.page:
            self._room.see(seen)
            return
        self.mirror_page.show_seen(seen)
        if had_none:
            self._update_actions()

    def _name_source(self, name: str) -> None:
        self._source_name = name
        shown = self.tr("Demo") if self._source == "demo" else name
        self.mirror_page.controls.set_source(shown, is_camera=self._shows_camera)
        self.source_menu.set_current(shown)
        self.setWindowTitle(f"{shown} – Emomirror" if shown else "Emomirror")

    @property
    def _shows_camera(self) -> bool:
        return camera_named(self._source) is not None or self.source_menu.lists(self._source_name)

    def _on_cameras(self, cameras: list[CameraInfo]) -> None:
        self.source_menu.set_cameras(cameras)

    # What the person does.

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.freeze.toggled.connect(self._freeze)
        actions.explain.toggled.connect(self._explain)
        actions.save.triggered.connect(self._save)
        actions.next_face.triggered.connect(self._choose_next)
        actions.any_face.triggered.connect(lambda: self._engine.choose(None))
        actions.face.triggered.connect(lambda: self._choose_region("face"))
        actions.eyes.triggered.connect(lambda: self._choose_region("eyes"))
        actions.change_region.triggered.connect(
            lambda: self._choose_region("face" if self.reading.region == "eyes" else "eyes")
        )
        actions.far.triggered.connect(self._choose_far)
        for action, field in (
            (actions.show_bars, "show_bars"),
            (actions.mirrored, "mirrored"),
        ):
            action.triggered.connect(lambda on, field=field: self._keeper.change(**{field: on}))
        actions.pause_bars.toggled.connect(self._pause_bars)
        actions.full_screen.triggered.connect(self.set_full_screen)
        actions.leave_full_screen.triggered.connect(lambda: self.set_full_screen(False))
        actions.larger_text.triggered.connect(lambda: self._change_text(1))
        actions.smaller_text.triggered.connect(lambda: self._change_text(-1))
        actions.plain_text.triggered.connect(lambda: self._keeper.change(text_scale=1.0))
        actions.demo.triggered.connect(lambda: self.show_source("demo", remember=True))
        actions.open_file.triggered.connect(self._ask_for_file)
        actions.open_folder.triggered.connect(self._ask_for_folder)
        actions.again.triggered.connect(self.show_source_again)
        actions.practice.triggered.connect(self.open_practice)
        actions.live.triggered.connect(lambda: self.room.show_live())
        actions.model.triggered.connect(self._show_model)
        actions.settings.triggered.connect(self._show_settings)
        actions.help.triggered.connect(lambda: self._open(HelpPage(self.actions_, self)))
        actions.quit.triggered.connect(self.close)

        self.source_menu.aboutToShow.connect(self._engine.look_for_cameras)
        self.source_menu.chosen.connect(lambda spec: self.show_source(spec, remember=True))
        self.mirror_page.mirror.face_clicked.connect(self._choose_face)
        self.mirror_page.mirror.background_clicked.connect(lambda: self._engine.choose(None))
        self._keeper.changed.connect(self._apply)
        for changed in (self._keeper.changed, self.reading.changed):
            changed.connect(lambda: self.in_force.emit(self._in_force()))
        self._keeper.unwritable.connect(self._on_unwritable)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_save_failed)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._restyle)
        hints.accessibility().contrastPreferenceChanged.connect(self._restyle)

    def _freeze(self, frozen: bool) -> None:
        self.mirror_page.freeze(frozen)
        word = Sentence("Actions", "Go on") if frozen else Sentence("Actions", "Freeze")
        self.actions_.set_text(self.actions_.freeze, word)
        self.actions_.set_icon(self.actions_.freeze, "play" if frozen else "freeze")
        self._engine.hold(self.mirror_page.seen if frozen else None)
        self._ahead.hold(frozen)
        if frozen:
            self.explaining.get_ready()
        else:
            self.actions_.explain.setChecked(False)
            self.notices.clear(Topic.EXPLAINING)
            self._source_notices.show_again()
        self._update_actions()

    def _explain(self, wanted: bool) -> None:
        if not wanted:
            self.explaining.end()
        elif self.explaining.possible:
            # An overlay lies over one picture: one key is enough for both.
            self.actions_.freeze.setChecked(True)
            self.explaining.begin()
        else:
            self.notices.say(
                Topic.EXPLAINING,
                lambda: Notice(
                    "info", self.tr("There is no face in the picture that could be explained.")
                ),
            )
            self.actions_.explain.setChecked(False)

    def _pause_bars(self, paused: bool) -> None:
        self.mirror_page.bars.paused = paused

    def _choose_next(self) -> None:
        seen = self.mirror_page.seen
        if seen is None or not seen.observation.faces:
            return
        ids = [face.id for face in seen.observation.faces]
        main = seen.observation.main
        after = ids.index(main.id) + 1 if main else 0
        self._choose_face(ids[after % len(ids)])

    def _choose_face(self, face_id: int) -> None:
        self._engine.choose(face_id)
        self.mirror_page.show_chosen(face_id)

    def _choose_region(self, region: str) -> None:
        self.reading.read_region(region)
        self._keeper.change(region=region)

    def _choose_far(self, far: bool) -> None:
        self.reading.look_far(far)
        self._keeper.change(far=far)

    def _change_text(self, steps: int) -> None:
        at = TEXT_SCALES.index(self._keeper.settings.text_scale) + steps
        self._keeper.change(text_scale=TEXT_SCALES[min(max(at, 0), len(TEXT_SCALES) - 1)])

    @property
    def source_gone(self) -> bool:
        """Whether the source gives nothing now."""
        return self._source_notices.gone or self._source_notices.over

    def show_source_again(self) -> None:
        """Asks the source for pictures anew, from its beginning."""
        self.show_source(self._source)

    def set_full_screen(self, full: bool) -> None:
        """Fills the screen, or goes back to the window as it was."""
        state = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | state if full else self.windowState() & ~state)

    def _show_full_screen(self) -> None:
        """Whoever asked for it: the system has keys and buttons of its own."""
        full = self.isFullScreen()
        self.actions_.full_screen.setChecked(full)
        self.actions_.leave_full_screen.setEnabled(full)
        icon = "windowed" if full else "full-screen"
        self.actions_.set_icon(self.actions_.full_screen, icon)

    def _ask_for_file(self) -> None:
        ask_for_recording(self, self.show_source)

    def _ask_for_folder(self) -> None:
        ask_for_folder(self, self.show_source)

    def _ask_for_model(self) -> None:
        ask_for_model(self, self.reading.read_with_model)

    def _ask_where(self, picture: QImage) -> None:
        name = suggested_name(datetime.now())
        ask_where_to_save(self, name, lambda path: self._saver.save(picture, path))

    def _save(self) -> None:
        picture = self._frozen_picture()
        if picture is not None:
            self._ask_where(picture)

    def _frozen_picture(self) -> QImage | None:
        return self.mirror_page.picture() if self.mirror_page.frozen else None

    def _on_saved(self, path: Path) -> None:
        self._saved += 1
        self.mirror_page.promise.set_saved(self._saved)
        self.notices.say(
            Topic.SAVING,
            lambda: Notice("info", self.tr("The picture is saved as {path}.").format(path=path)),
        )

    def _on_unwritable(self, error: SettingsUnwritable) -> None:
        self.notices.say(Topic.SETTINGS, lambda: Notice("warning", translated(error.sentence)))

    def _on_save_failed(self, error: SaveFailed, picture: QImage) -> None:
        def notice() -> Notice:
            # The mirror may have gone on meanwhile: the picture itself is kept.
            again = (self.tr("Save elsewhere…"), lambda: self._ask_where(picture))
            return Notice("error", translated(error.sentence), (again,))

        self.notices.say(Topic.SAVING, notice)

    # Pages.

    def _show_model(self) -> None:
        if self.reading.facts is not None:
            self._open(ModelPage(self.reading.facts, self._theme, self))

    def _show_settings(self) -> None:
        dialog = SettingsDialog(self._in_force(), self)
        dialog.changed.connect(self._on_setting)
        dialog.model_wanted.connect(self._ask_for_model)
        dialog.shipped_model_wanted.connect(lambda: self.reading.read_with_model(None))
        dialog.show_own_model(self.reading.has_own_model)
        self.reading.own_model.connect(dialog.show_own_model)
        self.in_force.connect(dialog.show_settings)
        self._open(dialog)

    def _in_force(self) -> Settings:
        """The settings, but for what is otherwise this time."""
        width, height = self._camera_format.size
        return replace(
            self._keeper.settings,
            camera_size=f"{width}x{height}",
            camera_fps=self._camera_format.fps,
            region=self.reading.region,
            far=self.reading.far,
        )

    def _on_setting(self, field: str, value: Any) -> None:
        if field == "region":
            self._choose_region(str(value))
        elif field == "far":
            self._choose_far(bool(value))
        elif field in ("camera_size", "camera_fps"):
            self._keeper.change(**{field: value})
            self._ask_of_cameras(_format_of(replace(self._in_force(), **{field: value})))
        else:
            self._keeper.change(**{field: value})

    def _ask_of_cameras(self, wanted: Format) -> None:
        if wanted != self._camera_format:
            self._camera_format = wanted
            if self._shows_camera:
                self.show_source_again()

    def _open(self, page: Page) -> None:
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()

    # State to widgets.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.WindowStateChange:
            self._show_full_screen()

    def _retranslate(self) -> None:
        """What is no widget hears nothing of another language by itself."""
        # Whatever is put into the window takes its locale from here.
        self.setLocale(QLocale())
        self.actions_.retranslate()
        self._name_source(self._source_name)
        self._source_notices.retranslate()
        self.notices.retranslate()
        self.explaining.retranslate()

    def _apply(self, settings: Settings) -> None:
        if settings.language != self._language:
            self._language = settings.language
            speak(settings.language)
        if (settings.theme, settings.text_scale) != self._style:
            self._restyle()
        actions = self.actions_
        for action, on in (
            (actions.show_bars, settings.show_bars),
            (actions.mirrored, settings.mirrored),
        ):
            action.setChecked(on)
        self.mirror_page.set_bars_shown(settings.show_bars)
        self.mirror_page.set_mirrored(settings.mirrored)
        self.mirror_page.set_motion(settings.motion)
        if self._practising is not None:
            self._practising.page.set_mirrored(settings.mirrored)
            motion = settings.motion and self._practising.profile.motion
            self._practising.page.set_motion(motion)

    def _restyle(self) -> None:
        settings = self._keeper.settings
        self._style = (settings.theme, settings.text_scale)
        if self._practising is not None and self._practising.profile.theme in THEMES[1:]:
            settings = replace(settings, theme=self._practising.profile.theme)
        self._theme = _dress(settings, self._worn)
        self._worn = (self._theme, settings.text_scale)
        self._show_theme()

    def _show_theme(self) -> None:
        scale = self._keeper.settings.text_scale
        self.setMinimumSize(LEAST_SIZE + (LEAST_SIZE_FOR_LARGE_TEXT - LEAST_SIZE) * (scale - 1))
        icon_px = round(ICON_PX * scale)
        self.actions_.set_theme(self._theme, icon_px)
        self.mirror_page.set_theme(self._theme, icon_px)
        if self._practising is not None:
            self._practising.page.set_theme(self._theme)
        if self._room is not None:
            self._room.set_theme(self._theme)

    def _show_reading(self) -> None:
        self.actions_.face.setChecked(self.reading.region == "face")
        self.actions_.eyes.setChecked(self.reading.region == "eyes")
        self.actions_.far.setChecked(self.reading.far)
        self._update_actions()

    def _update_actions(self) -> None:
        actions = self.actions_
        shown = self.mirror_page.seen is not None
        actions.freeze.setEnabled(shown)
        actions.explain.setEnabled(shown)
        actions.save.setEnabled(shown and self.mirror_page.frozen)
        if not self.mirror_page.frozen:
            actions.explain.setChecked(False)
        actions.model.setEnabled(self.reading.facts is not None)

    def _place(self, settings: Settings) -> None:
        """Puts the window where it was, if that place is still on a screen."""
        where = QRect(*settings.window) if settings.window else None
        screen = QGuiApplication.screenAt(where.center()) if where is not None else None
        if where is not None and screen is not None:
            self.setGeometry(within(where, screen.availableGeometry()))
        else:
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(within(QRect(room.topLeft(), FIRST_SIZE), room).size())
        if settings.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)


def _format_of(settings: Settings) -> Format:
    return Format.parse(f"{settings.camera_size}@{settings.camera_fps}")


def _dress(settings: Settings, worn: tuple[Theme, float] | None = None) -> Theme:
    """Gives every widget of the application the theme and size of text that are set, unless they
    are ``worn`` already: a new style sheet takes long enough to be seen as a pause."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError(f"a QApplication expected; got {type(app).__name__}")
    theme = themes.resolve(settings.theme, app)
    if (theme, settings.text_scale) != worn:
        themes.apply(app, theme, settings.text_scale)
    return theme
