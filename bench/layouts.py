"""The corpus in each contestant's format."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from corpus import Corpus, Program, Session, Story, as_id

AS_OF = "2026-11-22T09:00"
"""The time that our site is built for, so that a bench of next year measures the same site."""
PEERS = Path(__file__).with_name("peers")
PROGRAM_LINK = re.compile(r"\]\(program:([a-z0-9-]+)\)")
PEERS_LINK = r"](/program/\1/)"
OUR_SITE = """\
name: Kabar Timur
tagline: Kabar program dari kawasan timur
base_url: https://kabar.example/
languages: [id]
publisher: redaksi-kabar
desk: Redaksi
navigation: [stories, programs]
footer: [organizations, tags, corrections]
"""


def our_story(story: Story) -> str:
    """A story in this project's format."""
    return f"""\
---
title: {_quoted(story.title)}
summary: {_quoted(story.summary)}
status: published
date: {story.when[:10]}
publish: {story.when[:16].replace("T", " ")}
tags: [{", ".join(story.tags)}]
program: {story.program}
city: {story.place}
byline:
  writer: [{_quoted(story.author)}]
  editor: {_quoted(story.editor)}
---
{_text(story.blocks)}"""


def peer_story(story: Story) -> str:
    """A story in the format that both peers read."""
    tags = "".join(f"  - {tag}\n" for tag in story.tags)
    return f"""\
---
title: {_quoted(story.title)}
slug: {story.id}
date: {story.when}+08:00
summary: {_quoted(story.summary)}
tags:
{tags}program: {story.program}
place: {story.place}
author: {_quoted(story.author)}
editor: {_quoted(story.editor)}
photo: /foto/{story.year}/{story.id}.jpg
caption: {_quoted(story.caption)}
---

{PROGRAM_LINK.sub(PEERS_LINK, _text(story.blocks))}"""


def lay_out_ours(corpus: Corpus, site: Path) -> None:
    """Write this project's `content/` into the folder *site*."""
    content = site / "content"
    programs = corpus.programs
    partners = sorted({partner for program in programs for partner in program.partners})
    organizations = "redaksi-kabar:\n  name: Kabar Timur\n  kind: government\n"
    organizations += "".join(f"{as_id(name)}:\n  name: {_quoted(name)}\n  kind: company\n" for name in partners)
    _put(content / "site.yaml", OUR_SITE)
    _put(content / "organizations.yaml", organizations)
    _put(content / "tags.yaml", "".join(f"{id}:\n  name: {_quoted(name)}\n" for id, name in corpus.tags.items()))
    for program in programs:
        _put(content / "programs" / f"{program.id}.yaml", _our_program(program))
    for story in corpus.stories():
        _put(content / "stories" / story.year / f"{story.id}.md", our_story(story))


def lay_out_hugo(corpus: Corpus, site: Path) -> None:
    """Write Hugo's site into the folder *site*."""
    _copy_peer("hugo", site)
    _peer_data(corpus, site / "data", site / "content" / "berita")


def lay_out_pelican(corpus: Corpus, site: Path) -> None:
    """Write Pelican's site into the folder *site*."""
    _copy_peer("pelican", site)
    _peer_data(corpus, site, site / "content" / "berita")


def _our_program(program: Program) -> str:
    sessions = "".join(map(_our_session, sorted(program.sessions, key=lambda session: session.day)))
    partners = "".join(f"  - organization: {as_id(name)}\n    role: Mitra\n" for name in program.partners)
    indicators = "".join(
        f"  {as_id(label)}:\n    label: {label}\n    value: {value}\n"
        "    period: sejak awal program\n    source: catatan program\n"
        for label, value in program.numbers.items()
    )
    return f"""\
name: {_quoted(program.name)}
summary: {_quoted(program.lead)}
field: kemandirian
status: running
started: {program.started}-01-01
sessions:
{sessions}partners:
{partners}indicators:
{indicators}"""


def _our_session(session: Session) -> str:
    status = "held" if session.day < AS_OF[:10] else "planned"
    place = _quoted(session.place)
    return f"  - title: {_quoted(session.title)}\n    start: {session.day}\n    place: {place}\n    status: {status}\n"


def _peer_data(corpus: Corpus, data: Path, stories: Path) -> None:
    _put(data / "tags.yaml", "".join(f"- slug: {id}\n  name: {_quoted(name)}\n" for id, name in corpus.tags.items()))
    _put(data / "programs.yaml", "".join(map(_peer_program, corpus.programs)))
    for story in corpus.stories():
        _put(stories / story.year / f"{story.id}.md", peer_story(story))


def _peer_program(program: Program) -> str:
    partners = "".join(
        f"    - name: {_quoted(name)}\n      url: https://contoh.example/mitra/{as_id(name)}\n" for name in program.partners
    )
    numbers = "".join(f"    - label: {label}\n      value: {value}\n" for label, value in program.numbers.items())
    sessions = "".join(
        f"    - title: {_quoted(session.title)}\n      date: {_quoted(session.day)}\n"
        f"      place: {_quoted(session.place)}\n      seats: {session.seats}\n"
        for session in program.sessions
    )
    return f"""\
- slug: {program.id}
  name: {_quoted(program.name)}
  lead: {_quoted(program.lead)}
  started: {program.started}
  partners:
{partners}  numbers:
{numbers}  sessions:
{sessions}"""


def _copy_peer(name: str, site: Path) -> None:
    for path in sorted((PEERS / name).rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            _put(site / path.relative_to(PEERS / name), path.read_text("utf-8"))


def _text(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _quoted(text: str) -> str:
    """*text* in double quotes: a JSON string is a YAML string."""
    return json.dumps(text, ensure_ascii=False)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
