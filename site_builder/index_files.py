"""Files of a search index by the ends of their names, as pagefind reads them."""

SIGN = b"pagefind_dcd"
"""Begins what one says, once it is unpacked."""
LISTS = (".pf_meta", ".pf_filter")
"""Which pieces there are, and by what is filtered: in CBOR and not packed, as `render/search_index` writes them."""
PIECES = (".pf_index", ".pf_fragment")
"""Words, and what is shown of a story: packed by pagefind's own program."""
ENGINE = ".pagefind"
"""The program that searches, WebAssembly; packed too."""
