"""A question answered end to end, against a bare turn and what is allowed beyond it."""

from dataclasses import replace
from pathlib import Path

from benchmarks.desks import FOCAL_POINT, Desk, desk_on, furnish
from benchmarks.measuring import Figure, Work, in_turns
from benchmarks.scale import Scale
from cards.html import as_html
from dialogs.conversation import Incoming
from dialogs.router import answer
from domain.learning.resources import KeptResource
from domain.news import direct_with
from storage.catalogue.shipped import shipped_resources

TIMES = 61
BAR = 1.0
BEYOND = {200: 20.0, 10_000: 50.0}  # Milliseconds beyond a bare turn, by resources.
QUESTIONS = (
    "do we need FPIC if the community is only 'consulted'?",
    "quelle est la différence entre le SRM et SECU ?",
    "necesito la plantilla del plan de reasentamiento",
    "what changed from the old standrads to the new ones",
)


def measure_asking(scale: Scale) -> list[Figure]:
    """A question typed in one's own chat, drawn, with its words kept and counted."""
    return [
        _measured(scale.folder / f"asking-{size}", size, beyond, scale.times(TIMES))
        for size, beyond in BEYOND.items()
    ]


def _measured(folder: Path, size: int, beyond: float, times: int) -> Figure:
    folder.mkdir()
    with desk_on(folder / "desk.sqlite") as desk:
        furnish(desk)
        _fill(desk, size)
        ours, bare = in_turns(
            _typing(desk, *QUESTIONS), _typing(desk, "my seats"), times=times
        )
    against = f"a bare turn of {bare:.1f} ms and {beyond:.0f} ms"
    return Figure(f"ask-{size}", ours, bare + beyond, bar=BAR, against=against)


def _typing(desk: Desk, *texts: str) -> Work:
    """Return what types the n-th text in the focal point's own chat."""

    def typed(number: int) -> object:
        incoming = Incoming(
            actor=FOCAL_POINT,
            conversation=direct_with(FOCAL_POINT.person_id),
            text=texts[number % len(texts)],
        )
        return [as_html(card) for card in answer(incoming, ports=desk.ports).cards]

    return typed


def _fill(desk: Desk, size: int) -> None:
    """Fill the catalogue with what is shipped, over and over, under other ids."""
    shipped = shipped_resources()
    with desk.ports.open_uow() as uow:
        for number in range(size):
            resource = shipped[number % len(shipped)]
            other = f"{number}-{resource.id}"
            url = f"{resource.url}?n={number}"
            resource = replace(
                resource, id=other, url=url, aliases=(), superseded_by=""
            )
            uow.resources.put(KeptResource(resource=resource))
        uow.commit()
