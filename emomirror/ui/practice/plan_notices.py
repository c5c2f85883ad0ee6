"""What an adult should know before a session begins, each with a way to mend it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emomirror.ui.banner import Banner, Kind
from emomirror.ui.notices import Action
from emomirror.ui.theme import SPACE, Theme


class PlanNotices(QWidget):
    """Banners below one another, the gravest first: all of them matter, and Start is near. Takes no
    room where there is nothing to say."""

    changed = Signal()
    """Something else is to be said now, or nothing any more: see ``text``."""
    source_wanted = Signal()
    """The source is to be asked for pictures anew."""
    baseline_wanted = Signal()
    """The calm face is to be taken again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unkept = Banner()
        self.source = Banner()
        self.eyes = Banner()
        self.calm = Banner()
        self._banners = (self.unkept, self.source, self.eyes, self.calm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.S)
        for banner in self._banners:
            column.addWidget(banner)
            banner.dismissed.connect(self._on_changed)
        self.hide()

    @property
    def text(self) -> str:
        """All that is said."""
        return " ".join(each.text for each in self._banners if not each.isHidden())

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        for banner in self._banners:
            banner.set_theme(theme)

    def say_unkept(self, records: Path) -> None:
        """Says that nothing of the session will be on the disk.

        Args:
            records: their file.
        """
        said = self.tr(
            "This session will not be kept: the records in {path} can be read, but not written."
        ).format(path=records)
        self._show(self.unkept, True, "warning", said)

    def show_source_gone(self, gone: bool) -> None:
        """Says that there is no picture, before somebody waits for one; or no more."""
        said = self.tr("No picture comes now. The session can begin, and waits for one.")
        again = (self.tr("Try again"), self.source_wanted.emit)
        self._show(self.source, gone, "warning", said, again)

    def show_eyes_alone(self, alone: bool) -> None:
        """Says that the eyes alone are read, since the whole face cannot be; or no more."""
        said = self.tr(
            "Only the eyes are read now, and they tell little of fear and disgust. The mirror "
            "says why the whole face is not."
        )
        self._show(self.eyes, alone, "warning", said)

    def show_calm_unused(self, unused: bool) -> None:
        """Says that the calm face does not count, since another model read it; or no more."""
        said = self.tr("The calm face does not count now: another model read it.")
        again = (self.tr("Take it again"), self.baseline_wanted.emit)
        self._show(self.calm, unused, "info", said, again)

    def _show(self, banner: Banner, true: bool, kind: Kind, said: str, *ways: Action) -> None:
        if true:
            banner.show_message(kind, said, ways)
            self._on_changed()
        else:
            banner.dismiss()

    def _on_changed(self) -> None:
        self.setVisible(any(not each.isHidden() for each in self._banners))
        self.changed.emit()
