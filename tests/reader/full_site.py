"""A site in which every field of every record is filled, written so that each text stands on a line of its own."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

Fill = Callable[[str, str], str]
"""From a field's name and a harmless text to the text that stands there."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a text: its field, and the harmless text that fits there."""

    field: str
    """For example `person.name`, `program.sessions.title.en`."""
    harmless: str


@dataclass(slots=True)
class Written:
    """The files of a site, and where each text went."""

    files: dict[str, bytes] = field(default_factory=dict)
    slots: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    """By file and line: the field, and the text."""
    bodies: dict[tuple[str, int, int], tuple[str, str]] = field(default_factory=dict)
    """The same for Markdown, by file and the lines from and to which it reaches."""

    def save(self, root: Path) -> Path:
        """All files below *root*."""
        for path, data in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        return root

    def at(self, path: str, line: int) -> tuple[str, str] | None:
        """The field and text to which a line of a file belongs."""
        if (path, line) in self.slots:
            return self.slots[path, line]
        return next((what for (file, first, last), what in self.bodies.items() if file == path and first <= line <= last), None)


def both(name: str, id: str, en: str) -> dict[str, Slot]:
    """A text per language."""
    return {"id": Slot(f"{name}.id", id), "en": Slot(f"{name}.en", en)}


def person(n: int) -> dict[str, Any]:
    return {
        "name": Slot("person.name", f"Tokoh Rekaan {n}"),
        "title": both("person.title", f"Jabatan {n}", f"Office {n}"),
        "organization": f"o{n}",
        "role": both("person.role", f"peran {n}", f"role {n}"),
        "official": "true",
        "description": both("person.description", f"Tokoh rekaan nomor {n}.", f"A fictional person, number {n}."),
        "link": Slot("person.link", f"https://tokoh-{n}.example/"),
    }


def organization(n: int, parent: str | None) -> dict[str, Any]:
    return {
        "name": both("organization.name", f"Lembaga Rekaan {n}", f"Fictional Body {n}"),
        "short": both("organization.short", f"Lembaga {n}", f"Body {n}"),
        "kind": ("government", "company", "community", "media", "education", "foundation")[n % 6],
        **({"parent": parent} if parent else {}),
        "description": both("organization.description", f"Lembaga nomor {n}.", f"Body number {n}."),
        "address": both("organization.address", f"Jalan {n}", f"{n} Street"),
        "city": Slot("organization.city", f"Kota {n}"),
        "link": Slot("organization.link", f"https://lembaga-{n}.example/"),
        "logo": {"photo": f"f{n}", "permission": Slot("organization.logo.permission", f"Izin {n}")},
    }


def report(n: int) -> dict[str, Any]:
    return {
        "outlet": Slot("coverage.outlet", f"Media Rekaan {n}"),
        "kind": "news",
        "headline": Slot("coverage.headline", f"Judul laporan {n}"),
        "date": f"2025-10-{n % 28 + 1:02d}",
        "dateline": Slot("coverage.dateline", f"KOTA {n}"),
        "writers": [Slot("coverage.writers", f"Wartawan {n}")],
        "editor": Slot("coverage.editor", f"Redaktur {n}"),
        "initials": Slot("coverage.initials", f"w{n}"),
        "link": Slot("coverage.link", f"https://media-{n}.example/"),
        "summary": both("coverage.summary", f"Isi laporan {n}.", f"What report {n} says."),
        "about": "2025-10-01",
        "photo": {
            "caption": both("coverage.photo.caption", f"Keterangan {n}.", f"Caption {n}."),
            "credit": Slot("coverage.photo.credit", f"Foto {n}"),
        },
        "text": Slot("coverage.text", f"Petikan laporan {n}"),
        "picture": f"f{n}",
        "logo": f"f{n}",
        "reproduction": {
            "permitted": ["text", "photo", "logo"],
            "by": Slot("coverage.reproduction.by", f"Redaksi {n}"),
            "on": "2025-10-02",
            "evidence": "map izin",
        },
        "language": "id",
    }


def tag(n: int) -> dict[str, Any]:
    return {
        "name": both("tag.name", f"Topik {n}", f"Topic {n}"),
        "description": both("tag.description", f"Uraian {n}.", f"About {n}."),
    }


def photo(n: int) -> dict[str, Any]:
    return {
        "shows": "none",
        "alt": both("photo.alt", f"Bidang berwarna nomor {n}.", f"A coloured field, number {n}."),
        "illustration": "true",
        "caption": both("photo.caption", f"Gambar rekaan {n}.", f"Fictional picture {n}."),
        "credit": Slot("photo.credit", f"Juru foto {n}"),
        "rights": both("photo.rights", f"Izin gambar {n}.", f"Permission {n}."),
        "source": Slot("photo.source", f"Sumber {n}"),
        "taken": "2025-10-01",
        "place": both("photo.place", f"Tempat foto {n}", f"Place of photo {n}"),
    }


def program(n: int, markdown: Callable[[str, str], str]) -> dict[str, Any]:
    return {
        "name": both("program.name", f"Program {n}", f"Programme {n}"),
        "summary": both("program.summary", f"Ringkasan program {n}.", f"Summary of programme {n}."),
        "purpose": both("program.purpose", f"Tujuan {n}.", f"Purpose {n}."),
        "field": ("kemandirian", "kepribadian")[n % 2],
        "audience": both("program.audience", f"Peserta {n}", f"Audience {n}"),
        "status": "running",
        "place": both("program.place", f"Aula {n}", f"Hall {n}"),
        "city": Slot("program.city", f"Kota Program {n}"),
        "sessions": [
            {
                "title": both("program.sessions.title", f"Pertemuan {n}", f"Session {n}"),
                "start": "2025-10-13 09:00",
                "end": "2025-10-13 11:00",
                "place": both("program.sessions.place", f"Ruang {n}", f"Room {n}"),
                "instructors": [f"p{n}"],
                "status": "held",
                "description": both("program.sessions.description", f"Yang terjadi {n}.", f"What happened {n}."),
            }
        ],
        "curriculum": [
            {
                "title": both("program.curriculum.title", f"Materi {n}", f"Topic {n}"),
                "description": both("program.curriculum.description", f"Rincian {n}.", f"Detail {n}."),
            }
        ],
        "partners": [{"organization": f"o{n}", "role": both("program.partners.role", f"mitra {n}", f"partner {n}"), "lead": "true"}],
        "instructors": [f"p{n}"],
        "outcomes": [both("program.outcomes", f"Hasil {n}.", f"Outcome {n}.")],
        "outlook": both("program.outlook", f"Harapan {n}.", f"Hope {n}."),
        "indicators": {
            "peserta": {
                "label": both("program.indicators.label", f"Yang dihitung {n}", f"What is counted {n}"),
                "value": "12",
                "unit": both("program.indicators.unit", f"satuan {n}", f"units {n}"),
                "of": "20",
                "period": both("program.indicators.period", f"Tahun {n}", f"Year {n}"),
                "source": both("program.indicators.source", f"Daftar {n}", f"List {n}"),
                "method": both("program.indicators.method", f"Cara hitung {n}", f"Way of counting {n}"),
            },
            "kelompok": {
                "label": {"id": f"Menurut kelompok {n}", "en": f"By group {n}"},
                "parts": [
                    {
                        "label": both("program.indicators.parts.label", f"Kelompok {n}", f"Group {n}"),
                        "over_time": {"2025-01": "12", "2025-02": "3", "2025-03": "20"},
                    }
                ],
                "total": "35",
                "counts": "people",
                "period": {"id": f"Tahun {n}", "en": f"Year {n}"},
                "source": {"id": f"Daftar {n}", "en": f"List {n}"},
            },
        },
        "description": {"id": Slot("program.description.id", markdown("id", f"Uraian program {n}.")),
                        "en": Slot("program.description.en", markdown("en", f"Description of programme {n}."))},
        "cover": f"f{n}",
        "photos": [f"f{n}"],
        "coverage": [f"c{n}"],
    }  # fmt: skip


def story_head(n: int, count: int) -> dict[str, Any]:
    return {
        "title": Slot("story.title", f"Judul berita {n}"),
        "date": f"2025-{n % 12 + 1:02d}-{n % 27 + 1:02d}",
        "kind": ("siaran_pers", "berita", "feature", "pengumuman")[n % 4],
        "status": "published",
        "summary": Slot("story.summary", f"Ringkasan berita {n}."),
        "city": Slot("story.city", f"Kota Berita {n}"),
        "program": f"g{n}",
        "tags": [f"t{n}", Slot("story.tags", f"kata {n}")],
        "byline": {
            "writer": [Slot("story.byline.writer", f"Penulis {n}"), f"p{n}"],
            "editor": Slot("story.byline.editor", f"Penyunting {n}"),
            "photographer": [Slot("story.byline.photographer", f"Fotografer {n}")],
            "initials": Slot("story.byline.initials", f"i{n}"),
        },
        "number": Slot("story.number", f"NO-{n}"),
        "cover": f"f{n}",
        "photos": [f"f{n}"],
        "people": [f"p{n}"],
        "organizations": [f"o{n}"],
        "coverage": [f"c{n}"],
        "see_also": [f"s{(n + 1) % count}"] if count > 1 else [],
        "corrections": [
            {
                "kind": "ralat",
                "at": "2026-01-02 09:00",
                "wrong": both("story.corrections.wrong", f"Semula {n}", f"Before {n}"),
                "right": both("story.corrections.right", f"Kini {n}", f"Now {n}"),
                "text": both("story.corrections.text", f"Ralat {n}.", f"Erratum {n}."),
            },
            {
                "kind": "hak_jawab",
                "at": "2026-01-03 09:00",
                "by": Slot("story.corrections.by", f"Pembaca {n}"),
                "received": "2026-01-02 15:00",
                "text": both("story.corrections.text", f"Jawab {n}.", f"Reply {n}."),
            },
            {
                "kind": "pencabutan",
                "at": "2026-01-04 09:00",
                "text": both("story.corrections.text", f"Alinea {n}.", f"Paragraph {n}."),
                "reason": both("story.corrections.reason", f"Sebab {n}.", f"Cause {n}."),
            },
        ],
    }


def site() -> dict[str, Any]:
    return {
        "name": both("site.name", "Kabar Rekaan", "Fictional News"),
        "short_name": both("site.short_name", "Rekaan", "Fiction"),
        "tagline": both("site.tagline", "Slogan rekaan", "A fictional tagline"),
        "base_url": "https://rekaan.example/",
        "languages": ["id", "en"],
        "time_zone": "Asia/Makassar",
        "publisher": "o0",
        "desk": both("site.desk", "Redaksi rekaan", "Fictional desk"),
        "notice": both("site.notice", "Situs ini fiksi.", "This site is fiction."),
        "navigation": ["stories", "programs", "organizations", "people", "tags", "coverage", "corrections", "h0"],
        "footer": ["h0"],
        "featured": ["s0"],
        "contact": {
            "email": "humas@rekaan.example",
            "phone": "+62 899 0000",
            "address": both("site.contact.address", "Jalan Rekaan 1", "1 Rekaan Street"),
            "hours": both("site.contact.hours", "Senin", "Monday"),
        },
        "policies": {"publishing": "h0", "corrections": "h0", "ethics": "h0", "privacy": "h0"},
        "accent": "#1f4f6b",
        "license": both("site.license", "Boleh dikutip.", "May be quoted."),
    }


def picture(n: int) -> bytes:
    """A small picture of its own colours."""
    image = Image.new("RGB", (420, 300), ((n * 53) % 256, (n * 101) % 256, (n * 29) % 256))
    ImageDraw.Draw(image).rectangle((n % 90 + 10, 60, 300, 200), fill=((n * 7) % 256, 200, (n * 11) % 256))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class _Writer:
    def __init__(self, fill: Callable[[int, Slot], str]) -> None:
        self.fill = fill
        self.written = Written()

    def yaml(self, path: str, n: int, data: Any) -> None:
        """One record in a file of its own."""
        self.records(path, [(n, data)])

    def records(self, path: str, records: list[tuple[int, Any]]) -> None:
        """Records one after the other in one file."""
        lines: list[str] = []
        for n, data in records:
            self.mapping(path, n, data, 0, lines)
        self.written.files[path] = ("\n".join(lines) + "\n").encode()

    def mapping(self, path: str, n: int, data: dict[str, Any], depth: int, lines: list[str]) -> None:
        for key, value in data.items():
            self.value(path, n, f"{'  ' * depth}{key}:", value, depth + 1, lines)

    def value(self, path: str, n: int, start: str, value: Any, depth: int, lines: list[str]) -> None:
        if isinstance(value, dict):
            lines.append(start)
            self.mapping(path, n, value, depth, lines)
        elif isinstance(value, list) and not value:
            lines.append(f"{start} []")
        elif isinstance(value, list):
            lines.append(start)
            for item in value:
                if isinstance(item, dict):
                    lines.append(f"{'  ' * depth}-")
                    self.mapping(path, n, item, depth + 1, lines)
                else:
                    self.value(path, n, f"{'  ' * depth}-", item, depth + 1, lines)
        else:
            text = self.fill(n, value) if isinstance(value, Slot) else value
            lines.append(f"{start} {quoted(text)}")
            if isinstance(value, Slot):
                self.written.slots[path, len(lines)] = (value.field, text)

    def markdown(self, path: str, n: int, head: dict[str, Any], parts: list[str | Slot]) -> None:
        """A file with front matter; each slot of *parts* begins on a line of its own."""
        lines: list[str] = ["---"]
        self.mapping(path, n, head, 0, lines)
        lines.append("---")
        for part in parts:
            text = self.fill(n, part) if isinstance(part, Slot) else part
            first = len(lines) + 1
            lines += text.split("\n")
            if isinstance(part, Slot):
                self.written.bodies[path, first, len(lines)] = (part.field, text)
        self.written.files[path] = ("\n".join(lines) + "\n").encode()


def quoted(text: str) -> str:
    """A text as YAML in double quotes, whatever it holds."""
    return "".join(c if c > "\uffff" else json.dumps(c)[1:-1] for c in text).join('""')


def argument(text: str) -> str:
    """A text as an argument of a block, whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def body_parts(n: int, count: int, language: str) -> list[str | Slot]:
    """A story's body with every kind of block."""
    name = f"story.body.{language}"
    return [
        f"Paragraf pembuka dengan [program](program:g{n}), [berita](story:s{n}), [tokoh](person:p{n}), [lembaga](organization:o{n}),",
        f"[halaman](page:h{n}), [liputan](coverage:c{n}) dan [topik](tag:t{n}).",
        "",
        f"::: statement p{n} 2025-10-13",
        Slot(f"story.statement.{language}", f"Pernyataan {n}."),
        ":::",
        "",
        f"::: quote p{n} 2025-10-13",
        Slot(f"story.quote.{language}", f"Kutipan {n}."),
        ":::",
        "",
        Slot(f"story.unnamed.{language}", f'::: statement unnamed as="Peserta {n}" reason="Alasan {n}" coverage=c{n}'),
        "Pernyataan tidak langsung.",
        ":::",
        "",
        f"::: photo f{n}",
        "",
        f"::: see-also s{(n + 1) % count}",
        "",
        f"::: indicator g{n}/peserta",
        "",
        f"## Subjudul {n}",
        "",
        Slot(name, f"Isi berita {n}."),
        "",
    ]


def write_site(count: int, fill: Callable[[int, Slot], str] = lambda _n, slot: slot.harmless) -> Written:
    """A site with *count* records of each kind, each of which refers to the others of its number.

    Args:
        fill: From a record's number (-1 for the site itself) and a slot to the text that stands there.
    """
    writer = _Writer(fill)
    numbers = range(count)
    writer.yaml("content/site.yaml", -1, site())
    writer.records("content/people.yaml", [(n, {f"p{n}": person(n)}) for n in numbers])
    parents = {0: "o1"} if count > 1 else {}
    writer.records("content/organizations.yaml", [(n, {f"o{n}": organization(n, parents.get(n))}) for n in numbers])
    writer.records("content/coverage.yaml", [(n, {f"c{n}": report(n)}) for n in numbers])
    writer.records("content/tags.yaml", [(n, {f"t{n}": tag(n)}) for n in numbers])
    for n in numbers:
        writer.yaml(f"content/programs/g{n}.yaml", n, program(n, lambda _language, text: text))
        writer.yaml(f"content/photos/f{n}.yaml", n, photo(n))
        writer.written.files[f"content/photos/f{n}.png"] = picture(n)
        writer.markdown(f"content/stories/2025/s{n}.md", n, story_head(n, count), body_parts(n, count, "id"))
        english = {
            "title": Slot("story.title.en", f"Headline {n}"),
            "summary": Slot("story.summary.en", f"Summary of story {n}."),
            "status": "published",
            "slug": f"s{n}-english",
            "translator": Slot("story.translator", f"Penerjemah {n}"),
        }
        writer.markdown(f"content/stories/2025/s{n}.en.md", n, english, body_parts(n, count, "en"))
        for language, ending in (("id", ""), ("en", ".en")):
            head = {
                "title": Slot(f"page.title.{language}", f"Halaman {n} {language}"),
                "summary": Slot(f"page.summary.{language}", f"Ringkasan halaman {n}."),
                "status": "published",
                "updated": "2026-01-01",
            }
            parts: list[str | Slot] = [
                f"Lihat [program](program:g{n}).",
                "",
                f"::: photo f{n}",
                "",
                Slot(f"page.body.{language}", f"Isi halaman {n}."),
                "",
            ]
            writer.markdown(f"content/pages/h{n}{ending}.md", n, head, parts)
    return writer.written
