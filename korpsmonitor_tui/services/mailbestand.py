"""A mail as a file, to be opened and sent in a mail program: nothing is mailed here."""

from __future__ import annotations

import hashlib
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from mimetypes import guess_type
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLAATSHOUDER: Final = "adres-invullen@example.invalid"
"""RFC 2606: no mail can ever arrive there, so that a forgotten address is noticed."""

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def lees_adressen(adressen: Sequence[str]) -> tuple[Address, ...]:
    """Mail addresses. Raises OnbruikbareInvoer for what is none."""
    return tuple(map(_lees_adres, adressen))


def _lees_adres(adres: str) -> Address:
    try:
        gelezen = Address(addr_spec=adres.strip())
        adres.encode("ascii")
    except (ValueError, MessageError, IndexError):
        gelezen = Address()
    if not (gelezen.username and gelezen.domain):
        raise OnbruikbareInvoer(
            _("“{adres}” is geen e-mailadres; er is niets vastgelegd.").format(adres=adres)
        )
    return gelezen


def maak_mail(
    onderwerp: str, tekst: str, aan: Sequence[Address], wie: str, bestanden: Mapping[str, bytes]
) -> bytes:
    """A message (RFC 5322) that mail programs open as a draft; the same input gives the same bytes.

    Without addresses ``wie`` is named before an address to be filled in. Sender and date are left to the mail program.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["To"] = tuple(aan) or (Address(_op_een_regel(wie), addr_spec=PLAATSHOUDER),)
    mail["Subject"] = _op_een_regel(" ".join(onderwerp.split()))
    mail.set_content(tekst, cte="quoted-printable")
    for naam, inhoud in bestanden.items():
        soort = _WORD if naam.endswith(".docx") else guess_type(naam)[0] or "application/octet-stream"
        hoofd, _streep, onder = soort.partition("/")
        mail.add_attachment(inhoud, maintype=hoofd, subtype=onder, filename=_op_een_regel(naam))
    som = hashlib.sha256(b"".join(bestanden.values())).hexdigest()
    mail.set_boundary(f"=_korpsmonitor_{som[:32]}")
    return mail.as_bytes()


def _op_een_regel(tekst: str) -> str:
    """A text that ends no line of the head of a message, whatever a mail program takes for an end."""
    return maak_zichtbaar(tekst).translate({0x0A: " ", 0x09: " "})
