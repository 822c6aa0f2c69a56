"""What may be said of a published picture, as the XMP packet that lies beside its pixels."""

import html

from site_builder.press import About, Worded

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
END = '<?xpacket end="r"?>'


UNSAYABLE = dict.fromkeys((*range(9), 11, 12, *range(13, 32), 0xFFFE, 0xFFFF))
"""Characters that XML has no way to write."""


def packet(about: About) -> bytes:
    """*about* as an XMP packet in UTF-8, as small as it goes; nothing where there is nothing to say."""
    creator = f"<rdf:Seq><rdf:li>{escape(about.creator)}</rdf:li></rdf:Seq>" if about.creator else ""
    properties = (
        ("dc:description", _worded(about.description)),
        ("dc:creator", creator),
        ("dc:rights", _worded(about.rights)),
        ("photoshop:Credit", escape(about.credit)),
        ("photoshop:Source", escape(about.source)),
        ("photoshop:DateCreated", escape(about.created)),
        ("Iptc4xmpCore:AltTextAccessibility", _worded(about.alt)),
    )
    told = [(name, value) for name, value in properties if value]
    if not told:
        return b""
    used = dict.fromkeys(name.partition(":")[0] for name, _ in told)
    spaces = "".join(f' xmlns:{name}="{NAMESPACES[name]}"' for name in used)
    body = "".join(f"<{name}>{value}</{name}>" for name, value in told)
    return (
        f'{BEGIN}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>{END}'
    ).encode()


def _worded(texts: Worded) -> str:
    """A text in its languages; the first stands for all others too."""
    if not texts:
        return ""
    items = "".join(
        f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>' for language, text in (("x-default", texts[0][1]), *texts)
    )
    return f"<rdf:Alt>{items}</rdf:Alt>"


def escape(text: str) -> str:
    """*text* within an element."""
    return html.escape(text.translate(UNSAYABLE), quote=False)
