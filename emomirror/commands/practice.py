"""``emomirror practice --plan --source --report``: a recording as a session, without a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from emomirror import __version__
from emomirror.camera.format import Format
from emomirror.camera.open import open_source
from emomirror.errors import SaveFailed
from emomirror.practice.kept import KeptSession, KeptTry
from emomirror.practice.plan import Plan
from emomirror.practice.plan_file import read_plan
from emomirror.practice.replay import Replay
from emomirror.practice.session import Session
from emomirror.practice.trying import Outcome, Try
from emomirror.sentences import Sentence
from emomirror.vision.pipeline import Pipeline
from emomirror.writing import save, try_to_save

from .seeing import Frames, load_classifier
from .terminal_text import announce, tell

if TYPE_CHECKING:
    from emomirror.vision.facts import ModelFacts
    from emomirror.vision.observation import Observation

REPORT, TABLE, TRIES = "report.pdf", "report.csv", "tries.json"
"""The files of the folder that a replay writes."""


def practice(
    plan_file: Path,
    source: str,
    out: Path,
    *,
    seed: int = 0,
    camera_format: Format | None = None,
    model: Path | None = None,
    eyes: bool = False,
    far: bool = False,
) -> int:
    """Replays a recording as a session of a plan, without losing a frame, and reports on it.

    The same plan, recording, seed and model give the same three files: their times are those of
    the recording, which began when its file was last changed. Times by the clock on the wall are
    those of this computer's time zone then.

    Args:
        plan_file: see ``read_plan``.
        source: as ``open_source`` takes it.
        out: the folder for ``REPORT``, ``TABLE`` and ``TRIES``; made where it is missing.
        seed: of all that is mixed.
        camera_format: what is asked of a camera.

    Returns:
        The exit status: 1 if the recording ended before the plan, 0 otherwise.

    Raises:
        EmomirrorError: the plan or the source cannot be read, or ``out`` not be written, which is
            tried before the recording is read. Files that lie there stay as they are then.
    """
    from emomirror.reports.csv_table import table
    from emomirror.reports.pdf import pdf
    from emomirror.reports.report import report
    from emomirror.reports.tries_json import tries_json

    plan = read_plan(plan_file)
    classifier = load_classifier(model, eyes=eyes)
    replay = Replay(Session.of(plan, seed))
    tries: list[Try] = []
    with (
        closing(open_source(source, camera_format=camera_format)) as opened,
        Pipeline(classifier, far=far) as pipeline,
    ):
        _make_folder(out)
        for name in (REPORT, TABLE, TRIES):
            try_to_save(out / name)
        began = _began(source)
        seen: Iterator[Observation] = map(pipeline.analyze, Frames(opened, announce))
        for made in replay.run(seen):
            tries.append(made)
            tell(_line(made, plan))
    session = _kept(replay.session, tries, began, seed, classifier.facts)
    # All are made before any takes the place of an older one: they belong together.
    made_of_it = {
        REPORT: pdf(report(None, [session])),
        TABLE: table([session]),
        TRIES: tries_json([session]),
    }
    for name, content in made_of_it.items():
        save(out / name, content)
    tell(f"{out}: {REPORT}, {TABLE}, {TRIES}")
    finished = sum(made.outcome is not Outcome.STOPPED for made in tries)
    if finished == plan.tries:
        return 0
    announce(f"{opened.name} ended before the plan: {finished} of {plan.tries} tries were finished")
    return 1


def _line(made: Try, plan: Plan) -> str:
    """One try for a person who looks on."""
    target = made.task.emotion or "-"
    help_ = ", ".join((*made.from_start, *(given.prompt for given in made.given))) or "no help"
    return (
        f"{made.task.number + 1}/{plan.tries} {made.task.exercise} {target}: {made.outcome} "
        f"after {made.ended_s - made.started_s:.1f} s, held {made.longest_s:.1f} s, {help_}"
    )


def _kept(
    session: Session, tries: list[Try], began: datetime, seed: int, facts: ModelFacts
) -> KeptSession:
    return KeptSession(
        id=0,
        profile_id="",
        started_utc=began,
        offset=began.astimezone().utcoffset() or timedelta(0),
        ended_utc=began + timedelta(seconds=session.t_s),
        plan=session.plan,
        seed=seed,
        app_version=__version__,
        model_sha256=facts.sha256,
        model_threshold=facts.threshold,
        tries=tuple(KeptTry(0, made) for made in tries),
        changes=session.changes,
    )


def _began(source: str) -> datetime:
    """When a recording's file was last changed; now for a camera."""
    try:
        changed_s = int(Path(source).expanduser().stat().st_mtime)
        return datetime.fromtimestamp(changed_s, UTC)
    except OSError:
        return datetime.now(UTC).replace(microsecond=0)


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveFailed(
            Sentence(
                "Saving", "{path} cannot be made a folder ({reason}). Choose another place."
            ).naming(path=out, reason=error.strerror or str(error))
        ) from error
