"""The page of settings. What is changed counts at once; there is nothing to confirm."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from emomirror.settings import (
    CAMERA_RATES,
    CAMERA_SIZES,
    SYSTEM_LANGUAGE,
    TEXT_SCALES,
    Settings,
    settings_path,
)

from .page import Page
from .theme import SPACE


class SettingsDialog(Page):
    """Shows ``Settings`` and tells which of them the person changes."""

    changed = Signal(str, object)
    """The field's name in ``Settings``, and its new value."""
    model_wanted = Signal()
    """The person wants to choose a model file."""
    shipped_model_wanted = Signal()
    """The person wants the model that comes with the program."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("SettingsDialog", "Settings"), parent)
        self._settings = settings
        self._own_model = False
        self._fill()
        self.language.setFocus()
        self.fit(560, 740)

    def _fill(self) -> None:
        self.language = self._choice(
            # Each language is called what it calls itself, for whoever reads no other.
            [(self.tr("As the system"), SYSTEM_LANGUAGE), ("English", "en"), ("Español", "es")],
            "language",
        )
        self.theme = self._choice(
            [
                (self.tr("As the system"), "system"),
                (self.tr("Light"), "light"),
                (self.tr("Dark"), "dark"),
                (self.tr("High contrast"), "contrast"),
            ],
            "theme",
        )
        self.text_scale = self._choice(
            [(f"{round(scale * 100)} %", scale) for scale in TEXT_SCALES], "text_scale"
        )
        self.show_bars = self._switch(self.tr("Show the bars"), "show_bars")
        self.mirrored = self._switch(self.tr("Show the picture as a mirror does"), "mirrored")
        self.motion = self._switch(self.tr("Let bars and colours glide"), "motion")
        self.camera_size = self._choice(
            [(_size(size), size) for size in CAMERA_SIZES], "camera_size"
        )
        self.camera_fps = self._choice([(str(rate), rate) for rate in CAMERA_RATES], "camera_fps")
        self.region = self._choice(
            [(self.tr("The whole face"), "face"), (self.tr("Eyes and eyebrows only"), "eyes")],
            "region",
        )
        self.far = self._switch(self.tr("Look for people farther than 2 m away"), "far")
        self.model = QPushButton(self.tr("Use another model file…"))
        self.model.clicked.connect(self.model_wanted)
        self.shipped_model = QPushButton(self.tr("Use the shipped model"))
        self.shipped_model.clicked.connect(self.shipped_model_wanted)

        self._labels: list[QLabel] = []

        self.head(self.tr("Look"))
        self._rows(
            [
                (self.tr("&Language"), self.language),
                (self.tr("&Colours"), self.theme),
                (self.tr("&Text size"), self.text_scale),
            ]
        )
        self.body.addWidget(self.show_bars)
        self.body.addWidget(self.mirrored)
        self.body.addWidget(self.motion)
        self.head(self.tr("Camera"))
        self._rows(
            [
                (self.tr("&Size of the picture"), self.camera_size),
                (self.tr("&Pictures a second"), self.camera_fps),
            ]
        )
        self.say(
            self.tr(
                "A camera gives what it can that is nearest. Small pictures and few of them help a "
                "slow computer; large ones show people who are far away."
            ),
            kind="caption",
            tone="muted",
        )
        self.head(self.tr("Reading"))
        self._rows([(self.tr("&Read"), self.region)])
        self.body.addWidget(self.far)
        self.say(
            self.tr("Looking far takes more of the computer's time; leave it off at a desk."),
            kind="caption",
            tone="muted",
        )
        self.body.addWidget(self.model, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.shipped_model, alignment=Qt.AlignmentFlag.AlignLeft)
        self.head(self.tr("What is kept"))
        self.say(
            self.tr(
                "These settings, the place of the window and the last camera, in {path}. "
                "No picture is kept unless you save one, and nothing is sent anywhere."
            ).format(path=settings_path())
        )
        self.body.addStretch(1)
        widest = max(
            self.fontMetrics().horizontalAdvance(label.text().replace("&", ""))
            for label in self._labels
        )
        for label in self._labels:
            label.setMinimumWidth(widest + SPACE.XS)
        self.show_settings(self._settings)
        self.show_own_model(self._own_model)

    def show_settings(self, settings: Settings) -> None:
        """Shows these, wherever they were changed."""
        self._settings = settings
        # The command line can ask for other formats than those offered here.
        for box, text in (
            (self.camera_size, _size(settings.camera_size)),
            (self.camera_fps, str(settings.camera_fps)),
        ):
            value = getattr(settings, box.objectName())
            if box.findData(value) < 0:
                box.addItem(text, value)
        for box in (
            self.language,
            self.theme,
            self.text_scale,
            self.camera_size,
            self.camera_fps,
            self.region,
        ):
            box.setCurrentIndex(box.findData(getattr(settings, box.objectName())))
        for switch in (self.show_bars, self.mirrored, self.motion, self.far):
            switch.setChecked(getattr(settings, switch.objectName()))

    def show_own_model(self, own: bool) -> None:
        """Offers the way back from a model file of the person's own, or not."""
        self._own_model = own
        self.shipped_model.setVisible(own)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Here the language is changed, so this page is open meanwhile.
        if event.type() == QEvent.Type.LanguageChange:
            self.refill(self.tr("Settings"), self._fill)

    def _choice(self, items: list[tuple[str, object]], field: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(field)
        for text, value in items:
            box.addItem(text, value)
        box.activated.connect(lambda index: self.changed.emit(field, box.itemData(index)))
        return box

    def _switch(self, text: str, field: str) -> QCheckBox:
        switch = QCheckBox(text)
        switch.setObjectName(field)
        switch.clicked.connect(lambda on: self.changed.emit(field, on))
        return switch

    def _rows(self, rows: list[tuple[str, QWidget]]) -> None:
        for text, widget in rows:
            label = QLabel(text)
            label.setBuddy(widget)
            self._labels.append(label)
            row = QHBoxLayout()
            row.setSpacing(SPACE.L)
            row.addWidget(label)
            row.addWidget(widget, 1)
            self.body.addLayout(row)


def _size(size: str) -> str:
    """``1280x720`` as people write it."""
    return size.replace("x", " \N{MULTIPLICATION SIGN} ")
