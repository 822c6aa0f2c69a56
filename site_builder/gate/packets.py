"""What a finished picture says of itself: the few properties that may be said, in plain words, and nothing between them."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'.encode()
END = b'<?xpacket end="r"?>'
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC, PHOTOSHOP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = {"x-default", "id", "en"}
SHAPES = {
    f"{DC}description": "Alt",
    f"{DC}creator": "Seq",
    f"{DC}rights": "Alt",
    f"{PHOTOSHOP}Credit": "",
    f"{PHOTOSHOP}Source": "",
    f"{PHOTOSHOP}DateCreated": "",
    "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}AltTextAccessibility": "Alt",
}
"""What may be said: a text in languages, a list, or one text."""


def extra_in_packet(packet: bytes) -> str:
    """The first thing in an XMP packet that may not be said; nothing where all of it may."""
    if not packet.startswith(BEGIN) or not packet.endswith(END):
        return "XMP"
    body = packet[len(BEGIN) : -len(END)]
    if b"<!" in body or b"<?" in body or body.strip() != body:  # no comment, no entity, no second packet
        return "XMP"
    try:
        return next(_extras(ET.fromstring(body)), "")  # noqa: S314 (without entities, which were just refused)
    except ET.ParseError:
        return "XMP"


def _extras(meta: ET.Element) -> Iterator[str]:
    about = _only(_only(meta, "{adobe:ns:meta/}xmpmeta", {}, f"{RDF}RDF"), f"{RDF}RDF", {}, f"{RDF}Description")
    if about is None or about.attrib != {f"{RDF}about": ""}:
        yield "XMP"
        return
    seen: set[str] = set()
    for said in about:
        shape = SHAPES.get(said.tag)
        if (
            shape is None
            or said.tag in seen
            or said.attrib
            or said.tail
            or not (_is_list(said, shape) if shape else not len(said))
        ):
            yield f"XMP {said.tag.rpartition('}')[2]}"
        seen.add(said.tag)
    if about.text:
        yield "XMP"


def _only(element: ET.Element | None, tag: str, attributes: dict[str, str], child: str) -> ET.Element | None:
    """The one child of *element*, which has nothing else."""
    if element is None or element.tag != tag or element.attrib != attributes or element.text or len(element) != 1:
        return None
    return element[0] if element[0].tag == child and not element[0].tail else None


def _is_list(said: ET.Element, shape: str) -> bool:
    """Whether a property holds texts alone: each in another of our languages, or each without any."""
    items = list(said[0]) if len(said) == 1 else []
    if not items or said.text or said[0].tag != RDF + shape or said[0].attrib or said[0].text or said[0].tail:
        return False
    if any(item.tag != f"{RDF}li" or len(item) or item.tail for item in items):
        return False
    if shape == "Seq":
        return not any(item.attrib for item in items)
    languages = [item.get(LANGUAGE, "") for item in items]
    return set(languages) <= LANGUAGES and len(set(languages)) == len(items) and all(len(item.attrib) == 1 for item in items)
