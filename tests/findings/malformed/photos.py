"""Photos: records, pictures, rights, faces."""

from malformed.case import PHOTO, PHOTO_TEXT, PICTURE, STORY, Case, Link, story
from malformed.pictures import BOMB, HEIC, LYING, MOVING, TRUNCATED, WHOLE

CASES = (
    Case(
        name="record-without-picture",
        promise="A photo's record without its picture is told.",
        files={PHOTO: PHOTO_TEXT},
    ),
    Case(
        name="picture-without-record",
        promise="A picture without a record is told, since nobody knows who is in it.",
        files={PICTURE: WHOLE},
    ),
    Case(
        name="upper-case-picture",
        promise="A picture straight from a camera is told as unused, and its record as lonely.",
        files={PHOTO: PHOTO_TEXT, "content/photos/kebun.JPG": WHOLE},
    ),
    Case(
        name="two-pictures",
        promise="Two pictures of one name are told.",
        files={PHOTO: PHOTO_TEXT, PICTURE: WHOLE, "content/photos/kebun.webp": WHOLE},
    ),
    Case(
        name="empty-picture",
        promise="A picture without a byte is told as broken, not as missing.",
        files={PHOTO: PHOTO_TEXT, PICTURE: b""},
    ),
    Case(
        name="no-picture-at-all",
        promise="A text that calls itself a picture is told as broken.",
        files={PHOTO: PHOTO_TEXT, PICTURE: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"},
    ),
    Case(
        name="truncated-picture",
        promise="A picture that breaks off is told.",
        files={PHOTO: PHOTO_TEXT, PICTURE: TRUNCATED},
    ),
    Case(
        name="lying-picture",
        promise="A picture that claims to be larger than its pixels is told.",
        files={PHOTO: PHOTO_TEXT, PICTURE: LYING},
    ),
    Case(
        name="picture-of-another-format",
        promise="A PNG that calls itself a JPEG is told.",
        files={PHOTO: PHOTO_TEXT, "content/photos/kebun.jpg": WHOLE},
    ),
    Case(
        name="decompression-bomb",
        promise="A picture of billions of pixels is told without being unpacked.",
        files={PHOTO: PHOTO_TEXT, PICTURE: BOMB},
    ),
    Case(
        name="heic-that-calls-itself-jpeg",
        promise="A photo of an iPhone that was only renamed is told by its true kind.",
        files={PHOTO: PHOTO_TEXT, "content/photos/kebun.jpg": HEIC},
    ),
    Case(
        name="document-that-calls-itself-jpeg",
        promise="A document that calls itself a picture is told by its true kind.",
        files={PHOTO: PHOTO_TEXT, "content/photos/kebun.jpg": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"},
    ),
    Case(
        name="truncated-heic",
        promise="A HEIC file that holds no picture is told as broken.",
        files={PHOTO: PHOTO_TEXT, "content/photos/kebun.heic": HEIC},
    ),
    Case(
        name="moving-picture",
        promise="An animation is told: a face may be in a picture that nobody looked at.",
        files={PHOTO: PHOTO_TEXT, PICTURE: MOVING},
    ),
    Case(
        name="picture-elsewhere",
        promise="A link to a picture outside the folder is told, and not followed.",
        files={PHOTO: PHOTO_TEXT, PICTURE: Link("{outside}/kebun.png")},
    ),
    Case(
        name="long-caption",
        promise="A caption that finds no room inside a photo is told, in whichever language.",
        files={PHOTO: PHOTO_TEXT + f"caption:\n  id: Panen\n  en: {'selada ' * 286}panen\n", PICTURE: WHOLE},
    ),
    Case(
        name="picture-whose-record-is-broken",
        promise="A picture whose record cannot be read has a record: only the record's mistake is told.",
        files={PHOTO: PHOTO_TEXT + "caption: Panen: hari ini\n", PICTURE: WHOLE, STORY: story("cover: kebun")},
    ),
    Case(
        name="no-alt",
        promise="A photo without an alternative text is told.",
        files={PHOTO: PHOTO_TEXT.replace("alt: Bedeng selada di bawah matahari pagi\n", ""), PICTURE: WHOLE},
    ),
    Case(
        name="empty-alt",
        promise="An alternative text of spaces is none.",
        files={PHOTO: PHOTO_TEXT.replace("Bedeng selada di bawah matahari pagi", '"  "'), PICTURE: WHOLE},
    ),
    Case(
        name="decorative-with-alt",
        promise="A photo that is decorative and has an alternative text contradicts itself.",
        files={PHOTO: PHOTO_TEXT + "decorative: ya\n", PICTURE: WHOLE},
    ),
    Case(
        name="istimewa-without-rights",
        promise="A supplied photo without permission is told, with and without parentheses.",
        files={
            PHOTO: PHOTO_TEXT.replace("Humas Rutan Contoh", "(Istimewa)"),
            PICTURE: WHOLE,
            "content/photos/bedeng.yaml": PHOTO_TEXT.replace("Humas Rutan Contoh", "istimewa"),
            "content/photos/bedeng.png": WHOLE,
        },
    ),
    Case(
        name="faces-without-consent",
        promise="A photo of recognizable people that names no consent is told.",
        files={PHOTO: PHOTO_TEXT.replace("shows: none", "shows:\n  identifiable: []"), PICTURE: WHOLE},
    ),
    Case(
        name="faces-with-a-consent-that-nobody-can-see",
        promise="Each consent that cannot be looked up is told where the photo is shown.",
        files={
            PHOTO: PHOTO_TEXT.replace("shows: none", "shows:\n  identifiable: [wb-01, wb-02]"),
            PICTURE: WHOLE,
            STORY: story("cover: kebun"),
        },
    ),
    Case(
        name="faces-as-a-word",
        promise="A consent that is not written as a list is told.",
        files={PHOTO: PHOTO_TEXT.replace("shows: none", "shows:\n  identifiable: wb-01"), PICTURE: WHOLE},
    ),
    Case(
        name="region-outside",
        promise="A region to redact that reaches over the edge is told with its number.",
        files={
            PHOTO: PHOTO_TEXT
            + "redact:\n  - {left: 10, top: 10, width: 20, height: 20}\n  - {left: 90, top: 10, width: 20, height: 20}\n",
            PICTURE: WHOLE,
        },
    ),
    Case(
        name="region-of-nothing",
        promise="A region to redact without an extent hides nothing, and is told.",
        files={PHOTO: PHOTO_TEXT + "redact:\n  - {left: 10, top: 10, width: 0, height: 20}\n", PICTURE: WHOLE},
    ),
    Case(
        name="region-without-numbers",
        promise="A region to redact in words is told.",
        files={PHOTO: PHOTO_TEXT + "redact:\n  - {left: kiri, top: 10, width: 5}\n", PICTURE: WHOLE},
    ),
)
