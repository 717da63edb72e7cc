"""Against guessing at links that need no account: wrong ones are counted per network.

They are counted in the memory of this process: opening a page writes nothing, and who opened one is
known nowhere else. One wrong link counts once, however often somebody opens it, so that an old link
that many have shuts nobody out.
"""

import hmac
import secrets
from collections import OrderedDict
from datetime import datetime
from threading import Lock

from finder.accounts.guessing import MOST_OF_A_NETWORK, WINDOW, household

# More networks than these are not remembered; those heard of last are.
MOST_NETWORKS = 10_000


class WrongLinks:
    """How many links each network got wrong lately, as hashes; shared by threads."""

    def __init__(self) -> None:
        # Nobody reads the memory for an address: the key ends with the process.
        self._key = secrets.token_bytes(32)
        self._lock = Lock()
        self._wrong: OrderedDict[bytes, dict[bytes, datetime]] = OrderedDict()

    def are_too_many(self, network: str, now: datetime) -> bool:
        """Say whether a network tried so many lately that it has to wait."""
        with self._lock:
            tried = self._wrong.get(self._hash(household(network)), {})
            return sum(moment > now - WINDOW for moment in tried.values()) >= MOST_OF_A_NETWORK

    def note(self, network: str, token: str, now: datetime) -> None:
        """Count a wrong link of a network."""
        with self._lock:
            key = self._hash(household(network))
            tried = {
                one: moment
                for one, moment in self._wrong.pop(key, {}).items()
                if moment > now - WINDOW
            }
            self._wrong[key] = tried | {self._hash(token): now}
            if len(self._wrong) > MOST_NETWORKS:
                self._wrong.popitem(last=False)

    def _hash(self, text: str) -> bytes:
        return hmac.digest(self._key, text.encode("utf-8", "replace"), "sha256")
