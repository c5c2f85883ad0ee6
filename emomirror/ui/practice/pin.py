"""The PIN before the adult's pages: kept as a hash, and slow to guess.

It keeps a child from opening the adult's pages by chance. It does not hide the file of the
records from somebody who knows how to read files: nothing is encrypted by it.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from typing import TYPE_CHECKING

from emomirror.errors import RecordsError

if TYPE_CHECKING:
    from emomirror.records import Records

log = logging.getLogger(__name__)

PIN = "pin"
"""The name of the setting: salt and hash in hexadecimal, and what scrypt was told."""
WRONG = "pin_wrong"
"""The name of the setting that counts wrong PINs since the last right one."""
LEAST, MOST = 4, 64
"""Characters of a PIN."""
FREE = 2
"""So many wrong ones cost no time: fingers slip."""
FIRST_S, LONGEST_S = 5, 120
"""The delay after the next wrong one, doubled by each further one, up to this."""
N, R, P = 1 << 14, 8, 1
"""Of scrypt: 16 MiB and some 50 ms for each try."""
RESET_COMMAND = "emomirror practice --reset-pin"
"""What takes a forgotten PIN away, and leaves all else as it is."""


def has_pin(records: Records) -> bool:
    """Whether the adult's pages are behind a PIN."""
    return _kept(records) is not None


def set_pin(records: Records, pin: str) -> None:
    """Puts the adult's pages behind a PIN, or changes it.

    Raises:
        RecordsError: it cannot be kept.
        ValueError: it has fewer than ``LEAST`` characters, or more than ``MOST``.
    """
    if not LEAST <= len(pin) <= MOST:
        raise ValueError(f"a PIN of {LEAST} to {MOST} characters expected; got {len(pin)}")
    salt = secrets.token_bytes(16)
    records.set_setting(
        PIN, {"salt": salt.hex(), "hash": _hash(pin, salt, N, R, P).hex(), "n": N, "r": R, "p": P}
    )
    records.set_setting(WRONG, None)


def reset_pin(records: Records) -> None:
    """Takes the PIN away; nothing else is changed, and nothing is lost.

    Raises:
        RecordsError: the records cannot be written.
    """
    records.set_setting(PIN, None)
    records.set_setting(WRONG, None)


def is_right(records: Records, pin: str) -> bool:
    """Whether this is the PIN, or none is set; counts wrong ones."""
    kept = _kept(records)
    if kept is None:
        return True
    try:
        salt, expected = bytes.fromhex(kept["salt"]), bytes.fromhex(kept["hash"])
        given = _hash(pin, salt, int(kept["n"]), int(kept["r"]), int(kept["p"]))
    except (KeyError, TypeError, ValueError) as error:
        # Not right: a damaged entry must not open what it was to close. ``reset_pin`` does.
        log.warning("the PIN that is kept cannot be understood: %s", error)
        return False
    right = hmac.compare_digest(given, expected)
    _count(records, 0 if right else wrong_ones(records) + 1)
    return right


def wrong_ones(records: Records) -> int:
    """How many wrong PINs there were since the last right one, also before the last start."""
    count = records.setting(WRONG, 0)
    return count if isinstance(count, int) and count > 0 else 0


def delay_s(wrong: int) -> int:
    """How long to wait after so many wrong ones, in seconds."""
    if wrong <= FREE:
        return 0
    return int(min(LONGEST_S, FIRST_S * 2 ** min(wrong - FREE - 1, 10)))


def _kept(records: Records) -> dict[str, str] | None:
    kept = records.setting(PIN)
    # An entry that is no PIN at all must not open what it was to close, either.
    return kept if kept is None or isinstance(kept, dict) else {}


def _count(records: Records, wrong: int) -> None:
    try:
        if wrong != wrong_ones(records):
            records.set_setting(WRONG, wrong or None)
    except RecordsError as error:
        # A PIN can be right where nothing can be written.
        log.info("wrong PINs cannot be counted: %s", error)


def _hash(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(
        pin.encode("utf-8", "surrogatepass"), salt=salt, n=n, r=r, p=p, maxmem=64 << 20, dklen=32
    )
