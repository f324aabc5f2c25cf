"""How a laptop reaches the hub, and every way in which it does not: one Dutch line that says what was kept."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest
from psycopg.conninfo import conninfo_to_dict

from korpsmonitor_tui.domain.hub import HubFout, HubWachtwoordNodig
from korpsmonitor_tui.hub.adres import lees_adres
from korpsmonitor_tui.hub.beheer import Beheer
from korpsmonitor_tui.hub.verbinding import Hub
from tests.cli.conftest import is_een_regel
from tests.hub.server import maak_certificaten, vrije_poort

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hub.conftest import Meld, Proefhub

NET = "postgresql://oost@hub.voorbeeld.nl/korpsmonitor"


@pytest.mark.parametrize(
    "adres",
    [
        f"{NET}?sslmode=require",
        f"{NET}?sslmode=verify-ca",
        f"{NET}?sslmode=disable",
        f"{NET}?sslmode=prefer",
        f"{NET}?gssencmode=prefer",
        f"{NET}?client_encoding=LATIN1",
        "postgresql://oost:geheim@hub.voorbeeld.nl/korpsmonitor",
        "host=hub.voorbeeld.nl password=geheim",
        # One host over the network among sockets, or an address that overrules the socket.
        "host=/run/postgresql,hub.voorbeeld.nl sslmode=disable",
        "host=/run/postgresql hostaddr=192.0.2.1 sslmode=disable",
        # Without a host the environment may name one.
        "dbname=korpsmonitor sslmode=disable",
        "geen adres",
        "",
        " ",
        "postgresql://oost:geheim@[hub/x",
    ],
)
def test_a_weak_address_is_refused(adres: str) -> None:
    with pytest.raises(HubFout) as gevangen:
        lees_adres(adres)
    assert is_een_regel(str(gevangen.value) + "\n")
    assert "geheim" not in str(gevangen.value)


def test_what_the_address_does_not_say_is_strict() -> None:
    delen = conninfo_to_dict(lees_adres(NET, "geheim"))
    strikt = {
        "sslmode": "verify-full",
        "gssencmode": "disable",
        "require_auth": "scram-sha-256",
        "channel_binding": "require",
    }
    assert delen.items() >= {**strikt, "target_session_attrs": "read-write", "password": "geheim"}.items()
    assert int(str(delen["connect_timeout"])) <= 10
    meer = conninfo_to_dict(lees_adres("postgresql://a@een.nl:1,twee.nl:2/k?connect_timeout=3"))
    assert (meer["host"], meer["port"], meer["connect_timeout"]) == ("een.nl,twee.nl", "1,2", "3")
    # A socket does not leave the machine; libpq asks it for no certificate.
    assert "require_auth" not in conninfo_to_dict(lees_adres("host=/run/postgresql sslmode=disable"))


def mislukt(adres: str, wachtwoord: str | None, woorden: str) -> None:
    with pytest.raises(HubFout, match=woorden) as gevangen:
        Hub.open(adres, wachtwoord)
    assert is_een_regel(str(gevangen.value) + "\n")
    assert "Er is niets uitgewisseld; alles staat op deze laptop." in str(gevangen.value)


def test_what_cannot_be_reached_or_trusted(hub: Proefhub, tmp_path: Path) -> None:
    goed = hub.server.dsn("oost")
    mislukt(goed, "fout wachtwoord", "kent deze naam met dit wachtwoord niet")
    mislukt(hub.server.dsn("onbekend"), "x", "kent deze naam met dit wachtwoord niet")
    with pytest.raises(HubWachtwoordNodig):
        Hub.open(goed, None)
    mislukt(hub.server.dsn("oost", "bestaatniet"), hub.wachtwoord("oost"), "niet ingericht")
    # The certificate is of “localhost”, of an authority of our own.
    mislukt(
        goed.replace("@localhost", "@127.0.0.1"),
        hub.wachtwoord("oost"),
        "certificaat van de hub is van een andere server",
    )
    maak_certificaten(tmp_path)
    mislukt(
        hub.server.dsn("oost", sslrootcert=str(tmp_path / "ca.crt")),
        hub.wachtwoord("oost"),
        "niet van een uitgever",
    )
    mislukt(
        hub.server.dsn("oost", sslrootcert=str(tmp_path / "geen.crt")), hub.wachtwoord("oost"), "sslrootcert"
    )
    weg = hub.server.dsn("oost").replace(f":{hub.server.poort}/", f":{vrije_poort()}/")
    mislukt(weg, hub.wachtwoord("oost"), "antwoordt niets")
    mislukt(goed.replace("@localhost", "@hub.invalid"), hub.wachtwoord("oost"), "naam van de hub wordt")


def test_a_server_that_says_nothing_is_waited_for_briefly(hub: Proefhub) -> None:
    with socket.create_server(("127.0.0.1", 0)) as doof:
        poort = doof.getsockname()[1]
        adres = hub.server.dsn("oost", connect_timeout="2").replace(f":{hub.server.poort}/", f":{poort}/")
        mislukt(adres, "x", "antwoordt niet op tijd")


def test_a_server_without_tls_is_not_spoken_to(hub: Proefhub) -> None:
    """Somebody in between answers that there is no TLS: nothing is sent after that."""
    gekregen: list[bytes] = []

    def antwoord(luisteraar: socket.socket) -> None:
        verbinding, _adres = luisteraar.accept()
        with verbinding:
            verbinding.recv(8)
            verbinding.sendall(b"N")
            gekregen.append(verbinding.recv(1000))

    with socket.create_server(("127.0.0.1", 0)) as luisteraar:
        draad = threading.Thread(target=antwoord, args=(luisteraar,))
        draad.start()
        poort = luisteraar.getsockname()[1]
        mislukt(
            hub.server.dsn("oost").replace(f":{hub.server.poort}/", f":{poort}/"), "geheim", "biedt geen TLS"
        )
        draad.join(10)
    assert gekregen == [b""]


def test_the_next_host_is_tried(hub: Proefhub) -> None:
    adres = hub.server.dsn("oost").replace(
        f"@localhost:{hub.server.poort}/", f"@localhost:{vrije_poort()},localhost:{hub.server.poort}/"
    )
    with Hub.open(adres, hub.wachtwoord("oost")) as verbinding:
        assert verbinding.monitor == ""


def test_the_password_comes_from_pgpassfile(
    hub: Proefhub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "pgpass"
    pad.write_text(f"localhost:{hub.server.poort}:*:oost:{hub.wachtwoord('oost')}\n")
    pad.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(pad))
    with Hub.open(hub.server.dsn("oost"), None) as verbinding:
        assert verbinding.einden() == {}


def test_cut_off_in_the_middle_nothing_is_half(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    oost.notitie("2012/twente", "een")
    verbinding = hub.open("oost")
    with hub.als_beheerder() as db:
        db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'oost'")
    for doe in (
        lambda: verbinding.bied_aan(oost.keten),
        lambda: verbinding.haal(0, 1),
        lambda: verbinding.einden(),
    ):
        with pytest.raises(HubFout, match="verbroken") as gevangen:
            doe()
        assert "de rest staat op deze laptop" in str(gevangen.value)
    verbinding.sluit()
    with hub.open("oost") as opnieuw:
        assert opnieuw.bied_aan(oost.keten) == 2


def test_cut_off_under_what_was_asked_beforehand(
    hub: Proefhub, laptop: Meld, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told when it is fetched, not when it is asked, and a line that is gone is closed quietly."""
    oost = laptop("oost")
    oost.notitie("2012/twente", "een")
    for gevraagd in ("voor", "na"):
        with hub.open("oost") as verbinding:
            with hub.als_beheerder() as db, db.transaction():
                # The hub cannot answer before it is cut off.
                db.execute("LOCK TABLE korpsmonitor.event")
                if gevraagd == "voor":
                    verbinding.vraag_alvast(0, 9)
                db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'oost'")
                if gevraagd == "na":
                    verbinding.vraag_alvast(0, 9)
            for _keer in range(2):
                with pytest.raises(HubFout, match="verbroken"):
                    verbinding.haal(0, 9)
            verbinding.vraag_alvast(0, 9)
    assert caplog.records == []


def test_a_standby_alone_is_told_to_be_one(hub: Proefhub) -> None:
    with hub.als_beheerder() as db:
        db.execute("ALTER ROLE oost SET default_transaction_read_only = on")
    try:
        mislukt(hub.server.dsn("oost"), hub.wachtwoord("oost"), "alleen-lezen")
    finally:
        with hub.als_beheerder() as db:
            db.execute("ALTER ROLE oost RESET default_transaction_read_only")


def test_the_administrator_is_asked_for_a_password_only_where_one_is_wanted(hub: Proefhub) -> None:
    def nooit() -> str:
        raise AssertionError

    with Beheer.open(hub.server.dsn_beheer(), nooit) as beheer:
        assert beheer.staat().events == 0
    with Beheer.open(hub.server.dsn("beheerder"), lambda: "beheer") as beheer:
        assert beheer.staat().events == 0
    with pytest.raises(HubFout, match="kent deze naam"):
        Beheer.open(hub.server.dsn("beheerder"), lambda: "fout")


def test_two_laptops_bring_at_once_and_no_place_is_passed_over(hub: Proefhub, laptop: Meld) -> None:
    """A reader that fetches all the while gets every event, in the order of the places."""
    laptops = [laptop(login) for login in ("oost", "oost2", "auditor")]
    for deze in laptops:
        for nr in range(30):
            deze.notitie("2012/twente", str(nr))
    fouten: list[BaseException] = []

    def breng(login: str, keten: list[object]) -> None:
        try:
            with hub.open(login) as verbinding:
                for begin in range(0, len(keten), 4):
                    verbinding.bied_aan(keten[begin : begin + 4])  # type: ignore[arg-type]
        except BaseException as fout:  # noqa: BLE001 - told in the thread that waits
            fouten.append(fout)

    draden = [
        threading.Thread(target=breng, args=(login, deze.keten))
        for login, deze in zip(("oost", "oost2", "auditor"), laptops, strict=True)
    ]
    for draad in draden:
        draad.start()
    gezien, volg, merk = [], 0, ""
    with hub.open("lezer") as verbinding:
        bezig, klaar = True, False
        while bezig or not klaar:
            bezig = any(draad.is_alive() for draad in draden)
            levering = verbinding.haal(volg, 7, merk)
            gezien += [p.event.id for p in levering.pakketten]
            volg, merk, klaar = levering.volg, levering.merk, levering.klaar
    for draad in draden:
        draad.join()
    assert fouten == []
    assert sorted(gezien) == sorted(p.event.id for deze in laptops for p in deze.keten)
