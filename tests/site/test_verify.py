"""`site-builder verify` against real folders and real servers whose files were altered, lost or left over."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from reader.builds import Built
from reader.servers import serving

from site_builder.cli.main import main

Said = tuple[int, str, list[str]]


@pytest.fixture
def copy(small: Built, tmp_path: Path) -> Path:
    """A copy of a published site that a test may damage."""
    return Path(shutil.copytree(small.output, tmp_path / "salinan"))


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """The command: exit code, the line that closes it, and each finding as place and code."""

    def run(target: object, *more: object, root: Path = tmp_path) -> Said:
        code = main(["verify", str(target), "--root", str(root), "--lang", "en", *map(str, more)])
        said = capsys.readouterr()
        found = [": ".join(line.split(": ")[:2]) for line in said.err.split("\n") if ": O1" in line]
        return code, said.out.strip(), found

    return run


def damage(site: Path) -> None:
    """One page altered, one file lost, one left over."""
    page = site / "berita" / "index.html"
    page.write_bytes(page.read_bytes() + b"<!-- disisipkan -->")
    (site / "rss.xml").unlink()
    (site / "catatan rapat.txt").write_text("rahasia", "utf-8")


@contextmanager
def python_server(folder: Path) -> Iterator[str]:
    """Python's own web server."""

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(folder))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with running(Quiet) as url:
        yield url


@contextmanager
def running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server with this *handler*."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_a_whole_folder_is_whole(copy: Path, verify: Any) -> None:
    """Nothing is told but how many files are as they were published."""
    count = len((copy / "site-builder.sha256").read_text("utf-8").splitlines())
    assert verify(copy) == (0, f"{copy}: all {count} files are as they were published.", [])


def test_a_damaged_folder_is_told_file_by_file(copy: Path, verify: Any) -> None:
    """Missing, changed and left over, each by its name; a link that leads out is left over and not followed."""
    damage(copy)
    (copy / "tautan").symlink_to("/")
    code, out, found = verify(copy)
    assert (code, out.partition(":")[0]) == (3, str(copy))
    assert found == ["berita/index.html: O141", "rss.xml: O140", "catatan rapat.txt: O142", "tautan: O142"]


def test_a_folder_without_a_list_cannot_be_checked(tmp_path: Path, verify: Any) -> None:
    """That is wrong use."""
    assert verify(tmp_path) == (2, "", [])


def test_a_served_site_is_whole_on_both_servers(copy: Path, verify: Any, tmp_path: Path) -> None:
    """Also below a path, and however its address ends."""
    with serving(tmp_path / "nginx", {"/": copy, "/berita-rutan/": copy}) as url:
        for target in (url, f"{url}/", f"{url}/berita-rutan"):
            assert verify(target, "--against", copy)[::2] == (0, []), target
    with python_server(copy) as url:
        assert verify(url, "--against", copy, "--jobs", 3)[::2] == (0, [])


@pytest.mark.parametrize("kind", ["nginx", "python"])
def test_a_damaged_served_site_is_told(kind: str, small: Built, copy: Path, verify: Any, tmp_path: Path) -> None:
    """What is left over shows only where the served list is an older one."""
    damage(copy)
    old = (copy / "site-builder.sha256").read_text("utf-8")
    (copy / "site-builder.sha256").write_text(old + f"{'0' * 64}  catatan rapat.txt\n{'0' * 64}  sudah-hilang.html\n", "utf-8")
    server = serving(tmp_path / "nginx", {"/": copy}) if kind == "nginx" else python_server(copy)
    with server as url:
        base = url.rstrip("/")
        code, _, found = verify(url, "--against", small.output)
    assert (code, found) == (3, [f"{base}/berita/: O141", f"{base}/rss.xml: O140", f"{base}/catatan%20rapat.txt: O143"])


def test_a_withdrawn_address_that_still_answers_is_told(small: Built, copy: Path, verify: Any, tmp_path: Path) -> None:
    """By the record of its withdrawal, though no list names it any more."""
    root = tmp_path / "situs"
    shutil.copytree(small.root / "content", root / "content")
    records = root / "content" / "withdrawals.yaml"
    before = records.read_text("utf-8") if records.exists() else ""
    record = "ditarik-contoh:\n  requested: 2026-01-02 09:00\n  removed: 2026-01-02 10:00\n  tombstone: no\n"
    addresses = "  addresses:\n    id: [berita/2025/ditarik-contoh/, berita/2025/sudah-tiada/]\n"
    records.write_text(before + record + addresses, "utf-8")
    (copy / "berita" / "2025" / "ditarik-contoh").mkdir()
    (copy / "berita" / "2025" / "ditarik-contoh" / "index.html").write_text("<h1>Lama</h1>", "utf-8")
    with python_server(copy) as url:
        code, _, found = verify(url, "--against", small.output, root=root)
    assert (code, found) == (3, [f"{url}berita/2025/ditarik-contoh/: O143"])


ANSWERS: Mapping[str, tuple[int, str]] = {
    "/a.html": (302, "http://situs-lain.example/a.html"),
    "/b.html": (301, "/b.html"),
    "/c.html": (403, ""),
    "/d.html": (302, "/di-sini.html"),
    "/e.html": (500, ""),
}


class Odd(BaseHTTPRequestHandler):
    """A server that answers in every way but the right one; `/f.html` never comes to an end."""

    def do_GET(self) -> None:
        """Answer."""
        if self.path == "/f.html":
            time.sleep(1.5)
            return
        status, target = ANSWERS.get(self.path, (200 if self.path == "/di-sini.html" else 404, ""))
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_each_kind_of_failure_has_its_own_message(verify: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another host, a circle, a refusal, an error, silence: each is told apart; a redirect that stays is followed."""
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "site-builder.sha256").write_text("".join(f"{nothing}  {name}.html\n" for name in "abcdef"), "utf-8")
    with running(Odd) as url:
        code, _, found = verify(url, "--against", tmp_path, "--timeout", 0.5)
        codes = {"a": "O145", "b": "O147", "c": "O146", "e": "O146", "f": "O144"}
        assert (code, found) == (3, [f"{url}{name}.html: {one}" for name, one in codes.items()])
        assert (
            main(["verify", url, "--root", str(tmp_path), "--against", str(tmp_path), "--format", "json", "--timeout", "0.5"])
            == 3
        )
    told = {one["path"].rpartition("/")[2]: one["message"] for one in json.loads(capsys.readouterr().out)}
    assert "http://situs-lain.example/a.html" in told["a.html"]
    assert "403" in told["c.html"]
    assert "waktunya habis (0.5 s)" in told["f.html"]


def test_a_server_that_is_not_there_is_told_once(verify: Any, small: Built) -> None:
    """Not once for each file."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/"
        code, _, found = verify(url, "--against", small.output)
    assert (code, found) == (3, [f"{url}: O144"])


@pytest.mark.parametrize(
    "url", ["http://", "https://a:b@rutan.example/", "http://rutan.example/?x=1", "http://rutan.example:0/", "http://a b/"]
)
def test_an_address_that_cannot_be_asked_is_wrong_use(url: str, small: Built, verify: Any) -> None:
    """Nobody is asked then."""
    assert verify(url, "--against", small.output) == (2, "", [])
