"""Fetches a page that is asked for by its address; the only place where the program uses a network."""

from __future__ import annotations

import ssl
import time
import zlib
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from importlib import import_module
from pathlib import PurePosixPath
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from quiz import __version__
from quiz.ingest.errors import ArticleError

_PIECE: Final = 65_536
_GZIP: Final = 31
"""What zlib calls the format gzip."""
_AGENT: Final = f"Mozilla/5.0 (compatible; quiz-nl/{__version__})"
_KINDS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What a site says that it gives, to the suffix of the reader."""
_ANY: Final = frozenset({"application/octet-stream", "binary/octet-stream", "application/force-download"})
"""What a site says of a file that it does not know."""
_GONE: Final = frozenset({404, 410})
_KEPT: Final = "/%:=&~+!$,;@()*'-._?"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the bytes, the suffix of their format and the address where they were found at last."""

    data: bytes
    suffix: str
    url: str


def fetch(url: str, *, most: int, seconds: float) -> Fetched:
    """Fetch a page of at most ``most`` bytes.

    Raises ``ArticleError`` for an address that is none, cannot be reached, does not answer in time, answers with an
    error, sends on without end, or gives something else than an article.
    """
    asked = Request(_plain(url), headers={"User-Agent": _AGENT, "Accept": ", ".join(_KINDS), "Accept-Encoding": "gzip"})  # noqa: S310
    end = time.monotonic() + seconds
    try:
        with _opener().open(asked, timeout=seconds) as answer:
            suffix = _suffix(answer.headers, url)
            data = _read(answer, url, most, end, seconds)
            return Fetched(_in_utf8(data, suffix, answer.headers), suffix, _shown(answer.geturl()))
    except HTTPError as error:
        raise _refused(error, url) from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise ArticleError("slow", url, seconds=round(seconds)) from None
        raise ArticleError("unreachable", url, reason=_reason(error.reason)) from None
    except TimeoutError:
        raise ArticleError("slow", url, seconds=round(seconds)) from None
    except (OSError, HTTPException, zlib.error) as error:
        raise ArticleError("unreachable", url, reason=_reason(error)) from None


class _WebOnly(HTTPRedirectHandler):
    """Follows a site that sends on to another page, never to a file on this computer."""

    max_redirections = 8

    def redirect_request(
        self, req: Request, fp: object, code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        if not newurl.lower().startswith(("http://", "https://")):
            raise HTTPError(newurl, code, msg, headers, None)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _opener() -> OpenerDirector:
    """Opens addresses of the web and no others; the one of the library would open files and FTP too."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        HTTPHandler(),
        HTTPSHandler(context=_certificates()),
        HTTPDefaultErrorHandler(),
        _WebOnly(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _certificates() -> ssl.SSLContext:
    """Those of the system, and on a system whose Python finds none the ones that come with the reader of pages."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        try:
            context.load_verify_locations(import_module("certifi").where())
        except ImportError:
            return context
    return context


def _plain(url: str) -> str:
    """The address as it goes over the line, without accents and spaces."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        raise ArticleError("address", url) from None
    if parts.scheme not in {"http", "https"}:
        raise ArticleError("scheme", url)
    if not host or parts.username is not None:
        raise ArticleError("address", url)
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, host + port, quote(parts.path or "/", _KEPT), quote(parts.query, _KEPT), ""))


def _shown(url: str) -> str:
    """The address as a bank tells it: without the place on the page."""
    return urlunsplit((*urlsplit(url)[:4], ""))


def _suffix(headers: Message, url: str) -> str:
    """The suffix of the format that the site says it gives. Raises ``ArticleError`` for any other."""
    kind = headers.get_content_type() if headers.get("Content-Type") else "text/html"
    name = PurePosixPath(urlsplit(url).path).suffix.lower()
    if kind in _ANY and name in _KINDS.values():
        return name
    if kind not in _KINDS:
        raise ArticleError("content", url, type=kind)
    return _KINDS[kind]


def _read(answer: HTTPResponse, url: str, most: int, end: float, seconds: float) -> bytes:
    """The body, unpacked, as far as size and time allow."""
    packed = answer.headers.get("Content-Encoding", "").strip().lower()
    if packed not in {"", "identity", "gzip"}:
        raise ArticleError("content", url, type=packed)
    unpacker = zlib.decompressobj(_GZIP) if packed == "gzip" else None
    body = bytearray()
    came = 0
    while piece := answer.read1(_PIECE):
        came += len(piece)
        body += unpacker.decompress(piece, most + 1) if unpacker else piece
        if len(body) > most:
            raise ArticleError("large", url, size=len(body) // 1000, most=most // 1000)
        if time.monotonic() > end:
            raise ArticleError("slow", url, seconds=round(seconds))
    told = answer.headers.get("Content-Length", "")
    if (told.isdecimal() and came < int(told)) or (unpacker and body and not unpacker.eof):
        raise ArticleError("half", url)
    return bytes(body)


def _in_utf8(data: bytes, suffix: str, headers: Message) -> bytes:
    """Text in UTF-8 where the site says how it is written: that counts for more than what the page itself says."""
    charset = headers.get_content_charset()
    if not charset or suffix not in {".html", ".txt", ".md"}:
        return data
    try:
        return data.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return data


def _refused(error: HTTPError, url: str) -> ArticleError:
    if error.code in _GONE:
        return ArticleError("gone", url, status=error.code)
    if 300 <= error.code < 400:
        return ArticleError("sent-on", url)
    return ArticleError("failing" if error.code >= 500 else "forbidden", url, status=error.code)


def _reason(error: object) -> str:
    """What the system says, in a few words."""
    return str(getattr(error, "strerror", None) or getattr(error, "reason", None) or error or type(error).__name__)
