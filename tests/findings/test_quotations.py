"""A speaker is introduced once, with title and organization, and called by the short name from then on."""

import re
from pathlib import Path

from malformed.case import ORGANIZATIONS, PEOPLE, SITE, STORY, story, swapped, text_of
from malformed.runs import make_site, run

PERSONS = """\
siti-contoh:
  name: Dra. Hj. Siti Contoh, M.M.
  title: {id: Kepala Rutan Contoh, en: Head of Rutan Contoh}
  organization: rutan-contoh
dewi-rekaan:
  name: Dewi Rekaan
  short: Bu Dewi
  title: {id: Juru Masak, en: Cook}
  organization: dapur-selada
"""
BLOCKS = """
::: quote siti-contoh 2025-10-13
Segar.
:::

::: quote dewi-rekaan 2025-10-13
Renyah.
:::

::: statement siti-contoh
Siti senang.
:::

::: quote dewi-rekaan
Manis.
:::
"""
LABEL = re.compile(r'<(?:figcaption|p class="source")>(.*?)</(?:figcaption|p)>', re.DOTALL)


def labels(page: Path) -> list[str]:
    """What stands below each block, without tags."""
    return [re.sub(r"<[^>]+>", "", found) for found in LABEL.findall(page.read_text("utf-8"))]


def test_a_speaker_is_introduced_once_in_each_language(tmp_path: Path) -> None:
    """At first the full name with title, and the organization where the title does not tell it; then the short name alone."""
    files = {
        SITE: swapped(SITE, "languages: [id]", "languages: [id, en]"),
        ORGANIZATIONS: text_of(ORGANIZATIONS)
        + "dapur-selada:\n  name: CV Dapur Selada\n  short: Dapur Selada\n  kind: company\n",
        PEOPLE: PERSONS,
        STORY: story("people: [siti-contoh, dewi-rekaan]") + BLOCKS,
        "content/stories/2025/panen-selada.en.md": f"---\ntitle: Harvest\nsummary: Lettuce.\nstatus: published\n---\nOn Monday (13 October 2025).\n{BLOCKS}",
    }
    root = make_site(tmp_path, files)
    built = run("build", root, "id")
    assert (built.code, built.findings) == (0, ())
    assert labels(root / "output" / "berita" / "2025" / "panen-selada" / "index.html") == [
        "Dra. Hj. Siti Contoh, M.M., Kepala Rutan Contoh, Senin (13/10/2025)",
        "Dewi Rekaan, Juru Masak, Dapur Selada, Senin (13/10/2025)",
        "Siti Contoh",
        "Bu Dewi",
    ]
    assert labels(root / "output" / "en" / "news" / "2025" / "panen-selada" / "index.html") == [
        "Dra. Hj. Siti Contoh, M.M., Head of Rutan Contoh, 13 Oct 2025",
        "Dewi Rekaan, Cook, Dapur Selada, 13 Oct 2025",
        "Siti Contoh",
        "Bu Dewi",
    ]
