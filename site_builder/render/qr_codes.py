"""The home of segno: an address as a QR code.

Of eight masks the standard lets one choose the prettiest, by drawing all of them. A reader takes any of them, and addresses are
varied enough; so the mask is always the same, and a code takes a tenth of the time.
"""

from io import BytesIO

MASK = 0
QUIET = 4
"""White modules around a code."""


def draw_qr_code(text: str) -> bytes:
    """An SVG that shows *text* as a QR code with error correction of level M, as wide as its page lets it be.

    Raises:
        segno.DataOverflowError: if *text* is longer than 2,331 bytes.
    """
    import segno  # late: most builds draw no code

    drawn = BytesIO()
    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", mode="byte", mask=MASK, eci=False)
    code.save(drawn, kind="svg", border=QUIET, light="#fff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return drawn.getvalue()
