"""Search as readers meet it: in a real browser, by keyboard, without JavaScript; and what is published for it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python import sync_playwright as axe_package
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route
from reader.builds import AS_OF, CONTOH, Built, build, copy_small, run_command, unpacked
from reader.chromium import Watched, watch
from reader.servers import serving

from site_builder.cli.main import main
from site_builder.gate.lookout import Lookout
from site_builder.plan import shards

PAGES = {"id": "cari/", "en": "en/search/"}
STATUS = {"id": "{n} berita ditemukan.", "en": "{n} stories found."}
TOLD = "() => /\\d|Tidak|No story|Tulis|Write/.test(document.querySelector('[role=status]').textContent)"


AXE = (Path(axe_package.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async rules => (await axe.run(document, {runOnly: rules})).violations.map(
  violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ') + ' ' + node.html.slice(0, 120)).join(' | '))"""


@pytest.fixture
def seen(chromium: Browser) -> Iterator[Watched]:
    """A tab in a window of its own, watched."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield watch(context)
    context.close()


def look_for(page: Page, words: str = "", **filters: str) -> list[str]:
    """Search by the form; the titles of all that is found."""
    for name in ("program", "year", "kind"):
        page.select_option(f"[name={name}]", filters.get(name, ""))
    page.fill("[name=q]", words)
    page.keyboard.press("Enter")
    return titles(page)


def titles(page: Page) -> list[str]:
    """All that is found, asked for to the last."""
    page.wait_for_function(TOLD)
    more = page.get_by_role("button", name=re.compile("^(Tampilkan berikutnya|Show more)$"))
    while more.is_visible():
        count = page.locator(".search ol h2").count()
        more.click()
        page.wait_for_function(f"() => document.querySelectorAll('.search ol h2').length > {count}")
    return page.locator(".search ol h2").all_inner_texts()


def stories(site: Built) -> list[dict[str, Any]]:
    """What the open data says of all stories."""
    found: list[dict[str, Any]] = json.loads(site.read("stories.json"))["stories"]
    return found


@pytest.mark.parametrize(
    ("language", "words", "marked"), [("id", "melatih", "pelatihan"), ("id", "membaca", "dibaca"), ("en", "trained", "training")]
)
def test_a_word_is_found_in_its_other_forms(language: str, words: str, marked: str, contoh_url: str, seen: Watched) -> None:
    """Prefixes and suffixes do not matter, in the language of the page; what was found is marked, and nothing goes wrong."""
    seen.page.goto(f"{contoh_url}/{PAGES[language]}")
    found = look_for(seen.page, words)
    assert len(found) > 2
    assert seen.page.inner_text("[role=status]") == STATUS[language].format(n=len(found))
    assert marked in {mark.lower().strip(".,:;") for mark in seen.page.locator(".search ol mark").all_inner_texts()}
    assert seen.take() == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_filters_leave_what_the_open_data_has(language: str, contoh: Built, contoh_url: str, seen: Watched) -> None:
    """A program, a year and a kind, alone and together, leave exactly the stories that are so, without any word."""
    told = [story for story in stories(contoh) if language in story["languages"]]
    seen.page.goto(f"{contoh_url}/{PAGES[language]}")
    for chosen in ({"year": "2025"}, {"kind": "feature"}, {"program": "dapur-kukus"}, {"program": "dapur-kukus", "year": "2026"}):
        wanted = [
            story["languages"][language]["title"]
            for story in told
            if all((story["date"][:4] if name == "year" else story[name]) == value for name, value in chosen.items())
        ]
        assert sorted(look_for(seen.page, "", **chosen)) == sorted(wanted)
        assert wanted
    assert seen.take() == []


def test_the_question_stands_in_the_address(contoh_url: str, seen: Watched) -> None:
    """Who is sent the address finds the same; the way back leads to the question before."""
    page = seen.page
    page.goto(f"{contoh_url}/cari/")
    first = look_for(page, "kukusan")
    assert page.url == f"{contoh_url}/cari/?q=kukusan"
    second = look_for(page, "kukusan", year="2025")
    assert page.url == f"{contoh_url}/cari/?q=kukusan&year=2025"
    assert set(second) < set(first)
    page.go_back()
    page.wait_for_function("() => document.forms[0].year.value === ''")
    assert titles(page) == first
    page.goto(f"{contoh_url}/cari/?q=kukusan&year=2025&kind=tidak-ada")
    assert titles(page) == second
    assert seen.take() == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_axe_finds_nothing_where_something_was_found(language: str, contoh_url: str, seen: Watched) -> None:
    """With results, light and dark, on a narrow phone and a desk: no violation, and nothing wider than the screen."""
    page = seen.page
    page.goto(f"{contoh_url}/{PAGES[language]}?q=rutan")
    page.wait_for_function(TOLD)
    page.evaluate(AXE)
    for width in (320, 1280):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            assert page.evaluate(RUN, RULES) == [], (width, scheme)
            assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator(".search mark").count() > 5


def test_a_search_by_keyboard_alone(contoh_url: str, seen: Watched) -> None:
    """Tab, words, Enter; the number is announced; Tab leads over the filters and the button to the first result, Enter opens it."""
    page = seen.page
    page.goto(f"{contoh_url}/cari/")
    names = []
    while "q" not in names:
        page.keyboard.press("Tab")
        names.append(page.evaluate("() => document.activeElement.name"))
    page.keyboard.type("hidroponik")
    page.keyboard.press("Enter")
    page.wait_for_function(TOLD)
    assert page.get_attribute("p.meta[role=status]", "role") == "status"
    order = []
    for _ in range(5):
        page.keyboard.press("Tab")
        order.append(page.evaluate("() => document.activeElement.name || document.activeElement.localName"))
    assert order == ["program", "year", "kind", "button", "a"]
    title = page.evaluate("() => document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/berita/\d{4}/"))
    assert page.inner_text("h1") == title
    assert seen.take() == []


def test_more_results_take_the_focus(contoh_url: str, seen: Watched) -> None:
    """Ten at a time; after the button the focus is on the first new one, and no result is there twice."""
    page = seen.page
    page.goto(f"{contoh_url}/cari/?q=rutan")
    page.wait_for_function(TOLD)
    page.wait_for_selector(".search ol li:nth-child(10)")
    assert page.locator(".search ol > li").count() == 10
    page.locator(".more button").first.press("Enter")
    page.wait_for_selector(".search ol li:nth-child(11)")
    assert page.evaluate("() => [...document.querySelectorAll('.search ol a')].indexOf(document.activeElement)") == 10
    links = page.eval_on_selector_all(".search ol a", "all => all.map(one => one.href)")
    assert len(links) == len(set(links)) > 10


def test_nothing_found_and_nothing_asked_are_told(contoh_url: str, seen: Watched) -> None:
    """Who asks for nothing is told how to ask; who finds nothing, what else to try."""
    page = seen.page
    page.goto(f"{contoh_url}/cari/")
    assert page.inner_text("[role=status]") == ""
    page.click("form button")
    assert page.inner_text("[role=status]") == "Tulis kata yang dicari, atau pilih program, tahun, atau jenis."
    assert look_for(page, "zzzxqy") == []
    assert page.inner_text("[role=status]").startswith("Tidak ada berita yang cocok.")
    assert seen.take() == []


def test_only_the_search_page_loads_and_only_when_asked(contoh_url: str, seen: Watched) -> None:
    """Before a question the page has its own small script and no more; after it only what lies in `pagefind/`, of this site."""
    page = seen.page
    page.goto(f"{contoh_url}/cari/", wait_until="networkidle")
    before = [url.removeprefix(contoh_url) for url in seen.requests if not url.endswith(".svg")]
    assert [re.sub("-[0-9a-f]{8}", "", url) for url in before] == ["/cari/", "/pagefind/search.js"]
    seen.requests.clear()
    look_for(page, "kukusan")
    assert all(url.startswith((f"{contoh_url}/pagefind/", f"{contoh_url}/assets/")) for url in seen.requests)
    assert seen.take() == []


@pytest.mark.parametrize("folder", ["berita-rutan", "salinan"])
def test_search_below_a_path(folder: str, contoh_url: str, seen: Watched) -> None:
    """The same pages work wherever they lie, and results lead to pages beside them."""
    seen.page.goto(f"{contoh_url}/{folder}/cari/")
    found = look_for(seen.page, "hidroponik")
    assert found
    seen.page.click(".search ol a >> nth=0")
    assert seen.page.url.startswith(f"{contoh_url}/{folder}/berita/")
    assert seen.page.inner_text("h1") == found[0]
    assert seen.take() == []


def test_without_javascript_there_are_the_archive_and_the_tags(contoh_url: str, chromium: Browser) -> None:
    """No form that would do nothing; the page says why, and offers years and tags, which are there."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{contoh_url}/cari/")
    assert page.locator("form").is_hidden()
    assert "Pencarian memerlukan JavaScript" in page.inner_text("main")
    links = page.locator("main section a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert {"../berita/2025/", "../berita/arsip/", "../tag/kuliner/", "../tag/"} <= set(links)
    for link in ("2025", "Kuliner"):
        page.goto(f"{contoh_url}/cari/")
        page.get_by_role("link", name=link, exact=True).click()
        assert link in page.inner_text("h1")
    context.close()


def without_search(site: Built) -> list[str]:
    """Files and pages in which there is anything of search."""
    signs = (b"cari/", b"/search/", b'<script type="module"')
    paths = [path for path in site.files if path.startswith(("pagefind", "cari", "en/search"))]
    return paths + [path for path in site.files if path.endswith(".html") if any(sign in site.read(path) for sign in signs)]


def test_a_site_on_a_disk_has_no_trace_of_search(portable: Built) -> None:
    """No page, no link and no file: from a disk no browser could load what is searched."""
    assert without_search(portable) == []


def test_a_preview_has_no_trace_of_search(small: Built, tmp_path: Path) -> None:
    """What is searched could not say that it is a draft."""
    build(small.root, tmp_path / "pratinjau", "--drafts")
    assert without_search(Built("preview", small.root, tmp_path / "pratinjau", small.base_url)) == []


def test_a_site_may_do_without(small: Built, tmp_path: Path) -> None:
    """Switched off, nothing of it is left in the output, in which it was before."""
    root = copy_small(CONTOH, tmp_path)
    build(root, root / "output")
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("  search: true\n", ""), "utf-8")
    build(root, root / "output")
    assert without_search(Built("without", root, root / "output", small.base_url)) == []


def pagefind_files(output: Path) -> dict[str, tuple[bytes, int]]:
    """What is searched: bytes, and when each was written."""
    paths = (path for path in (output / "pagefind").rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def changed(file: Path, old: str, new: str) -> None:
    """Edit a file as an editor would."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


BROKEN = "def get_executable():\n    return '/bin/false'\n"


def test_an_index_is_made_again_exactly_when_what_is_searched_changed(tmp_path: Path) -> None:
    """After any edit the files are those of a clean build. While pagefind is broken only edits of what is searched fail."""
    root, clean, broken = copy_small(CONTOH, tmp_path / "situs"), tmp_path / "bersih", tmp_path / "rusak"
    (broken / "pagefind_bin").mkdir(parents=True)
    (broken / "pagefind_bin" / "__init__.py").write_text(BROKEN)
    story = root / "content" / "stories" / "2026" / "pasar-dapur-kukus.md"
    memory = ("--state", tmp_path / "ingatan")
    build(root, root / "output", *memory)
    before = pagefind_files(root / "output")
    changed(story, "status: published", "status: published\n# sebuah komentar")
    photo = next((root / "content" / "photos").glob("*.yaml"))
    photo.write_text(photo.read_text("utf-8") + "\n# komentar lain\n", "utf-8")
    changed(story, "city: ", "updated: 2026-11-22 08:00\ncity: ")
    build(root, root / "output", *memory, environment={"PYTHONPATH": str(broken)})
    assert pagefind_files(root / "output") == before
    changed(story, "title: ", "title: Zamrud dan ")
    refused = run_command(
        *("build", "--root", root, "--output", root / "output", "--as-of", AS_OF, "--lang", "en", *memory),
        environment={"PYTHONPATH": str(broken)},
    )
    assert (refused.returncode, "O113" in refused.stderr) == (3, True)
    build(root, root / "output", *memory)
    after = pagefind_files(root / "output")
    assert any(b"Zamrud" in unpacked(path, data) for path, (data, _) in after.items())
    kept = [path for path, entry in after.items() if before.get(path) == entry]
    assert len([path for path in kept if path.endswith(".pf_fragment")]) > len(stories(Built("", root, root / "output", "")))
    for jobs in (1, 3):
        build(root, clean / str(jobs), "--state", tmp_path / f"leer-{jobs}", "--jobs", jobs)
        made = pagefind_files(clean / str(jobs))
        assert {path: data for path, (data, _) in made.items()} == {path: data for path, (data, _) in after.items()}
    (root / "output" / kept[0]).unlink()
    build(root, root / "output", *memory)
    assert {path: data for path, (data, _) in pagefind_files(root / "output").items()} == {
        path: data for path, (data, _) in made.items()
    }


ABSENT = "import sys\nsys.modules['pagefind_bin'] = None\n"


def test_where_pagefind_is_absent_the_site_is_made_without(tmp_path: Path) -> None:
    """A warning says what to do; there is no link to a page that is not there; the next build says so again."""
    root, absent = copy_small(CONTOH, tmp_path / "situs"), tmp_path / "tanpa"
    absent.mkdir()
    (absent / "sitecustomize.py").write_text(ABSENT)
    order = (
        "build",
        "--root",
        root,
        "--output",
        root / "output",
        "--as-of",
        AS_OF,
        "--lang",
        "en",
        "--state",
        tmp_path / "ingatan",
    )
    built = run_command(*order, environment={"PYTHONPATH": str(absent)})
    assert built.returncode == 0
    told = [line for line in built.stderr.splitlines() + built.stdout.splitlines() if " O151" in line]
    said = (
        "content/site.yaml:47:11: O151 features.search: This site asks for a search page, but pagefind is not installed on this computer; the site is made "
        'without search. Install it: .venv/bin/python -m pip install "pagefind[bin]", then build again. Or write search: false under '
        "features in site.yaml."
    )
    assert told == [said]
    assert without_search(Built("absent", root, root / "output", "")) == []
    again = run_command(*order, environment={"PYTHONPATH": str(absent)})
    assert said in (again.stderr + again.stdout).splitlines()


def test_protected_names_are_seen_in_what_is_searched(contoh: Built) -> None:
    """In each part of an index in which a name stands, packed as it is, the gate finds it."""
    name = "Maria Goreti Wonga"
    holding = {
        path for path in contoh.files if path.endswith(".pf_fragment") and name.encode() in unpacked(path, contoh.read(path))
    }
    lookout = Lookout([name])
    assert holding
    assert {path for path in contoh.files if path.startswith("pagefind/") if lookout.find(path, contoh.read(path))} == holding


months = st.builds("{:04d}-{:02d}".format, st.integers(2019, 2024), st.integers(1, 12))


@given(st.lists(months, max_size=60), st.integers(1, 20))
def test_shards_hold_every_month_once(found: list[str], full: int) -> None:
    """Every story is in one shard; all but the newest shard are full, and none could have been closed a month earlier."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "FULL", full)
        cut = shards.shards_of(found)
    assert [month for shard in cut for month in shard.months] == sorted(set(found))
    for number, shard in enumerate(cut):
        assert shard.stories == sum(month in shard.months for month in found)
        assert shard.name == shard.months[0]
        assert shard.stories >= full or number == len(cut) - 1
        assert sum(month in shard.months[:-1] for month in found) < full


@pytest.fixture(scope="module")
def cut_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fictional site, its stories in many shards."""
    folder = tmp_path_factory.mktemp("cut")
    root = copy_small(CONTOH, folder / "situs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "FULL", 5)
        order = [
            "build",
            "--root",
            str(root),
            "--output",
            str(folder / "output"),
            "--as-of",
            AS_OF,
            "--state",
            str(folder / "state"),
        ]
        assert main(order) == 0
    assert len(list((folder / "output" / "pagefind" / "id").iterdir())) > 3
    assert len(list((folder / "output" / "pagefind").rglob("*.pagefind"))) == 2
    with serving(folder / "nginx", {"/": folder / "output"}) as url:
        yield url


def test_many_shards_are_searched_as_one(cut_url: str, contoh_url: str, seen: Watched) -> None:
    """Whatever the shards, the same stories are found."""
    questions: list[dict[str, str]] = [{"words": "melatih"}, {"words": "rutan", "year": "2024"}, {"words": "", "kind": "feature"}]
    answers = []
    for url in (cut_url, contoh_url):
        seen.page.goto(f"{url}/cari/")
        answers.append([sorted(look_for(seen.page, **question)) for question in questions])
    assert answers[0] == answers[1]
    assert all(answers[0])
    assert seen.take() == []


def test_older_stories_are_searched_when_asked_for(cut_url: str, seen: Watched) -> None:
    """On a big site the newest are searched first; a button adds all others, and a year its own."""
    page = seen.page

    def swell(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=re.sub(r", \d+\]", ", 1500]", text), content_type="text/html")

    page.goto(f"{cut_url}/cari/")
    everything = look_for(page, "melatih")
    page.route("**/cari/", swell)
    page.goto(f"{cut_url}/cari/")
    newest = look_for(page, "melatih")
    assert 0 < len(newest) < len(everything)
    page.get_by_role("button", name="Cari juga dalam berita yang lebih lama").click()
    page.wait_for_function("() => document.activeElement.getAttribute('role') === 'status'")
    assert sorted(titles(page)) == sorted(everything)
    page.goto(f"{cut_url}/cari/")
    assert look_for(page, "", year="2024")
    assert page.get_by_role("button", name="Cari juga").is_hidden()
    assert seen.take() == []
