"""Real servers: nginx as a hosting company would run it, with files from folders, gzip, an error page; and any other."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

TYPES = """types {
    text/html html; text/css css; image/svg+xml svg; image/jpeg jpg; image/webp webp; image/png png;
    application/xml xml; application/json json; application/manifest+json webmanifest; text/calendar ics;
    text/plain txt sha256; text/javascript js;
  }
  charset utf-8; charset_types text/css application/xml application/json text/calendar text/plain image/svg+xml;
  default_type application/octet-stream;"""
TRIES = 5


def find_nginx() -> str:
    """The server's program."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
    if not found:
        pytest.fail(
            "These tests serve the site with nginx, which is not installed: apt-get install nginx-light (or brew install nginx)."
        )
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _config(folder: Path, port: int, mounts: Mapping[str, Path]) -> str:
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    temporary = " ".join(f"{name}_temp_path {folder / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    locations = "\n".join(
        f'location {prefix} {{ alias "{output}/"; index index.html; error_page 404 {prefix}404.html; }}'
        for prefix, output in mounts.items()
    )
    return f"""
daemon off; {user} worker_processes 1; pid {folder / "pid"}; error_log {folder / "error.log"} warn;
events {{ worker_connections 512; }}
http {{
  {TYPES}
  access_log off; {temporary}
  gzip on; gzip_types text/css application/xml application/json image/svg+xml text/calendar;
  server {{
    listen 127.0.0.1:{port};
    absolute_redirect off;
    {locations}
  }}
}}
"""


@contextmanager
def serving(folder: Path, mounts: Mapping[str, Path]) -> Iterator[str]:
    """Nginx with each folder of *mounts* at its address (`/`, `/berita-rutan/`); gives `http://127.0.0.1:<port>`."""
    folder.mkdir(parents=True, exist_ok=True)
    program, config = find_nginx(), folder / "nginx.conf"

    def command(port: int) -> list[str]:
        config.write_text(_config(folder, port, mounts), encoding="utf-8")
        return [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(config)]

    with running(command) as url:
        yield url


@contextmanager
def running(command: Callable[[int], list[str]]) -> Iterator[str]:
    """A server on a free port of this machine, started by the command for that port; gives `http://127.0.0.1:<port>`."""
    for _ in range(TRIES):
        port = _free_port()
        process = subprocess.Popen(command(port))
        if _answers(process, port):
            break
    else:
        pytest.fail(f"The server did not start: {command(0)}")
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return True
    return False
