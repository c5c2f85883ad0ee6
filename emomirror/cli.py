"""``emomirror``: one command that opens the mirror, and others that work without a window.

Nothing heavy is imported before a command needs it: ``--help`` answers at once, and ``doctor``
runs where a library is missing.
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from . import __version__
from .app import display_available, run
from .camera.format import Format
from .commands.terminal_text import announce
from .emotions import EMOTIONS, Emotion
from .errors import EmomirrorError
from .native_output import let_go_of
from .typed import png_path

SOURCE_HELP = (
    "a camera (its number, path or name), a video, GIF or picture, a folder of pictures, or 'demo'"
)
BENCH_FRAMES, BENCH_SECONDS = 300, 20
BENCH_FACES = 100
BENCH_SESSIONS, BENCH_TRIES, BENCH_KILLS = 1800, 20, 50
"""``measure.SESSIONS``, ``measure.TRIES`` and ``killing.KILLS``, without importing them."""
SAMPLES = 1000
"""``explainer.DEFAULT_SAMPLES``, without importing what it needs."""
STRAY_WORD = re.compile(r"invalid choice: '([^']+)'|unrecognized arguments: ([^-\s]\S*)")
"""In argparse's complaints: a word that no option stands before."""
INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C ended."""


class Parser(argparse.ArgumentParser):
    """An argument parser that guesses which option was meant."""

    _words: Sequence[str] = ()

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        self._words = sys.argv[1:] if args is None else args
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        known = self._options()
        for word in self._words:
            name = word.partition("=")[0]
            if name.startswith("--") and name not in known:
                meant = difflib.get_close_matches(name, known, n=1)
                message += f"; did you mean {meant[0]} in place of {name}?" if meant else ""
        if stray := STRAY_WORD.search(message):
            word = stray[1] or stray[2]
            meant = difflib.get_close_matches(word, self._commands(), n=1)
            message += f"; did you mean {meant[0] if meant else f'--source {word}'}?"
        super().error(message)

    def _options(self) -> list[str]:
        """Its own options and those of its commands."""
        below = self._commands().values()
        return [*self._option_string_actions, *(name for p in below for name in p._options())]

    def _commands(self) -> dict[str, Parser]:
        commands = [action.choices for action in self._actions if action.nargs == argparse.PARSER]
        return {
            name: parser for choices in commands for name, parser in dict(choices or {}).items()
        }


def _seeing() -> Parser:
    """The options of all that looks at a source, made anew for each parser: parsers would share
    and change the defaults of one."""
    # Options may stand before or after the command; without SUPPRESS, the command's defaults
    # would replace what stood before it.
    seeing = Parser(add_help=False, argument_default=argparse.SUPPRESS, parents=[_reading()])
    seeing.add_argument("--source", metavar="X", help=SOURCE_HELP)
    seeing.add_argument(
        "--camera-format",
        metavar="WxH[@FPS]",
        type=_format,
        help="what to ask of a camera: size and pictures a second, as 1280x720@30",
    )
    return seeing


def _reading() -> Parser:
    """The options of all that reads faces, made anew as well."""
    reading = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    reading.add_argument(
        "--model",
        metavar="FILE",
        type=Path,
        help="a model that emomirror-train exported, or the folder of its run",
    )
    reading.add_argument(
        "--eyes", action="store_true", help="read only the band of eyes and eyebrows"
    )
    reading.add_argument(
        "--far", action="store_true", help="look for people farther than 2 m away, too (slower)"
    )
    return reading


def build_parser() -> argparse.ArgumentParser:
    """The command line, apart so that tests can read it."""
    parser = Parser(
        prog="emomirror",
        description="A private, real-time emotion mirror. Without a command it opens the window."
        " Nothing is sent anywhere, and no picture is saved unless you save it.",
        parents=[_seeing()],
        allow_abbrev=False,
    )
    parser.add_argument("--full-screen", action="store_true", help="fill the whole screen")
    parser.add_argument("--version", action="version", version=f"emomirror {__version__}")
    parser.set_defaults(source=None, camera_format=None, model=None, eyes=False, far=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    watch = commands.add_parser(
        "watch",
        parents=[_seeing()],
        allow_abbrev=False,
        help="live bars in a terminal, or JSON lines",
        description="Shows live bars in a terminal; into a file or pipe, one line per frame. The"
        " same file gives the same lines. The exit status is 1 if a picture of a folder could not"
        " be read; the others are shown all the same.",
    )
    watch.add_argument("--json", action="store_true", help="one JSON object per line")
    watch.add_argument("--frames", metavar="N", type=_count, help="end after N frames")

    practice = commands.add_parser(
        "practice",
        parents=[_seeing()],
        allow_abbrev=False,
        help="practise emotions together, or replay a recording as a session",
        description="Opens the window where people practise. With --plan, --source and --report it"
        " opens none: it replays a recording as a session, and writes what came of it into a"
        " folder. The same plan, recording and seed give the same results. The exit status is 1 if"
        " the recording ended before the plan.",
    )
    practice.add_argument(
        "--plan", metavar="FILE", type=Path, help="what is practised: a TOML or JSON file"
    )
    practice.add_argument(
        "--report", metavar="FOLDER", type=Path, help="where the report, table and tries go"
    )
    practice.add_argument(
        "--seed", metavar="S", type=int, help="with --plan: of what is mixed; 0 if not given"
    )
    practice.add_argument(
        "--reset-pin", action="store_true", help="forget the PIN of the adult's pages, nothing else"
    )
    practice.add_argument(
        "--full-screen",
        action="store_true",
        default=argparse.SUPPRESS,
        help="fill the whole screen",
    )

    doctor = commands.add_parser(
        "doctor",
        allow_abbrev=False,
        help="check that everything is there, and say what to do where it is not",
        description="Checks Python, libraries, display, cameras, models, settings and records.",
    )
    doctor.add_argument("--json", action="store_true", help="one JSON object")

    bench = commands.add_parser(
        "bench",
        parents=[_seeing()],
        allow_abbrev=False,
        help="measure how fast the mirror is on this machine",
        description="Measures seeing frame by frame or, with --window, the window itself.",
    )
    bench.add_argument(
        "--frames", metavar="N", type=_count, help=f"without --window: {BENCH_FRAMES} if not given"
    )
    bench.add_argument("--window", action="store_true", help="measure the window, at 30 fps")
    bench.add_argument(
        "--seconds", metavar="S", type=_count, help=f"with --window: {BENCH_SECONDS} if not given"
    )
    bench.add_argument(
        "--explanations",
        metavar="N",
        type=_count,
        help="with --window, in place of --seconds: explain N frozen pictures meanwhile",
    )
    bench.add_argument(
        "--practice",
        action="store_true",
        help="with --window: measure it with a practice session on the screen",
    )
    bench.add_argument("--json", action="store_true", help="one JSON object")

    explain = commands.add_parser(
        "explain",
        parents=[_reading()],
        allow_abbrev=False,
        help="show which parts of a face spoke for an emotion",
        description="Explains one face by LIME: writes a picture and says how far it can be"
        " believed. The same face, samples and seed give the same explanation.",
    )
    explain.add_argument(
        "picture",
        metavar="PICTURE|VIDEO@TIME",
        help="a picture, or a moment of a recording: film.mp4@12.5 or film.mp4@1:02",
    )
    explain.add_argument(
        "--emotion",
        metavar="E",
        type=_emotion,
        help=f"{', '.join(EMOTIONS)}; what the face looks like most if not given",
    )
    explain.add_argument(
        "--samples",
        metavar="N",
        type=int,
        default=SAMPLES,
        help=f"pictures with parts blanked that the network reads; {SAMPLES} if not given",
    )
    explain.add_argument(
        "--seed", metavar="S", type=int, default=0, help="of what is blanked; 0 if not given"
    )
    explain.add_argument(
        "--face",
        metavar="N",
        type=_count,
        help="which of several, from left to right; the largest and most central if not given",
    )
    explain.add_argument(
        "--out", metavar="FILE.png", type=png_path, required=True, help="where the picture goes"
    )
    explain.add_argument("--json", metavar="FILE", type=Path, help="where the figures go")

    measured = commands.add_parser(
        "bench-explain",
        parents=[_seeing()],
        allow_abbrev=False,
        help="measure how far explanations can be trusted",
        description="Explains the faces of a source in several ways, twice each, and tells how fast"
        " and how alike that is and whether the network minds when what counts is hidden. That"
        " takes minutes.",
    )
    measured.add_argument(
        "--faces",
        metavar="N",
        type=_count,
        default=BENCH_FACES,
        help=f"how many; {BENCH_FACES} if not given",
    )
    measured.add_argument(
        "--samples",
        metavar="N",
        type=int,
        default=SAMPLES,
        help=f"for each explanation; {SAMPLES} if not given",
    )
    measured.add_argument(
        "--scheme",
        choices=("parts", "grid", "superpixels"),
        help="only by this way of dividing a face into regions",
    )
    measured.add_argument(
        "--fill", choices=("blur", "mean", "noise"), help="only by this way of blanking them"
    )
    measured.add_argument("--json", action="store_true", help="one JSON object")

    records = commands.add_parser(
        "bench-records",
        allow_abbrev=False,
        help="measure how fast and how safe the records of practice are",
        description="Fills a database of its own with years of practice, reads it, and ends"
        " practising processes at random moments to see whether anything that was kept is lost."
        " Your own records are not touched. That takes minutes.",
    )
    records.add_argument(
        "--sessions",
        metavar="N",
        type=_count,
        default=BENCH_SESSIONS,
        help=f"of {BENCH_TRIES} tries each; {BENCH_SESSIONS} if not given, five years of days",
    )
    records.add_argument(
        "--kills",
        metavar="N",
        type=_count,
        default=BENCH_KILLS,
        help=f"processes that are ended while they keep tries; {BENCH_KILLS} if not given",
    )
    records.add_argument("--json", action="store_true", help="one JSON object")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status: 0 well, 1 a failure told in one line, 2 wrong
    usage, 130 ended by Ctrl-C."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # as a starter on the desktop may have it
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
    parser = build_parser()
    options = parser.parse_args(arguments)
    _refuse_idle(parser, options)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a character of a file's name should not end the program.
        sys.stdout.reconfigure(errors="replace")
    try:
        status = _run(options)
        sys.stdout.flush()
        return status
    except EmomirrorError as error:
        return _failed(f"{error} {error.advice}")
    except ImportError as error:
        if (error.name or "").startswith("emomirror"):
            raise
        return _failed(
            f"a library cannot be loaded ({error}); 'emomirror doctor' says what to install"
        )
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our lines has had enough.
        let_go_of(sys.stdout)
        return 0
    except OSError as error:
        # Where output goes to has no room; or a file behaves as no file should.
        let_go_of(sys.stdout)
        return _failed(f"{error.filename or 'the output'}: {error.strerror or error}")


def _refuse_idle(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Ends the program where options were typed that do not go together, or of which nothing would
    come."""
    seeing = [f"--{name.replace('_', '-')}"
              for name in ("source", "camera_format", "model", "eyes", "far")
              if getattr(options, name)]  # fmt: skip
    if options.command == "explain" and options.source:
        parser.error(f"explain takes the picture as its own word: explain {options.source}")
    if options.command == "explain" and options.camera_format:
        parser.error("explain looks at no camera; leave out --camera-format")
    if options.command in ("doctor", "bench-records") and seeing:
        parser.error(f"{options.command} looks at no picture; leave out {' and '.join(seeing)}")
    if options.command == "practice":
        replays = bool(options.plan or options.report)
        if options.reset_pin and (replays or seeing or options.seed is not None):
            parser.error("practice --reset-pin does nothing else; give it alone")
        if replays and not (options.plan and options.report and options.source):
            parser.error("practice without a window needs all of --plan, --source and --report")
        if options.seed is not None and not replays:
            parser.error("practice --seed counts with --plan only")
        if options.eyes and not replays:
            parser.error("practice --eyes counts with --plan only: the window reads whole faces")
    opens = options.command is None or (options.command == "practice" and not options.plan)
    if options.full_screen and not opens:
        parser.error("--full-screen is for the window, which this does not open")
    if options.command == "bench":
        if options.window and options.frames:
            parser.error("bench --window measures for a time: give --seconds in place of --frames")
        if options.seconds and not options.window:
            parser.error("bench --seconds counts with --window only; without it, give --frames")
        if options.explanations and (not options.window or options.seconds):
            parser.error("bench --explanations counts with --window only, and without --seconds")
        if options.practice and (not options.window or options.explanations):
            parser.error("bench --practice counts with --window only, and without --explanations")


def _run(options: argparse.Namespace) -> int:
    if options.command == "watch":
        from .commands.watch import watch

        return watch(
            options.source,
            camera_format=options.camera_format,
            model=options.model,
            eyes=options.eyes,
            far=options.far,
            as_json=options.json,
            frames_wanted=options.frames,
        )
    if options.command == "practice" and options.reset_pin:
        from .commands.reset_pin import reset

        return reset()
    if options.command == "practice" and options.plan:
        from .commands.practice import practice

        return practice(
            options.plan,
            options.source,
            options.report,
            seed=options.seed or 0,
            camera_format=options.camera_format,
            model=options.model,
            eyes=options.eyes,
            far=options.far,
        )
    if options.command == "doctor":
        from .commands.doctor import doctor

        return doctor(display=display_available(), as_json=options.json)
    if options.command == "bench" and options.window:
        display = display_available()
        if display and not _display_opens():
            return 1
        from .commands.bench_window import bench_window

        return bench_window(
            options.source,
            camera_format=options.camera_format,
            model=options.model,
            eyes=options.eyes,
            far=options.far,
            seconds=options.seconds or BENCH_SECONDS,
            explanations=options.explanations or 0,
            practice=options.practice,
            display=display,
            as_json=options.json,
        )
    if options.command == "bench":
        from .commands.bench import bench

        return bench(
            options.source,
            camera_format=options.camera_format,
            model=options.model,
            eyes=options.eyes,
            far=options.far,
            as_json=options.json,
            frames_wanted=options.frames or BENCH_FRAMES,
        )
    if options.command == "explain":
        from .commands.explain import explain

        return explain(
            options.picture,
            emotion=options.emotion,
            samples=options.samples,
            seed=options.seed,
            out=options.out,
            json_out=options.json,
            face=options.face,
            model=options.model,
            eyes=options.eyes,
            far=options.far,
        )
    if options.command == "bench-explain":
        from .commands.bench_explain import bench_explain

        return bench_explain(
            options.source,
            camera_format=options.camera_format,
            model=options.model,
            eyes=options.eyes,
            far=options.far,
            faces_wanted=options.faces,
            samples=options.samples,
            scheme=options.scheme,
            fill=options.fill,
            as_json=options.json,
        )
    if options.command == "bench-records":
        from .commands.bench_records import bench_records

        return bench_records(sessions=options.sessions, kills=options.kills, as_json=options.json)
    return _open_window(options)


def _open_window(options: argparse.Namespace) -> int:
    if not display_available():
        return _failed("there is no display to open a window on; try 'emomirror watch'")
    if not _display_opens():
        return 1
    from .vision.crop import Region

    if options.eyes and options.model:
        from .commands.seeing import load_classifier

        load_classifier(options.model, eyes=True)  # tells of one that reads the face

    return run(
        source=options.source,
        camera_format=options.camera_format,
        model=options.model,
        region=Region.EYES if options.eyes else None,
        far=options.far,
        fullscreen=options.full_screen,
        practice=options.command == "practice",
    )


def _display_opens() -> bool:
    """Whether the display that there is said to be can be used; says so where it cannot."""
    from .ui.probe import display_opens

    opens = display_opens()
    if not opens:
        _failed(
            "no window can be opened on this display; 'emomirror doctor' says what is missing,"
            " and 'emomirror watch' needs none"
        )
    return opens


def _failed(message: str) -> int:
    announce(message)
    return 1


def _emotion(text: str) -> Emotion:
    """An emotion by its name."""
    if text in EMOTIONS:
        return Emotion(text)
    meant = difflib.get_close_matches(text, EMOTIONS, n=1, cutoff=0.4)
    guess = f"; did you mean {meant[0]}?" if meant else ""
    raise argparse.ArgumentTypeError(f"expected one of {', '.join(EMOTIONS)}; got {text!r}{guess}")


def _format(text: str) -> Format:
    """What is asked of a camera."""
    try:
        return Format.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _count(text: str) -> int:
    """A whole number from 1 on."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1 on; got {text!r}")
    return number
