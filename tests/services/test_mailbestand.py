"""A mail that is ready to be sent."""

from __future__ import annotations

import email
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services.mailbestand import PLAATSHOUDER, lees_adressen, maak_mail

_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
_NAAM = st.text(st.characters(codec="utf-8", categories=("L", "N"), include_characters=" .-_"), min_size=1)


@given(
    st.text(_LETTERS, min_size=1, max_size=150),
    st.text(st.one_of(_LETTERS, st.just("\n")), max_size=300),
    st.dictionaries(_NAAM.filter(lambda n: n.strip() == n), st.binary(max_size=200), max_size=3),
)
def test_a_mail_program_reads_what_went_in(onderwerp: str, tekst: str, bestanden: dict[str, bytes]) -> None:
    bestanden = {f"{naam}.bin": inhoud for naam, inhoud in bestanden.items()}
    ruw = maak_mail(onderwerp, tekst, lees_adressen(["expert@politie.example"]), "", bestanden)
    assert ruw == maak_mail(onderwerp, tekst, lees_adressen(["expert@politie.example"]), "", bestanden)
    assert max(map(len, ruw.split(b"\r\n"))) <= 998
    mail = email.message_from_bytes(ruw, policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"].split() == onderwerp.split()
    lichaam = mail.get_body()
    assert lichaam is not None
    assert lichaam.get_content().replace("\r\n", "\n").rstrip("\n") == tekst.rstrip("\n")
    assert {deel.get_filename(): deel.get_content() for deel in mail.iter_attachments()} == bestanden


def test_without_an_address_it_says_whose_is_to_be_filled_in() -> None:
    mail = email.message_from_bytes(
        maak_mail("Ons verslag", "Tekst", (), "chef “zeden”, Zeeland", {}), policy=default
    )
    (adres,) = mail["To"].addresses
    assert (adres.display_name, adres.addr_spec) == ("chef “zeden”, Zeeland", PLAATSHOUDER)


@pytest.mark.parametrize(
    "adres",
    [
        "",
        "a",
        "a@",
        "@b",
        "a b@c.example",
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: x@y.example",
        "é@b.nl",
    ],
)
def test_what_is_no_address_is_refused(adres: str) -> None:
    with pytest.raises(OnbruikbareInvoer, match="geen e-mailadres"):
        lees_adressen(["goed@b.example", adres])


@pytest.mark.parametrize("einde", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\x00"])
def test_een_naam_wordt_nooit_een_regel_van_de_kop(einde: str) -> None:
    kwaad = f"hoofd{einde}Bcc: elders@example.invalid"
    mail = maak_mail(kwaad, "tekst", (), kwaad, {f"v{einde}X-Kwaad: 1.docx": b"x"})
    gelezen = email.message_from_bytes(mail, policy=default)
    assert gelezen["Bcc"] is None
    assert set(gelezen.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    (bijlage,) = gelezen.iter_attachments()
    assert bijlage["X-Kwaad"] is None
