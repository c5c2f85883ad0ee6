"""The menu of everything that can stand before the mirror."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from emomirror.camera.named import by_name

from .actions import Actions
from .page import plain

if TYPE_CHECKING:
    from emomirror.camera.devices import CameraInfo


class SourceMenu(QMenu):
    """Cameras by name, the demo, and files."""

    chosen = Signal(str)
    """A camera, as ``open_source`` takes it."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cameras: list[QAction] = []
        self._group = QActionGroup(self)
        self._current = ""
        self._none = QAction(self)
        self._none.setEnabled(False)
        self.addAction(self._none)
        self._after_cameras = self.addSeparator()
        self.addAction(actions.demo)
        self.addAction(actions.open_file)
        self.addAction(actions.open_folder)
        self.addSeparator()
        self.addAction(actions.again)
        self.retranslate()

    def set_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        """Lists these cameras, in place of those before. While they are the same, an entry that is
        marked in the open menu stays so."""
        if self._cameras and [one.data() for one in self._cameras] == [one.name for one in cameras]:
            return
        for action in self._cameras:
            self._group.removeAction(action)
            self.removeAction(action)
            action.deleteLater()
        self._cameras = []
        for camera in cameras:
            action = QAction(plain(camera.name), self, checkable=True)
            action.setData(camera.name)
            spec = by_name(camera.name)
            action.triggered.connect(lambda _=False, spec=spec: self.chosen.emit(spec))
            self._group.addAction(action)
            self.insertAction(self._after_cameras, action)
            self._cameras.append(action)
        self._none.setVisible(not cameras)
        self.set_current(self._current)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Writes its own words in the window's language; actions write theirs."""
        self._none.setText(self.tr("No camera found"))

    def lists(self, name: str) -> bool:
        """Whether a camera of that name is listed."""
        return any(action.data() == name for action in self._cameras)

    def set_current(self, name: str) -> None:
        """Marks the camera of that name as the one in use, if it is one."""
        self._current = name
        for action in self._cameras:
            action.setChecked(action.data() == name)
