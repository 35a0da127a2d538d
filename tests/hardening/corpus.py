"""Requests that two servers could read differently, or that are only meant to hurt.

Those of the first kind must get a 4xx (or 501, 505) or no answer at all. Those of the second are
read alike by everybody and may be answered. None may bring along the request that many of them
hide. It is for a host that the proxy does not serve, so an application that sees it did not get
it from the proxy.
"""

import re
from typing import Final

LONGEST_NAME: Final = 40
MARK: Final = b"@" * LONGEST_NAME

#: What Caddy's server reads as one line and passes on as one.
UNFOLDED: Final = ("a coding on a folded line", "an empty length")


def cases(
    path: str, second: str, host: str, *, unfolding: bool
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """(refused, read alike) by name: requests to `path`, hiding one to `second`.

    With `unfolding`, the server may mend what an older standard allowed.
    """
    hidden = b"GET %s-%s HTTP/1.1\r\nHost: h\r\n\r\n" % (second.encode(), MARK)
    refused = {
        **_lengths(hidden),
        **_codings(hidden),
        **_chunks(hidden),
        **_hosts(),
        **_headers(hidden),
        **_lines(),
    }
    alike = _alike(hidden)
    if unfolding:
        alike |= {name: refused.pop(name) for name in UNFOLDED}

    def filled(name: str, raw: bytes) -> bytes:
        # Which request hid it, in as many letters as the lengths above count.
        mark = re.sub(r"\W", "-", name).ljust(LONGEST_NAME, "-")[:LONGEST_NAME]
        raw = raw.replace(MARK, mark.encode())
        return raw.replace(b"@PATH", path.encode()).replace(b"@HOST", host.encode())

    return (
        {name: filled(name, raw) for name, raw in refused.items()},
        {name: filled(name, raw) for name, raw in alike.items()},
    )


POST: Final = b"POST @PATH HTTP/1.1\r\nHost: @HOST\r\n"
GET: Final = b"GET @PATH HTTP/1.1\r\nHost: @HOST\r\n"
CHUNKED: Final = b"Transfer-Encoding: chunked\r\n"


def _length(value: bytes, body: bytes) -> bytes:
    return POST + b"Content-Length:" + value + b"\r\n\r\n" + body


def _lengths(hidden: bytes) -> dict[str, bytes]:
    size = str(len(hidden)).encode()
    return {
        "a plus before the length": _length(b" +5", b"{   }" + hidden),
        "a minus before the length": _length(b" -1", hidden),
        "an empty length": _length(b"", hidden),
        "a hexadecimal length": _length(b" 0x5", b"{   }" + hidden),
        "a length with a fraction": _length(b" 5.0", b"{   }" + hidden),
        "an exponent": _length(b" 1e1", b"{        }" + hidden),
        "a length with a word": _length(b" 5 bytes", b"{   }" + hidden),
        "an endless length": _length(b" " + b"9" * 40, b"{}"),
        "a length beyond 64 bits": _length(b" 18446744073709551621", b"{   }" + hidden),
        "two lengths in a list": _length(b" 0, " + size, hidden),
        "one length twice in a list": _length(b" 5, 5", b"{   }" + hidden),
        "two lengths": POST
        + b"Content-Length: 0\r\nContent-Length: " + size + b"\r\n\r\n" + hidden,
        "two lengths, the larger first": POST
        + b"Content-Length: " + size + b"\r\nContent-Length: 0\r\n\r\n" + hidden,
        "an underscore in a length": _length(b" 1_0", b"{        }" + hidden),
        "a length in other digits": _length(b" \xd9\xa5", b"{   }" + hidden),
        "a NUL in a length": _length(b" 5\x00", b"{   }" + hidden),
    }  # fmt: skip


def _codings(hidden: bytes) -> dict[str, bytes]:
    def coded(value: bytes, body: bytes = b"0\r\n\r\n") -> bytes:
        return POST + b"Transfer-Encoding:" + value + b"\r\n\r\n" + body + hidden

    both = b"Content-Length: 4\r\n"
    return {
        "an unknown coding": coded(b" xchunked"),
        "identity": coded(b" identity"),
        "chunked and then identity": coded(b" chunked, identity"),
        "gzip and chunked": coded(b" gzip, chunked"),
        "chunked twice in a list": coded(b" chunked, chunked"),
        "two codings": POST + CHUNKED + b"Transfer-Encoding: identity\r\n\r\n0\r\n\r\n" + hidden,
        "a tab of another kind before chunked": coded(b" \x0bchunked"),
        "a NUL after chunked": coded(b" chunked\x00"),
        "quoted chunked": coded(b' "chunked"'),
        "a coding in HTTP/1.0": b"POST @PATH HTTP/1.0\r\nHost: @HOST\r\n" + CHUNKED
        + b"\r\n0\r\n\r\n" + hidden,
        "a length and an unknown coding": POST + both
        + b"Transfer-Encoding: cow\r\n\r\n{}  " + hidden,
        "a space before the colon of the coding": POST + both
        + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + hidden,
        "a coding on a folded line": POST + both
        + b"Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + hidden,
        "a coding behind a bare return": POST + both
        + b"X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
    }  # fmt: skip


def _chunks(hidden: bytes) -> dict[str, bytes]:
    def chunked(body: bytes) -> bytes:
        return POST + CHUNKED + b"\r\n" + body

    return {
        "a chunk without a size": chunked(b"\r\n{}\r\n0\r\n\r\n" + hidden),
        "a chunk of no number": chunked(b"ZZ\r\n{}\r\n0\r\n\r\n" + hidden),
        "a chunk size with 0x": chunked(b"0x2\r\n{}\r\n0\r\n\r\n" + hidden),
        "a chunk size with a plus": chunked(b"+2\r\n{}\r\n0\r\n\r\n" + hidden),
        "a negative chunk": chunked(b"-2\r\n{}\r\n0\r\n\r\n" + hidden),
        "a chunk beyond 64 bits": chunked(b"10000000000000002\r\n{}\r\n0\r\n\r\n" + hidden),
        "a chunk longer than it says": chunked(b"2\r\n{}  \r\n0\r\n\r\n" + hidden),
        "a chunk without its end": chunked(b"2\r\n{}0\r\n\r\n" + hidden),
        "a space before a chunk's size": chunked(b" 2\r\n{}\r\n0\r\n\r\n" + hidden),
        "a NUL in a chunk's size": chunked(b"2\x00\r\n{}\r\n0\r\n\r\n" + hidden),
        "a chunk's size on lines of its own": chunked(b"2\r{}\r\n0\r\n\r\n" + hidden),
        "an endless extension": chunked(b"2;" + b"a" * 70_000 + b"\r\n{}\r\n0\r\n\r\n"),
        "a bad line after the last chunk": chunked(b"2\r\n{}\r\n0\r\nno colon\r\n\r\n" + hidden),
    }


def _hosts() -> dict[str, bytes]:
    start = b"GET @PATH HTTP/1.1\r\n"
    return {
        "no host": start + b"\r\n",
        "an empty host": start + b"Host:\r\n\r\n",
        "two hosts": start + b"Host: @HOST\r\nHost: evil.example.com\r\n\r\n",
        "one host twice": start + b"Host: @HOST\r\nHost: @HOST\r\n\r\n",
        "two hosts in a list": start + b"Host: @HOST, evil.example.com\r\n\r\n",
        "a user before the host": start + b"Host: me@evil.example.com\r\n\r\n",
        "a path behind the host": start + b"Host: @HOST/evil\r\n\r\n",
        "a space in the host": start + b"Host: @HOST evil\r\n\r\n",
        "a space before the host's colon": start + b"Host : @HOST\r\n\r\n",
        "a host on a folded line": b"GET @PATH HTTP/1.1\r\n Host: @HOST\r\n\r\n",
    }


def _headers(hidden: bytes) -> dict[str, bytes]:
    return {
        "a header of 200 kB": GET + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
        "200 kB of headers": GET + b"".join(b"X-%d: a\r\n" % n for n in range(20_000)) + b"\r\n",
        "an address of 100 kB": GET.replace(b" HTTP", b"?" + b"a" * 100_000 + b" HTTP") + b"\r\n",
        "a NUL in a header": GET + b"X: a\x00b\r\n\r\n",
        "a NUL in a header's name": GET + b"X\x00: a\r\n\r\n",
        "a space in a header's name": GET + b"X Y: a\r\n\r\n",
        "a header without a name": GET + b": a\r\n\r\n",
        "a header without a colon": GET + b"X\r\n\r\n",
        "a name that is no token": GET + b"X(Y): a\r\n\r\n",
        "a bare return in a header": GET + b"X: a\rContent-Length: 9\r\n\r\n" + hidden,
    }  # fmt: skip


def _lines() -> dict[str, bytes]:
    rest = b"\r\nHost: @HOST\r\n\r\n"
    return {
        "a method that is no token": b"G@T @PATH HTTP/1.1" + rest,
        "no version": b"GET @PATH" + rest,
        "HTTP/0.9": b"GET @PATH\r\n\r\n",
        "HTTP/1.2": b"GET @PATH HTTP/1.2" + rest,
        "HTTP/2.0 by its line": b"GET @PATH HTTP/2.0" + rest,
        "a version in lower case": b"GET @PATH http/1.1" + rest,
        "a NUL in the path": b"GET @PATH\x00x HTTP/1.1" + rest,
        "a space in the path": b"GET @PATH x HTTP/1.1" + rest,
        "tabs instead of spaces": b"GET\t@PATH\tHTTP/1.1" + rest,
        "a space before the method": b" GET @PATH HTTP/1.1" + rest,
        "no path": b"GET HTTP/1.1" + rest,
        "a bare return after the line": b"GET @PATH HTTP/1.1\rHost: @HOST\r\n\r\n",
        "TLS to a plain port": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x07" * 64,
        "noise": bytes(range(256)),
    }


def _alike(hidden: bytes) -> dict[str, bytes]:
    size = str(len(hidden)).encode()
    return {
        "a request": GET + b"\r\n",
        "the same length twice": POST
        + (b"Content-Length: " + size + b"\r\n") * 2 + b"\r\n" + hidden,
        "a second request as the body": POST + b"Content-Length: " + size + b"\r\n\r\n" + hidden,
        "a body for GET": GET + b"Content-Length: " + size + b"\r\n\r\n" + hidden,
        "a length after chunked": POST + CHUNKED + b"Content-Length: 4\r\nConnection: close\r\n\r\n"
        + b"0\r\n\r\n" + hidden,
        "chunked after a length": POST + b"Content-Length: 5\r\n" + CHUNKED
        + b"\r\n0\r\n\r\n" + hidden,
        "chunks with a second request inside": POST + CHUNKED
        + b"\r\n%x\r\n" % len(hidden) + hidden + b"\r\n0\r\n\r\n",
        "a header behind the last chunk": POST + CHUNKED
        + b"\r\n2\r\n{}\r\n0\r\nHost: evil\r\nContent-Length: 90\r\n\r\n",
        "lines without a return": b"GET @PATH HTTP/1.1\nHost: @HOST\n\n",
        "empty lines before": b"\r\n\r\n" + GET + b"\r\n",
        "an absolute address": b"GET http://evil.example.com@PATH HTTP/1.1\r\nHost: @HOST\r\n\r\n",
        "an upgrade to HTTP/2": GET + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
        b"HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
        "a coding and a length by underscores": POST
        + b"Content_Length: 0\r\nTransfer_Encoding: chunked\r\n"
        + b"Content-Length: " + size + b"\r\n\r\n" + hidden,
        "a length that hop by hop takes away": POST + b"Connection: close, Content-Length\r\n"
        b"Content-Length: " + size + b"\r\n\r\n" + hidden,
        "an expectation nobody meets": POST + b"Expect: cow\r\nContent-Length: " + size
        + b"\r\n\r\n" + hidden,
        "an asterisk": b"OPTIONS * HTTP/1.1\r\nHost: @HOST\r\n\r\n",
        "a tunnel": b"CONNECT evil.example.com:443 HTTP/1.1\r\nHost: @HOST\r\n\r\n",
        "a greeting of HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "a trace": b"TRACE @PATH HTTP/1.1\r\nHost: @HOST\r\n\r\n",
    }  # fmt: skip
