"""What came in lately: it may come again, though nobody meant it twice."""

from collections import OrderedDict
from threading import Lock

_REMEMBERED = 1000  # Vendors send again within minutes what was not answered.


class Recent:
    """
    The last keys that were taken, in this process and no longer.

    It spares people an answer said twice. That nothing is *done* twice is not its work:
    a change takes its key in its own transaction (`services.once`).
    """

    def __init__(self) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._turn = Lock()

    def take(self, key: str) -> bool:
        """Take a key; False where it is taken. An empty one always may be."""
        if not key:
            return True
        with self._turn:
            if key in self._keys:
                return False
            self._keys[key] = None
            if len(self._keys) > _REMEMBERED:
                self._keys.popitem(last=False)
            return True

    def let_go(self, key: str) -> None:
        """Let it be taken again."""
        with self._turn:
            self._keys.pop(key, None)
