"""Reads the lines below the actions of a chapter: numbered actions, their parts, and the progress that is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.planbouw import Actiebouw, Stuk
from korpsmonitor_tui.intake.planloop import Planloop
from korpsmonitor_tui.intake.planregels import Vorm, is_schuin

if TYPE_CHECKING:
    from korpsmonitor_tui.intake.planbouw import Deelbouw
    from korpsmonitor_tui.intake.planregels import Regelvorm


class Actieloop(Planloop):
    """What a line among the actions of the last chapter is, and to which action it belongs."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst)
        self._delen: list[Deelbouw] = []

    @property
    def _deel(self) -> Deelbouw:
        return self._delen[-1]

    def _vervolg(self, tekst: str) -> str:
        """Of a paragraph of progress the italics say nothing more."""
        actie = self._delen[-1].acties[-1] if self._delen and self._delen[-1].acties else None
        in_voortgang = actie is not None and actie.voortgang[-1:] == [self._stuk]
        return tekst.strip("*") if in_voortgang else tekst

    def _neem_actieregel(self, nummer: int, regel: str, vorm: Regelvorm) -> None:
        actie = self._deel.acties[-1] if self._deel.acties else None
        if vorm.vorm is Vorm.NUMMER and self._is_actienummer(nummer, vorm):
            self._begin_actie(nummer, Actiebouw(vorm.nummer, vorm.nieuw), vorm.tekst)
        elif vorm.vorm is Vorm.DEEL and actie is not None and self._is_letter(vorm.nummer):
            hoofd = self._deel.hoofdactie(actie)
            self._begin_actie(
                nummer, Actiebouw(f"{hoofd.nummer}{vorm.nummer}", ouder=hoofd.nummer), vorm.tekst
            )
        elif actie is None:
            self._begin_actie(nummer, Actiebouw(""), vorm.tekst if vorm.vorm is Vorm.PUNT else regel)
        elif vorm.vorm is Vorm.PUNT:
            self._voeg_voortgang_toe(nummer, actie, vorm.tekst, punt=True)
        else:
            self._neem_vervolg(nummer, actie, regel)

    def _is_actienummer(self, nummer: int, vorm: Regelvorm) -> bool:
        verwacht = self._deel.laatste_nummer + 1
        if not vorm.met_punt:
            return int(vorm.nummer) == verwacht and vorm.tekst[:1].isupper()
        if int(vorm.nummer) < verwacht:
            self._let_op(
                nummer,
                _("nummer {nummer} is er al in hoofdstuk {deel}; gelezen als lopende tekst.").format(
                    nummer=vorm.nummer, deel=self._deel.nummer
                ),
            )
            return False
        if int(vorm.nummer) > verwacht:
            self._let_op(
                nummer,
                _(
                    "actie {nummer} volgt in hoofdstuk {deel} op {vorige}; er lijkt een nummer te ontbreken."
                ).format(nummer=vorm.nummer, deel=self._deel.nummer, vorige=verwacht - 1),
            )
        return True

    def _is_letter(self, letter: str) -> bool:
        """Whether this is the next part of the action: other letters with a stop are text."""
        hoofd = self._deel.hoofdactie(self._deel.acties[-1])
        delen = [actie for actie in self._deel.acties if actie.ouder and actie.ouder == hoofd.nummer]
        return bool(hoofd.nummer) and letter == chr(ord("a") + len(delen))

    def _begin_actie(self, nummer: int, actie: Actiebouw, tekst: str) -> None:
        self._stuk = Stuk(tekst, [nummer])
        actie.tekst.append(self._stuk)
        self._deel.acties.append(actie)
        self._plaats(nummer, _("actie {nummer}").format(nummer=self._nummer(actie)))

    def _nummer(self, actie: Actiebouw) -> str:
        return f"{self._deel.nummer}.{actie.nummer}" if actie.nummer else self._deel.nummer

    def _voeg_voortgang_toe(self, nummer: int, actie: Actiebouw, tekst: str, *, punt: bool) -> None:
        vorige = actie.voortgang[-1] if actie.voortgang else None
        in_lijst = punt and vorige is not None and (vorige.voor == "- " or vorige.slot.endswith(":"))
        if punt and not is_schuin(tekst):
            self._let_op(
                nummer,
                _("staat niet cursief, maar als punt onder actie {nummer}; gelezen als voortgang.").format(
                    nummer=self._nummer(actie)
                ),
            )
        self._stuk = Stuk(tekst.strip("*"), [nummer], "- " if in_lijst else "")
        actie.voortgang.append(self._stuk)
        self._plaats(nummer, _("voortgang van actie {nummer}").format(nummer=self._nummer(actie)))

    def _neem_vervolg(self, nummer: int, actie: Actiebouw, regel: str) -> None:
        """A line without a sign of its own: the rest of a paragraph, progress, or more of the action."""
        onaf = bool(actie.voortgang) and self._stuk is actie.voortgang[-1] and not self._stuk.is_af()
        if onaf or self._loopt_door(regel):
            self._vul_aan(nummer, regel)
            wat = _("voortgang van actie {nummer}") if actie.voortgang else _("actie {nummer}")
            self._plaats(nummer, wat.format(nummer=self._nummer(actie)))
        elif is_schuin(regel):
            self._voeg_voortgang_toe(nummer, actie, regel, punt=False)
        elif actie.voortgang:
            self._let_op(
                nummer,
                _(
                    "staat niet cursief, maar onder de voortgang van actie {nummer}; gelezen als voortgang."
                ).format(nummer=self._nummer(actie)),
            )
            self._voeg_voortgang_toe(nummer, actie, regel, punt=False)
        else:
            self._stuk = Stuk(regel, [nummer])
            actie.tekst.append(self._stuk)
            self._plaats(nummer, _("actie {nummer}").format(nummer=self._nummer(actie)))
