"""What the making of rooms has to know of the vendor where they are made."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rooms.making import Stage
from domain.seats import Vendor


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomVendor:
    """
    A vendor's stages, in the order in which they are tried, and what they need.

    A room is this vendor's if one of *roots* is among its steps; *archived* is the one
    of them that is archived with its case, and in a room of *of_team* sits the
    Management Response Team alone. *needs* are the stages that must be done before,
    where the room has them. *fault* is the problem of what nobody foresaw. People sit,
    and rooms are held, in *tenant*, reached at *service_url* where there are several.

    A stage raises `Later` or `Refusal`, and none of its vendor's own errors.
    """

    vendor: Vendor
    tenant: str
    roots: tuple[str, ...]
    archived: str
    stages: Mapping[str, Stage]
    needs: Mapping[str, tuple[str, ...]]
    fault: str
    of_team: str = ""
    service_url: str = ""
