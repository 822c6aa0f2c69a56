"""Asks a web server for files: a few at a time, each with a time limit, never led away to another host."""

import http.client
import socket
import ssl
import threading
from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar
from urllib.parse import quote, urljoin, urlsplit

from site_builder import __version__
from site_builder.stopwatch import perf_counter

HOPS = 5
"""Redirects of one file that are followed."""
PATIENCE = 6
"""A whole file may take so many times as long as one answer."""
LARGEST_START = 16 * 1024 * 1024
"""Bytes of an answer that are kept; the rest only counts for its digest."""
PIECE = 1 << 16
MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave."""

    status: int
    sha256: str
    start: bytes = field(repr=False)
    """Its first bytes."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a server gave nothing: a code of the catalogue, and what fills its blanks."""

    code: str
    values: dict[str, str]


class _LateError(Exception):
    """The whole of a file takes too long."""


@dataclass(slots=True)
class Server:
    """A site as it is served."""

    base: str
    """The address of its root, with a slash at its end."""
    timeout: float = 10.0
    """Seconds for connecting and for each piece of an answer."""
    _own: threading.local = field(default_factory=threading.local)
    """One connection for each thread and host."""
    _links: list[http.client.HTTPConnection] = field(default_factory=list)
    """All of them."""

    FOUND: ClassVar[int] = 200
    GONE: ClassVar[tuple[int, ...]] = (404, 410)

    def close(self) -> None:
        """Close every connection; nobody may be asking any more."""
        while self._links:
            self._links.pop().close()

    def url(self, path: str) -> str:
        """The whole address of a path below the site's root."""
        return self.base + quote(path)

    def ask(self, path: str) -> Answer | Failure:
        """The file at *path*."""
        url = self.url(path)
        for _ in range(HOPS + 1):
            found = self._tried(url)
            if isinstance(found, Failure):
                return found
            answer, target = found
            if not target:
                return answer
            if not _is_same_host(url, target):
                return Failure("O145", {"target": target[:200]})
            url = target
        return Failure("O147", {"count": str(HOPS)})

    def _tried(self, url: str) -> tuple[Answer, str] | Failure:
        """One answer, or where it leads. A connection that the server closed meanwhile is opened once more."""
        for is_last in (False, True):
            try:
                return self._answer(url)
            except (TimeoutError, _LateError):
                self._drop(url)
                return Failure("O144", {"cause": "slow", "reason": f"{self.timeout:g} s"})
            except ssl.SSLError as error:
                self._drop(url)
                return Failure("O144", {"cause": "certificate", "reason": str(error.reason or error)})
            except socket.gaierror as error:
                return Failure("O144", {"cause": "name", "reason": error.strerror or ""})
            except (OSError, http.client.HTTPException) as error:
                self._drop(url)
                if is_last:
                    return Failure("O144", {"cause": "broken", "reason": str(error) or type(error).__name__})
        raise AssertionError(url)

    def _answer(self, url: str) -> tuple[Answer, str]:
        parts, until = urlsplit(url), perf_counter() + PATIENCE * self.timeout
        link = self._link(url)
        headers = {"User-Agent": f"site-builder/{__version__} verify", "Accept-Encoding": "identity", "Cache-Control": "no-cache"}
        link.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers)
        response = link.getresponse()
        digest, start = sha256(), b""
        while piece := response.read(PIECE):
            digest.update(piece)
            start += piece if len(start) < LARGEST_START else b""
            if perf_counter() > until:
                raise _LateError
        target = response.getheader("Location") if response.status in MOVED else None
        return Answer(response.status, digest.hexdigest(), start), urljoin(url, target) if target else ""

    def _link(self, url: str) -> http.client.HTTPConnection:
        parts = urlsplit(url)
        links = self._own.__dict__.setdefault("links", {})
        key = (parts.scheme, parts.netloc)
        if key not in links:
            kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
            links[key] = kind(parts.hostname or "", parts.port, timeout=self.timeout)
            self._links.append(links[key])
        link: http.client.HTTPConnection = links[key]
        return link

    def _drop(self, url: str) -> None:
        parts = urlsplit(url)
        link = self._own.__dict__.get("links", {}).pop((parts.scheme, parts.netloc), None)
        if link is not None:
            link.close()


def _is_same_host(url: str, target: str) -> bool:
    """Whether a redirect stays on its host and port; it may go from http to https, and never back."""
    old, new = urlsplit(url), urlsplit(target)
    if new.scheme not in ("http", "https") or old.hostname != new.hostname:
        return False
    return old.port == new.port if old.scheme == new.scheme else (old.scheme, old.port, new.port) == ("http", None, None)
