"""The operating system's keyring, for who asked that the database opens here without a passphrase.

What it keeps is a random secret that opens one slot of the key file: without that file it is worth nothing, and taking
the slot away takes it back. Which slots this device asks the keyring for stands in the state folder.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DIENST: Final = "korpsmonitor"
"""Under which name the keyring shows it."""
_BESTAND: Final = "sleutelbos.json"
_ONBESCHERMD: Final = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail")
"""Keyrings that keep nothing, or keep it readable for who has the file."""


class GeenSleutelbos(KorpsmonitorFout):
    """There is no keyring that can be used here."""

    titel = "Sleutelbos"


def eis() -> None:
    """Raise GeenSleutelbos if this system has none that can be used."""
    with _sleutelbos():
        pass


def onthoud(map_: Path, kenmerk: str, geheim: str) -> None:
    """Keep the secret of a slot. Raises GeenSleutelbos if it cannot be had back, BestandFout without state folder."""
    with _sleutelbos() as bos:
        bos.set_password(DIENST, kenmerk, geheim)
        if bos.get_password(DIENST, kenmerk) != geheim:
            raise GeenSleutelbos(_("De sleutelbos van het systeem bewaart niets; er is niets onthouden."))
    _schrijf(map_, [*onthouden(map_), kenmerk])


def vraag(kenmerk: str) -> str | None:
    """The secret of a slot; None if the keyring does not have it, is locked, or is not there any more."""
    with contextlib.suppress(GeenSleutelbos), _sleutelbos() as bos:
        geheim: str | None = bos.get_password(DIENST, kenmerk)
        return geheim
    return None


def vergeet(map_: Path, kenmerken: Sequence[str]) -> None:
    """Drop the secrets of these slots. Raises BestandFout if the state folder cannot be written."""
    _schrijf(map_, [kenmerk for kenmerk in onthouden(map_) if kenmerk not in kenmerken])
    # Once the slot is gone the secret opens nothing: a keyring that is locked now may keep it.
    with contextlib.suppress(GeenSleutelbos), _sleutelbos() as bos:
        for kenmerk in kenmerken:
            if bos.get_password(DIENST, kenmerk) is not None:
                bos.delete_password(DIENST, kenmerk)


def onthouden(map_: Path) -> list[str]:
    """The slots that this device asks the keyring for; none if that cannot be read."""
    try:
        inhoud = json.loads((map_ / _BESTAND).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return [str(kenmerk) for kenmerk in inhoud] if isinstance(inhoud, list) else []


def _schrijf(map_: Path, kenmerken: list[str]) -> None:
    schrijf_bestand(map_ / _BESTAND, json.dumps(kenmerken).encode(), overschrijf=True)


@contextlib.contextmanager
def _sleutelbos() -> Iterator[Any]:
    """The keyring of this system. Raises GeenSleutelbos, also for what goes wrong while it is used."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as fout:
        raise GeenSleutelbos(
            _(
                "De sleutelbos van het systeem is niet te gebruiken zonder het pakket “keyring”; er is niets gewijzigd."
                " Installeer het met `pip install keyring`."
            )
        ) from fout
    bos: Any = keyring.get_keyring()
    if type(bos).__module__.startswith(_ONBESCHERMD):
        raise GeenSleutelbos(
            _("Dit systeem heeft geen beveiligde sleutelbos; er is niets onthouden of opgehaald.")
        )
    try:
        yield bos
    except KeyringError as fout:
        raise GeenSleutelbos(
            _(
                "De sleutelbos van het systeem weigert ({oorzaak}); er is niets onthouden of opgehaald."
            ).format(oorzaak=type(fout).__name__)
        ) from fout
