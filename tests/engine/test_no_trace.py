"""Whatever is said in a story that is not public changes no byte of what is published."""

import copy
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsrooms import LESS, NOW, Desk
from rich_site import Data, Files, both, withdraw

LATER, EARLIER = "2026-03-20 09:00", "2026-03-10 09:00"
HIDDEN: dict[str, dict[str, str]] = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "approved": {"status": "approved"},
    "withdrawn": {"status": "withdrawn"},
    "scheduled": {"status": "published", "publish": LATER},
    "embargoed": {"status": "published", "publish": EARLIER, "embargo": LATER},
    "of a later day": {"status": "published", "date": "2026-03-13"},
    "expired": {"status": "published", "expires": EARLIER},
    "withdrawn on record": {"status": "published"},
}
"""Every state in which a story is not public at `NOW`, and what its head says."""
BARE = {"title": "Berita yang Belum Boleh Terbit", "summary": "Ringkasan.", "date": "2026-03-09"}

secrets = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["TERSEMBUNYI judul", "A TERSEMBUNYI first of all"]),
        "summary": st.just("TERSEMBUNYI ringkasan"),
        "kind": st.sampled_from(["feature", "siaran_pers", "pengumuman"]),
        "number": st.just("TERSEMBUNYI/1"),
        "city": st.just("TERSEMBUNYI"),
        "program": st.sampled_from(["masak", "baca"]),
        "tags": st.sampled_from([["kuliner"], ["TERSEMBUNYI"], ["KULINER", "panen", "TERSEMBUNYI kata"]]),
        "cover": st.sampled_from(["tersembunyi-foto", "dapur"]),
        "photos": st.sampled_from([["tersembunyi-foto"], ["aula", "tersembunyi-foto"]]),
        "people": st.sampled_from([["hendra"], ["rina", "tiurma"]]),
        "organizations": st.sampled_from([["sanggar"], ["kampus", "media-rekaan"]]),
        "coverage": st.sampled_from([["harian"], ["radio", "harian"]]),
        "see_also": st.sampled_from([["satu"], ["terbaru", "draf"]]),
        "byline": st.sampled_from([{"writer": "hendra"}, {"editor": "TERSEMBUNYI editor", "photographer": ["TERSEMBUNYI"]}]),
        "updated": st.sampled_from(["2026-03-21 12:00", "2026-03-29 08:00"]),
        "corrections": st.just([{"kind": "ralat", "at": "2026-03-21 10:00", "text": both("TERSEMBUNYI ralat")}]),
        "aliases": st.sampled_from([["tersembunyi-lama/"], ["berita/2026/tersembunyi-lain/", "r.html"]]),
    },
)
"""What may be said in the head of a hidden story."""
texts = st.sampled_from(
    [
        "Teks.\n",
        "TERSEMBUNYI [ini](story:satu).\n\n::: photo tersembunyi-foto\n\n::: see-also terbaru\n",
        "## TERSEMBUNYI\n\n[TERSEMBUNYI](tag:kuliner)\n",
    ]
)
english = st.sampled_from([None, {}, {"slug": "tersembunyi-english", "aliases": ["news/tersembunyi-old/"]}, {"status": "draft"}])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all that is hidden."""
    with pytest.MonkeyPatch.context() as patch:
        for name, number in LESS.items():
            patch.setattr(name, number)
        desk = Desk(tmp_path_factory.mktemp("desk"))
        desk.begin()
        yield desk


def published(desk: Desk, data: Data, **more: Any) -> Files:
    """What a clean build makes of *data*."""
    desk.data = data
    desk.save()
    found = desk.clean_outcome(**more)
    assert found.files is not None, found.problems
    return found.files


def hidden_story(data: Data, state: str, head: dict[str, Any], body: str, translation: dict[str, Any] | None) -> None:
    """A story called `tersembunyi`, which everybody refers to, joins *data* in a *state* in which it is not public."""
    story: Data = {"head": {**BARE, **head, **HIDDEN[state]}, "body": body}
    if translation is not None:
        story["en"] = {
            "head": {"title": "TERSEMBUNYI", "summary": "TERSEMBUNYI", "status": "published", **translation},
            "body": "TERSEMBUNYI.\n",
        }
    data["stories"]["tersembunyi"] = story
    if state == "withdrawn on record":
        withdraw(data, "tersembunyi", 3)
        data["withdrawals"]["tersembunyi"] |= {"addresses": {}, "tombstone": "no"}
    data["photos"]["tersembunyi-foto"] = {
        "shows": "none",
        "credit": "TERSEMBUNYI",
        "alt": both("TERSEMBUNYI alt"),
        "caption": both("TERSEMBUNYI"),
    }
    data["pictures"]["tersembunyi-foto"] = 77
    data["stories"]["dua"]["head"]["see_also"] = ["tersembunyi", "satu"]
    data["stories"]["tujuh"]["body"] += "\nLihat [ini](story:tersembunyi).\n\n::: see-also tersembunyi\n"
    data["site"]["featured"] = ["tersembunyi", "enam"]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(state=st.sampled_from(sorted(HIDDEN)), head=secrets, body=texts, translation=english)
def test_what_is_said_in_a_hidden_story_changes_nothing(
    desk: Desk, state: str, head: dict[str, Any], body: str, translation: dict[str, Any] | None
) -> None:
    """Whatever its head, text and translation say, every file is as it would be with nothing in it, though others refer to it."""
    desk.begin()
    bare, full = copy.deepcopy(desk.data), copy.deepcopy(desk.data)
    hidden_story(bare, state, {}, "Teks.\n", None)
    hidden_story(full, state, head, body, translation)
    one, other = published(desk, full), published(desk, bare)
    assert sorted(one) == sorted(other)
    assert {path for path in one if one[path] != other[path]} == set()
    assert [path for path, data in one.items() if b"tersembunyi" in path.encode() + data.lower()] == []


@pytest.mark.parametrize("state", sorted(HIDDEN))
def test_a_hidden_story_is_as_if_it_had_never_been_written(desk: Desk, state: str) -> None:
    """Without the references to it, the site is byte for byte the one without the story and its photo."""
    desk.begin()
    without = copy.deepcopy(desk.data)
    full = copy.deepcopy(desk.data)
    hidden_story(
        full,
        state,
        {"tags": ["TERSEMBUNYI"], "cover": "tersembunyi-foto", "program": "masak", "people": ["rina"]},
        "TERSEMBUNYI.\n",
        {},
    )
    for data in (without, full):
        data["site"]["featured"] = ["enam"] if data is without else ["tersembunyi", "enam"]
    full["stories"]["tujuh"]["body"] = without["stories"]["tujuh"]["body"]
    without["stories"]["dua"]["head"]["see_also"] = ["satu"]
    assert published(desk, full) == published(desk, without)


def test_a_hidden_translation_leaves_no_trace(desk: Desk) -> None:
    """A draft translation of a public story: every file is as it would be without the translation."""
    desk.begin()
    without, full = copy.deepcopy(desk.data), copy.deepcopy(desk.data)
    head = {
        "title": "TERSEMBUNYI",
        "summary": "TERSEMBUNYI",
        "status": "draft",
        "slug": "tersembunyi",
        "aliases": ["news/tersembunyi-old/"],
    }
    full["stories"]["lima"]["en"] = {"head": head, "body": "TERSEMBUNYI.\n\n::: photo logo-sanggar\n"}
    one, other = published(desk, full), published(desk, without)
    assert {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)} == set()


def test_time_alone_shows_and_hides(desk: Desk) -> None:
    """A second before its time a scheduled story is nowhere, at its time it is there; at its expiry it is gone."""
    desk.begin()
    data = copy.deepcopy(desk.data)
    data["stories"]["sebentar"] = {
        "head": {
            **BARE,
            "title": "TERSEMBUNYI",
            "status": "published",
            "publish": "2026-03-12 10:00",
            "expires": "2026-03-12 11:00",
        },
        "body": "TERSEMBUNYI.\n",
    }
    hour = timedelta(hours=1)
    for after, is_there in (
        (hour - timedelta(seconds=1), False),
        (hour, True),
        (2 * hour - timedelta(seconds=1), True),
        (2 * hour, False),
    ):
        found = published(desk, data, now=NOW + after)
        assert ("berita/2026/sebentar/index.html" in found) == is_there
        assert any(b"TERSEMBUNYI" in text for text in found.values()) == is_there
