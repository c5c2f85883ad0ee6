"""Trains for real, a small network on a few made-up faces, as a person would from a terminal."""

from __future__ import annotations

import csv
import json
import shlex
import shutil
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import cv2
import keras
import numpy as np
import pytest
import tensorflow as tf

from emomirror.emotions import EMOTIONS
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256, shipped_model
from emomirror_training.augment import FaceAugment
from emomirror_training.backend import EngineRefused, fastest_dtype_policy
from emomirror_training.cli import COMMANDS, _is_the_default, changed, main
from emomirror_training.data import FERPLUS_FILE, FERPLUS_VOTES, DataRejected, network_input
from emomirror_training.export import shareable
from emomirror_training.first_weights import load_first_weights
from emomirror_training.fit import _reseed, fit
from emomirror_training.networks import FOLDED, NETWORKS, folded, settle, vgg
from emomirror_training.options import build_parser
from emomirror_training.reading import load
from emomirror_training.recipes import RECIPES
from emomirror_training.record import command_of, labels_of, recipe_of
from emomirror_training.results import worst
from emomirror_training.runs import epochs_of, only_here

from .conftest import command, interrupted, train

EPOCHS = 2


def fit_arguments(data: Path, out: Path) -> list[str | Path]:
    return ["fit", "--data", data, "--recipe", "vgg-eyes", "--labels", "fer",
            "--epochs", str(EPOCHS), "--out", out]  # fmt: skip


@pytest.fixture(scope="module")
def finished(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that was left alone."""
    out = tmp_path_factory.mktemp("runs") / "whole"
    done = train(*fit_arguments(data, out))
    assert done.returncode == 0, done.stderr
    return out


def with_votes(data: Path, folder: Path) -> Path:
    """The same data with FER+ beside it, whose annotators all saw what the label says."""
    rows = load(data)
    lines = ["Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,"
             "unknown,NF"]  # fmt: skip
    for emotion, usage in zip(rows.emotion, rows.usage, strict=True):
        votes = [10 * (name == EMOTIONS[emotion]) for name in FERPLUS_VOTES]
        split = ("Training", "PublicTest", "PrivateTest")[usage]
        lines.append(",".join([split, "", *map(str, votes)]))
    (folder / FERPLUS_FILE).write_text("\n".join(lines))
    copy = folder / data.name
    copy.write_bytes(data.read_bytes())
    return copy


def epochs(run: Path) -> list[dict[str, str]]:
    with (run / "epochs.csv").open(newline="") as file:
        return [{k: v for k, v in row.items() if k != "seconds"} for row in csv.DictReader(file)]


def test_a_run_killed_after_an_epoch_goes_on_as_if_left_alone(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    out = tmp_path / "killed"
    with subprocess.Popen(
        command(*fit_arguments(data, out)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as started:
        assert started.stdout is not None
        said = next((line for line in started.stdout if line.startswith("epoch 1 of")), None)
        started.kill()
    assert said is not None
    assert not (out / "network.weights.h5").exists(), "it was not killed in the middle"

    refused = train(*fit_arguments(data, out))
    assert refused.returncode == 1
    assert "--resume" in refused.stderr
    other = train(*fit_arguments(data, out), "--resume", "--seed", "1")
    assert other.returncode == 1
    assert "seed was 0 and is now 1. It goes on with" in other.stderr, "only what differs is told"
    assert "with --recipe vgg-eyes --epochs 2 --labels fer --seed 0;" in other.stderr
    voted = train(*fit_arguments(with_votes(data, tmp_path), out), "--resume")
    assert voted.returncode == 1
    assert "trained without FER+'s votes" in voted.stderr
    assert "take fer2013new.csv away from the data" in voted.stderr

    facts = json.loads((out / "run.json").read_text())
    for another, way_on in (
        ({"versions": {**facts["versions"], "backend": "jax"}}, "set KERAS_BACKEND=jax"),
        ({"dtype_policy": "mixed_float16"}, "give --dtype-policy mixed_float16"),
    ):
        (out / "run.json").write_text(json.dumps({**facts, **another}))
        refused = train(*fit_arguments(data, out), "--resume")
        assert refused.returncode == 1
        assert way_on in refused.stderr

    # As an earlier version would have left it, which did not know all of the settings.
    for name in ("frozen_blocks", "teacher", "taught"):
        del facts["recipe"][name]
    for name in ("ferplus_sha256", "teachers"):
        del facts[name]
    (out / "run.json").write_text(json.dumps(facts))
    # As if it had been killed after the second epoch was written down and before it was saved.
    with (out / "epochs.csv").open("a", newline="") as file:
        file.write("2" + ",0.5" * (len(epochs(out)[0])) + "\r\n")
    resumed = train(*fit_arguments(data, out), "--resume")
    assert resumed.returncode == 0, resumed.stderr
    assert epochs(out) == epochs(finished)


def test_a_finished_run_leaves_what_there_is_to_look_at(finished: Path) -> None:
    for name in ("curves.png", "confusion.png"):
        picture = cv2.imread(str(finished / name))
        assert min(picture.shape[:2]) > 200
        assert len(np.unique(picture)) > 20, "nothing is drawn"
    with (finished / "mistakes.csv").open(newline="") as file:
        mistakes = list(csv.DictReader(file))
    assert all(row["label"] != row["read_as"] for row in mistakes)
    report = Classifier.load(finished / "eyes.onnx").facts.report
    counts = np.array(report["metrics"]["PublicTest"]["confusion"])
    assert len(mistakes) == min(100, counts.sum() - counts.trace())
    assert (finished / "eyes-fp32.onnx").stat().st_size > (finished / "eyes.onnx").stat().st_size
    facts = json.loads((finished / "run.json").read_text())
    assert facts["arguments"][0] == "fit"
    assert list((finished / "tensorboard").glob("events.*"))


def test_pictures_alone_give_a_folder_that_the_program_takes(data: Path, tmp_path: Path) -> None:
    pictures, out = tmp_path / "pictures", tmp_path / "out"
    rows = load(data)
    for number, (face, emotion, usage) in enumerate(
        zip(rows.pixels, rows.emotion, rows.usage, strict=True)
    ):
        # As many people have it: no name tells PublicTest from PrivateTest.
        folder = pictures / ("test" if usage else "train") / EMOTIONS[emotion]
        folder.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(folder / f"{number}.png"), face)
    # The whole way, but with a network that a processor trains in seconds.
    program = """if True:
        import sys
        from dataclasses import replace
        from emomirror_training.cli import main
        from emomirror_training.networks import NETWORKS
        from emomirror_training.recipes import RECIPES
        NETWORKS["plain"]["normalised_from"] = 1
        RECIPES["vgg"] = replace(RECIPES["vgg"], network="plain", init="none", epochs=2)
        sys.exit(main())
    """
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, "--data", pictures, "--out", out],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    steps = ("350", "epoch 2 of 2", "macro F1", "emomirror --model")
    assert [done.stdout.find(step) for step in steps] == sorted(map(done.stdout.find, steps))
    assert all(step in done.stdout for step in steps)
    facts = Classifier.load(out).facts
    assert facts.region is Region.FACE
    assert facts.path == out / "face.onnx"
    assert list(facts.report["metrics"]) == ["PublicTest"]
    assert facts.measured["n"] == 140
    assert set(facts.recall) == set(EMOTIONS)
    assert "on PublicTest (140 rows)" in (out / "face.md").read_text(encoding="utf-8")


def test_nothing_asked_for_is_answered_with_what_could_be(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "--data PATH" in capsys.readouterr().err


def test_mistakes_come_in_the_order_of_their_confidence() -> None:
    scores = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.3, 0.7]], np.float32)
    assert worst(scores, np.array([1, 0, 0, 0], np.uint8)).tolist() == [0, 2, 3]
    assert worst(scores, np.array([1, 0, 0, 0], np.uint8), 1).tolist() == [0]


def test_a_run_begins_with_the_weights_of_another_if_they_fit(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    first = ("--init", finished / "network.weights.h5", "--epochs", "1", "--peak-rate", "1e-9")
    begun = train(*fit_arguments(data, tmp_path / "more"), *first)
    assert begun.returncode == 0, begun.stderr
    (after,) = epochs(tmp_path / "more")
    assert after["val_accuracy"] == epochs(finished)[-1]["val_accuracy"]
    facts = json.loads((tmp_path / "more" / "run.json").read_text())
    assert facts["init_sha256"] == file_sha256(finished / "network.weights.h5")

    other = train(*fit_arguments(data, tmp_path / "other"), "--recipe", "baseline", *first)
    assert other.returncode == 1
    assert "holds neither" in other.stderr
    assert "Traceback" not in other.stderr


def test_no_epochs_leave_a_run_with_its_first_weights(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    out = tmp_path / "first"
    given = *fit_arguments(data, out), "--init", finished / "network.weights.h5", "--epochs", "0"
    done = train(*given)
    assert done.returncode == 0, done.stderr
    first, before = (Classifier.load(run).facts.report for run in (out, finished))
    assert first["fp32_accuracy"] == before["fp32_accuracy"]
    facts = json.loads((out / "run.json").read_text())
    facts["recipe"]["labels"] = "mixed"
    assert labels_of(facts) == ["fer"], "it has learnt nothing itself"
    assert labels_of({**facts, "history": []}) == []
    assert not (out / "curves.png").exists()
    (out / "eyes.onnx").unlink()  # as if stopped while it was exported
    again = train(*given, "--resume")
    assert again.returncode == 0, again.stderr
    assert (out / "eyes.onnx").exists()
    other = train(*given, "--resume", "--seed", "1")
    assert other.returncode == 1
    assert "seed was 0 and is now 1" in other.stderr


@pytest.mark.parametrize(("name", "most"), [("eyes.onnx", 0.2), ("eyes-fp32.onnx", 1e-4)])
def test_a_run_begins_with_an_exported_model(
    name: str, most: float, data: Path, finished: Path
) -> None:
    trained, begun = vgg(**NETWORKS["small"]), vgg(**NETWORKS["small"])
    trained.load_weights(finished / "network.weights.h5")
    load_first_weights(begun, str(finished / name))
    pictures = network_input(load(data).pixels[:100], Region.EYES)
    expected, logits = (one.predict(pictures, verbose=0) for one in (trained, begun))
    assert np.abs(logits - expected).max() < most * expected.std()


def test_a_model_of_another_network_and_a_damaged_one_are_no_first_weights(
    finished: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes((finished / "eyes.onnx").read_bytes()[:5000])
    with pytest.raises(DataRejected, match=r"damaged\.onnx is not a model of this network"):
        load_first_weights(vgg(**NETWORKS["small"]), str(damaged))
    with pytest.raises(DataRejected, match=r"eyes\.onnx is not a model of this network"):
        load_first_weights(vgg(**NETWORKS["plain"]), str(finished / "eyes.onnx"))


def test_normalising_begins_where_the_first_weights_left_off_and_folds_away(
    data: Path, finished: Path
) -> None:
    pictures = network_input(load(data).pixels, Region.EYES).astype(np.float32)
    trained = vgg(**NETWORKS["small"])
    normalised = vgg(**NETWORKS["small"], normalised_from=2)
    for network in (trained, normalised):
        load_first_weights(network, str(finished / "eyes-fp32.onnx"))
    settle(normalised, pictures[:200])
    expected, begun = (one.predict(pictures, verbose=0) for one in (trained, normalised))
    assert np.abs(begun - expected).max() < 1e-2 * expected.std()

    normalised.compile("sgd", "mse")
    normalised.fit(pictures[:64], expected[:64] + 1, batch_size=32, verbose=0)
    plain = folded(normalised)
    assert [layer.name for layer in plain.layers] == [layer.name for layer in trained.layers]
    learnt, answered = (one.predict(pictures, verbose=0) for one in (normalised, plain))
    assert np.abs(learnt - expected).max() > 0.1 * expected.std(), "it has learnt nothing"
    assert np.abs(answered - learnt).max() < 1e-4 * learnt.std()

    settle(normalised, pictures[:200])
    assert (normalised.predict(pictures, verbose=0) == learnt).all(), "what was learnt is kept"


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_a_run_that_normalises_begins_with_a_model_that_did_not(
    data: Path, finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NETWORKS["small"], "normalised_from", 2)
    recipe = replace(
        RECIPES["vgg-eyes"], labels="fer", augment=False, epochs=1, peak_rate=1e-9,
        init=str(finished / "eyes-fp32.onnx"),
    )  # fmt: skip
    fit(recipe, load(data), tmp_path / "more", seed=0, resume=False)
    (after,) = epochs_of(tmp_path / "more")
    assert after["val_loss"] == pytest.approx(epochs_of(finished)[-1]["val_loss"], rel=0.02)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_another_share_of_the_pictures_is_level_in_every_epoch(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    level: list[np.ndarray] = []

    def seen(x: np.ndarray, *rest: object) -> tuple[object, ...]:
        level.append((x == 0).all(axis=(1, 2, 3)))
        return x, *rest[:2]

    # No picture of the data is black, so that those made level can be told from the others.
    monkeypatch.setattr("emomirror_training.fit.aligned", lambda faces, _: np.zeros_like(faces))
    monkeypatch.setattr("emomirror_training.fit.mixed", seen)
    recipe = replace(
        RECIPES["vgg-eyes"], labels="fer", augment=False, epochs=2, mixing=0.1, aligned=0.4
    )
    fit(recipe, load(data), tmp_path / "run", seed=0, resume=False)
    assert [each.mean() for each in level] == pytest.approx([0.4, 0.4], abs=0.12)
    assert not np.array_equal(*level)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_frozen_blocks_are_the_first_and_only_they_and_never_random_ones(tmp_path: Path) -> None:
    recipe = replace(RECIPES["vgg-eyes"], frozen_blocks=2)
    begun = recipe.build()
    first = tmp_path / "first.weights.h5"
    begun.save_weights(first)
    layers = [
        {variable.path.split("/")[0] for variable in network.trainable_variables}
        for network in (begun, replace(recipe, init=str(first)).build())
    ]
    later = {"block3_conv1", "block3_conv2", "block4_conv1", "block4_conv2", "logits"}
    assert layers[0] > layers[1] == later


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_a_run_with_frozen_blocks_goes_on_as_if_left_alone(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tmp_path / "first.weights.h5"
    recipe = replace(RECIPES["vgg-eyes"], labels="fer", epochs=2, mixing=0.1, frozen_blocks=2)
    recipe.build().save_weights(first)
    recipe = replace(recipe, init=str(first))
    rows = load(data)
    whole = fit(recipe, rows, tmp_path / "whole", seed=0, resume=False)

    interrupted(monkeypatch, 2, recipe, rows, tmp_path / "run")
    assert len(epochs_of(tmp_path / "run")) == 1
    first.unlink()
    run = fit(recipe, rows, tmp_path / "run", seed=0, resume=True)
    for ours, theirs in zip(run.get_weights(), whole.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_the_commands_that_the_shipped_model_tells_give_its_recipe() -> None:
    """Also after a recipe's own settings have changed, of which a command leaves out those that
    are not in need of an option."""
    report = Classifier.load(shipped_model(Region.FACE)).facts.report
    run, command = report["run"], report["command"]
    if "averaged" in run:
        averaged = build_parser().parse_args(command.split()[1:]).runs
        last = run["history"][-len(averaged) :]
        assert [str(one) for one in averaged] == [one["run"] for one in last]
        command = last[-1]["command"]
    given = build_parser().parse_args(command.split()[1:])
    made = asdict(changed(RECIPES[given.recipe], given))
    recipe = asdict(recipe_of(run, shipped_model(Region.FACE)))
    assert Path(made.pop("init")).name == recipe["init"]
    network = made.pop("network")
    assert recipe["network"] == (FOLDED[network] if "averaged" in run else network)
    assert made == {name: recipe[name] for name in made}


def test_a_command_can_be_typed_whatever_folders_are_called() -> None:
    averaged = command_of({"averaged": [{"run": "my run"}, {"run": "b"}]}, RECIPES["vgg"])
    words = shlex.split(averaged)[1:]
    assert build_parser().parse_args(words).runs == [Path("my run"), Path("b")]


def test_a_model_that_is_given_away_names_no_folder_of_who_trained() -> None:
    typed = ["fit", "--data=/home/anna/fer2013.csv", "--init", "../anna/face.onnx", "--epochs", "3"]
    told = shareable({"arguments": typed, "seed": 1})
    assert told == {
        "arguments": ["fit", "--data=fer2013.csv", "--init", "face.onnx", "--epochs", "3"],
        "seed": 1,
    }


def test_a_training_that_diverges_ends_and_keeps_what_it_has(data: Path, tmp_path: Path) -> None:
    given = fit_arguments(data, tmp_path / "run")
    ended = train(*given, "--peak-rate", "1e30")
    assert ended.returncode == 1
    assert "no number" in ended.stderr
    assert "--peak-rate below 1e+30" in ended.stderr
    assert not (tmp_path / "run" / "network.weights.h5").exists()


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
@pytest.mark.parametrize("seed", [0, 2**32 - 1])
def test_any_seed_gives_random_numbers_that_every_engine_can_keep(seed: int) -> None:
    model = keras.Sequential([keras.layers.Input((48, 48, 1)), FaceAugment()])
    states = []
    for epoch in (0, 5000):
        _reseed((model,), seed, epoch)
        states.append(keras.ops.convert_to_numpy(model.layers[0].random.state))
        assert (states[-1] >= 0).all()
        assert (states[-1] < 2**31).all()
    assert not np.array_equal(*states)


limits_files = pytest.mark.skipif(
    sys.platform == "win32", reason="limits of files are set otherwise there"
)


def on_a_full_disk(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What comes of a command where a checkpoint finds no room, and all that is written before it
    does."""
    import resource

    most = 100_000
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        timeout=600,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


@limits_files
def test_a_full_disk_is_told_in_words(data: Path, tmp_path: Path) -> None:
    failed = on_a_full_disk(*fit_arguments(data, tmp_path / "run"), "--epochs", "1")
    assert failed.returncode == 1
    assert "cannot be written" in failed.stderr
    assert "choose another --out" in failed.stderr, "there is nothing to go on with yet"
    assert "Traceback" not in failed.stderr
    assert not list((tmp_path / "run").glob("partial.*"))


@limits_files
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_a_disk_that_fills_up_later_leaves_what_can_be_gone_on_with(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "run"
    recipe = replace(RECIPES["vgg-eyes"], labels="fer", epochs=EPOCHS, mixing=0.2)
    interrupted(monkeypatch, 2, recipe, load(data), out)
    kept = (out / "checkpoint.weights.h5").read_bytes()
    failed = on_a_full_disk(*fit_arguments(data, out), "--mixing", "0.2", "--resume")
    assert failed.returncode == 1
    assert "are kept: make room, then go on by --resume" in failed.stderr
    assert (out / "checkpoint.weights.h5").read_bytes() == kept


@pytest.mark.parametrize(
    "given",
    [
        *(("--balance", "2"), ("--epochs", "-1"), ("--peak-rate", "-1"), ("--batch", "many")),
        *(("--seed", "-1"), ("--seed", "4294967296")),
    ],
)
def test_a_setting_that_cannot_be_is_refused_before_anything_is_read(
    given: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["fit", "--data", "none", "--out", "none", *given])
    assert f"got {given[1]}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["fit", "--recipe", "vgg-eyes", "--frozen-blocks", "1"], "give --init"),
        (["fit", "--frozen-blocks", "6"], "should be 0 to 5, the blocks of vgg16-thin-bn; got 6"),
        (["fit", "--antialiased-from", "5"], "should be 0 to 4"),
        (["fit", "--network", "draft", "--antialiased-from", "6"], "should be 0 to 5"),
        (["fit", "--taught", "0.5"], "give --teacher"),
        (["fit", "--teacher", "a.onnx", "--taught", "0"], "nothing of what --teacher answers"),
        (["fit", "--swa", "0.04"], "of 36 epochs is 1, and"),
        (["fit", "--swa", "0.3", "--epochs", "0"], "of 0 epochs is 0, and"),
        (["fit", "--swa", "0.9"], "should be 0 to 0.8"),
        (["table1", "--final", "a.onnx", "--init", "b.onnx"], "give one of --init and --final"),
    ],
)
def test_a_setting_of_which_nothing_would_come_is_refused(
    tmp_path: Path, words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--data", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    assert expected in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_exported_run_is_a_model_that_the_program_takes(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    exported = train("export", finished, "--data", data, "--out", tmp_path)
    assert exported.returncode == 0, exported.stderr
    facts = Classifier.load(tmp_path / "eyes.onnx").facts
    assert facts.region is Region.EYES
    chosen_by = Classifier.load(finished / "eyes.onnx").facts.report["metrics"]
    assert set(chosen_by) == {"PublicTest"}, "runs are chosen among by it alone"
    measured = facts.report["metrics"]["PrivateTest"]
    assert measured["model_sha256"] == facts.sha256
    int8, fp32 = (facts.report[kind]["PrivateTest"] for kind in ("int8_accuracy", "fp32_accuracy"))
    assert abs(int8 - fp32) < 0.05
    card = (tmp_path / "eyes.md").read_text(encoding="utf-8")
    assert f"{measured['accuracy']:.2%}" in card

    again = train("evaluate", tmp_path / "eyes.onnx", "--data", data, "--json")
    result = json.loads(again.stdout)
    assert result["accuracy"] == measured["accuracy"]
    assert 0 < result["one_face_ms"] < 1000
    assert facts.report["labels"] == list(map(str, EMOTIONS))
    assert facts.report["input"]["shape"] == ["n", 48, 48, 1]
    assert facts.report["exported_by"]["backend"] == "tensorflow"
    assert "ImageNet" not in card, "this one began with nothing"
    assert set(result["recall"]) == set(map(str, EMOTIONS))


def test_a_folder_in_which_another_process_trains_is_left_to_it(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    with only_here(out):
        refused = train(*fit_arguments(data, out))
    assert refused.returncode == 1
    assert f"another process trains in {out}" in refused.stderr
    assert not (out / "run.json").exists()


def test_a_model_or_a_file_that_is_no_runs_is_not_replaced(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    (tmp_path / "eyes.onnx").write_bytes((finished / "eyes.onnx").read_bytes())
    refused = train(*fit_arguments(data, tmp_path))
    assert refused.returncode == 1
    assert "holds eyes.onnx, and no run" in refused.stderr
    assert (tmp_path / "eyes.onnx").read_bytes() == (finished / "eyes.onnx").read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / "run.json").write_text("{}")
    refused = train(*fit_arguments(data, other))
    assert refused.returncode == 1
    assert "not the folder of a run" in refused.stderr
    assert (other / "run.json").read_text() == "{}"


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_a_training_without_tensorboard_says_so_and_goes_on(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "tensorboard.summary", None)
    fit(replace(RECIPES["baseline"], epochs=1), load(data), tmp_path, seed=0, resume=False)
    assert "not in TensorBoard's log" in capsys.readouterr().err
    assert len(epochs_of(tmp_path)) == 1


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor"),
        RuntimeError("RESOURCE_EXHAUSTED: Out of memory allocating 9 bytes"),
        RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
    ],
)
def test_memory_that_does_not_suffice_is_told_with_what_to_do(
    error: Exception, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(keras.Sequential, "fit", full)
    recipe = replace(RECIPES["baseline"], batch=8192)
    with pytest.raises(EngineRefused, match=r"the processor has not the memory .* below 8192"):
        fit(recipe, load(data), tmp_path, seed=0, resume=False)


def test_other_errors_of_an_engine_are_not_taken_for_want_of_memory(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise RuntimeError("shapes do not match")

    monkeypatch.setattr(keras.Sequential, "fit", wrong)
    with pytest.raises(RuntimeError, match="shapes"):
        fit(RECIPES["baseline"], load(data), tmp_path, seed=0, resume=False)


@pytest.mark.parametrize(
    ("found", "told", "expected"),
    [
        (["GPU"], {"compute_capability": (7, 5)}, "float32"),
        (["GPU"], {"compute_capability": (8, 0)}, "mixed_bfloat16"),
        (["GPU"], {}, "float32"),
        ([], {}, "float32"),
    ],
)
def test_bfloat16_is_taken_from_a_gpu_that_multiplies_it(
    found: list[str], told: dict[str, object], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda _: found)
    monkeypatch.setattr(tf.config.experimental, "get_device_details", lambda _: told)
    assert fastest_dtype_policy() == expected


def test_tensorboard_ends_no_training_and_nothing_to_resume_is_told(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    out.mkdir()
    (out / "tensorboard").touch()  # it wants a folder
    done = train(*fit_arguments(data, out), "--resume")
    assert done.returncode == 0, done.stderr
    assert f"{out} holds no run yet" in done.stdout
    assert "training by tensorflow on the processor, in float32" in done.stdout
    assert "not in TensorBoard's log" in done.stderr
    assert epochs(out) == epochs(finished)


def test_first_weights_that_are_a_folder_or_a_checkpoint_are_told_of(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    for init, told in (
        (finished, "is a folder; --init takes a file, such as the network.weights.h5"),
        (finished / "checkpoint.weights.h5", "is a run's checkpoint; --init takes"),
    ):
        refused = train(*fit_arguments(data, tmp_path / "run"), "--init", init)
        assert refused.returncode == 1
        assert told in refused.stderr


def test_private_test_is_measured_where_no_setting_is_changed() -> None:
    for words, private in (
        ([], True),
        (["--init", "vgg16.h5", "--seed", "3", "--resume"], True),
        (["--init", "models/face.onnx"], False),
        (["--init", "runs/vgg/network.weights.h5"], False),
        (["--dtype-policy", "float32"], True),
        (["--peak-rate", "0.02"], True),
        (["--peak-rate", "0.01"], False),
        (["--epochs", "2"], False),
    ):
        options = build_parser().parse_args(["--data", "fer2013.csv", *words])
        assert _is_the_default(options) is private


def test_an_unfinished_run_and_other_data_are_refused(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    nothing = train("export", tmp_path, "--data", data, "--out", tmp_path / "out")
    assert nothing.returncode == 1
    assert "not the folder of a run" in nothing.stderr
    assert "Traceback" not in nothing.stderr
    unfinished = tmp_path / "unfinished"
    unfinished.mkdir()
    shutil.copy(finished / "run.json", unfinished)
    measured = train("evaluate", unfinished, "--data", data)
    assert measured.returncode == 1
    assert f"There is no model in {unfinished}: its training is not" in measured.stderr

    voted = train("export", finished, "--data", with_votes(data, tmp_path), "--out", tmp_path)
    assert voted.returncode == 1
    assert "trained without FER+'s votes" in voted.stderr
    run = tmp_path / "run"
    shutil.copytree(finished, run)
    facts = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**facts, "ferplus_sha256": "another"}))
    changed_votes = train("export", run, "--data", tmp_path / data.name, "--out", tmp_path)
    assert changed_votes.returncode == 1
    assert "other votes of FER+" in changed_votes.stderr

    other = tmp_path / "fer2013.csv"
    other.write_text(data.read_text().replace("\n0,", "\n1,", 1))
    refused = train("export", finished, "--data", other, "--out", tmp_path / "out")
    assert refused.returncode == 1
    assert "other data" in refused.stderr


def test_a_place_that_cannot_be_written_is_told(data: Path, finished: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file" / "inside"):
        refused = train("export", finished, "--data", data, "--out", out)
        assert refused.returncode == 1
        assert "cannot be written" in refused.stderr
        assert "Traceback" not in refused.stderr


def test_damaged_weights_of_a_finished_run_can_be_made_anew(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    shutil.copytree(finished, run)
    weights = run / "network.weights.h5"
    weights.write_bytes(weights.read_bytes()[:5000])
    again = *fit_arguments(data, run), "--resume"
    for words in (("export", run, "--data", data, "--out", tmp_path / "out"), again):
        refused = train(*words)
        assert refused.returncode == 1
        assert "damaged" in refused.stderr
        assert "delete it" in refused.stderr
    weights.unlink()
    mended = train(*again)
    assert mended.returncode == 0, mended.stderr
    assert "epoch 1 of" not in mended.stdout
    before, after = (json.loads((one / "eyes.json").read_text()) for one in (finished, run))
    for name in ("epochs", "calibration", "fp32_accuracy"):
        assert after[name] == before[name]


def test_a_damaged_note_of_a_run_is_told(data: Path, tmp_path: Path) -> None:
    for content in ("[]", '{"recipe": {}}', '{"recipe": {"region": "face"}}', "{"):
        (tmp_path / "run.json").write_text(content)
        refused = train("export", tmp_path, "--data", data, "--out", tmp_path / "out")
        assert refused.returncode == 1
        assert "not the folder of a run" in refused.stderr


def test_help_names_every_command_and_the_recipes_own_settings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in (["--help"], ["--data", "x", "-h"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 0
        said = " ".join(capsys.readouterr().out.split())
        assert [name for name in COMMANDS if f" {name} " not in said] == []
        assert f"gone through; 0: not at all ({RECIPES['vgg'].epochs})" in said
    with pytest.raises(SystemExit):
        main(["fit", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert f"highest learning rate (vgg-eyes {RECIPES['vgg-eyes'].peak_rate:g}, else" in said


@pytest.mark.parametrize(
    "words", [["--epochs", "3", "fit", "--data", "x", "--out", "y"], ["--data", "x", "fit"]]
)
def test_options_before_a_command_are_refused_and_not_forgotten(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(words)
    assert "the command comes first" in capsys.readouterr().err


def test_an_engine_that_keras_does_not_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_BACKEND", "theano")
    refused = train("fit", "--data", "none", "--out", "none")
    assert "KERAS_BACKEND should be tensorflow, jax, torch; got theano" in refused.stderr


def test_readme_is_looked_for_in_the_repository(tmp_path: Path) -> None:
    refused = train("readme", "--root", tmp_path)
    assert refused.returncode == 1
    assert "--root" in refused.stderr
