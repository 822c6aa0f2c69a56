"""What many tests share: the built sites, a browser, a server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from reader.builds import CONTOH, PROJECT, Built, build, copy_small, made_once
from reader.chromium import chromium_running
from reader.servers import serving

BASES = {"dimsum": "https://kabar-rutan.example/", "contoh": "https://rutan-contoh.example/"}
ROOTS = {"dimsum": PROJECT, "contoh": CONTOH}


@pytest.fixture(scope="session", autouse=True)
def own_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds remember stays among these tests: nothing of it is this user's, and nothing is left behind."""
    folder = str(tmp_path_factory.mktemp("memory"))
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(variable, folder)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def _built(shared: Path, name: str) -> Built:
    output = made_once(shared / f"site-{name}", lambda folder: build(ROOTS[name], folder))
    return Built(name, ROOTS[name], output, BASES[name])


@pytest.fixture(scope="session")
def dimsum(shared: Path) -> Built:
    """The site that this repository ships."""
    return _built(shared, "dimsum")


@pytest.fixture(scope="session")
def contoh(shared: Path) -> Built:
    """The fictional site, with every kind of record."""
    return _built(shared, "contoh")


@pytest.fixture(scope="session", params=["dimsum", "contoh"])
def site(request: pytest.FixtureRequest, shared: Path) -> Built:
    """Each of the two sites."""
    return _built(shared, request.param)


@pytest.fixture(scope="session", params=["dimsum", "contoh"])
def portable(request: pytest.FixtureRequest, shared: Path) -> Built:
    """Each of the two sites, made to be opened from a disk."""
    name = request.param
    output = made_once(shared / f"portable-{name}", lambda folder: build(ROOTS[name], folder, "--portable"))
    return Built(name, ROOTS[name], output, BASES[name])


@pytest.fixture(scope="session")
def small(shared: Path) -> Built:
    """The fictional site with tiny pictures, for tests that build it again."""
    root = made_once(shared / "small", lambda folder: build(copy_small(CONTOH, folder), folder / "output"))
    return Built("small", root, root / "output", BASES["contoh"])


@pytest.fixture(scope="session")
def below(shared: Path) -> Built:
    """The fictional site, told that it will stand below `/berita-rutan/`."""
    base = "https://rutan-contoh.example/berita-rutan/"

    def make(folder: Path) -> None:
        root = copy_small(CONTOH, folder)
        settings = root / "content" / "site.yaml"
        text = settings.read_text("utf-8")
        assert text.count(f"base_url: {BASES['contoh']}\n") == 1
        settings.write_text(text.replace(f"base_url: {BASES['contoh']}\n", f"base_url: {base}\n"), "utf-8")
        build(root, folder / "output")

    root = made_once(shared / "below", make)
    return Built("below", root, root / "output", base)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for each test process."""
    with chromium_running() as browser:
        yield browser


@pytest.fixture(scope="session")
def dimsum_url(dimsum: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped site on nginx; the address ends without a slash."""
    with serving(tmp_path_factory.mktemp("nginx-dimsum"), {"/": dimsum.output}) as url:
        yield url


@pytest.fixture(scope="session")
def contoh_url(contoh: Built, below: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fictional site on nginx at `/`, the same files at `/salinan/`, and the one made for it at `/berita-rutan/`."""
    mounts = {"/": contoh.output, "/salinan/": contoh.output, "/berita-rutan/": below.output}
    with serving(tmp_path_factory.mktemp("nginx-contoh"), mounts) as url:
        yield url
