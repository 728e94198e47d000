"""Pages fetched from a real server on this machine: read as the saved page is, refused in one sentence, never waited for."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from quiz.bankfile import load_sound
from quiz.cli.main import main
from quiz.ingest import ArticleError, read_article, read_source, read_url
from quiz.locale import language

DATA = Path(__file__).parent / "data"
PAGE = (DATA / "krant.html").read_bytes()
MINUTE = 60
Answer = Callable[["Site"], None]


class Site(BaseHTTPRequestHandler):
    """Answers as the table says."""

    asked: list[str]
    done: threading.Event

    def do_GET(self) -> None:
        self.asked.append(self.path)
        ANSWERS[self.path.partition("?")[0]](self)

    def log_message(self, *_: object) -> None:
        pass

    def give(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def sends_on(to: str) -> Answer:
    return lambda site: site.give(b"", status=302, Location=to)


def in_latin(site: Site) -> None:
    """A page in another encoding than it says itself; the server knows better."""
    body = PAGE.decode().replace("zo’n", "ruim één café verder zo'n").encode("cp1252", errors="xmlcharrefreplace")
    site.give(body, "text/html; charset=windows-1252")


def endless(site: Site) -> None:
    site.send_response(200)
    site.send_header("Content-Type", "text/html")
    site.end_headers()
    try:
        while not site.done.is_set():
            site.wfile.write(b"<p>De gemeente heeft een nieuw zwembad geopend.</p>" * 20_000)
    except OSError:
        return


def dripping(site: Site) -> None:
    site.send_response(200)
    site.send_header("Content-Type", "text/html")
    site.end_headers()
    try:
        for _ in range(100):
            site.wfile.write(b"<p>De ")
            if site.done.wait(0.1):
                return
    except OSError:
        return


def silent(site: Site) -> None:
    site.done.wait(MINUTE)


def breaking_off(site: Site) -> None:
    site.send_response(200)
    site.send_header("Content-Type", "text/html")
    site.send_header("Content-Length", "100000")
    site.end_headers()
    site.wfile.write(PAGE[:2000])


ANSWERS: dict[str, Answer] = {
    "/brug": lambda site: site.give(PAGE),
    "/caf%C3%A9": lambda site: site.give(PAGE),
    "/verhuisd": sends_on("/nog-eens"),
    "/nog-eens": sends_on("/brug?bron=rss"),
    "/gzip": lambda site: site.give(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/latin": in_latin,
    "/brug.pdf": lambda site: site.give((DATA / "brug.pdf").read_bytes(), "application/pdf"),
    "/brug.docx": lambda site: site.give((DATA / "brug.docx").read_bytes(), "application/octet-stream"),
    "/zonder-soort": lambda site: site.give(PAGE, ""),
    "/weg": lambda site: site.give(b"weg", status=404),
    "/voorgoed-weg": lambda site: site.give(b"weg", status=410),
    "/betalen": lambda site: site.give(b"nee", status=402),
    "/verboden": lambda site: site.give(b"nee", status=403),
    "/kapot": lambda site: site.give(b"au", status=500),
    "/rond": sends_on("/rond"),
    "/bestand": sends_on("file:///etc/passwd"),
    "/foto": lambda site: site.give(b"\xff\xd8\xff\xe0" * 100, "image/jpeg"),
    "/programma": lambda site: site.give(b"\x7fELF" * 100, "application/octet-stream"),
    "/liegt": lambda site: site.give(b"\x00\x01\x02\x03" * 1000, "text/plain"),
    "/raar": lambda site: site.give(PAGE, Content_Encoding="br"),
    "/stuk-ingepakt": lambda site: site.give(b"geen gzip", Content_Encoding="gzip"),
    "/half-ingepakt": lambda site: site.give(gzip.compress(PAGE)[:1500], Content_Encoding="gzip"),
    "/bom": lambda site: site.give(gzip.compress(b"<p>" + b" " * 60_000_000), Content_Encoding="gzip"),
    "/engels": lambda site: site.give(b"<html><body><article><p>" + b"The town opened a new swimming pool on Tuesday at the edge of the city. " * 8 + b"</p></article></body></html>"),
    "/leeg": lambda site: site.give(b""),
    "/eindeloos": endless,
    "/druppel": dripping,
    "/stil": silent,
    "/afgebroken": breaking_off,
}  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    Site.asked, Site.done = [], threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Site.done.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QUIZ_LANG", "en")
    language.cache_clear()
    yield
    language.cache_clear()


@pytest.mark.parametrize(
    "path", ["/brug", "/café", "/verhuisd", "/gzip", "/brug.pdf", "/brug.docx", "/zonder-soort", "/brug#boos"]
)
def test_a_page_is_read_as_the_saved_one(site: str, path: str) -> None:
    wanted = read_article(DATA / "krant.html")
    read = read_source(site + path)
    assert (read.title, read.blocks, read.file) == (wanted.title, wanted.blocks, "")


def test_the_article_tells_where_it_was_found_at_last(site: str) -> None:
    assert read_source(f"{site}/verhuisd#boos").url == f"{site}/brug?bron=rss"
    assert read_source(f"{site}/brug#boos").url == f"{site}/brug"
    assert read_article(DATA / "krant.html").url == ""


def test_what_the_server_says_of_the_letters_counts(site: str) -> None:
    assert any(
        "ruim één café verder zo'n twintig minuten" in block.text for block in read_source(f"{site}/latin").blocks
    )


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("/weg", "gone"),
        ("/voorgoed-weg", "gone"),
        ("/betalen", "forbidden"),
        ("/verboden", "forbidden"),
        ("/kapot", "failing"),
        ("/rond", "sent-on"),
        ("/bestand", "sent-on"),
        ("/foto", "content"),
        ("/programma", "content"),
        ("/raar", "content"),
        ("/liegt", "binary"),
        ("/stuk-ingepakt", "unreachable"),
        ("/bom", "large"),
        ("/eindeloos", "large"),
        ("/engels", "not-dutch"),
        ("/leeg", "empty"),
        ("/afgebroken", "half"),
        ("/half-ingepakt", "half"),
    ],
)
@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_what_is_no_article_gets_one_sentence(
    site: str, path: str, keys: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_LANG", spoken)
    language.cache_clear()
    start = time.monotonic()
    with pytest.raises(ArticleError) as caught:
        read_url(site + path)
    assert caught.value.key in keys.split("|")
    assert str(caught.value).startswith(f"{site}{path}: ")
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith(".")
    assert time.monotonic() - start < 15, "far above what any of them takes, so no test of the machine"


@pytest.mark.parametrize("path", ["/stil", "/druppel"])
def test_a_slow_site_is_not_waited_for(site: str, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(ArticleError) as caught:
        read_url(site + path, seconds=0.5)
    assert caught.value.key == "slow"
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("ftp://example.org/a.txt", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("://", "scheme"),
        ("http://", "address"),
        ("http://[::1", "address"),
        ("http://127.0.0.1:99999/", "address"),
        ("http://naam:geheim@127.0.0.1/", "address"),
        ("http://127.0.0.1:9/", "unreachable"),
        ("http://bestaat-niet.invalid/", "unreachable"),
        ("http://" + "a" * 300 + ".nl/", "address"),
    ],
)
def test_an_address_that_is_none_is_told(address: str, key: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_source(address)
    assert caught.value.key == key
    assert "geheim" not in caught.value.message


def test_a_bank_of_a_page_tells_its_address(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["generate", f"{site}/verhuisd"]) == 0
    bank = load_sound(Path("decks/brug-bij-doesburg-drie-weken-dicht.yaml"))
    assert bank.source.url == f"{site}/brug?bron=rss"
    assert bank.source.author == "Noor van Schaik"
    assert main(["level", f"{site}/brug"]) == 0
    assert "Brug bij Doesburg" in capsys.readouterr().out
    assert main(["generate", f"{site}/weg"]) == 1
    assert capsys.readouterr().err == f"quiz: {site}/weg: there is no page at this address (404); check it.\n"


def test_files_are_read_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    for name in ("krant.html", "brug.docx", "brug.pdf", "kort.epub"):
        assert read_article(DATA / name).blocks
