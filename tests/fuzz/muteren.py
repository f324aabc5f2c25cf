"""Changes an archive from within: one part of it, packed again, so that what is fed passes for an archive."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ZELDEN = 0.1
"""How often the bytes of the archive itself are changed."""


def muteer_archief(inhoud: bytes, grootste: int, zaad: int, muteer: Callable[[bytes, int], bytes]) -> bytes:
    """The archive with one part changed by ``muteer``; what is none, or gets too large, is changed as bytes."""
    toeval = random.Random(zaad)
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            delen = {lid.filename: zip_.read(lid) for lid in zip_.infolist() if lid.file_size < 2 * grootste}
    except Exception:  # noqa: BLE001 - zipfile on bytes that are anything
        delen = {}
    if not delen or toeval.random() < _ZELDEN:
        return muteer(inhoud, grootste)
    naam = toeval.choice(sorted(delen))
    delen[naam] = muteer(delen[naam] or b" ", 2 * grootste)
    nieuw = pak_in(delen)
    return nieuw if len(nieuw) <= grootste else muteer(inhoud, grootste)


def pak_in(delen: dict[str, bytes]) -> bytes:
    """These parts as an archive, the same every time."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam, deel in delen.items():
            lid = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            zip_.writestr(lid, deel, zipfile.ZIP_STORED if naam == "mimetype" else zipfile.ZIP_DEFLATED)
    return uit.getvalue()
