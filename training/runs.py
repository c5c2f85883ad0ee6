"""The folder of a run: what it holds, and how that is written whole. What it tells of the run is
read in ``record``."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import h5py
import keras
from filelock import FileLock, Timeout

from emomirror.errors import EmomirrorError
from emomirror.vision.classifier import RUN
from emomirror.writing import write_whole

from .backend import alone, leads
from .recipes import Recipe
from .record import (
    WEIGHTS,
    RunRejected,
    changed,
    on_other_data,
    run_facts,
    same_engine,
    settings_of,
)
from .swa import WeightMean

EPOCHS, CHECKPOINT = "epochs.csv", "checkpoint.weights.h5"
"""What a run's folder holds beside ``record.WEIGHTS``, and ``RUN``, which tells arguments, versions
and the data's hash: what each epoch came to; what it takes to go on. ``tensorboard/`` has the
epochs once more."""
LOCK = ".training.lock"
_DEFAULTS = {field.name: field.default for field in fields(Recipe) if field.default is not MISSING}
HELD = (
    "{0} holds a run already; give another folder, or write its model by"
    " emomirror-train export {0} --data FER2013 --out {0}"
)
AVERAGED_ANEW = "delete its folder, and average anew"
EPOCHS_DONE = "emomirror_epochs_done"
"""The checkpoint's attribute that counts them, within the one file that is replaced at once."""


class RunUnwritable(EmomirrorError):
    """What came of a run could not be written."""


def _told(run: Path) -> dict[str, Any]:
    """As ``run_facts``; nothing, where a folder tells of no run."""
    try:
        return run_facts(run)
    except RunRejected:
        return {}


def epochs_of(run: Path) -> list[dict[str, float]]:
    """What each epoch of a run came to: ``epoch`` from 1, ``loss``, ``accuracy`` (of the pictures
    as they were varied and mixed, by what is most in their targets), ``val_loss``,
    ``val_accuracy`` (PublicTest) and ``seconds``.

    Raises:
        RunRejected: the file that tells is damaged.
    """
    try:
        with (run / EPOCHS).open(newline="", encoding="utf-8") as file:
            return [
                {name: float(value) for name, value in row.items()} for row in csv.DictReader(file)
            ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise RunRejected(f"{run / EPOCHS} is damaged ({error}); delete this file") from error


def begin(out: Path, facts: dict[str, Any], resume: bool) -> int:
    """Makes the folder of a run ready.

    Args:
        out: the folder.
        facts: as ``new_facts`` gives them.
        resume: whether a run that is there already is gone on with.

    Returns:
        How many epochs are done.

    Raises:
        RunRejected: ``out`` holds another run, or a run and ``resume`` was not asked for, or a
            damaged checkpoint, or was trained by another engine up to now.
        RunUnwritable: it cannot be written.
    """
    before = held(out, facts, resume)
    if before is None:
        if leads():
            if resume:
                print(f"{out} holds no run yet: this one begins", flush=True)
            with writing(out):
                out.mkdir(parents=True, exist_ok=True)
                (out / EPOCHS).unlink(missing_ok=True)
            save_facts(facts, out)
        return 0
    if not (out / CHECKPOINT).exists():
        return int(facts["recipe"]["epochs"])  # of none, or of a run that is finished
    done = _epochs_done(out / CHECKPOINT)
    if done < facts["recipe"]["epochs"]:
        same_engine(out, before, facts)
    # An epoch that was written down and not saved is done again.
    if leads() and (rows := epochs_of(out)[:done]):
        with writing(out):
            _write_epochs(out, rows)
    return done


def held(out: Path, facts: dict[str, Any], resume: bool) -> dict[str, Any] | None:
    """What ``run_facts`` tells of the run in a folder that is to be gone on with; None where there
    is none.

    Args:
        out, facts, resume: see ``begin``.

    Raises:
        RunRejected: ``out`` holds another run, or a run and ``resume`` was not asked for.
    """
    if "averaged" in _told(out):
        raise RunRejected(HELD.format(out))
    if not ((out / CHECKPOINT).exists() or (out / WEIGHTS).exists()):
        if (model := out / f"{facts['recipe']['region']}.onnx").exists():
            raise RunRejected(
                f"{out} holds {model.name}, and no run to go on with; give another folder, for"
                " training would replace it"
            )
        # Before the first epoch is saved nothing can be lost: somebody may have been told that
        # weights cannot be downloaded, and now names a file.
        if (out / RUN).exists():
            run_facts(out)  # which may be somebody else's file
        return None
    before = run_facts(out)
    if not resume:
        raise RunRejected(f"{out} holds a run already; give --resume to go on with it")
    # A setting that came to recipes later stood, in effect, at what it is when not given.
    before["recipe"] = {**_DEFAULTS, **before["recipe"]}
    before = {"ferplus_sha256": facts["ferplus_sha256"], "teachers": [], **before}
    if told := on_other_data(before, facts["data_sha256"], facts["ferplus_sha256"]):
        raise RunRejected(f"the run in {out} {told}; or give another folder")
    if differing := changed(before, facts):
        raise RunRejected(
            f"{out} holds another run than this: {'; '.join(differing)}. It goes on with"
            f" {settings_of(before, out)}; to begin anew, give another folder or delete this one"
        )
    return before


@contextmanager
def only_here(out: Path) -> Iterator[bool]:
    """Keeps other processes from training in a folder, which is made, meanwhile. Of several that
    train together the first one does.

    Yields:
        Whether no other trains there.

    Raises:
        RunUnwritable: the folder cannot be made.
    """
    if not leads():
        yield True
        return
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out / LOCK, timeout=0)
    with ExitStack() as locked:
        free = True
        try:
            locked.enter_context(lock)
        except Timeout:
            free = False
        except (OSError, NotImplementedError):
            pass  # a file system without locks, or a folder that is told of when it is written
        yield free


def keep_epoch(
    run: Path, trained: keras.Model, row: dict[str, float], mean: WeightMean | None
) -> None:
    """Writes down an epoch and all it takes to go on after it.

    Args:
        run: its folder.
        trained: the network in training, with its optimizer.
        row: what the epoch came to; see ``epochs_of``.
        mean: of the weights, where that has begun.

    Raises:
        RunUnwritable: it cannot be written. Epochs before it are kept.
    """
    with writing(run):
        _write_epochs(run, [*epochs_of(run), row])
        _replace(run / CHECKPOINT, trained.save_weights, int(row["epoch"]), mean)
    # After all that counts: an epoch that is done again would stand there twice.
    _log(run / "tensorboard", row)


def save_facts(facts: dict[str, Any], run: Path) -> None:
    """Leaves what ``run_facts`` is to tell of a run.

    Raises:
        RunUnwritable: it cannot be written.
    """
    with writing(run):
        write_whole(run / RUN, (json.dumps(facts, indent=1) + "\n").encode())


def save_weights(network: keras.Model, run: Path) -> None:
    """Leaves the weights of a network that is finished.

    Raises:
        RunUnwritable: they cannot be written.
    """
    with writing(run):
        _replace(run / WEIGHTS, network.save_weights)


def load_checkpoint(trained: keras.Model, run: Path, mean: WeightMean | None) -> None:
    """Gives a network in training, its optimizer, and ``mean`` what the last whole epoch left.

    Raises:
        RunRejected: the checkpoint is damaged.
    """
    with _whole(run / CHECKPOINT, "delete its folder"):
        trained.load_weights(run / CHECKPOINT)
        if mean is not None:
            mean.load(run / CHECKPOINT)


def load_finished(network: keras.Model, run: Path) -> None:
    """Gives ``network``, built by the run's recipe, the weights that a finished run left.

    Raises:
        RunRejected: they are damaged.
    """
    averaged = "averaged" in _told(run)
    with _whole(
        run / WEIGHTS, AVERAGED_ANEW if averaged else "delete it, and --resume makes it anew"
    ):
        network.load_weights(run / WEIGHTS)


def _epochs_done(checkpoint: Path) -> int:
    try:
        with h5py.File(checkpoint) as file:
            return int(file.attrs[EPOCHS_DONE])
    except (OSError, KeyError, ValueError) as error:
        raise RunRejected(f"{checkpoint} is damaged ({error}); delete its folder") from error


@contextmanager
def _whole(weights: Path, way_on: str) -> Iterator[None]:
    try:
        yield
    except (OSError, KeyError, ValueError) as error:
        raise RunRejected(f"{weights} is damaged ({error}); {way_on}") from error


def _write_epochs(run: Path, rows: Sequence[dict[str, float]]) -> None:
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, list(rows[0]))
    writer.writeheader()
    writer.writerows({**row, "epoch": int(row["epoch"])} for row in rows)
    write_whole(run / EPOCHS, lines.getvalue().encode())


def _log(folder: Path, row: dict[str, Any]) -> None:
    """Adds an epoch to what TensorBoard shows, or says why it cannot: no training ends for it."""
    try:
        from tensorboard.summary import Writer

        writer = Writer(str(folder))
        for name, value in row.items():
            if name != "epoch":
                writer.add_scalar(name, value, step=row["epoch"])
        writer.close()
    except Exception as error:  # of importing, TensorFlow's own, the system's
        print(f"not in TensorBoard's log: {error}", file=sys.stderr, flush=True)


def _replace(
    path: Path,
    save: Callable[[Path], None],
    epochs: int | None = None,
    mean: WeightMean | None = None,
) -> None:
    """Saves beside ``path``, then renames: a run killed while saving keeps the last epoch.

    Args:
        epochs: how many are done, to be kept in the file.
        mean: of the last of them, to be kept there too.
    """
    partial = path.with_name("partial." + path.name)
    try:
        with alone():
            save(partial)
        if epochs is not None:
            with h5py.File(partial, "r+") as file:
                file.attrs[EPOCHS_DONE] = epochs
        if mean is not None:
            mean.save(partial)
        with partial.open("rb+") as whole:
            os.fsync(whole.fileno())
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Says in words that the disk is full, or what else keeps a run from being written.

    Args:
        folder: of the run.

    Raises:
        RunUnwritable: what is done within raised it.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:  # HDF5 raises either
        reason = getattr(error, "strerror", None) or str(error)
        if (folder / CHECKPOINT).is_file():
            way_on = "epochs that were finished before are kept: make room, then go on by --resume"
        else:
            way_on = "make room, or choose another --out"
        raise RunUnwritable(f"{folder} cannot be written ({reason}); {way_on}") from error
