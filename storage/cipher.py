"""The cipher behind the identity wall."""

from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from domain.refusals import Refusal
from storage.key_file import read_keys

_Seen = tuple[int, int]


class WallCipher:
    """
    Fills `Cipher`: seals with the newest key of a file, opens with any in it.

    A process that runs on while the key is rotated takes the new one by itself: what
    it sealed with a key that is no longer kept would be lost.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._look()
        self._fernet = self._read()

    def seal(self, text: str) -> bytes:
        """Encrypt a text."""
        return self._newest().encrypt(text.encode())

    def unseal(self, sealed: bytes) -> str:
        """Decrypt; Refusal `wall-key-wrong` when no key fits."""
        try:
            return self._newest().decrypt(sealed).decode()
        except InvalidToken:
            raise Refusal("wall-key-wrong", path=str(self._path)) from None

    def _newest(self) -> MultiFernet:
        seen = self._look()
        if seen != self._seen and seen is not None:
            self._fernet, self._seen = self._read(), seen
        return self._fernet

    def _look(self) -> _Seen | None:
        """Tell one file from the next; None while it is away, and the old keys hold."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def _read(self) -> MultiFernet:
        keys = read_keys(self._path)
        if not keys:
            raise Refusal("wall-key-missing", path=str(self._path))
        try:
            return MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise Refusal("wall-key-wrong", path=str(self._path)) from None
