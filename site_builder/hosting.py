"""What web servers are told beside the files: headers, types, what is gone, what has moved.

One description, `Hosted` and the tables here, in the words of four servers. All addresses are those of files that a build makes.
"""

from collections.abc import Callable, Iterable, Iterator

from site_builder.dataclass import dataclass
from site_builder.index_files import ENGINE, LISTS, PIECES
from site_builder.packing import ENDINGS
from site_builder.regex import regex

POLICY = (
    "script-src 'none'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; font-src 'none'; media-src 'none'; "
    "object-src 'none'; frame-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Each page also has a policy of its own, which names its styles. Only a header can forbid other sites to frame it."""
FENCE = "Content-Security-Policy"
HEADERS = (
    (FENCE, POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""On every answer."""
ASK = "no-cache"
"""A browser asks before it shows what it kept, so that a withdrawn story is gone at once."""
KEEP = "public, max-age=31536000, immutable"
"""For what has another name when it has other bytes: a year, without asking."""
KEPT = "media/"
BINARY = (*PIECES, ENGINE)
"""Packed already, and no text."""
CBOR = "application/cbor"
HIDDEN = "site-builder.sha256"
TYPES = (
    (".webmanifest", "application/manifest+json"),
    (".ics", "text/calendar"),
    (".csv", "text/csv"),
    ("rss.xml", "application/rss+xml"),
    ("atom.xml", "application/atom+xml"),
    ("feed.json", "application/feed+json"),
)
"""By the end of a file's name, what servers do not know by themselves."""
PLAIN = (
    (".html", "text/html"),
    (".css", "text/css"),
    (".js", "text/javascript"),
    (".json", "application/json"),
    (".xml", "application/xml"),
    (".svg", "image/svg+xml"),
    (".txt", "text/plain"),
)
"""The same of files that servers know, but not any more where they are packed."""
TEXTS = ("text/html", "text/css", "text/plain", "text/xml", "application/xml", "application/json", "image/svg+xml")
"""What else is worth packing."""
SCRIPTS = ("text/javascript", "application/javascript")
"""And this, on which servers do not agree how it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """A site as a server needs to know it."""

    path: str
    """Where it stands on its host: `/` or `/berita/`."""
    not_found: tuple[tuple[str, str], ...]
    """Below which address which page answers for unknown ones: `("", "404.html")` first, then those of other languages."""
    gone: tuple[str, ...]
    """Addresses of withdrawn stories, below `path`."""
    search: tuple[str, ...]
    """Addresses of the pages on which readers search, below `path`."""
    moved: tuple[tuple[str, str], ...]
    """Former addresses and present ones, below `path`."""
    runs_script: bool = False
    """Whether every page runs a script of the site's own, by which it can be read without a network."""
    hidden: tuple[str, ...] = ()
    """Files to be given although they lie in a folder whose name begins with a point, which many servers refuse."""
    packed: tuple[str, ...] = ()
    """As which encodings the site has files packed already: `br`, `gzip`."""

    def headers(self) -> tuple[tuple[str, str], ...]:
        """On every answer of this site."""
        allowed = POLICY.replace("script-src 'none'", "script-src 'self'").replace("worker-src 'none'", "worker-src 'self'")
        return ((FENCE, allowed), *HEADERS[1:]) if self.runs_script else HEADERS

    def searching(self) -> str:
        """The policy of the page on which readers search: our own scripts run there, and the program that they load."""
        policy = dict(self.headers())[FENCE]
        return regex("script-src '(?:none|self)'").sub("script-src 'self' 'wasm-unsafe-eval'", policy)


def _nginx(site: Hosted) -> Iterator[str]:
    top = site.path
    every = [*site.headers(), ("Cache-Control", ASK)]
    yield "# Inside server { … }, after listen, server_name, root and the TLS lines."
    yield "index index.html;"
    yield "charset utf-8;"
    packed = " ".join((*TEXTS[1:], *(kind for _, kind in TYPES)))
    yield f"charset_types {packed};"
    yield f"gzip on;\ngzip_vary on;\ngzip_types {packed} {' '.join(SCRIPTS)}{f' {CBOR}' if site.search else ''};"
    if "gzip" in site.packed:
        yield "gzip_static on;"
    if "br" in site.packed:
        yield "# If your nginx has the module ngx_brotli (libnginx-mod-http-brotli-static), remove the mark before the next line:"
        yield "# brotli_static on;"
    yield from (f'add_header {name} "{value}" always;' for name, value in every)
    for below, page in site.not_found:
        within = f"error_page 404 {top}{page};"
        yield within if not below else f"location {top}{below} {{ {within} }}"
    kept = _nginx_headers((*site.headers(), ("Cache-Control", KEEP)))
    yield f"location {top}{KEPT} {{ {kept} }}"
    if site.search:
        yield f"location ~ ^{top}pagefind/[^/]*\\.js$ {{ {kept} }}"
        for kind, ends in (("application/octet-stream", r"\.pf_(index|fragment)"), (CBOR, r"\.pf_(meta|filter)")):
            yield f"location ~ {ends}$ {{ types {{ }} default_type {kind}; {kept} }}"
        yield r"location ~ \.pagefind$ { types { } default_type application/octet-stream; }"
    allowed = _nginx_headers((*{**dict(site.headers()), FENCE: site.searching()}.items(), ("Cache-Control", ASK)))
    yield from (f"location = {top}{one}index.html {{ {allowed} }}" for one in site.search)
    for end, kind in TYPES:
        name = end.replace(".", r"\.")
        yield f"location ~ {'/' if end[0] != '.' else ''}{name}$ {{ types {{ }} default_type {kind}; }}"
    yield f"location = {top}{HIDDEN} {{ return 404; }}"
    yield from (f"location = {top}{one} {{ }}" for one in site.hidden)
    yield from (f"location = {top}{one} {{ error_page 410 {top}{_file(one)}; return 410; }}" for one in site.gone)
    yield from (f"location = {top}{old} {{ return 301 {top}{new}; }}" for old, new in site.moved)


def _nginx_headers(headers: Iterable[tuple[str, str]]) -> str:
    return " ".join(f'add_header {name} "{value}" always;' for name, value in headers)


def _apache(site: Hosted) -> Iterator[str]:
    top = site.path
    yield "# .htaccess, beside index.html."
    yield "DirectoryIndex index.html\nOptions -Indexes\nAddDefaultCharset utf-8"
    yield "AddCharset utf-8 .css .csv .ics .json .svg .txt .webmanifest .xml"
    for below, page in site.not_found:
        line = f"ErrorDocument 404 {top}{page}"
        yield line if not below else f'<If "%{{REQUEST_URI}} =~ m#^{top}{below}#">\n  {line}\n</If>'
    for end, kind in TYPES:
        name = end.replace(".", r"\.")
        anchor = "" if end[0] == "." else "^"
        yield f'<FilesMatch "{anchor}{name}$">\n  ForceType "{kind}; charset=utf-8"\n</FilesMatch>'
    if site.search:
        for kind, ends in (("application/octet-stream", BINARY), (CBOR, LISTS)):
            yield f'<FilesMatch "\\.({"|".join(end[1:] for end in ends)})$">\n  ForceType {kind}\n</FilesMatch>'
    yield f'<Files "{HIDDEN}">\n  Require all denied\n</Files>'
    for one in site.hidden:
        yield f'<Files "{one.rpartition("/")[2]}">\n  Require all granted\n</Files>'
    yield "<IfModule mod_headers.c>"
    yield from (f'  Header always set {name} "{value}"' for name, value in site.headers())
    for one in site.search:
        here = f"%{{REQUEST_URI}} =~ m#^{top}{one}(index.html(.br|.gz)?)?$#"
        yield f'  Header always set {FENCE} "{site.searching()}" "expr={here}"'
    yield f'  Header set Cache-Control "{ASK}" "expr=%{{REQUEST_URI}} !~ m#{_kept(site)}#"'
    yield f'  Header set Cache-Control "{KEEP}" "expr=%{{REQUEST_URI}} =~ m#{_kept(site)}#"'
    yield "</IfModule>"
    packed = " ".join((*TEXTS, *(kind for _, kind in TYPES), *SCRIPTS, *((CBOR,) if site.search else ())))
    yield from _apache_packed(site)
    yield f"<IfModule mod_deflate.c>\n  AddOutputFilterByType DEFLATE {packed}\n</IfModule>"
    if site.gone or site.moved:
        yield "<IfModule mod_alias.c>"
        for one in site.gone:
            yield f'  RedirectMatch 410 "^{top}{_escaped(one)}$"'
            yield f"  <If \"%{{REQUEST_URI}} == '{top}{one}'\">\n    ErrorDocument 410 {top}{_file(one)}\n  </If>"
        yield from (f'  RedirectMatch 301 "^{top}{_escaped(old)}$" "{top}{new}"' for old, new in site.moved)
        yield "</IfModule>"


def _apache_packed(site: Hosted) -> Iterator[str]:
    """Packed files in place of their own, for browsers that take them, with the types of their own."""
    found = [(encoding, end) for encoding, end in ENDINGS.items() if encoding in site.packed]
    if not found:
        return
    yield "<IfModule mod_rewrite.c>\n  RewriteEngine On"
    for encoding, end in found:
        for asked, given, file in (("^(|.+/)$", "$1index.html", "index.html"), ("^(.*[^/])$", "$1", "")):
            yield f"  RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b"
            yield f"  RewriteCond %{{REQUEST_FILENAME}}{file}{end} -f"
            yield f"  RewriteRule {asked} {given}{end} [L]"
    yield "</IfModule>"
    ends = "|".join(end.strip(".") for _, end in found)
    for end, kind in (*PLAIN, *TYPES):
        name = end.replace(".", r"\.")
        start = "" if end[0] == "." else "^"
        yield f'<FilesMatch "{start}{name}\\.({ends})$">\n  ForceType "{kind}; charset=utf-8"\n</FilesMatch>'
    yield "<IfModule mod_mime.c>\n  RemoveLanguage .br"
    yield from (f"  AddEncoding {encoding} {end}" for encoding, end in found)
    yield "</IfModule>"
    yield f'<IfModule mod_headers.c>\n  <FilesMatch "\\.({ends})$">'
    yield "    Header append Vary Accept-Encoding\n  </FilesMatch>\n</IfModule>"


def _caddy(site: Hosted) -> Iterator[str]:
    top = site.path
    yield "# Inside the block of the site's address, after root."
    yield "encode gzip"
    packed = " ".join(encoding for encoding in ENDINGS if encoding in site.packed)
    yield f"file_server {{\n  precompressed {packed}\n}}" if packed else "file_server"
    yield "header {\n" + "\n".join(f'  {name} "{value}"' for name, value in site.headers() if name != FENCE) + "\n}"
    if site.search:
        pages = " ".join(f"{top}{one} {top}{one}index.html" for one in site.search)
        yield f'@search path {pages}\nheader @search {FENCE} "{site.searching()}"'
        yield f'@plain not path {pages}\nheader @plain {FENCE} "{dict(site.headers())[FENCE]}"'
        yield f"@binary path {' '.join(f'*{end}' for end in BINARY)}\nheader @binary Content-Type application/octet-stream"
        yield f"@lists path {' '.join(f'*{end}' for end in LISTS)}\nheader @lists Content-Type {CBOR}"
    else:
        yield f'header {FENCE} "{dict(site.headers())[FENCE]}"'
    yield f"@kept path_regexp {_kept(site)}\n@asked not path_regexp {_kept(site)}"
    yield f'header @kept Cache-Control "{KEEP}"\nheader @asked Cache-Control "{ASK}"'
    if packed:
        yield "header @asked {\n  Vary Accept-Encoding\n  defer\n}"
    for number, (end, kind) in enumerate(TYPES):
        yield f"@type{number} path {'*' if end[0] == '.' else '*/'}{end}"
        yield f'header @type{number} Content-Type "{kind}; charset=utf-8"'
    yield f"error {top}{HIDDEN} 404"
    yield from (f"error {top}{one} 410" for one in site.gone)
    yield from (f"redir {top}{old} {top}{new} 301" for old, new in site.moved)
    yield "handle_errors {"
    yield "  @gone expression `{err.status_code} == 410`"
    yield "  handle @gone {\n    rewrite * {http.request.orig_uri.path}index.html\n    file_server\n  }"
    for number, (below, page) in enumerate(reversed(site.not_found)):
        yield f"  @in{number} path {top}{below}*"
        yield f"  handle @in{number} {{\n    rewrite * {top}{page}\n    file_server\n  }}"
    yield "}"


def _headers(site: Hosted) -> Iterator[str]:
    top, kept = site.path, ("  ! Cache-Control", f"  Cache-Control: {KEEP}")
    yield f"{top}*"
    yield from (f"  {name}: {value}" for name, value in (*site.headers(), ("Cache-Control", ASK)))
    yield f"{top}{KEPT}*"
    yield from kept
    for end, kind in TYPES:
        yield f"{top}*{end}"
        yield f"  Content-Type: {kind}; charset=utf-8"
    if site.search:
        for named in ("pagefind/*.js", "pagefind/*.pf_*"):
            yield f"{top}{named}"
            yield from kept
    for one in site.search:
        yield f"{top}{one}"
        yield f"  ! {FENCE}\n  {FENCE}: {site.searching()}"


def _kept(site: Hosted) -> str:
    """A pattern for what may be kept: pictures, and what is searched, but for what has the same name with other bytes."""
    pictures = f"^{site.path}{KEPT}"
    return rf"{pictures}|^{site.path}pagefind/(.*\.pf_[a-z]+|[^/]*\.js)(\.br|\.gz)?$" if site.search else pictures


def _file(address: str) -> str:
    return address + "index.html" if address.endswith("/") else address


def _escaped(address: str) -> str:
    return address.replace(".", r"\.")


SERVERS: dict[str, Callable[[Hosted], Iterable[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
    "headers": _headers,
}
"""nginx; Apache, as in cPanel; Caddy; and the file `_headers` that Netlify and Cloudflare Pages read."""


def settings_for(server: str, site: Hosted) -> str:
    """What is to be written into a server's settings, for example for `nginx`."""
    return "\n".join(SERVERS[server](site)) + "\n"
