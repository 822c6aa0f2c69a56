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

from site_builder.check import check_rest, check_story
from site_builder.load.content import load_rest
from site_builder.load.folder import list_content
from site_builder.load.loaded import Loaded
from site_builder.load.stories import LoadedStory, group_stories, load_story
from site_builder.memory import Memory
from site_builder.model.content import Content, tag_ids
from site_builder.newsroom import read_newsroom
from site_builder.problems import ContentError, Problem
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
    rest = load_rest(root, found, Memory().inspector(inspect_picture, root))
    groups, doubles = group_stories(found)
    stories = {
        id: pickle.loads(pickle.dumps(load_story(root, files, rest.reading), 5))  # noqa: S301
        for id, files in reversed(list(groups.items()))
    }
    return rest, stories, [*problems, *doubles]


def content_of(rest: Loaded, stories: dict[str, LoadedStory]) -> Content:
    """The site put together."""
    assert rest.content is not None
    read = {id: loaded.story for id, loaded in sorted(stories.items()) if loaded.story}
    bodies = {("story", id, language): body for id in read for language, body in stories[id].bodies.items()}
    tags = tag_ids(rest.content.tags, read.values())
    return replace(rest.content, stories=read, bodies={**rest.content.bodies, **bodies}, tag_ids=tags)


def findings_of(root: Path) -> set[Problem]:
    """What a build finds."""
    try:
        return set(read_newsroom(root, Memory().inspector(inspect_picture, root), jobs=1).warnings)
    except ContentError as error:
        return set(error.problems)


@every_site
def test_a_site_is_its_stories_and_the_rest(root: Path) -> None:
    """Stories that are read one by one, in any order and any process, make the same content as the whole site."""
    whole = read_newsroom(root, Memory().inspector(inspect_picture, root), jobs=1)
    rest, stories, problems = read_apart(root)
    content = content_of(rest, stories)
    assert dict(whole.content.stories) == content.stories
    assert dict(whole.content.bodies) == content.bodies
    assert replace(whole.content, stories={}, bodies={}) == replace(content, stories={}, bodies={}, tag_ids=whole.content.tag_ids)
    assert [*whole.warnings, *rest.problems, *problems, *(found for one in stories.values() for found in one.problems)] == []
    for loaded in stories.values():
        assert {ref: whole.source(*ref) for ref in loaded.sources} == loaded.sources


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_with_a_site_is_wrong_with_its_parts(name: str, tmp_path: Path) -> None:
    """A malformed site has the findings of its stories, each judged by itself, and of the rest; none is lost, none is added."""
    root = make_site(tmp_path, CASES[name].files)
    rest, stories, problems = read_apart(root)
    apart = {*rest.problems, *problems, *(found for one in stories.values() for found in one.problems)}
    if rest.content is not None:
        content = content_of(rest, stories)
        apart |= set(check_rest(content, rest))
        for one in stories.values():
            apart |= set(check_story(one.story, one.bodies, content, rest)) if one.story else set()
    elif not (root / "content" / "site.yaml").is_file():
        return
    assert apart == findings_of(root)


@every_site
def test_a_sound_story_is_judged_by_looking_up_what_it_names(root: Path) -> None:
    """No rule about a story goes through other records: it asks for those that the story names."""
    rest, stories, _ = read_apart(root)
    whole = content_of(rest, stories)
    kinds = ("stories", "programs", "people", "organizations", "photos", "pictures", "coverage", "tags", "pages")
    unlisted: dict[str, Any] = {kind: Unlisted(getattr(whole, kind)) for kind in kinds}
    content = replace(whole, bodies={}, **unlisted)
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
    (rest, stories, _), (other_rest, other_stories, _) = read_apart(root), read_apart(tmp_path)
    assert content_of(other_rest, other_stories) == content_of(rest, stories)
    assert {id: one.digests for id, one in other_stories.items()} == {id: one.digests for id, one in stories.items()}
