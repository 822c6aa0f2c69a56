"""Each story is read and judged by itself, and a site is nothing but its stories and the rest."""

import pickle
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from malformed import CASES
from malformed.case import MINIMAL
from malformed.runs import make_site
from reader.builds import CONTOH, PROJECT

from site_builder.check import check_content, check_rest, check_story
from site_builder.load.content import load_content, load_rest
from site_builder.load.folder import list_content
from site_builder.load.loaded import Loaded
from site_builder.load.stories import LoadedStory, group_stories, load_story
from site_builder.model.content import Content
from site_builder.render.pictures import inspect_picture

SITES = {"contoh": CONTOH, "dimsum": PROJECT, "minimal": MINIMAL}
every_site = pytest.mark.parametrize("root", SITES.values(), ids=SITES)


class Unlisted(dict[str, object]):
    """Records that can be looked up by id, but not gone through."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a story is judged without going through other records")

    keys = values = items = __iter__  # type: ignore[assignment]


def read_apart(root: Path) -> tuple[Loaded, dict[str, LoadedStory], list[object]]:
    """Everything but the stories, each story (the last one first, and sent as to another process), and what is wrong with their names."""
    found, problems = list_content(root)
    rest = load_rest(root, found, inspect_picture)
    groups, doubles = group_stories(found)
    stories = {
        id: pickle.loads(pickle.dumps(load_story(root, files, rest.reading), 5))  # noqa: S301
        for id, files in reversed(list(groups.items()))
    }
    return rest, stories, [*problems, *doubles]


def content_of(rest: Loaded, stories: dict[str, LoadedStory], whole: Content) -> Content:
    """The site put together."""
    assert rest.content is not None
    read = {id: loaded.story for id, loaded in stories.items() if loaded.story}
    bodies = {("story", id, language): body for id in read for language, body in stories[id].bodies.items()}
    return replace(rest.content, stories=read, bodies={**rest.content.bodies, **bodies}, tag_ids=whole.tag_ids)


@every_site
def test_a_site_is_its_stories_and_the_rest(root: Path) -> None:
    """Stories that are read one by one, in any order and any process, make the same content as the whole site."""
    whole = load_content(root, inspect_picture)
    rest, stories, problems = read_apart(root)
    assert whole.content is not None
    assert content_of(rest, stories, whole.content) == whole.content
    assert (
        whole.problems == [*rest.problems, *problems, *(found for loaded in stories.values() for found in loaded.problems)] == []
    )
    assert whole.sources == rest.sources | {ref: path for loaded in stories.values() for ref, path in loaded.sources.items()}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_with_a_site_is_wrong_with_its_parts(name: str, tmp_path: Path) -> None:
    """A malformed site has the findings of its stories, each judged by itself, and of the rest; none is lost, none is added."""
    root = make_site(tmp_path, CASES[name].files)
    whole = load_content(root, inspect_picture)
    if whole.content is None:
        return
    rest, stories, problems = read_apart(root)
    content = content_of(rest, stories, whole.content)
    apart = {*rest.problems, *problems, *check_rest(content, rest)}
    for loaded in stories.values():
        apart |= {*loaded.problems, *(check_story(loaded.story, loaded.bodies, content, rest) if loaded.story else ())}
    assert apart == {*whole.problems, *check_content(whole.content, whole)}


@every_site
def test_a_sound_story_is_judged_by_looking_up_what_it_names(root: Path) -> None:
    """No rule about a story goes through other records: it asks for those that the story names."""
    whole = load_content(root, inspect_picture)
    rest, stories, _ = read_apart(root)
    assert whole.content is not None
    kinds = ("stories", "programs", "people", "organizations", "photos", "pictures", "coverage", "tags", "pages")
    unlisted: dict[str, Any] = {kind: Unlisted(getattr(whole.content, kind)) for kind in kinds}
    content = replace(whole.content, bodies={}, **unlisted)
    for loaded in stories.values():
        assert loaded.story is not None
        assert list(check_story(loaded.story, loaded.bodies, content, rest)) == []


@every_site
def test_a_file_means_the_same_however_it_is_read(root: Path, tmp_path: Path) -> None:
    """What makes a file not simple, though it means nothing, changes nothing: no record, no text, no digest."""
    shutil.copytree(root / "content", tmp_path / "content")
    for file in (tmp_path / "content").rglob("*.md"):
        text = file.read_text("utf-8")
        assert text.startswith("---\n")
        file.write_text("--- " + text.removeprefix("---"), "utf-8")
    for file in (tmp_path / "content").rglob("*.yaml"):
        file.write_text(file.read_text("utf-8") + "\n # …\n", "utf-8")
    assert load_content(tmp_path, inspect_picture).content == load_content(root, inspect_picture).content
    digests = [{id: story.digests for id, story in read_apart(folder)[1].items()} for folder in (root, tmp_path)]
    assert digests[0] == digests[1]
