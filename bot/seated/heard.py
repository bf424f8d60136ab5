"""What was heard, in whatever vendor's way: as far as the desk needs it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from dialogs.conversation import Upload
from domain.seats import Vendor


class Heard(Protocol):
    """
    Words, a press, or that the desk was put in somewhere; what is missing is empty.

    *account* is the sender's permanent id in *tenant*: names and addresses are not
    looked at. *reference* is the conversation, *thread* where in it an answer goes.
    *came* is the same where the vendor brings the same once more.
    """

    @property
    def vendor(self) -> Vendor:
        """Whose service it was heard in."""

    @property
    def id(self) -> str:
        """What the vendor calls the message."""

    @property
    def came(self) -> str:
        """By what it is known again; empty where it comes under other ids."""

    @property
    def tenant(self) -> str:
        """The tenant, workspace or organisation."""

    @property
    def account(self) -> str:
        """The sender's permanent id there."""

    @property
    def reference(self) -> str:
        """The chat or channel."""

    @property
    def thread(self) -> str:
        """Where in it an answer goes."""

    @property
    def service_url(self) -> str:
        """The address that it is reached under, where a vendor has several."""

    @property
    def team(self) -> str:
        """By what else the conversation may be known."""

    @property
    def at(self) -> datetime | None:
        """When, by the vendor's clock, where it says."""

    @property
    def words(self) -> str:
        """What was written, without the desk's own name."""

    @property
    def files(self) -> tuple[Upload, ...]:
        """What hung on it, once it was fetched."""

    @property
    def language(self) -> str:
        """The language of the sender's client."""

    @property
    def is_personal(self) -> bool:
        """Whether nobody else reads the answer."""

    @property
    def is_unseen(self) -> bool:
        """Whether nobody else saw what was said."""

    @property
    def on_own_card(self) -> bool:
        """Whether a pressed card is shown to the sender alone."""

    @property
    def in_dialog(self) -> bool:
        """Whether the answer is shown in a dialog, which is kept nowhere."""


class Pressed(Protocol):
    """A press or a filled form: an id and input, no more."""

    @property
    def verb(self) -> str:
        """What is asked for."""

    @property
    def target(self) -> str:
        """On what."""

    @property
    def inputs(self) -> Mapping[str, str]:
        """What was filled in."""

    @property
    def once(self) -> str:
        """One drawing of a form: sent twice, it is the same."""
