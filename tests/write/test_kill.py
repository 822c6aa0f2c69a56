"""Whatever is killed and when: files stay whole, links lead somewhere, and the next build ends as a clean one would."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moments import before_each_change, copies
from small_sites import LIST, PAGES, Page, broken_files, dead_links, site, tree
from whole_site import write_output

from site_builder.write.publication import publication

Files = dict[str, bytes]

HOME, ABOUT = "index.html", "tentang/index.html"
ONE, TWO, THREE = (f"berita/2026/{name}/index.html" for name in ("satu", "dua", "tiga"))
PLACES = (HOME, ABOUT, ONE, TWO, THREE)


def _around(*pages: str, text: str = "") -> dict[str, Page]:
    """Stories in a row that lead to the one before and after, and a home page that leads to all."""
    rows = {
        page: Page((HOME, *pages[max(0, at - 1) : at], *pages[at + 1 : at + 2], "assets/gaya.css"), ("isi",), text)
        for at, page in enumerate(pages)
    }
    return {HOME: Page(tuple(f"{page}#isi" for page in pages), ("atas",), text), **rows}


def packed(files: Files) -> Files:
    """A site whose pages have packed files beside them; what a reader gets from these is told by what follows the mark."""
    return files | {
        f"{path}{end}": MARK + data for path, data in files.items() if path.endswith(".html") for end in (".br", ".gz")
    }


MARK = b"packed "
FEED = {"rss.xml": "lama", "assets/gaya.css": "x"}
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - thousands of copies are quicker where no disk is
CHANGES: dict[str, tuple[Files, Files]] = {
    "first": ({}, site(_around(ONE, TWO), FEED)),
    "nothing": (site(_around(ONE), FEED), site(_around(ONE), FEED)),
    "text": (site(_around(ONE, TWO), FEED), site(_around(ONE, TWO, text="baru"), FEED)),
    "new neighbours": (site(_around(ONE), FEED), site(_around(ONE, TWO, THREE), FEED | {"rss.xml": "baru"})),
    "removed neighbours": (site(_around(ONE, TWO, THREE), FEED), site(_around(), {"rss.xml": "baru"})),
    "another row": (site(_around(ONE, TWO), FEED), site(_around(TWO, THREE), FEED | {"assets/lain.css": "y"})),
    "anchors renamed in a circle": (
        site({HOME: Page((f"{ABOUT}#b",), ("a",)), ABOUT: Page((f"{HOME}#a",), ("b",)), ONE: Page((f"{HOME}#a", f"{ABOUT}#b"))}),
        site({HOME: Page((f"{ABOUT}#c",), ("d",)), ABOUT: Page((f"{HOME}#d",), ("c",))}),
    ),
    "removed pages that lead to a renamed place": (
        site({HOME: Page((ONE, TWO), ("a",)), ONE: Page((TWO, f"{HOME}#a")), TWO: Page((ONE, f"{HOME}#a"))}),
        site({HOME: Page((), ("b",))}),
    ),
    "a page and its new feed": (
        site({HOME: Page()}, FEED),
        site({HOME: Page((ONE,)), ONE: Page(("berita/2026/satu/satu.ics", HOME))}, FEED | {"berita/2026/satu/satu.ics": "x"}),
    ),
    "packed": (packed(site(_around(ONE, TWO), FEED)), packed(site(_around(ONE, THREE, text="baru"), FEED))),
    "packed from now on": (site(_around(ONE, TWO), FEED), packed(site(_around(ONE, TWO), FEED))),
    "packed no more": (packed(site(_around(ONE, TWO), FEED)), site(_around(ONE, TWO, text="baru"), FEED)),
    "packed in a circle": (
        packed(site({HOME: Page((f"{ABOUT}#b",), ("a",)), ABOUT: Page((f"{HOME}#a",), ("b",)), ONE: Page((f"{HOME}#a",))})),
        packed(site({HOME: Page((f"{ABOUT}#c",), ("d",)), ABOUT: Page((f"{HOME}#d",), ("c",))})),
    ),
    "everything goes": (site(_around(ONE, TWO), FEED), {}),
}


@pytest.fixture(params=CHANGES)
def change(request: pytest.FixtureRequest) -> tuple[Files, Files]:
    """A site, and what it becomes."""
    return CHANGES[request.param]


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """What a build does at its end."""
    write_output(files, folder / "output", PAGES)


def published(place: Path, files: Mapping[str, bytes]) -> Files:
    """What a clean build of *files* leaves."""
    with tempfile.TemporaryDirectory(dir=place) as clean:
        publish(Path(clean), files)
        return tree(Path(clean) / "output")


def begin(folder: Path, files: Mapping[str, bytes]) -> None:
    """A folder in which *files* were published before, if there are any, and which somebody else uses too."""
    folder.mkdir()
    (folder / "output").mkdir()
    (folder / "output" / ".gitkeep").write_bytes(b"")
    if files:
        publish(folder, files)
        (folder / "output" / "CNAME").write_bytes(b"rutan.example")


def assert_sound(folder: Path, *versions: Mapping[str, bytes]) -> None:
    """What lies in the output can be read: whole files, living links, and a packed file that says what its own says."""
    files = tree(folder / "output") if (folder / "output").is_dir() else {}
    own = {"CNAME": b"rutan.example", ".gitkeep": b""}
    assert broken_files(files, own, *versions) == set()
    assert dead_links(files) == set()
    assert [path for path, data in files.items() if data.startswith(MARK) and data != MARK + files.get(path[:-3], b"")] == []


def assert_published(folder: Path, expected: Files) -> None:
    """The output is what a clean build makes, beside what was never ours, and nothing is left over beside it."""
    found = tree(folder / "output")
    assert found.pop("CNAME", b"rutan.example") == b"rutan.example"
    assert found.pop(".gitkeep") == b""
    assert found == expected
    assert sorted(path.name for path in folder.iterdir()) == [".output-lock", "output"]
    empty = [path for path in (folder / "output").rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert empty == []


def test_killed_at_any_step_the_next_build_ends_as_a_clean_one(change: tuple[Files, Files], place: Path) -> None:
    """Killed before any change of any file: what lies there is sound, and the same build, the former or another one heals it."""
    before, after = change
    begin(place / "site", before)
    with copies(place / "site", place) as killed:
        publish(place / "site", after)
    nexts = [after, before, site({HOME: Page(text="lain")})]
    expected = [published(place, files) for files in nexts]
    for folder in killed:
        assert_sound(folder, before, after)
        for number, files in enumerate(nexts):
            again = folder.with_name(f"{folder.name}-{number}")
            shutil.copytree(folder, again, symlinks=True)
            publish(again, files)
            assert_published(again, expected[number])
            shutil.rmtree(again)
        shutil.rmtree(folder)
    assert_published(place / "site", expected[0])


def test_killed_at_any_step_healing_leaves_one_version_whole(change: tuple[Files, Files], place: Path) -> None:
    """Whoever only takes the folder, and publishes nothing, finds the site as it was or as it was to be."""
    before, after = change
    begin(place / "site", before)
    with copies(place / "site", place) as killed:
        publish(place / "site", after)
    expected = [published(place, files) if files else {} for files in change]
    for folder in killed:
        with publication(folder / "output"):
            found = tree(folder / "output") if (folder / "output").is_dir() else {}
        own = {name: found.pop(name) for name in ("CNAME", ".gitkeep") if name in found}
        assert found in expected or (found == {LIST: b""} and own)
        shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["first", "another row"])
def test_killed_while_healing_at_any_step(name: str, place: Path) -> None:
    """Killed before any change, and the build that heals killed too: sound, and the third build ends as a clean one."""
    before, after = CHANGES[name]
    expected = published(place, after)
    begin(place / "site", before)
    with copies(place / "site", place) as killed:
        publish(place / "site", after)
    for folder in killed:
        (place / "again").mkdir()
        with copies(folder, place / "again") as twice:
            publish(folder, after)
        for again in twice:
            assert_sound(again, before, after)
            publish(again, after)
            assert_published(again, expected)
        shutil.rmtree(place / "again")


@st.composite
def _sites(draw: st.DrawFn) -> Files:
    chosen = draw(st.sets(st.sampled_from(PLACES), min_size=1))
    anchors = st.sets(st.sampled_from("ab")).map(lambda found: tuple(sorted(found)))
    targets = [*PLACES, *(f"{page}#{anchor}" for page in PLACES for anchor in "ab"), "rss.xml", "data.json", "assets/gaya.css"]
    links = st.lists(st.sampled_from(targets), max_size=6).map(tuple)
    pages = {page: Page(draw(links), draw(anchors), draw(st.sampled_from("xyz"))) for page in sorted(chosen)}
    others = draw(st.dictionaries(st.sampled_from(["rss.xml", "data.json", "assets/gaya.css"]), st.sampled_from("xyz")))
    return site(pages, others)


@settings(max_examples=150, deadline=None)
@given(before=_sites(), after=_sites())
def test_no_link_leads_nowhere_at_any_moment(before: Files, after: Files) -> None:
    """Between any two sites there is a way on which each file is whole and each link leads somewhere at every step."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        publish(folder, before)
        with before_each_change(lambda: assert_sound(folder, before, after)):
            publish(folder, after)
        found = tree(folder / "output")
        assert found.pop(LIST)
        assert found == after
