"""A recording as a session: every frame is seen, and the same one gives the same tries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from emomirror.vision.observation import Observation

from .events import Continue, Event, Skip, Start, Stop
from .practised import Practised
from .prompts import Exercise
from .reading import Reading, scored
from .session import Phase, Session, step
from .trying import Try

FREE_S = 10.0
"""How long a free mirror lasts where nobody is there to end it, in seconds."""


class Replay:
    """Drives a session by what was seen in a recording.

    Nobody is there to do what an adult or a hand would do. So the adult's turn ends at once, a free
    mirror ends after ``FREE_S``, and *name it*, which nobody can answer, is left out.

    Attributes:
        session: as it is by now.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._reading = Reading()
        self._practised = Practised()

    def run(self, observations: Iterable[Observation]) -> Iterator[Try]:
        """Yields each try as it is finished, with its trace; ends with the session or, if that
        comes first, with the recording, whose end stops it."""
        start_s: float | None = None
        for seen in observations:
            if start_s is None:
                start_s = seen.frame.t_s
                yield from self._take(Start(0.0))
            now = seen.frame.t_s - start_s
            seen = self._practised.marked(seen, counts=self.session.counts)
            yield from self._take(scored(now, self._reading.of(seen)))
            while (event := self._in_place_of_people(now)) is not None:
                yield from self._take(event)
            if self.session.phase is Phase.FINISHED:
                return
        yield from self._take(Stop(self.session.t_s))

    def _in_place_of_people(self, now: float) -> Event | None:
        if self.session.phase is Phase.SHOWING:
            return Continue(now)
        trying = self.session.trying
        if trying is not None and trying.task.exercise is Exercise.NAME:
            return Skip(now)
        if (
            trying is not None
            and trying.task.exercise is Exercise.FREE
            and now - trying.started_s >= FREE_S
        ):
            return Continue(now)
        return None

    def _take(self, event: Event) -> Iterator[Try]:
        before, self.session = self.session, step(self.session, event)
        if len(self.session.finished) > len(before.finished) and self.session.latest is not None:
            yield self.session.latest
