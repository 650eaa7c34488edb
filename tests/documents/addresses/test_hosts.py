"""Which machines are asked."""

from __future__ import annotations

import ipaddress
import socket
import time

import pytest

from kg.documents.addresses.address import address
from kg.documents.addresses.hosts import UnreachableError, endpoints, is_public


@pytest.mark.parametrize(
    "public", ["8.8.8.8", "93.184.216.34", "2606:2800:220::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_the_public_internet(public):
    assert is_public(ipaddress.ip_address(public))


@pytest.mark.parametrize(
    "private",
    """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.2.1 192.168.1.1 198.18.0.1
    224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    :: ::1 ::7f00:1 ::a00:1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::808:808
    100::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1::1 2002:c0a8:101:: 2002:a9fe:a9fe::1 fc00::1 fd00:ec2::254 fe80::1
    fe80::1%2 fec0::1 ff02::1 ff0e::1 4000::1
    """.split(),
)
def test_what_is_no_part_of_it(private):
    assert not is_public(ipaddress.ip_address(private))


def places(url, *addresses):
    """The endpoints of a URL whose host has these addresses."""

    def resolve(host, port, **kinds):
        return [found for known in addresses or [host] for found in socket.getaddrinfo(known, port, **kinds)]

    return [place[:2] for _, place in endpoints(address(url, ()), is_public, resolve, 5)]


def test_a_host_is_looked_up_once_and_all_of_its_addresses_are_told():
    assert places("https://example.org/", "8.8.8.8", "2606:2800:220::1") == [("8.8.8.8", 443), ("2606:2800:220::1", 443)]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00:ec2::254]/latest/meta-data",
    ],
)
def test_no_spelling_of_an_address_leads_inside(url):
    with pytest.raises(UnreachableError, match="is not in the public internet"):
        places(url)


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"])
def test_a_name_that_stands_for_a_machine_inside_is_not_asked_even_if_it_stands_for_others_too(inside):
    with pytest.raises(UnreachableError) as told:
        places("https://example.org/", "8.8.8.8", inside)
    assert str(told.value).startswith(f"is not in the public internet (example.org stands for {inside})")


def test_a_name_that_nobody_knows_is_told():
    def resolve(host, port, **kinds):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(UnreachableError, match=r"has a host that is not known: nope\.example"):
        endpoints(address("https://nope.example/", ()), is_public, resolve, 5)


def test_a_name_without_an_address_is_told():
    with pytest.raises(UnreachableError, match=r"has a host without an address: nope\.example"):
        endpoints(address("https://nope.example/", ()), is_public, lambda *host, **kinds: [], 5)


def test_a_look_up_that_hangs_is_left():
    began = time.monotonic()
    with pytest.raises(UnreachableError, match=r"could not be looked up within 0\.05 seconds"):
        endpoints(address("https://slow.example/", ()), is_public, lambda *host, **kinds: time.sleep(2), 0.05)
    assert time.monotonic() - began < 1
