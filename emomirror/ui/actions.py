"""Everything that can be done, by name and key. Buttons, menus and the help page read it here."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from emomirror.sentences import Sentence

from .symbols import control_icon
from .theme import LIGHT, Theme
from .translation import translated

ICON_PX = 22
"""Side of a control's icon at plain text size."""


class Actions(QObject):
    """The window's actions. Who owns the window connects them.

    Letters stand alone, without Ctrl, where a child may press them; none is a key that presses
    a focused button (Space, Return), so no key ever does two things.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icons: dict[QAction, str] = {}
        self._words: dict[QAction, tuple[Sentence, Sentence | None]] = {}
        """What each is called, and what it does where that says more."""
        self._theme = LIGHT
        self._icon_px = ICON_PX

        self.freeze = self._action(
            Sentence("Actions", "Freeze"),
            "F",
            "freeze",
            Sentence("Actions", "Hold the picture still, or go on"),
            checkable=True,
        )
        self.save = self._action(
            Sentence("Actions", "Save picture…"),
            "Ctrl+S",
            "save",
            Sentence("Actions", "Save the frozen picture; nothing is saved otherwise"),
        )
        self.explain = self._action(
            Sentence("Actions", "Explain"),
            "X",
            "explain",
            Sentence(
                "Actions",
                "Show which parts of the face spoke for an emotion; holds the picture still",
            ),
            checkable=True,
        )
        self.next_face = self._action(
            Sentence("Actions", "Next person"),
            "N",
            "person",
            Sentence("Actions", "Read another of the people in the picture"),
        )
        self.any_face = self._action(
            Sentence("Actions", "Any person"),
            "Shift+N",
            "",
            Sentence("Actions", "Let the program choose the person again"),
        )

        self.face = self._action(
            Sentence("Actions", "Face"),
            "",
            "face",
            Sentence("Actions", "Read the whole face"),
            checkable=True,
        )
        self.eyes = self._action(
            Sentence("Actions", "Eyes"),
            "",
            "eyes",
            Sentence("Actions", "Read only the eyes and eyebrows"),
            checkable=True,
        )
        region = QActionGroup(self)
        region.addAction(self.face)
        region.addAction(self.eyes)
        self.change_region = self._action(Sentence("Actions", "Face or eyes"), "E")
        self.far = self._action(Sentence("Actions", "People far away"), "D", checkable=True)

        self.show_bars = self._action(
            Sentence("Actions", "Bars"),
            "B",
            "bars",
            Sentence("Actions", "Show or hide the bars"),
            checkable=True,
        )
        self.pause_bars = self._action(Sentence("Actions", "Pause the bars"), "P", checkable=True)
        self.mirrored = self._action(Sentence("Actions", "Mirrored picture"), "M", checkable=True)
        self.full_screen = self._action(
            Sentence("Actions", "Full screen"), "F11", "full-screen", checkable=True
        )
        self.leave_full_screen = self._action(Sentence("Actions", "Leave the full screen"), "Esc")
        self.larger_text = self._action(
            Sentence("Actions", "Larger text"), "Ctrl++", also=("Ctrl+=",)
        )
        self.smaller_text = self._action(Sentence("Actions", "Smaller text"), "Ctrl+-")
        self.plain_text = self._action(Sentence("Actions", "Text as at first"), "Ctrl+0")

        self.demo = self._action(Sentence("Actions", "Demo"), "Ctrl+D", "demo")
        self.open_file = self._action(
            Sentence("Actions", "Open a recording or picture…"), "Ctrl+O", "file"
        )
        self.open_folder = self._action(
            Sentence("Actions", "Open a folder of pictures…"), "Ctrl+Shift+O", "file"
        )
        self.again = self._action(Sentence("Actions", "Start again"), "R", "play")

        self.practice = self._action(
            Sentence("Actions", "Practice"),
            "T",
            "practice",
            Sentence("Actions", "Practise faces, with somebody beside you"),
        )
        self.live = self._action(Sentence("Actions", "The adult’s window, in practice"), "Ctrl+L")
        self.model = self._action(Sentence("Actions", "About the model"), "Ctrl+I", "model")
        self.settings = self._action(Sentence("Actions", "Settings"), "Ctrl+,", "settings")
        self.help = self._action(Sentence("Actions", "Keys and help"), "F1", "help", also=("?",))
        self.quit = self._action(Sentence("Actions", "Quit"), "Ctrl+Q")

    def groups(self) -> Iterator[tuple[str, list[QAction]]]:
        """The actions that have keys, as the help page lists them."""
        yield (
            self.tr("The picture"),
            [
                self.freeze,
                self.explain,
                self.save,
                self.next_face,
                self.any_face,
                self.change_region,
                self.far,
                self.mirrored,
            ],
        )
        yield (
            self.tr("The window"),
            [
                self.show_bars,
                self.pause_bars,
                self.full_screen,
                self.leave_full_screen,
                self.larger_text,
                self.smaller_text,
                self.plain_text,
            ],
        )
        yield (
            self.tr("Where the picture comes from"),
            [self.demo, self.open_file, self.open_folder, self.again],
        )
        yield (
            self.tr("Pages"),
            [self.practice, self.live, self.model, self.settings, self.help, self.quit],
        )

    def set_resting(self, resting: bool) -> None:
        """Takes the mirror's keys away while another page has keys of its own, or gives them back.
        Those of the window's size and text stay."""
        stay = (
            self.full_screen,
            self.larger_text,
            self.smaller_text,
            self.plain_text,
            self.live,
        )
        for action in self.findChildren(QAction):
            if action in stay:
                continue
            if resting:
                self._window.removeAction(action)
            else:
                self._window.addAction(action)

    def set_theme(self, theme: Theme, icon_px: int = ICON_PX) -> None:
        """Draws the icons in the theme's colours, as large as its text wants them."""
        self._theme, self._icon_px = theme, icon_px
        for action, name in self._icons.items():
            self.set_icon(action, name)

    def set_icon(self, action: QAction, name: str) -> None:
        """Gives an action another icon from now on."""
        self._icons[action] = name
        action.setIcon(control_icon(name, self._theme.text, self._icon_px))

    def set_text(self, action: QAction, text: Sentence) -> None:
        """Gives an action another name from now on."""
        self._words[action] = (text, self._words[action][1])
        self._write(action)

    def retranslate(self) -> None:
        """Writes all words in the window's language."""
        for action in self._words:
            self._write(action)

    def _write(self, action: QAction) -> None:
        text, says = self._words[action]
        action.setText(translated(text))
        tip = translated(says) if says else action.text().rstrip("…")
        action.setStatusTip(tip)
        keys = keys_of(action)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)

    def _action(
        self,
        text: Sentence,
        key: str,
        icon: str = "",
        says: Sentence | None = None,
        *,
        also: tuple[str, ...] = (),
        checkable: bool = False,
    ) -> QAction:
        action = QAction(self)
        action.setCheckable(checkable)
        # A key that is held down should not flicker between two states.
        action.setAutoRepeat(False)
        if key:
            action.setShortcuts([QKeySequence(each) for each in (key, *also)])
        self._words[action] = (text, says)
        self._write(action)
        if icon:
            self._icons[action] = icon
        self._window.addAction(action)
        return action


def keys_of(action: QAction) -> str:
    """The action's keys as the system writes them: "F1, ?"."""
    return ", ".join(
        key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
    )
