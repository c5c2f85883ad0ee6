"""Says what is the matter with the source, and offers a way on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from emomirror.errors import CameraUnavailable, ShownError, UnreadableMedia
from emomirror.sentences import Sentence

from .banner import Kind
from .engine import Engine
from .mirror_page import MirrorPage
from .notices import Notice, Notices, Topic
from .translation import translated


@dataclass(frozen=True)
class Ways:
    """The ways on that a notice can offer."""

    demo: Callable[[], object]
    open_file: Callable[[], object]
    again: Callable[[], object]


class SourceNotices(QObject):
    """Follows the engine's source: a banner says what happened, and the mirror does not pretend
    that an old picture is a live one."""

    def __init__(
        self,
        engine: Engine,
        page: MirrorPage,
        notices: Notices,
        ways: Ways,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._notices = notices
        self._ways = ways
        self._opened = False
        self._came = False
        self._gone = self._over = False
        self._message: Callable[[], tuple[str, str, str]] | None = None
        self._skipped: list[Sentence] = []
        engine.source_opened.connect(self._on_opened)
        engine.source_lost.connect(self._on_lost)
        engine.source_back.connect(self._on_back)
        engine.picture_skipped.connect(self._on_skipped)
        engine.source_failed.connect(self._on_failed)
        engine.source_ended.connect(self._on_ended)
        engine.analysis_failed.connect(self._on_analysis_failed)

    def begin(self, name: str) -> None:
        """Another source is asked for."""
        self._opened = self._came = self._gone = self._over = False
        self._skipped = []
        self._notices.clear(Topic.SOURCE)
        self._page.freeze(False)
        self._show(lambda: (self.tr("One moment…"), name, "camera"))

    @property
    def gone(self) -> bool:
        """Whether the source gives nothing now; a picture that comes all the same is a late one."""
        return self._gone

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it: it failed, or is at its end."""
        return self._over

    def picture_came(self) -> None:
        """There is a picture of it."""
        self._came = True
        self._message = None

    def show_again(self) -> None:
        """Shows what a frozen picture has hidden: that there is nothing live behind it."""
        if self._message is not None:
            self._page.show_message(*self._message())

    def retranslate(self) -> None:
        """Writes the message in the window's language."""
        if not self._page.frozen:
            self.show_again()

    def _on_opened(self, _name: str) -> None:
        self._opened = True

    def _on_lost(self, error: CameraUnavailable) -> None:
        self._gone = True
        came, opened = self._came, self._opened

        def message() -> tuple[str, str, str]:
            if came:
                title = self.tr("The camera was lost")
            elif opened:
                title = self.tr("No picture from the camera yet")
            else:
                title = self.tr("No camera found")
            return title, self.tr("Once it is connected, you see yourself here."), "camera"

        self._show(message)
        self._offer_sources("warning", error)

    def _on_back(self) -> None:
        self._gone = False
        self._notices.clear(Topic.SOURCE)

    def _on_skipped(self, error: UnreadableMedia) -> None:
        self._skipped.append(error.sentence)
        self._notices.say(Topic.SOURCE, lambda: Notice("warning", self._left_out()))

    def _left_out(self) -> str:
        """What was left out, and why: of several the last."""
        if not self._skipped:
            return ""
        last = translated(self._skipped[-1])
        if len(self._skipped) == 1:
            return last
        many = self.tr("{0} pictures cannot be read and are left out; the last of them: {1}")
        return many.format(len(self._skipped), last)

    def _on_failed(self, error: ShownError) -> None:
        self._over = True
        self._show_nothing()
        self._offer_sources("error", error)

    def _on_ended(self, frames: int) -> None:
        if frames == 1 and not self._skipped:
            return  # a single picture stays, and has no end
        self._over = True
        if frames == 0:
            self._show_nothing()
        folder = bool(self._skipped) or self._page.shows_still

        def notice() -> Notice:
            ended = (
                self.tr("The folder is at its end.")
                if folder
                else self.tr("The recording has ended.")
            )
            return Notice(
                "warning" if self._skipped else "info",
                f"{ended} {self._left_out()}".strip(),
                (
                    (self.tr("Replay"), self._ways.again),
                    (self.tr("Open another…"), self._ways.open_file),
                ),
            )

        self._notices.say(Topic.SOURCE, notice)

    def _on_analysis_failed(self, _error: Exception) -> None:
        # What was read last would look as if it were read still. The banner says why.
        self._show(lambda: (self.tr("Reading faces has stopped"), "", "face"))

    def _show_nothing(self) -> None:
        self._show(lambda: (self.tr("There is nothing to show"), "", "file"))

    def _show(self, message: Callable[[], tuple[str, str, str]]) -> None:
        """Shows a message: a title, a text and a pictogram, in the language of the moment."""
        self._message = message
        if not self._page.frozen:
            self._page.show_message(*message())

    def _offer_sources(self, kind: Kind, error: ShownError) -> None:
        self._notices.say(
            Topic.SOURCE,
            lambda: Notice(
                kind,
                translated(error.sentence),
                (
                    (self.tr("Show the demo"), self._ways.demo),
                    (self.tr("Open a recording…"), self._ways.open_file),
                    (self.tr("Try again"), self._ways.again),
                ),
            ),
        )
