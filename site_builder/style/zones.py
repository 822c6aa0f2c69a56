"""Which of the three time zones a place in Indonesia keeps (Keputusan Presiden 41/1987)."""

from functools import cache, lru_cache
from pathlib import Path

NAMES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
"""What a time zone is called, by its name in the settings."""


@cache
def _places() -> dict[str, str]:
    places: dict[str, str] = {}
    zone = ""
    for line in (Path(__file__).parent / "zones.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            zone = line.strip("[]")
        elif not line.startswith("#"):
            places |= {name.strip().lower(): zone for name in line.split(";") if name.strip()}
    return places


@lru_cache(1_000)
def zone_of(place: str) -> str | None:
    """`WIB`, `WITA` or `WIT` of a city or province; None where it is not known."""
    name = " ".join(place.lower().split())
    for title in ("kota ", "kabupaten ", "kab. ", "provinsi ", "kota administrasi "):
        name = name.removeprefix(title)
    return _places().get(name)


def names_a_place(text: str, zone: str) -> bool:
    """Whether *text* names a place that keeps *zone*."""
    lower = text.lower()
    return any(own == zone and name in lower for name, own in _places().items())
