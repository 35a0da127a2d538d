"""No spelling of an address of ours, and no address of a special kind, is one we call."""

from ipaddress import ip_address

import pytest

from handsel.kit.addresses import NotAllowed, is_public, read_target

INWARD = (
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1",
    "100.64.0.1", "169.254.169.254", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "192.88.99.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:7f00:1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "100::1", "2001::1",
    "2001:0:7f00:1::", "2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:4700::1%1", "fec0::1", "ff02::1",
)  # fmt: skip
PUBLIC = ("8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4009::200e")

REFUSED = (
    "http://example.com/", "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/",
    "//example.com/", "example.com", "", "https://", "https:///path", "https://user@example.com/",
    "https://user:pass@example.com/", "https://example.com@127.0.0.1/", "https://example.com:22/",
    "https://example.com:8443/", "https://example.com:0x50/", "https://example.com:99999/",
    "https://localhost/", "https://LOCALHOST./", "https://db/", "https://a.localhost/",
    "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/",
    "https://0x7f.1/", "https://1.2.3/", "https://[::1/", "https://[::1]x/",
    "https://exa mple.com/", "https://example.com\\@127.0.0.1/", "https://example.com/\r\nHost: x",
    "https://exam\tple.com/", "https://ex\u00e4mple.com/", "https://\uff11\uff12\uff17.0.0.1/",
    "https://example\u3002com/", "https://-example.com/", "https://exa_mple..com/",
    "https://%31%32%37.0.0.1/", "https://example.com/" + "a" * 2048, "javascript:alert(1)",
    "http://127.0.0.1:8000/", "https://127.0.0.1:8000/",
)  # fmt: skip


@pytest.mark.parametrize("address", INWARD)
def test_an_inward_or_special_address_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_anybodys_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_not_plain_https_to_a_host_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed):
        read_target(url)


def test_a_plain_address_is_taken_apart() -> None:
    target = read_target("https://Files.Example.com:443/a/b?c=%20d#e")
    assert (target.host, target.port, target.path) == ("files.example.com", 443, "/a/b?c=%20d")
    assert target.authority == "files.example.com"
    assert read_target("https://example.com:80").authority == "example.com:80"
    assert read_target("https://xn--exmple-cua.com/").host == "xn--exmple-cua.com"
    assert read_target("https://[2606:4700:4700::1111]/").authority == "[2606:4700:4700::1111]"


def test_loopback_is_for_those_who_ask_for_it_and_only_as_an_address() -> None:
    assert read_target("http://127.0.0.1:8003/x", loopback=True).port == 8003
    assert read_target("http://[::1]:8003/x", loopback=True).host == "::1"
    for url in ("http://localhost:8003/", "http://127.0.0.2/", "http://10.0.0.1/", "http://a.com/"):
        with pytest.raises(NotAllowed):
            read_target(url, loopback=True)
