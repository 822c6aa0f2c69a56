"""A made-up newsroom with a record of every kind, small enough to be built hundreds of times, and what may happen to it.

Everything is kept as plain data; `files` spells it out as the files below a site's root.
"""

import copy
import io
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

TEMPLATES = Path(__file__).parents[2] / "templates"
Data = dict[str, Any]
Files = dict[str, bytes]

SIZE = (12, 9)
"""Pixels of a picture: whether it is made anew is the question, not how long that takes."""
WITH_PICTURES = ("dapur", "kebun", "aula", "logo-sanggar")


def both(text: str) -> dict[str, str]:
    """A text in two languages."""
    return {"id": f"{text} (id)", "en": f"{text} (en)"}


def picture(shade: int) -> bytes:
    """A tiny picture."""
    out = io.BytesIO()
    Image.new("RGB", SIZE, (shade % 256, 90, 120)).save(out, "PNG")
    return out.getvalue()


def _story(number: int, date: str, /, **head: Any) -> Data:
    words = {"title": f"Berita Rekaan {number} di Rutan Contoh", "summary": f"Ringkasan berita rekaan nomor {number}."}
    return {"head": {**words, "date": date, "status": "published", **head}, "body": f"Isi berita rekaan {number}.\n"}


def _english(number: int, /, **head: Any) -> Data:
    words = {"title": f"Invented News {number}", "summary": f"What invented news {number} says."}
    return {"head": {**words, "status": "published", **head}, "body": f"The text of invented news {number}.\n"}


def _stories() -> Data:
    stories: Data = {
        "satu": _story(1, "2025-11-03", program="masak", tags=["kuliner"], cover="dapur", people=["tiurma"], coverage=["harian"]),
        "dua": _story(2, "2025-12-30", program="masak", tags=["kuliner", "Kelas Sore"], see_also=["satu", "embargo"]),
        "tiga": _story(3, "2026-01-02", program="kebun", tags=["panen"], photos=["kebun", "aula"], organizations=["kampus"]),
        "empat": _story(4, "2026-01-15", program="kebun", aliases=["lama/empat/"], byline={"writer": "rina", "editor": "Hamzah"}),
        "lima": _story(5, "2026-02-01", kind="siaran_pers", number="5/II/2026", tags=["panen"], publish="2026-02-01 06:30"),
        "enam": _story(6, "2026-02-10", program="masak", cover="kebun", people=["tiurma", "rina"], coverage=["radio"]),
        "tujuh": _story(7, "2026-03-01", tags=["kuliner"], see_also=["enam"], updated="2026-03-06 10:00"),
        "koreksi": _story(8, "2026-03-05", program="kriya"),
        "embargo": _story(9, "2026-03-10", program="masak", embargo="2026-03-20 09:00", cover="aula", tags=["rahasia"]),
        "kedaluwarsa": _story(10, "2026-03-08", expires="2026-03-14 00:00", kind="pengumuman", photos=["aula"]),
        "draf": _story(11, "2026-03-09", status="draft", program="kriya", tags=["draf"]),
        "terbaru": _story(12, "2026-03-11", program="kriya", cover="dapur", organizations=["kampus", "media-rekaan"]),
    }
    stories["koreksi"]["head"]["corrections"] = [
        {"kind": "ralat", "at": "2026-03-07 10:00", "text": both("Angkanya salah")},
        {"kind": "koreksi", "at": "2026-03-25 10:00", "text": both("Namanya salah")},
    ]
    stories["satu"]["en"] = _english(1, slug="number-one", translator="Clara", aliases=["news/old-one/"])
    stories["tiga"]["en"] = _english(3)
    stories["enam"]["en"] = _english(6, status="draft")
    stories["terbaru"]["en"] = _english(12)
    stories["satu"]["body"] += (
        "\n## Bagian\n\nBaca [program ini](program:masak), [orang ini](person:tiurma), [lembaga](organization:kampus), [tag](tag:kuliner).\n"
        "\n::: indicator masak/peserta\n\n::: photo kebun\n\n::: see-also dua\n\n::: quote tiurma 2025-11-03\nKami senang.\n:::\n"
    )
    stories["tiga"]["body"] += (
        "\nLihat [berita lain](story:lima), [halaman](page:tentang) dan [laporan](coverage:harian).\n"
        '\n::: statement unnamed as="Seorang peserta" reason="Tidak disebut namanya." coverage=radio\nSeperti dimuat di radio.\n:::\n'
    )
    stories["tujuh"]["body"] += "\n::: see-also embargo\n\nSebentar lagi: [yang rahasia](story:embargo).\n"
    return stories


def _programs() -> Data:
    programs: Data = {
        id: {
            "name": both(name),
            "summary": both(f"Kelas {name} di rutan rekaan"),
            "field": "kemandirian",
            "status": "running",
            "started": "2025-10-01",
        }
        for id, name in (
            ("masak", "Dapur Rekaan"),
            ("kebun", "Kebun Rekaan"),
            ("kriya", "Kriya Rekaan"),
            ("baca", "Pojok Baca Rekaan"),
        )
    }
    programs["masak"] |= {
        "cover": "dapur",
        "photos": ["aula"],
        "instructors": ["tiurma"],
        "partners": [{"organization": "kampus", "role": both("mitra"), "lead": "true"}],
        "sessions": [{"title": both("Pertemuan"), "start": "2025-10-20 09:00", "status": "held", "instructors": ["tiurma"]}],
        "indicators": {
            "peserta": {"label": both("Peserta"), "value": "37", "period": both("2025"), "source": both("Daftar hadir")}
        },
        "description": both("Sayur dari [kebun](program:kebun); lihat [berita pertama](story:satu)."),
        "coverage": ["harian"],
        "aliases": ["dapur/"],
    }
    return programs


def _rest() -> Data:
    organizations = {
        "rutan-contoh": {"name": both("Rumah Tahanan Negara Contoh"), "short": both("Rutan Contoh"), "kind": "government"},
        "kampus": {"name": both("Politeknik Rekaan"), "kind": "education", "parent": "rutan-contoh"},
        "sanggar": {
            "name": both("Sanggar Rekaan"),
            "kind": "community",
            "logo": {"photo": "logo-sanggar", "permission": "Surat rekaan 1 Maret 2026"},
        },
        "media-rekaan": {"name": both("Media Rekaan"), "kind": "media"},
    }
    people = {
        "tiurma": {"name": "Tiurma Rekaan", "title": both("Instruktur"), "organization": "kampus"},
        "rina": {"name": "Rina Rekaan", "title": both("Pranata humas"), "organization": "rutan-contoh", "official": "true"},
        "hendra": {"name": "Hendra Rekaan", "title": both("Kepala rutan"), "official": "true"},
    }
    coverage = {
        "harian": {
            "outlet": "Harian Rekaan",
            "headline": "Dapur Baru",
            "date": "2025-11-05",
            "link": "https://harian.example/dapur",
        },
        "radio": {"outlet": "Radio Rekaan", "kind": "broadcast", "date": "2026-01-05", "summary": both("Perbincangan pagi")},
    }
    tags = {"kuliner": {"name": both("Kuliner"), "description": both("Dari dapur")}, "panen": {"name": both("Panen")}}
    return {"organizations": organizations, "people": people, "coverage": coverage, "tags": tags}


def _pages() -> Data:
    def page(title: str, body: str, **head: Any) -> Data:
        return {"head": {"title": title, "status": "published", "summary": f"Tentang {title}.", **head}, "body": body}

    tentang = page(
        "Tentang", "Situs rekaan, dari [program](program:kriya).\n\n## Bagian\n\n::: photo aula\n", updated="2026-01-01"
    )
    tentang["en"] = page("About", "An invented site.\n", slug="about")
    pedoman = page("Pedoman", "Lihat [berita](story:dua) dan [tag](tag:panen).\n", aliases=["pedoman-lama/"])
    return {"tentang": tentang, "pedoman": pedoman, "rahasia": page("Rahasia", "Belum terbit.\n", status="draft")}


def _site() -> Data:
    return {
        "name": both("Kabar Rutan Contoh"),
        "short_name": both("Kabar"),
        "tagline": both("Berita dari rutan rekaan"),
        "base_url": "https://rutan-contoh.example/",
        "languages": ["id", "en"],
        "time_zone": "Asia/Makassar",
        "publisher": "rutan-contoh",
        "desk": both("Redaksi"),
        "navigation": ["stories", "programs", "coverage", "tentang"],
        "footer": ["people", "tags", "corrections", "organizations", "pedoman"],
        "featured": ["satu", "embargo", "enam"],
        "policies": {"publishing": "pedoman"},
        "features": {"feeds": "true", "open_data": "true", "share_cards": "3"},
    }


def rich_site() -> Data:
    """The newsroom before anything happened."""
    shows = {"shows": "none", "credit": "Humas Rutan Contoh", "illustration": "true"}
    photos = {id: {"alt": both(f"Gambar {id}"), "caption": both(f"Keterangan {id}"), **shows} for id in WITH_PICTURES}
    return {
        "site": _site(),
        "stories": _stories(),
        "programs": _programs(),
        **_rest(),
        "pages": _pages(),
        "photos": photos,
        "pictures": {id: 20 * number for number, id in enumerate(WITH_PICTURES)},
        "withdrawals": {},
        "templates": {},
        "others": {},
    }


PLAIN_TEMPLATES: Files = {
    f"templates/{path.relative_to(TEMPLATES).as_posix()}": path.read_bytes()
    for path in sorted(TEMPLATES.rglob("*"))
    if path.is_file()
}
_PICTURES: dict[int, bytes] = {}


def files(data: Mapping[str, Any]) -> Files:
    """The files of a site, its own templates with them."""
    found: Files = {"content/site.yaml": _yaml(data["site"])}
    for name in ("organizations", "people", "coverage", "tags", "withdrawals"):
        if data[name]:
            found[f"content/{name}.yaml"] = _yaml(data[name])
    for id, story in data["stories"].items():
        folder = f"content/stories/{story['head']['date'][:4]}/{id}"
        found |= _document(folder, story)
    for id, page in data["pages"].items():
        found |= _document(f"content/pages/{id}", page)
    found |= {f"content/programs/{id}.yaml": _yaml(program) for id, program in data["programs"].items()}
    found |= {f"content/photos/{id}.yaml": _yaml(photo) for id, photo in data["photos"].items()}
    for id, shade in data["pictures"].items():
        if shade not in _PICTURES:
            _PICTURES[shade] = picture(shade)
        found[f"content/photos/{id}.png"] = _PICTURES[shade]
    return {**found, **PLAIN_TEMPLATES, **data["templates"], **data["others"]}


def _document(path: str, said: Data) -> Files:
    found = {f"{path}.md": _markdown(said)}
    if "en" in said:
        found[f"{path}.en.md"] = _markdown(said["en"])
    return found


def _markdown(said: Data) -> bytes:
    return b"---\n" + _yaml(said["head"]) + b"---\n" + str(said["body"]).encode()


def _yaml(data: Mapping[str, Any]) -> bytes:
    """Each key on a line of its own: most values plain, as editors write them."""
    lines = []
    for key, value in data.items():
        is_plain = isinstance(value, str) and value.replace(" ", "").isalnum()
        lines.append(f"{key}: {value if is_plain else json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines).encode()


def save(root: Path, wanted: Mapping[str, bytes], lying: Mapping[str, bytes]) -> None:
    """Make the files below *root*, of which *lying* are there, those that are *wanted*; what is the same is left alone."""
    for path in lying.keys() - wanted.keys():
        (root / path).unlink()
    for folder in {(root / path).parent for path in lying.keys() - wanted.keys()}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    for path, data in wanted.items():
        if lying.get(path) != data:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def tree(folder: Path) -> Files:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def clear(folder: Path) -> None:
    """Remove *folder* with all that is in it."""
    if folder.exists():
        shutil.rmtree(folder)


Edit = Callable[[Data, int, int], None]
"""Changes the newsroom; two small numbers say what and how."""


def _pick(records: Mapping[str, Any], n: int) -> str:
    return sorted(records)[n % len(records)] if records else ""


def _edit_body(data: Data, n: int, m: int) -> None:
    data["stories"][_pick(data["stories"], n)]["body"] += f"\nTambahan {m}.\n"


def _edit_translation_body(data: Data, n: int, m: int) -> None:
    story = data["stories"][_pick(data["stories"], n)]
    if "en" in story:
        story["en"]["body"] += f"\nMore {m}.\n"


def _edit_title(data: Data, n: int, m: int) -> None:
    data["stories"][_pick(data["stories"], n)]["head"]["title"] = f"Judul Baru {m} dari Rutan Contoh"


def _set(field: str, *values: Any) -> Edit:
    """A field of a story becomes one of *values*, or goes away."""

    def edit(data: Data, n: int, m: int) -> None:
        head = data["stories"][_pick(data["stories"], n)]["head"]
        value = values[m % len(values)]
        if value is None:
            head.pop(field, None)
        else:
            head[field] = copy.deepcopy(value)

    return edit


def addresses_of(data: Data, id: str) -> dict[str, list[str]]:
    """Where a story stands in each language of the site."""
    story, languages = data["stories"][id], data["site"]["languages"]
    year, slugs = story["head"]["date"][:4], {languages[0]: id}
    if "en" in story:
        slugs.setdefault("en", story["en"]["head"].get("slug", id))
    tops = {language: "" if language == languages[0] else f"{language}/" for language in languages}
    return {
        language: [f"{tops[language]}{'news' if language == 'en' else 'berita'}/{year}/{slug}/"]
        for language, slug in slugs.items()
        if language in tops
    }


def withdraw(data: Data, id: str, n: int = 1) -> None:
    """A story's withdrawal goes on record."""
    record = {"requested": "2026-03-11 09:00", "removed": "2026-03-11 10:00", "addresses": addresses_of(data, id)}
    data["withdrawals"][id] = {
        **record,
        **({"reason": both("Diminta")} if n % 2 else {}),
        "tombstone": "no" if n % 3 == 0 else "yes",
    }


def _redirect(data: Data, id: str, addresses: dict[str, list[str]]) -> None:
    """A story takes over the addresses of another one, or its own former ones."""
    head = data["stories"][id]["head"]
    head["aliases"] = [*head.get("aliases", ()), *(address for own in addresses.values() for address in own)]


def _move(data: Data, n: int, m: int) -> None:
    """The story gets another day, sometimes in another year; sometimes nobody thinks of its former address."""
    days = ("2025-12-31", "2026-01-01", "2026-03-01", "2026-03-11", "2024-05-05", "2026-03-13")
    id = _pick(data["stories"], n)
    former, year = addresses_of(data, id), data["stories"][id]["head"]["date"][:4]
    data["stories"][id]["head"]["date"] = days[m % len(days)]
    if days[m % len(days)][:4] != year and n % 4:
        _redirect(data, id, former)


def _rename(data: Data, n: int, m: int) -> None:
    """Likewise of another name."""
    id = _pick(data["stories"], n)
    former = addresses_of(data, id)
    data["stories"][f"baru-{m}"] = data["stories"].pop(id)
    if n % 4:
        _redirect(data, f"baru-{m}", former)


def _delete(data: Data, n: int, m: int) -> None:
    """A story is thrown away, mostly with a record of its withdrawal."""
    data.setdefault("bin", {})
    id = _pick(data["stories"], n)
    if m % 4:
        withdraw(data, id, n + m)
    data["bin"][id] = data["stories"].pop(id)


def _withdraw(data: Data, n: int, m: int) -> None:
    """A story is withdrawn, and its file may say so; or it is not any more."""
    id = _pick(data["stories"], n)
    if m % 3 == 0 and id in data["withdrawals"]:
        del data["withdrawals"][id]
    else:
        withdraw(data, id, n + m)
    if m % 2:
        data["stories"][id]["head"]["status"] = "withdrawn"


def _restore(data: Data, n: int, m: int) -> None:
    """A story comes back, or a new one is written."""
    thrown = data.get("bin", {})
    if thrown:
        id = _pick(thrown, n)
        data["stories"][id] = thrown.pop(id)
        if m % 3:
            data["withdrawals"].pop(id, None)
    else:
        data["stories"][f"tulis-{n}"] = _story(
            20 + n, f"2026-02-{n + 10:02}", program="masak", tags=["kuliner", f"t{n}"], cover="kebun"
        )


def _translate(data: Data, n: int, m: int) -> None:
    """A translation is written, or thrown away."""
    story = data["stories"][_pick(data["stories"], n)]
    if "en" in story:
        del story["en"]
    else:
        story["en"] = _english(30 + n, **({"slug": f"english-{m}"} if m % 2 else {}))


def _publish_translation(data: Data, n: int, m: int) -> None:
    story = data["stories"][_pick(data["stories"], n)]
    if "en" in story:
        story["en"]["head"]["status"] = ("published", "draft", "withdrawn")[m % 3]
        if m % 3 and n % 3:
            _redirect(data, _pick(data["stories"], n), {"en": addresses_of(data, _pick(data["stories"], n)).get("en", [])})


def _link(data: Data, n: int, m: int) -> None:
    """A text gets a link or a block; some lead to what is not there or not public."""
    id, other = _pick(data["stories"], n), _pick(data["stories"], n + m + 1)
    added = (
        f"Lihat [ini](story:{other}).",
        f"::: see-also {other}",
        "[Tag](tag:kuliner) dan [tag](tag:panen).",
        "::: photo logo-sanggar",
        "[Laporan](coverage:radio), [halaman](page:tentang), [orang](person:hendra).",
        "::: indicator masak/peserta",
    )[m % 6]
    data["stories"][id]["body"] += f"\n{added}\n"


def _edit_program(data: Data, n: int, m: int) -> None:
    program = data["programs"][_pick(data["programs"], n)]
    match m % 7:
        case 0:
            program["name"] = both(f"Nama Baru {n}")
        case 1:
            program["status"] = "paused" if program["status"] == "running" else "running"
        case 2:
            program["cover"] = _pick(data["photos"], n)
        case 3:
            program["partners"] = [{"organization": _pick(data["organizations"], n), "role": both("mitra")}]
        case 4:
            program["instructors"] = [_pick(data["people"], n)]
        case _:
            program["aliases"] = [f"alias-program-{n}/"]


def _edit_indicator(data: Data, n: int, _: int) -> None:
    if "indicators" in data["programs"].get("masak", {}):
        data["programs"]["masak"]["indicators"]["peserta"]["value"] = f"{n + 1}"


def _add_program(data: Data, n: int, m: int) -> None:
    """A program is founded; one that may be named elsewhere is thrown away."""
    if m % 2:
        data["programs"].pop(_pick(data["programs"], n))
    else:
        data["programs"][f"program-{n}"] = {**data["programs"].get("kriya", _programs()["kriya"]), "name": both(f"Program {n}")}


def _edit_record(kind: str, *changes: dict[str, Any]) -> Edit:
    def edit(data: Data, n: int, m: int) -> None:
        if data[kind]:
            data[kind][_pick(data[kind], n)].update(copy.deepcopy(changes[m % len(changes)]))

    return edit


def _add_record(kind: str, record: dict[str, Any]) -> Edit:
    def edit(data: Data, n: int, m: int) -> None:
        if m % 3 == 0 and data[kind]:
            data[kind].pop(_pick(data[kind], n))
        elif m % 3 == 1:
            data[kind] = dict(reversed(list(data[kind].items())))
        else:
            data[kind][f"baru-{n}"] = copy.deepcopy(record)

    return edit


def _tag_record(data: Data, n: int, m: int) -> None:
    name = ("kuliner", "panen", "kelas-sore", "draf", "rahasia")[n % 5]
    if name in data["tags"] and m % 2:
        del data["tags"][name]
    else:
        data["tags"][name] = {"name": both(f"Nama Tag {m}")}


def _edit_page(data: Data, n: int, m: int) -> None:
    page = data["pages"].get(_pick(data["pages"], n))
    if page is None:
        return
    match m % 7:
        case 0:
            page["body"] += f"\nTambahan {n}.\n"
        case 1:
            page["head"]["status"] = "published" if page["head"]["status"] == "draft" else "draft"
        case 2:
            page["head"]["title"] = f"Halaman {n}"
        case 3:
            page["en"] = {"head": {"title": f"Page {n}", "status": "published"}, "body": "New.\n"}
        case 4:
            page.pop("en", None)
        case _:
            page["body"] += f"\n::: photo {_pick(data['photos'], n)}\n\n[Berita](story:{_pick(data['stories'], n)})\n"


def _add_page(data: Data, n: int, m: int) -> None:
    if m % 2 and data["pages"]:
        data["pages"].pop(_pick(data["pages"], n))
    else:
        data["pages"][f"halaman-{n}"] = {"head": {"title": "Baru", "status": "published"}, "body": "Baru.\n"}


def _edit_photo(data: Data, n: int, m: int) -> None:
    id = _pick(data["photos"], n)
    match m % 5:
        case 0:
            data["pictures"][id] = data["pictures"].get(id, 0) + 7
        case 1:
            data["photos"][id]["redact"] = [{"left": f"{n}", "top": "10", "width": "30", "height": "30"}]
        case 2:
            data["photos"][id]["alt"] = both(f"Alt baru {n}")
        case 3:
            data["photos"][id]["credit"] = f"Kredit {n}"
        case _:
            data["photos"][id].pop("redact", None)


def _add_photo(data: Data, n: int, m: int) -> None:
    if m % 2:
        id = _pick(data["photos"], n)
        del data["photos"][id]
        data["pictures"].pop(id, None)
    else:
        data["photos"][f"foto-{n}"] = copy.deepcopy(data["photos"].get("aula", {"shows": "none", "credit": "Humas"}))
        data["pictures"][f"foto-{n}"] = 100 + n
        data["programs"][_pick(data["programs"], n)]["photos"] = [f"foto-{n}"]


def _edit_site(data: Data, n: int, m: int) -> None:
    site = data["site"]
    site |= (
        {"name": both(f"Nama Situs {m}")},
        {"accent": "#1f4f6b"},
        {"navigation": ["programs", "tags", "pedoman"]},
        {"featured": [_pick(data["stories"], n)]},
        {"languages": ["id"]},
        {"languages": ["id", "en"]},
        {"languages": ["en", "id"]},
        {"time_zone": "Asia/Jakarta"},
        {"time_zone": "Asia/Jayapura"},
        {"base_url": "https://rutan-contoh.example/di/bawah/"},
        {"features": {"feeds": "false"}},
        {"features": {"share_cards": "2"}},
        {"features": {"share_cards": "all"}},
        {"features": {"qr_codes": "1"}},
        {"features": {"open_data": "false", "news_sitemap": "false", "calendar": "false"}},
        {"features": {}},
        {"notice": both(f"Catatan {n}")},
        {"contact": {"email": "humas@rutan-contoh.example"}},
        {"license": both("Boleh dikutip")},
        {"desk": both(f"Meja {n}")},
    )[(n + 3 * m) % 19]


TEMPLATE_EDITS = (
    ("templates/layouts/base.html", b"</main>", b"<p>Kaki %d</p>\n</main>"),
    ("templates/pages/story.html", b"{% block main %}", b"{%% block main %%}<p>Cerita %d</p>\n"),
    ("templates/pages/home.html", b"{% block main %}", b"{%% block main %%}<p>Beranda %d</p>\n"),
    ("templates/macros/story_card.html", b"</article>", b"<p>Kartu %d</p>\n</article>"),
    ("templates/css/20-base.css", b"", b"body{margin:%dpx}\n"),
    ("templates/css/91-more.css", b"", b"p{margin:%dpx}\n"),
    ("templates/feeds/rss.xml", b"</channel>", b"<!-- %d --></channel>"),
    ("templates/icon.svg", b"</svg>", b"<!-- %d --></svg>"),
)
"""A file, something in it (its end, if nothing), and what takes its place."""


def _edit_template(data: Data, n: int, m: int) -> None:
    path, old, new = TEMPLATE_EDITS[n % len(TEMPLATE_EDITS)]
    text = PLAIN_TEMPLATES.get(path, b"")
    data["templates"][path] = text.replace(old, new % m) if old else text + new % m


def _mend_templates(data: Data, _n: int, _m: int) -> None:
    data["templates"] = {}


def _edit_texts(data: Data, n: int, m: int) -> None:
    path = ("templates/i18n/id.toml", "templates/i18n/en.toml")[n % 2]
    data["templates"][path] = PLAIN_TEMPLATES[path] + f'\n[tambahan]\nkata = "kata {m}"\n'.encode()
    if m % 2:
        data["templates"][path] = PLAIN_TEMPLATES[path].replace(b'stories = "', b'stories = "Semua ')


def _spoil(data: Data, n: int, m: int) -> None:
    """Something that cannot be built."""
    match m % 7:
        case 0:
            data["stories"][_pick(data["stories"], n)]["head"]["status"] = "terbitkan"
        case 1:
            data["stories"][_pick(data["stories"], n)]["head"]["program"] = "tidak-ada"
        case 2:
            data["templates"]["templates/pages/story.html"] = b"{{ view.tidak_ada }}"
        case 3:
            data["stories"][_pick(data["stories"], n)]["body"] += "\n[Mati](story:tidak-ada)\n"
        case 4:
            data["stories"][_pick(data["stories"], n)]["head"]["title"] = {"Baru": "hari ini"}
        case 5:
            base = PLAIN_TEMPLATES["templates/layouts/base.html"]
            data["templates"]["templates/layouts/base.html"] = base.replace(b"</main>", b'<a href="tidak/ada/">Mati</a></main>')
        case _:
            data["others"]["content/stories/2026/Salah Nama.md"] = b"---\n---\n"


EDITS: dict[str, Edit] = {
    "body": _edit_body,
    "translation body": _edit_translation_body,
    "title": _edit_title,
    "summary": _set("summary", "Ringkasan lain.", "Ringkasan ketiga."),
    "tags": _set("tags", ["kuliner"], ["panen", "kuliner"], [], ["Tag Baru"], ["TAG BARU", "draf"], None),
    "program": _set("program", "masak", "kebun", "kriya", "baca", None),
    "cover": _set("cover", "dapur", "kebun", "aula", None),
    "photos": _set("photos", ["dapur", "aula"], ["logo-sanggar"], None),
    "people of a story": _set("people", ["hendra"], ["rina", "tiurma"], None),
    "organizations of a story": _set("organizations", ["sanggar"], ["kampus", "rutan-contoh"], None),
    "coverage of a story": _set("coverage", ["harian", "radio"], ["radio"], None),
    "see also": _set("see_also", ["satu"], ["embargo", "draf"], ["tiga", "tujuh"], None),
    "aliases": _set("aliases", ["lama/satu/"], ["lama/dua/", "lain/"], None),
    "byline": _set("byline", {"writer": "hendra"}, {"writer": ["Penulis Lepas", "rina"]}, None),
    "status": _set("status", "published", "draft", "withdrawn", "review", "published"),
    "embargo": _set("embargo", "2026-03-20 09:00", "2026-03-12 12:00", None),
    "publish": _set("publish", "2026-03-12 09:00", "2026-03-01 06:00", None),
    "expires": _set("expires", "2026-03-14 00:00", "2026-03-24 00:00", None),
    "updated": _set("updated", "2026-03-12 08:00", None),
    "corrections": _set(
        "corrections",
        [{"kind": "koreksi", "at": "2026-03-12 10:00", "text": both("Salah ketik")}],
        [
            {"kind": "pencabutan", "at": "2025-12-31 23:30", "text": both("Alinea dua"), "reason": both("Keliru")},
            {
                "kind": "hak_jawab",
                "at": "2026-03-21 10:00",
                "by": "sanggar",
                "received": "2026-03-20 09:00",
                "text": both("Hak jawab"),
            },
        ],
        None,
    ),
    "date": _move,
    "rename": _rename,
    "delete": _delete,
    "withdraw": _withdraw,
    "restore": _restore,
    "translate": _translate,
    "publish translation": _publish_translation,
    "link": _link,
    "edit program": _edit_program,
    "indicator": _edit_indicator,
    "programs": _add_program,
    "person": _edit_record("people", {"name": "Nama Lain Rekaan"}, {"organization": "sanggar"}, {"title": both("Jabatan lain")}),
    "people": _add_record("people", {"name": "Orang Baru", "title": both("Tamu")}),
    "organization": _edit_record("organizations", {"name": both("Nama Lain")}, {"short": both("Lain")}, {"parent": "sanggar"}),
    "organizations": _add_record("organizations", {"name": both("Lembaga Baru"), "kind": "company"}),
    "report": _edit_record("coverage", {"headline": "Judul Lain"}, {"date": "2026-02-02"}, {"summary": both("Lain")}),
    "coverage": _add_record("coverage", {"outlet": "Koran Baru", "headline": "Berita Baru"}),
    "tag": _tag_record,
    "page": _edit_page,
    "pages": _add_page,
    "photo": _edit_photo,
    "photos and pictures": _add_photo,
    "site": _edit_site,
    "template": _edit_template,
    "mend templates": _mend_templates,
    "texts": _edit_texts,
    "spoil": _spoil,
}
"""By name, everything that editors do in one go."""
