"""The settings that `site-builder hosting` prints, on the real servers that they are for, with the fictional site."""

import gzip
import http.client
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from reader.builds import AS_OF, CONTOH, PROJECT, Built, build, copy_content
from reader.chromium import watch
from reader.servers import running

from site_builder.cli.main import main
from site_builder.hosting import SERVERS

POLICY = (
    "script-src 'none'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; font-src 'none'; media-src 'none'; "
    "object-src 'none'; frame-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SEARCHING = POLICY.replace("script-src 'none'", "script-src 'self' 'wasm-unsafe-eval'")
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ASK, KEEP = "no-cache", "public, max-age=31536000, immutable"
GONE = {
    "berita/2025/ditarik-lomba-masak/": "Berita ini ditarik",
    "en/news/2025/ditarik-cooking-contest/": "This story was withdrawn",
}
MOVED = {
    "dapur/": "program/dapur-kukus/",
    "en/sewing/": "en/news/2024/sewing-class-opens/",
    "arsip/2025/kukus.html": "berita/2025/dapur-kukus-angkatan-pertama/",
}
KINDS = {
    "": "text/html",
    "site.webmanifest": "application/manifest+json",
    "program/dapur-kukus/dapur-kukus.ics": "text/calendar",
    "liputan.csv": "text/csv",
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "stories.json": "application/json",
    "assets/icon.svg": "image/svg+xml",
    ".well-known/security.txt": "text/plain",
}
SEARCHED = {
    "pagefind/search-*.js": (("text/javascript", "application/javascript"), KEEP),
    "pagefind/pagefind-*.js": (("text/javascript", "application/javascript"), KEEP),
    "pagefind/id/*/pagefind-entry.json": (("application/json",), ASK),
    "pagefind/id/*/wasm.id.pagefind": (("application/octet-stream",), ASK),
    "pagefind/id/*/*.pf_meta": (("application/cbor",), KEEP),
    "pagefind/id/*/filter/*.pf_filter": (("application/cbor",), KEEP),
    "pagefind/id/*/index/*.pf_index": (("application/octet-stream",), KEEP),
    "pagefind/id/*/fragment/*.pf_fragment": (("application/octet-stream",), KEEP),
}
"""What is searched: type, and how long it may be kept."""


BROTLI = "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so; "


def nginx(folder: Path, port: int, output: Path, settings: str) -> list[str]:
    """Nginx with its own list of media types, and our settings; a server that refuses names that begin with a point, as many do."""
    temporary = " ".join(f"{name}_temp_path {folder / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"{BROTLI}daemon off; user root; pid {folder}/pid; error_log {folder}/log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n"
        f"server {{ listen 127.0.0.1:{port}; absolute_redirect off; root {output};\n"
        f"location ~ /\\. {{ return 403; }}\n{settings}}} }}\n"
    )
    return ["nginx", "-p", str(folder), "-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"]


def apache(folder: Path, port: int, output: Path, settings: str) -> list[str]:
    """Apache, which refuses such names too, and our settings as the `.htaccess` of the folder."""
    (output / ".htaccess").write_text(settings)
    names = ("mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter", "alias", "rewrite")
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in names)
    (folder / "apache.conf").write_text(
        f"ServerRoot {folder}\nPidFile {folder}/pid\nErrorLog {folder}/log\nListen 127.0.0.1:{port}\nServerName localhost\n{modules}\n"
        f"TypesConfig /etc/mime.types\nDefaultRuntimeDir {folder}\nDocumentRoot {output}\n"
        f"<Directory {output}>\n  AllowOverride All\n  Require all granted\n</Directory>\n"
        '<DirectoryMatch "/\\.">\n  Require all denied\n</DirectoryMatch>\n'
    )
    return ["apache2", "-X", "-d", str(folder), "-f", f"{folder}/apache.conf"]


def caddy(folder: Path, port: int, output: Path, settings: str) -> list[str]:
    """Caddy, and our settings in the block of an address."""
    (folder / "Caddyfile").write_text(
        f"{{\n  admin off\n  auto_https off\n}}\nhttp://127.0.0.1:{port} {{\nroot * {output}\n{settings}}}\n"
    )
    return ["caddy", "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


STARTS: dict[str, Callable[[Path, int, Path, str], list[str]]] = {"nginx": nginx, "apache": apache, "caddy": caddy}


def settings_of(server: str, capsys: pytest.CaptureFixture[str], root: Path = CONTOH) -> str:
    """What the command prints."""
    assert main(["hosting", server, "--root", str(root), "--as-of", AS_OF, "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


@pytest.fixture(params=STARTS)
def host(request: pytest.FixtureRequest, contoh: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    """Each server in turn, with the fictional site."""
    output = tmp_path / "site"
    shutil.copytree(contoh.output, output)
    settings = settings_of(request.param, capsys)
    with running(lambda port: STARTS[request.param](tmp_path, port, output, settings)) as url:
        yield url


def asked(host: str, address: str) -> tuple[int, dict[str, str], str]:
    """What a server answers."""
    status, headers, data = asked_packed(host, address, "identity")
    return status, headers, data.decode("utf-8", "replace")


def asked_packed(host: str, address: str, encodings: str) -> tuple[int, dict[str, str], bytes]:
    """The same to a browser that takes *encodings*."""
    connection = http.client.HTTPConnection(urlsplit(host).netloc, timeout=10)
    connection.request("GET", f"/{address}", headers={"Accept-Encoding": encodings})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    assert all(len(answer.headers.get_all(name, [])) == 1 for name in (*ALWAYS, "Cache-Control") if name in answer.headers)
    return answer.status, dict(answer.headers), data


def test_a_server_says_what_files_cannot(host: str, contoh: Built) -> None:
    """Headers, types, pages for what is unknown, withdrawn or moved: the same on each server."""
    photo = next(path.relative_to(contoh.output).as_posix() for path in sorted((contoh.output / "media").rglob("*.webp")))
    for address, kind in {**KINDS, photo: "image/webp"}.items():
        status, headers, _ = asked(host, address)
        assert (address, status, headers["Content-Type"].partition(";")[0].replace("text/xml", "application/xml")) == (
            address,
            200,
            kind,
        )
        assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
        assert headers["Cache-Control"] == (KEEP if address == photo else ASK)
        if kind != "image/webp":
            assert "image" in kind or kind == "application/json" or "charset=utf-8" in headers["Content-Type"].lower(), address
    for address, title in GONE.items():
        status, headers, text = asked(host, address)
        assert (status, headers["Content-Security-Policy"]) == (410, POLICY)
        assert f"<h1>{title}" in text
    for old, new in MOVED.items():
        status, headers, _ = asked(host, old)
        assert (status, urlsplit(headers["Location"]).path) == (301, f"/{new}")
    for address, words in {"tidak-ada/": "Halaman", "en/nowhere/": "Page", "site-builder.sha256": ""}.items():
        status, headers, text = asked(host, address)
        assert status in ((404,) if words else (403, 404))
        assert (f"<h1>{words}" in text) or not words
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_server_lets_scripts_run_where_readers_search_and_nowhere_else(host: str, contoh: Built, chromium: Browser) -> None:
    """The page's policy, types and keeping of what is searched; and a browser that finds something without a complaint."""
    for pattern, (kinds, keep) in SEARCHED.items():
        file = min(contoh.output.glob(pattern))
        status, headers, _ = asked(host, file.relative_to(contoh.output).as_posix())
        assert (status, headers["Cache-Control"], headers["Content-Security-Policy"]) == (200, keep, POLICY), pattern
        assert headers["Content-Type"].partition(";")[0] in kinds, pattern
    for address in ("cari/", "en/search/"):
        status, headers, _ = asked(host, address)
        assert (status, headers["Cache-Control"]) == (200, ASK)
        assert {name: headers.get(name) for name in ALWAYS} == ALWAYS | {"Content-Security-Policy": SEARCHING}
        context = chromium.new_context()
        seen = watch(context)
        seen.page.goto(f"{host}/{address}?q=rutan")
        seen.page.wait_for_selector(".search ol mark")
        assert seen.take() == []
        context.close()


def test_the_file_of_headers(capsys: pytest.CaptureFixture[str]) -> None:
    """`_headers` has each header once on all pages, and what may be kept."""
    whole = settings_of("headers", capsys)
    top = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in ALWAYS.items()) + f"  Cache-Control: {ASK}\n"
    assert whole.startswith(f"{top}/media/*\n  ! Cache-Control\n  Cache-Control: {KEEP}\n/*.webmanifest\n")
    assert "/*.ics\n  Content-Type: text/calendar; charset=utf-8\n" in whole
    kept = f"\n  ! Cache-Control\n  Cache-Control: {KEEP}\n"
    allowed = f"\n  ! Content-Security-Policy\n  Content-Security-Policy: {SEARCHING}\n"
    assert whole.endswith(f"/pagefind/*.js{kept}/pagefind/*.pf_*{kept}/cari/{allowed}/en/search/{allowed}")


@pytest.mark.parametrize("server", SERVERS)
def test_settings_below_a_path(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site that stands below a path is told by addresses below it, and the content is only read."""
    root = tmp_path / "situs"
    shutil.copytree(CONTOH / "content", root / "content")
    settings = root / "content" / "site.yaml"
    text = settings.read_text("utf-8")
    base = next(line for line in text.splitlines() if line.startswith("base_url:"))
    settings.write_text(text.replace(base, "base_url: https://rutan-contoh.example/kabar/"), "utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(["hosting", server, "--root", str(root), "--as-of", AS_OF]) == 0
    told = capsys.readouterr().out
    assert "/kabar/media/" in told
    assert " /en/" not in told
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_the_settings_are_known_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Each server that there are settings for can be asked for, and no other."""
    assert main(["hosting", "iis", "--lang", "en"]) == 2
    assert all(f"{server}" in capsys.readouterr().err for server in ["nginx"])
    assert all(main(["hosting", server, "--root", str(CONTOH), "--as-of", AS_OF]) == 0 for server in SERVERS)


def test_wrong_content_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed where the content is wrong, but for what is wrong."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("nama: Kabar\n", "utf-8")
    assert main(["hosting", "nginx", "--root", str(tmp_path), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "content/site.yaml:1:1: C101 nama:" in told.err


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with packed files, a withdrawn story and a page that has moved; its folder `out` is what was built."""
    root = copy_content(PROJECT / "tests" / "sites" / "minimal", tmp_path_factory.mktemp("packed"))
    with (root / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("features: {precompress: [br, gzip]}\n")
    page = root / "content" / "pages" / "tentang.md"
    page.write_text(page.read_text("utf-8").replace("\nstatus:", "\naliases: [dulu/]\nstatus:"), "utf-8")
    record = "kebun:\n  kind: request\n  requested: 2025-10-14 14:05\n  removed: 2025-10-14 16:40\n  addresses: {id: [berita/2025/kebun/]}\n"
    (root / "content" / "withdrawals.yaml").write_text(record, "utf-8")
    build(root, root / "out")
    return root


@pytest.mark.parametrize("server", STARTS)
def test_a_server_sends_packed_files_as_they_are(
    server: str, packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To each browser what it takes, the smallest first, with type, headers and `Vary`; errors and moves as without them."""
    output = tmp_path / "site"
    shutil.copytree(packed / "out", output)
    settings = settings_of(server, capsys, packed).replace("# brotli_static on;", "brotli_static on;")
    ways = (("gzip, deflate, br, zstd", "br", ".br"), ("gzip, deflate", "gzip", ".gz"), ("identity", None, ""))
    files = {"": "index.html", "tentang/": "tentang/index.html", "rss.xml": "rss.xml", "stories.json": "stories.json"}
    with running(lambda port: STARTS[server](tmp_path, port, output, settings)) as url:
        for address, file in files.items():
            types = set()
            for encodings, encoding, end in ways:
                status, headers, data = asked_packed(url, address, encodings)
                assert (status, headers.get("Content-Encoding")) == (200, encoding), (address, encodings)
                assert data == (output / f"{file}{end}").read_bytes()
                assert "accept-encoding" in headers["Vary"].lower()
                assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
                assert headers["Cache-Control"] == ASK
                types.add(headers["Content-Type"].lower().replace("text/xml", "application/xml"))
            assert len(types) == 1, types
        for end in (".br", ".gz"):  # as `verify` asks for each file of the list
            assert (
                asked_packed(url, f"tentang/index.html{end}", "identity")[2] == (output / f"tentang/index.html{end}").read_bytes()
            )
        for address, status in {"berita/2025/kebun/": 410, "dulu/": 301, "tidak-ada/": 404}.items():
            answered, headers, data = asked_packed(url, address, "br, gzip")
            assert answered == status
            text = gzip.decompress(data) if headers.get("Content-Encoding") == "gzip" else data
            assert (b"<h1>" in text) or status == 301
