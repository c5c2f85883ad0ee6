"""What differs between the engines under Keras. Nothing else here knows which one runs."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

import keras

from emomirror.errors import EmomirrorError

PROCESSES = "KERAS_DISTRIBUTION_"
"""How Keras' own variables begin that tell a process of those it belongs with."""


BFLOAT16_FROM = 8
"""The major number of the compute capability from which on NVIDIA's GPUs multiply bfloat16."""


class EngineRefused(EmomirrorError):
    """The engine under Keras cannot do what was asked of it."""


P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def on_all_devices() -> Iterator[None]:
    """Shares the training within among all devices that JAX sees, those of other processes too if
    this one was started with others. TensorFlow and PyTorch take the device that they choose.

    Raises:
        EngineRefused: there are to be several processes, and they do not come together, or the
            engine is not JAX. They come together once, for one training.
    """
    several = _several()
    if keras.backend.backend() != "jax":
        if several:
            raise EngineRefused(
                f"several processes ({PROCESSES}…) train on JAX only; expected KERAS_BACKEND=jax,"
                f" got {keras.backend.backend()}"
            )
        yield
        return
    import jax

    if several:
        _join()
    if jax.device_count() == 1:
        yield
        return
    with _Shares(auto_shard_dataset=False).scope():
        yield
    if several:
        # Now, because the first process may still have minutes to do, and others would give it up.
        jax.distributed.shutdown()


def refuse_several() -> None:
    """For what trains several networks, one after the other.

    Raises:
        EngineRefused: this process was started with others, which come together once.
    """
    if _several():
        raise EngineRefused(
            f"several processes train one network together, by fit; this trains more than one."
            f" Unset the variables {PROCESSES}…"
        )


def leads() -> bool:
    """Whether this process writes and prints, which one does of those started together."""
    if keras.backend.backend() != "jax":
        return True
    # Before they come together JAX takes each for the first.
    if told := os.environ.get(f"{PROCESSES}PROCESS_ID"):
        return told.strip() == "0"
    if _several() and not _joined:
        return True  # who asks JAX now keeps it from coming together
    import jax

    return bool(jax.process_index() == 0)


@contextmanager
def alone() -> Iterator[None]:
    """What one of several processes does by itself. Keras makes variables even while it saves, and
    elsewhere waits for all processes to make them."""
    before = keras.distribution.distribution()
    keras.distribution.set_distribution(None)
    try:
        yield
    finally:
        keras.distribution.set_distribution(before)


def alike(value: object) -> bool:
    """Whether ``value`` reads the same in all processes started together."""
    if keras.backend.backend() != "jax":
        return True
    import numpy as np
    from jax.experimental.multihost_utils import process_allgather

    sums = process_allgather(np.uint32(zlib.crc32(repr(value).encode())))
    return len(np.unique(sums)) == 1


class _Shares(keras.distribution.DataParallel):  # type: ignore[misc]
    """Every device has whole batches and calculates its share of the rows.

    Keras' own way is to hand out shares, which must be equal: epochs end with a batch that cannot
    be divided, and PublicTest has an odd number of rows. Here the division is JAX's, which pads.
    So batches, and random numbers with them, are what they are on one device.
    """

    def get_data_layout(self, data_shape: tuple[int, ...]) -> keras.distribution.TensorLayout:
        return keras.distribution.TensorLayout([None] * len(data_shape), self.device_mesh)

    def get_tensor_layout(self, path: str) -> keras.distribution.TensorLayout:
        return keras.distribution.TensorLayout([self.batch_dim_name], self.device_mesh)


def _several() -> bool:
    """Whether this process was started with others."""
    return any(name.startswith(PROCESSES) for name in os.environ)


_joined = False
"""Whether this process has come together with others."""


def _join() -> None:
    global _joined
    # Without a seed Keras would have the processes agree on one; the run sets its own later.
    keras.utils.set_random_seed(0)
    try:
        keras.distribution.initialize()
        _joined = True
    except (RuntimeError, ValueError) as error:
        raise EngineRefused(
            f"the processes did not come together ({error}); each needs {PROCESSES}JOB_ADDRESSES,"
            f" host and port of the first one; {PROCESSES}NUM_PROCESSES; and"
            f" {PROCESSES}PROCESS_ID, from 0"
        ) from error


def prepare() -> None:
    """Sets the engine up for training; call it before the first network is built.

    PyTorch, unlike the others, calculates with denormal numbers, which processors do a hundred
    times slower. Momentum that fades makes millions of them.
    """
    if keras.backend.backend() == "torch":
        import torch

        torch.set_flush_denormal(True)


def device() -> str:
    """What is trained on, in words."""
    backend = keras.backend.backend()
    if backend == "torch":
        import torch

        found = int(torch.accelerator.is_available())  # it takes the first one
    elif backend == "jax":
        import jax

        found = 0 if jax.default_backend() == "cpu" else jax.device_count()
    else:
        import tensorflow as tf

        found = min(len(tf.config.list_physical_devices("GPU")), 1)
    return {0: "the processor", 1: "a GPU"}.get(found, f"{found} GPUs")


def fastest_dtype_policy() -> str:
    """``mixed_bfloat16`` where what is trained on multiplies such numbers itself, as far as it
    tells; else ``float32``, for others do it many times slower. It is told of GPUs of NVIDIA, from
    compute capability 8.0 on, of TPUs under JAX, and of processors under PyTorch."""
    backend = keras.backend.backend()
    if backend == "torch":
        import torch

        if torch.cuda.is_available():
            half = torch.cuda.is_bf16_supported(including_emulation=False)
        else:
            half = not torch.accelerator.is_available() and _multiplies_bfloat16()
    elif backend == "jax":
        import jax

        first = jax.devices()[0]
        major = str(getattr(first, "compute_capability", "0")).partition(".")[0]
        capable = major.isdigit() and int(major) >= BFLOAT16_FROM  # others' are words
        half = capable or first.platform == "tpu"
    else:
        import tensorflow as tf

        found = tf.config.list_physical_devices("GPU")
        told = tf.config.experimental.get_device_details(found[0]) if found else {}
        half = told.get("compute_capability", (0, 0))[0] >= BFLOAT16_FROM
    return "mixed_bfloat16" if half else "float32"


def out_of_memory(error: Exception) -> bool:
    """Whether an engine says by ``error`` that the memory of a GPU, or of the machine, is full."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"MemoryError", "OutOfMemoryError", "ResourceExhaustedError"}:
        return True
    # JAX has one error for all, and so has PyTorch on a processor.
    said = str(error)
    return "RESOURCE_EXHAUSTED" in said or "can't allocate memory" in said


def where_onnx_is_written(function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
    """Calls ``function``, of a module, where Keras can write ONNX: here, or from JAX in a process
    of TensorFlow. Under JAX itself Keras wants jax2onnx, which brings in some forty packages.

    Raises:
        EngineRefused: TensorFlow is not installed.
    """
    if keras.backend.backend() != "jax":
        return function(*arguments, **options)
    if find_spec("tensorflow") is None:
        raise EngineRefused(
            "ONNX is written by TensorFlow, which is not installed; the same with --resume goes"
            " on, or KERAS_BACKEND=torch emomirror-train export"
        )
    # JAX keeps most of a GPU's memory, so the other does without.
    there = {"KERAS_BACKEND": "tensorflow", "CUDA_VISIBLE_DEVICES": "-1"}
    here = {name: os.environ.pop(name, None) for name in there}
    os.environ.update(there)
    try:
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            return process.submit(function, *arguments, **options).result()
    finally:
        for name, value in here.items():
            del os.environ[name]
            if value is not None:
                os.environ[name] = value


def _multiplies_bfloat16() -> bool:
    """As far as the system tells; only Linux does, in a file."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return not {"avx512_bf16", "amx_bf16"}.isdisjoint(told.split())
