"""Fractional keys: a place between two neighbours, so that inserting never renumbers what others may be editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_CIJFERS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASIS: Final = len(_CIJFERS)
_HEEL: Final = 6
"""Digits that count appended places: two thousand million of them."""


def tussen(voor: str | None, na: str | None) -> str:
    """A key that sorts after ``voor`` and before ``na``; None stands for the begin or the end.

    Keys are fractions in base 36 without trailing zero. Raises ValueError if ``voor`` does not sort before ``na``.
    """
    laag = voor or ""
    if na is not None and not laag < na:
        raise ValueError(f"{laag!r} does not sort before {na!r}")
    if na is None:
        return _na(laag)
    sleutel: list[str] = []
    plaats = 0
    while True:
        onder = _CIJFERS.index(laag[plaats]) if plaats < len(laag) else 0
        boven = _CIJFERS.index(na[plaats]) if na is not None and plaats < len(na) else _BASIS
        midden = (onder + boven) // 2
        if midden > onder:
            return "".join(sleutel) + _CIJFERS[midden]
        sleutel.append(_CIJFERS[onder])
        if boven > onder:
            na = None  # already below ``na``: only ``voor`` still bounds the rest
        plaats += 1


def plaats_op(sleutels: Sequence[str], index: int) -> str:
    """A key for place ``index`` among ``sleutels`` (sorted; two laptops may have chosen the same key)."""
    voor = sleutels[index - 1] if index else None
    na = next((sleutel for sleutel in sleutels[index:] if voor is None or sleutel > voor), None)
    return tussen(voor, na)


def _na(laag: str) -> str:
    """A key after ``laag``: the next whole number, so that a day of appended notes keeps its keys short."""
    getal = int(laag[:_HEEL].ljust(_HEEL, "0"), _BASIS) if laag else 0
    getal += 1 if (getal + 1) % _BASIS else 2
    if getal >= _BASIS**_HEEL:
        return laag + _CIJFERS[1]
    cijfers = ""
    while getal:
        getal, rest = divmod(getal, _BASIS)
        cijfers = _CIJFERS[rest] + cijfers
    return cijfers.rjust(_HEEL, "0")
