"""Keys as users read them: the footer, the help and the command palette show what is really bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.binding import Binding
from textual.keys import key_to_character

from korpsmonitor_tui.domain.taal import _, in_woorden

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Toets:
    """One action with its keys, as the screen offers it now."""

    keys: tuple[str, ...]
    namen: tuple[str, ...]
    """The keys as they stand on a keyboard."""
    actie: str
    tekst: str
    uitleg: str
    toon: bool
    """Whether it belongs in the footer."""
    beschikbaar: bool
    node: DOMNode
    """Where the action is found."""

    @property
    def algemeen(self) -> bool:
        """Whether it works on every screen."""
        return isinstance(self.node, App) or self.actie == "help"


def actieve_toetsen(screen: Screen[Any]) -> tuple[Toets, ...]:
    """What can be done now by key, from the focused field outwards; Textual's own cursor keys are left out."""
    per_actie: dict[tuple[int, str], list[Any]] = {}
    for actief in screen.active_bindings.values():
        if not actief.binding.description or _wordt_getypt(screen, actief.node, actief.binding):
            continue
        if not _van_textual(actief.node, actief.binding):
            per_actie.setdefault((id(actief.node), actief.binding.action), []).append(actief)
    return tuple(
        Toets(
            keys=tuple(actief.binding.key for actief in groep),
            namen=tuple(dict.fromkeys(toetsnaam(actief.binding) for actief in groep)),
            actie=groep[0].binding.action,
            # Classes are made before anybody knows the instrument.
            tekst=in_woorden(groep[0].binding.description),
            uitleg=in_woorden(groep[0].binding.tooltip),
            toon=any(actief.binding.show for actief in groep),
            beschikbaar=groep[0].enabled,
            node=groep[0].node,
        )
        for groep in per_actie.values()
    )


def _wordt_getypt(screen: Screen[Any], node: DOMNode, binding: Binding) -> bool:
    """Whether the field that has the focus takes the key as text. Textual does not know of ``/`` and ``+`` that they are signs."""
    veld, teken = screen.focused, toetsnaam(binding)
    return (
        veld is not None
        and node is not veld
        # An arrow is shown by one sign, and types none.
        and len(teken) == 1
        and binding.key not in _PIJLEN
        and veld.check_consume_key(binding.key, teken)
    )


def _van_textual(node: DOMNode, binding: Binding) -> bool:
    """Whether a class of Textual brought this binding along: it speaks English and is explained in the help."""
    return any(
        (eigen.action, eigen.description) == (binding.action, binding.description)
        for klasse in type(node).__mro__
        if klasse.__module__.startswith("textual.")
        for eigen in Binding.make_bindings(vars(klasse).get("BINDINGS", ()))
    )


def toetsnaam(binding: Binding) -> str:
    """The key as it stands on a keyboard, e.g. ``Ctrl+P``."""
    modificaties, toets = binding.parse_key()
    naam = _namen().get(toets) or key_to_character(toets) or toets.upper()
    if modificaties and len(naam) == 1:
        naam = naam.upper()
    voor = {"ctrl": _("Ctrl"), "shift": _("Shift"), "alt": _("Alt")}
    return "+".join([*(voor.get(m, m.capitalize()) for m in modificaties), naam])


_PIJLEN: Final = {"up": "↑", "down": "↓", "left": "←", "right": "→"}


def _namen() -> dict[str, str]:
    return {
        **_PIJLEN,
        "enter": _("Enter"),
        "escape": _("Esc"),
        "tab": _("Tab"),
        "space": _("Spatie"),
        "delete": _("Del"),
        "backspace": _("Backspace"),
        "pageup": _("PgUp"),
        "pagedown": _("PgDn"),
        "home": _("Home"),
        "end": _("End"),
        "slash": "/",
        "plus": "+",
        "minus": "-",
        "insert": _("Ins"),
    }
