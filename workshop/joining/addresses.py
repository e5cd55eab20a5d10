"""The address behind a request, as the throttles on wrong codes and wrong passwords count it."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "::"
_IPV6_PREFIX = 64
"""What one household or host gets; it could fill a throttle with addresses of its own otherwise."""


def client_address(request: HttpRequest) -> str:
    """The address of the client, or of its IPv6 network, in a form that every database takes.

    Behind `TRUSTED_PROXIES` proxies it is what the outermost of them saw; a header from further out is not believed.
    """
    proxies: int = settings.TRUSTED_PROXIES
    passed = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    if proxies and len(passed) >= proxies:
        return known_address(passed[-proxies])
    return known_address(request.META.get("REMOTE_ADDR"))


def known_address(raw: str | None) -> str:
    """`raw` as one address, or one IPv6 network's first; a stand-in for all that is no address."""
    try:
        address = ip_address((raw or "").partition("%")[0])
    except ValueError:
        return UNKNOWN
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ip_network((address, _IPV6_PREFIX), strict=False).network_address)
