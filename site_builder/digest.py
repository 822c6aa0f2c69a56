"""Short digests of whatever a recipe reads."""

import hashlib


def mix(*parts: object) -> bytes:
    """One digest of all *parts*, each told apart from its neighbours.

    Args:
        parts: Bytes, or values whose `repr` tells everything about them (text, numbers, frozen records).

    Returns:
        16 bytes.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.digest()


def short(fact: tuple[str, ...]) -> bytes:
    """8 bytes that stand for *fact* where very many are kept. Where two collide, something is made once more than needed."""
    return hashlib.blake2b("\0".join(fact).encode(), digest_size=8).digest()
