"""Templates say what jinja2 says they say, though they become other Python; and a wrong one is named with its line."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_builder.render import locale
from site_builder.render.printer import Printer, RenderError

I18N = 'word = "<kata> & \\"lain\\""\n[count]\none = "{n} satu"\nother = "{n} banyak"\n[kind]\na = "Ä’"\n'
MACROS = """{% macro pair(first, second="-", third=none) %}<{{ first }}|{{ second }}|{{ third }}>{% endmacro %}
{% macro wrapped(title) %}[{{ title }}: {{ caller() }}]{% endmacro %}
{% macro many() %}{{ varargs | join(",") }}{{ kwargs | length }}{% endmacro %}
{% macro card(item, site, root, level=3) %}<h{{ level }}><a href="{{ root }}{{ item.path }}">{{ item.title }}</a></h{{ level }}>{% endmacro %}
{% macro odd(item, site, root) %}{% if root == "../" %}{{ item.title }}{% endif %}{{ root ~ item.path }}{% endmacro %}
{% macro inner(item) -%}
  {% for part in item.parts %}{{ loop.index }}{{ part }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}
{%- endmacro %}
"""
BASE = '<!doctype html>{% from "macros.html" import pair %}{{ pair(site.name) }}\n{% block main %}nothing{% endblock %}\n{% block foot %}foot{% endblock %}\n'
PAGES = {
    "output": "{{ view.title }}{{ view.html }}{{ view.number }}{{ view.none }}{{ '<' }}{{ 1 + 1 }}{{ view.title | upper }}{{ view.html | upper }}",
    "inheritance": '{% extends "base.html" %}{% from "macros.html" import pair %}{% set kept_here = "x" %}{% block main %}{{ pair(view.title, third=1) }}{{ super() }}{% endblock %}',
    "calls": '{% from "macros.html" import pair, inner %}{{ pair(1) }}{{ pair(1, third=2) }}{{ pair("<", view.html) }}{{ pair(second=2, first=1) }}{{ inner(view) }}{{ pair(pair(1)) }}',
    "module": '{% import "macros.html" as m %}{{ m.pair(view.title) }}{{ m.many(1, 2, c=3) }}{% call m.wrapped("t") %}<b>{{ view.title }}</b>{% endcall %}',
    "loops": "{% for n in view.parts if n != 'b' %}{{ loop.first }}{{ n }}{% else %}-{% endfor %}{% for n in () %}x{% else %}empty{% endfor %}{% for a, b in view.pairs %}{{ a }}{{ b }}{{ loop.previtem is defined }}{% endfor %}",
    "conditions": "{{ 'x' if view.none }}{{ 'a' if view.number > 1 else 'b' }}{% if view.none is none and not view.none %}yes{% elif true %}no{% endif %}{{ view.none or view.title }}",
    "absent": "{{ view.nothing is defined }}{{ view.nothing | default('d') }}{{ nothing is defined }}{{ view.title is defined }}{{ view.number.real is defined }}",
    "joined": "{{ view.title ~ 1 ~ view.html }}{{ 'a' ~ view.number }}{% set x = view.title ~ '!' %}{{ x }}",
    "set": "{% set x %}<i>{{ view.title }}</i>{% endset %}{{ x }}{% filter upper %}{{ view.title }}<{% endfilter %}{% set ns = namespace(n=0) %}{% for p in view.parts %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}",
    "include": '{% set here = 1 %}{% include "part.html" %}{% include "part.html" without context %}{% include "absent.html" ignore missing %}{% if view %}{% include "part.html" %}{% endif %}',
    "methods": "{{ view.title.upper() }}{{ view.title.split('&')[0] }}{{ view.parts[1] }}{{ view.parts[1:] }}{{ view.table['k'] }}{{ range(3) | list }}{{ dict(a=1) }}",
    "blocks": "{% block a %}{% for n in view.parts %}{% block b scoped %}{{ n }}{% endblock %}{% endfor %}{% endblock %}{{ self.a() }}",
    "texts": "{{ t('word') }}{{ t('kind.' ~ view.kind) }}{{ t('count', n=1) }}{{ t('count', n=view.number) }}{{ t('word' if view.none else 'kind.a') }}{{ t('word') | upper }}{{ '%s' | format(t('word')) }}",
    "kept": '{% from "macros.html" import card, odd %}{{ kept(card, view.item, site, "../", 2) }}{{ kept(card, view.item, site, "./") }}{{ kept(card, view.item, site, "../", 2) }}{{ kept(odd, view.item, site, "../") }}{{ kept(odd, view.item, site, "a&b/") }}{{ kept(card, view.marked, site, "./") }}',
}


@dataclass(frozen=True)
class Item:
    """Something with a page."""

    title: str
    path: str


VIEW = SimpleNamespace(
    title="<Panen> & \"raya\" 'ya'",
    html=Markup("<em>&amp;</em>"),
    number=7,
    none=None,
    parts=("a", "b", "<c>"),
    pairs=((1, "x"), (2, "y")),
    table={"k": "v<"},
    kind="a",
    item=Item("Satu & dua", "satu/"),
    marked=Item("Tak \ufdd0 terduga", "x/"),
)
SITE = SimpleNamespace(language="id", name="Kabar <Contoh>", base_url="https://contoh.example/")


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of templates."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "i18n").mkdir()
    for language in ("id", "en"):
        (folder / "i18n" / f"{language}.toml").write_text(I18N, "utf-8")
    parts = {"macros": MACROS, "base": BASE, "part": "({{ here is defined and here }}{{ site is defined }})\n"}
    for name, text in (parts | PAGES).items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


def _plainly(templates: Path, page: str) -> bytes:
    """What jinja2 itself makes of a page."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["t"] = lambda key, **blanks: Printer(templates, templates, b"").say("id", key, **blanks)
    environment.globals["kept"] = lambda macro, *arguments: macro(*arguments)
    return environment.get_template(f"{page}.html").render(site=SITE, view=VIEW).encode()


@pytest.mark.parametrize("page", PAGES)
def test_template_says_what_jinja2_says(templates: Path, page: str) -> None:
    """Every construct gives the same bytes as in jinja2's own Python, the first time and again."""
    printer = Printer(templates, templates, b"")
    expected = _plainly(templates, page)
    assert [printer.page(f"{page}.html", SITE, VIEW) for _ in range(2)] == [expected, expected]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a\n{{ view.nothing }}\n", 2, "nothing"),
        ("{{ nothing }}", 1, "nothing"),
        ("a\n\n{% for x in view.parts %}\n{{ x.y }}\n{% endfor %}", 4, "'y'"),
        ('{% from "macros.html" import inner %}\n\n{{ inner(site) }}', 7, "parts"),
        ("\n{% if %}", 2, "Expected an expression"),
        ("\n{{ view.title | nothing }}", 2, "nothing"),
        ('\n{% include "nothing.html" %}', 2, "nothing.html"),
    ],
)
def test_wrong_template_is_named_with_its_line(templates: Path, text: str, line: int, reason: str) -> None:
    """Its author is told where it is wrong and why."""
    (templates / "wrong.html").write_text(text, "utf-8")
    with pytest.raises(RenderError) as told:
        Printer(templates, templates, b"").page("wrong.html", SITE, VIEW)
    file = "macros.html" if reason == "parts" else "wrong.html"
    assert (told.value.template, told.value.line) == (file, line)
    assert reason in told.value.reason


@pytest.mark.parametrize(
    "text", ["{{ t('nothing.here') }}", "{% if view.none %}{{ t('nothing.here') }}{% endif %}", "{{ t('nothing.' ~ 'here') }}"]
)
def test_missing_interface_text_is_told(templates: Path, text: str) -> None:
    """A text that is in no file is named with the file that should have it, even where no page shows it."""
    (templates / "wrong.html").write_text(text, "utf-8")
    with pytest.raises(RenderError) as told:
        Printer(templates, templates, b"").page("wrong.html", SITE, VIEW)
    assert (told.value.template, told.value.reason) == ("i18n/id.toml", "i18n/id.toml: nothing.here")


PATTERNS = {
    "day": ("d MMMM y", "d MMMM y"),
    "weekday_day": ("EEEE, d MMMM y", "EEEE, d MMMM y"),
    "short_day": ("EEEE (dd/MM/y)", "d MMM y"),
}


@given(when=st.dates(date(1900, 1, 1), date(2199, 12, 31)), spelling=st.sampled_from(tuple(PATTERNS)))
def test_day_is_spelled_as_babel_spells_it(when: date, spelling: str) -> None:
    """Names of days and months, put together here, are babel's own patterns."""
    spell = getattr(locale, spelling)
    babel = [
        format_date(when, pattern, known)
        for pattern, known in zip(PATTERNS[spelling], (Locale("id"), Locale("en", "GB")), strict=True)
    ]
    assert [spell(when, "id"), spell(when, "en")] == babel


@given(when=st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)), hours=st.integers(-12, 14))  # noqa: DTZ001 (hypothesis adds no zone here)
def test_time_of_a_feed_is_as_mail_writes_it(when: datetime, hours: int) -> None:
    """RFC 822, as Python's own mail library writes it."""
    moment = when.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert locale.rfc822(moment) == format_datetime(moment)


def test_open_data_has_each_record_on_a_line(templates: Path) -> None:
    """Small differences are small in a comparison, and no field is lost."""
    data = {"site": {"id": "Ä"}, "stories": [{"a": 1, "b": []}, {"a": None}], "programs": []}
    assert Printer(templates, templates, b"").json(data).decode() == (
        '{\n "site": {\n  "id": "Ä"\n },\n "stories": [\n  {"a":1,"b":[]},\n  {"a":null}\n ],\n "programs": []\n}\n'
    )


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3))


@given(data=st.dictionaries(st.sampled_from(("items", "name", "é")), VALUES, min_size=1))
def test_other_json_is_indented_as_python_indents_it(templates: Path, data: dict[str, object]) -> None:
    """Feeds and manifests read as they always did."""
    assert Printer(templates, templates, b"").json(data) == (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8"
    )
