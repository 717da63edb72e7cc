"""Which machines we may connect to: those of the public web, whatever a name says they are."""

import socket
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[str]]
# The part of IPv6 that is given out; whatever lies outside is for inside use.
GIVEN_OUT = IPv6Network("2000::/3")
# Addresses of IPv4 in the clothes of IPv6: they lead where the IPv4 address leads.
NAT64 = IPv6Network("64:ff9b::/96")
# Below 1024 a port that is not the web's speaks another language, and may do what it is told.
WEB_PORTS = (80, 443)
LOWEST_FREE_PORT = 1024


class ForbiddenNetworkError(Exception):
    """A name leads to no machine that we may connect to."""


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public web: no loopback, private or local network."""
    if isinstance(address, IPv6Address) and address not in GIVEN_OUT:
        return False
    return address.is_global and not address.is_multicast


def undressed(address: Address) -> Address:
    """Give the address that is really meant where one of IPv4 is written as one of IPv6."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.sixtofour or address


def resolve(host: str, port: int) -> list[str]:
    """Give the numeric addresses of a host, by the resolver of this machine; raises gaierror."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def connect(
    host: str, port: int, allowed: Callable[[Address], bool], until: float, resolve: Resolve
) -> socket.socket:
    """Give an open connection to a host, made before the monotonic moment `until`.

    A name is looked up once, and what it gave is connected to by number: so nobody can answer
    something else between the check and the connection. Raises ForbiddenNetworkError where no
    address is allowed, and OSError where none answers.
    """
    if port not in WEB_PORTS and port < LOWEST_FREE_PORT:
        raise ForbiddenNetworkError
    numbers = [one for one in dict.fromkeys(resolve(host, port)) if allowed(_meant(one))]
    if not numbers:
        raise ForbiddenNetworkError
    trouble: OSError = TimeoutError()
    for left, number in zip(range(len(numbers), 0, -1), numbers, strict=True):
        # Each has its share of the time: the first may be on a network that swallows everything.
        seconds = max((until - time.monotonic()) / left, 0.001)
        try:
            found = socket.create_connection((number, port), timeout=seconds)
        except OSError as error:
            trouble = error
        else:
            found.settimeout(max(until - time.monotonic(), 0.001))
            return found
    raise trouble


def _meant(number: str) -> Address:
    return undressed(ip_address(number.partition("%")[0]))
