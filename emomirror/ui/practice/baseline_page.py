"""Ten calm seconds: how a person's face rests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from emomirror.emotions import EMOTIONS
from emomirror.practice.baseline import SECONDS, Baseline, BaselineTaker
from emomirror.practice.practised import Practised
from emomirror.practice.profile import Profile
from emomirror.ui.mirror_view import MirrorView
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import emotion_name, reason_text
from emomirror.ui.theme import LIGHT, SPACE, Theme
from emomirror.ui.workers import Seen
from emomirror.vision.observation import Reason

from .marks import Button
from .naming import percent
from .sheet import Sheet

LONGEST_S = 3 * SECONDS
"""After so long without enough readable pictures it is given up."""
NO_PICTURE_S = 4.0
"""After so long without any picture nobody should sit still any longer."""


class BaselinePage(Sheet):
    """Shows the mirror and takes the calm face. Whoever has the camera calls ``see``.

    Where nobody agrees to it any more, nothing is seen or taken: what was taken before can be
    removed.
    """

    taken = Signal(object)
    """``Baseline``."""
    removed = Signal()
    """The person wants to do without."""

    def __init__(
        self,
        profile: Profile,
        model_sha256: str,
        *,
        back: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            model_sha256: of the model file that reads the faces.
            back: the name of the place that the way back leads to; the person's settings, if not
                given.
            now: the time, in UTC.
        """
        super().__init__(
            QCoreApplication.translate("BaselinePage", "Calm face of {name}").format(
                name=profile.nickname
            ),
            back=back or QCoreApplication.translate("BaselinePage", "Settings"),
            parent=parent,
        )
        self._model_sha256, self._now = model_sha256, now
        self._taker: BaselineTaker | None = None
        self._practised = Practised()
        self._started_s: float | None = None
        self._waiting = QTimer(self, singleShot=True, interval=round(1000 * NO_PICTURE_S))
        self._waiting.timeout.connect(self._give_up_waiting)
        self._agreed = profile.consent is not None
        self.baseline = profile.baseline
        self.mirror = MirrorView()
        self.mirror.glides = False
        # What the face looks like is not the question now.
        self.mirror.quiet = True
        self.mirror.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mirror.face_clicked.connect(self._choose)
        self.mirror.setMinimumHeight(120)
        self.said_large = paragraph("", kind="title")
        self.said_large.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.what = paragraph("", kind="caption", tone="muted")
        self.what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much of the ten seconds is over"))
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.S)
        inside.addWidget(self.mirror, 1)
        inside.addWidget(self.said_large)
        inside.addWidget(self.bar)
        inside.addWidget(self.what)
        self.put_in_place_of_scrolling(whole)
        self.remove = self.act(Button(self.tr("Remove"), "erase", tone="quiet"))
        self.remove.clicked.connect(self._remove)
        self.begin = self.act(Button("", "baseline", tone="primary"))
        self.begin.clicked.connect(self._toggle)
        self.begin.setEnabled(self._agreed)
        self.mirror.message(self.tr("There is no picture yet"))
        self._rest()
        (self.begin if self._agreed else self.remove).setFocus()

    @property
    def taking(self) -> bool:
        """Whether the ten seconds run."""
        return self._taker is not None

    def set_theme(self, theme: Theme = LIGHT) -> None:
        super().set_theme(theme)
        self.mirror.set_theme(theme)

    def set_model(self, model_sha256: str) -> None:
        """Takes which model file reads the faces now."""
        if model_sha256 != self._model_sha256:
            self._model_sha256 = model_sha256
            self._begin_anew()
            if not self.taking:
                self._rest()

    def see(self, seen: Seen) -> None:
        """Takes what the camera saw."""
        if not self._agreed:
            return
        observation = seen.observation
        if seen.read:
            observation = self._practised.marked(observation, counts=self.taking, feed=seen.feed)
        self.mirror.set_observation(observation, read=seen.read)
        if self._taker is None:
            return
        self._waiting.start()
        main = observation.main if seen.read else None
        readable = main is not None and not main.reasons
        # What was seen of this frame alone: smoothing would count every moment many times.
        scores = tuple(float(s) for s in main.scores) if main is not None and readable else None
        taker = self._taker
        if self._started_s is None:
            self._started_s = seen.at_s
        taker.add(seen.at_s, scores)
        self.bar.setValue(round(100 * taker.share))
        if taker.done:
            self._done(taker)
        elif seen.at_s - self._started_s > LONGEST_S:
            self._give_up_reading()
        elif readable:
            self.said_large.setText(self.tr("Look calm. Nothing has to move."))
        elif main is None and observation.faces:
            self.said_large.setText(self.tr("Where are you? Another face: click it"))
        else:
            reasons = observation.reasons if seen.read else ()
            self.said_large.setText(reason_text(reasons[0] if reasons else Reason.NO_FACE))

    def _toggle(self) -> None:
        if self.taking:
            self._taker = None
            self._rest()
            return
        self._taker, self._started_s = BaselineTaker(), None
        self._waiting.start()
        self.bar.setValue(0)
        self.said_large.setText(self.tr("Look calm. Nothing has to move."))
        self.what.setText(self.tr("What the camera spoils is left out, and costs nothing."))
        self.begin.setText(self.tr("Stop"))
        self.begin.show_symbol("stop")
        self.remove.setEnabled(False)

    def _choose(self, face_id: int) -> None:
        self._practised.choose(face_id)
        self._begin_anew()

    def _begin_anew(self) -> None:
        """What another face, or another model, has given is not mixed with what comes."""
        if self.taking:
            self._taker, self._started_s = BaselineTaker(), None

    def _done(self, taker: BaselineTaker) -> None:
        given = self._now().astimezone(UTC).isoformat(timespec="seconds")
        self.baseline = taker.baseline(given, self._model_sha256)
        self._taker = None
        self._rest()
        self.taken.emit(self.baseline)

    def _give_up_reading(self) -> None:
        self._give_up(
            self.tr("The camera could not see enough"),
            self.tr(
                "Too few pictures could be read. More light, or a place nearer to the camera, "
                "helps. Nothing was changed."
            ),
        )

    def _give_up_waiting(self) -> None:
        self._give_up(
            self.tr("No picture comes"),
            self.tr(
                "The mirror says why: go back to it, and come here again once it shows a picture. "
                "Nothing was changed."
            ),
        )

    def _give_up(self, said: str, why: str) -> None:
        self._taker = None
        self._rest()
        self.said_large.setText(said)
        self.what.setText(why)

    def _remove(self) -> None:
        self.baseline = None
        self._rest()
        self.removed.emit()

    def _rest(self) -> None:
        self._waiting.stop()
        # The next to sit still may be somebody else.
        self._practised.forget()
        known = self.baseline
        self.remove.setEnabled(known is not None)
        self.begin.show_symbol("baseline")
        if known is None:
            self.bar.setValue(0)
            self.begin.setText(self.tr("Begin"))
            self.said_large.setText(self.tr("Ten calm seconds"))
            self.what.setText(
                self.tr(
                    "Every face rests in its own way, and some rest in what looks like sadness or "
                    "anger. The mirror then counts only what is more than that. Only seven "
                    "numbers are kept, and no picture."
                )
            )
        else:
            self.bar.setValue(100)
            self.begin.setText(self.tr("Take it again"))
            self.said_large.setText(self.tr("The calm face is taken"))
            self.what.setText(
                _in_words(known)
                if known.is_of(self._model_sha256) or not self._model_sha256
                else self.tr("Another model read it then: take it again.")
            )
        if not self._agreed:
            self.what.setText(
                self.tr(
                    "Nobody agrees to it any more, so no face is taken here. What was taken before "
                    "can be removed."
                )
            )


def _in_words(baseline: Baseline) -> str:
    most = sorted(zip(EMOTIONS, baseline.scores, strict=True), key=lambda pair: -pair[1])[:3]
    shares = ", ".join(f"{emotion_name(emotion)} {percent(share)}" for emotion, share in most)
    return QCoreApplication.translate(
        "BaselinePage",
        "At rest this face looks like: {shares}. From now on it is read against that.",
    ).format(shares=shares)
