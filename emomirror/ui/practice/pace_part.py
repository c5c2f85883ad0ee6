"""How long what is only read or looked at stays: what comes next, and the reward."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from emomirror.practice.plan import ANNOUNCEMENTS_S, REWARD_S, REWARDS_S, Plan
from emomirror.practice.profile import Profile

from .fields import Number
from .naming import seconds
from .profile_parts import Part


class PacePart(Part):
    """Whoever reads slowly has the time that it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.announce_s = Number(*ANNOUNCEMENTS_S, decimals=2, suffix=self.tr(" s"))
        self.reward_s = Number(*REWARDS_S, decimals=2, suffix=self.tr(" s"))
        self.body.addWidget(
            self.number(
                self.tr("“&First … then …” stays"),
                self.announce_s,
                self.tr("Seconds to read it. “Go on” ends it sooner. With 0 it does not come."),
            )
        )
        self._reward_field = self.number(self.tr("The re&ward stays"), self.reward_s)
        self.body.addWidget(self._reward_field)

    def values(self) -> dict[str, Any]:
        return {"announce_s": self.announce_s.exact, "reward_s": self.reward_s.exact}

    def show_profile(self, profile: Profile | Plan) -> None:
        self.announce_s.set_exact(profile.announce_s)
        self.reward_s.set_exact(profile.reward_s or REWARD_S)

    def set_rewarded(self, rewarded: bool) -> None:
        """Takes whether there is a reward at all."""
        self._reward_field.setHidden(not rewarded)

    def summary(self) -> str:
        said = self.tr("“First … then …” {seconds}").format(seconds=seconds(self.announce_s.exact))
        if self._reward_field.isHidden():
            return said
        return self.tr("{first}, the reward {seconds}").format(
            first=said, seconds=seconds(self.reward_s.exact)
        )
