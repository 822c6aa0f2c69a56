"""Sets everything up from a fresh clone with only Python: `python3 -m site_builder.bootstrap build` (or `test`).

Standard library only, and no import of ours: it runs before anything is installed. A second run installs nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
TOOLS = HERE / "tests" / ".tools"
CHECKERS = {
    "vnu-jar@26.9.27": "vnu-jar/build/dist/vnu.jar",
    "@microsoft/jest-sarif@1.0.0-beta.0": "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
}
"""The HTML checker, a Java program, and the schema of SARIF: npm packages, and the file in each that the tests use."""

USAGE = """usage: python3 -m site_builder.bootstrap build | test

  build   make .venv, install the site builder, build the site of this folder into output/
  test    the same with all that the tests need, then run every check and test
"""

SYSTEM = (
    (("chromium", "google-chrome", "chromium-browser"), "chromium", "a Chromium browser"),
    (("nginx", "/usr/sbin/nginx"), "nginx-light", "the web server nginx"),
    (
        ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",),
        "libnginx-mod-http-brotli-static",
        "nginx's brotli module",
    ),
    (("apache2", "/usr/sbin/apache2"), "apache2-bin", "the web server Apache"),
    (("caddy",), "caddy", "the web server Caddy"),
    (("java",), "default-jre-headless", "a Java runtime"),
    (("npm",), "npm", "npm"),
    (("exiftool",), "libimage-exiftool-perl", "exiftool"),
)
"""Programs that the tests drive: names to look for, Debian's package, what to call it."""


def main(arguments: list[str]) -> int:
    """Set up, then build or test. Returns the exit code."""
    if sys.version_info < (3, 11):
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    if arguments not in (["build"], ["test"]):
        print(USAGE, file=sys.stderr)
        return 2
    goal = arguments[0]
    try:
        _install_for(goal)
        return _test() if goal == "test" else _run(str(BIN / "site-builder"), "build", "--root", str(HERE))
    except subprocess.CalledProcessError as error:
        print(f"This step failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1


def _run(*command: str) -> int:
    return subprocess.run(command, cwd=HERE, check=False).returncode


def _install_for(goal: str) -> None:
    """What the tests need, or what a site needs; without search where that is to be had for no such computer."""
    if goal == "test":
        _install("dev")
        return
    try:
        _install("search")
    except subprocess.CalledProcessError:
        print("Trying without search …", flush=True)
        _install("")


def _install(extra: str) -> None:
    """Make the environment and install into it, unless that was done for these very requirements."""
    project = (HERE / "pyproject.toml").read_bytes()
    stamp = hashlib.sha256(project + sys.version.encode() + str(VENV).encode()).hexdigest()
    mark = VENV / f".installed-{extra or 'plain'}"
    if mark.is_file() and mark.read_text() == stamp:
        return
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        print("Making .venv …", flush=True)
        _make_environment()
    print("Installing (only this time) …", flush=True)
    python = str(BIN / "python")
    target = f".[{extra}]" if extra else "."
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--editable", target]
    subprocess.run(install, cwd=HERE, check=True)
    mark.write_text(stamp)


def _make_environment() -> None:
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(VENV, ignore_errors=True)
        print("Python's venv module has no pip here. On Debian or Ubuntu: apt-get install python3-venv", file=sys.stderr)
        raise


def _test() -> int:
    """Every check, then every test."""
    _install_system()
    _install_checkers()
    python = str(BIN / "python")
    checks = (
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [python, "-m", "pytest", "--numprocesses", str(min(os.cpu_count() or 1, 4)), "--dist", "loadgroup", "--quiet"],
    )
    for check in checks:
        print(f"→ {' '.join(check[2:])}", flush=True)
        if code := _run(*check):
            return code
    return 0


def _is_there(program: str) -> bool:
    return bool(shutil.which(program)) or Path(program).is_file()


def _install_system() -> None:
    """Install what is missing where we may; say what is missing where we may not."""
    missing = [(package, name) for programs, package, name in SYSTEM if not any(map(_is_there, programs))]
    if not missing:
        return
    packages = [package for package, _ in missing]
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if may_install:
        print(f"Installing {', '.join(packages)} …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]):
            subprocess.run(command, env=quiet, check=True, stdout=subprocess.DEVNULL)
        return
    print("The browser and server tests need: " + ", ".join(name for _, name in missing) + ".", file=sys.stderr)
    print(f"On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}", file=sys.stderr)
    print("Until then these tests fail; all others run.", file=sys.stderr)


def _install_checkers() -> None:
    """What the tests hold pages and findings against, as npm packages; nothing of them is run by npm."""
    npm, modules = shutil.which("npm"), TOOLS / "node_modules"
    if npm and not all((modules / file).is_file() for file in CHECKERS.values()):
        TOOLS.mkdir(parents=True, exist_ok=True)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--silent"]
        subprocess.run([npm, "install", "--prefix", str(TOOLS), *options, *CHECKERS], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
