"""Records of withdrawal: who was withdrawn when, and where it stood."""

from malformed.case import STORY, WITHDRAWALS, Case, told

RECORD = """\
kebun-lama:
  kind: request
  requested: 2025-10-14 14:05
  removed: 2025-10-14 16:40
  addresses:
    id: [berita/2025/kebun-lama/]
"""

CASES = (
    Case(
        name="before-it-was-asked-for",
        promise="A withdrawal that is earlier than its request is told at its time.",
        files={WITHDRAWALS: RECORD.replace("2025-10-14 16:40", "2025-10-13 16:40")},
    ),
    Case(
        name="who-asked",
        promise="There is no field for whoever asked, nor for a name; times and kinds are read strictly.",
        files={
            WITHDRAWALS: RECORD.replace("kind: request", "kind: diminta\n  requested_by: Seseorang").replace(
                "removed: 2025-10-14 16:40", "removed: kemarin"
            )
        },
    ),
    Case(
        name="no-times",
        promise="A record without its times, and one that would stand outside the site, are told.",
        files={WITHDRAWALS: "kebun-lama:\n  addresses:\n    id: [../kebun-lama/]\n    jv: [berita/kebun/]\n"},
    ),
    Case(
        name="two-at-one-address",
        promise="No page takes the address at which a withdrawn story is announced.",
        files={WITHDRAWALS: RECORD.replace("2025/kebun-lama/", "2025/panen-selada/")},
    ),
    Case(
        name="reason-that-judges",
        promise="The public reason is the newsroom's own text, and holds no word that hurts.",
        files={WITHDRAWALS: RECORD + "  reason:\n    id: Ditarik demi para napi.\n    en: Withdrawn for the inmates.\n"},
        exit=0,
    ),
    Case(
        name="withdrawn-stories-may-be-named",
        promise="A link to a story that was withdrawn and deleted is not wrong; one to a story that never was is.",
        files={WITHDRAWALS: RECORD, STORY: told("[Dulu](story:kebun-lama) dan [lain](story:kebun-lain).")},
    ),
)
