"""A link opens the screens once, for a while, and for one browser."""

from __future__ import annotations

from korpsmonitor_tui.tui.webtoegang import GELDIG, Webtoegang


class Teller:
    def __init__(self) -> None:
        self.nu = 0.0

    def __call__(self) -> float:
        return self.nu


def test_een_link_werkt_een_keer() -> None:
    toegang = Webtoegang()
    link = toegang.nieuwe_link()
    bewijs = toegang.wissel_in(link)
    assert bewijs is not None
    assert toegang.kent(bewijs)
    assert toegang.wissel_in(link) is None
    assert toegang.kent(bewijs)


def test_wat_nooit_werd_gegeven_opent_niets() -> None:
    toegang = Webtoegang()
    link = toegang.nieuwe_link()
    assert toegang.wissel_in("") is None
    assert toegang.wissel_in(link[:-1]) is None
    assert toegang.wissel_in("\ud800é") is None
    # The link itself is not what a browser shows afterwards.
    assert not toegang.kent(link)
    assert not toegang.kent("")


def test_een_link_die_bleef_liggen_verloopt() -> None:
    teller = Teller()
    toegang = Webtoegang(teller)
    eerste, tweede = toegang.nieuwe_link(), toegang.nieuwe_link()
    teller.nu = GELDIG
    assert toegang.wissel_in(eerste) is not None
    teller.nu = GELDIG + 1
    assert toegang.wissel_in(tweede) is None


def test_geheimen_staan_er_zelf_niet_in() -> None:
    toegang = Webtoegang()
    bewijs = toegang.wissel_in(toegang.nieuwe_link())
    link = toegang.nieuwe_link()
    assert bewijs is not None
    assert bewijs not in repr(toegang)
    assert link not in repr(toegang)
