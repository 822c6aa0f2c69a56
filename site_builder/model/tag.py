"""A tag: a few words that stories are found by."""

from site_builder.dataclass import dataclass
from site_builder.model.values import STRICT, Id, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An entry of `content/tags.yaml`, for a tag that has a translation or an introduction."""

    __pydantic_config__ = STRICT

    id: Id
    """The tag as it stands in addresses, for example `pemberdayaan-perempuan`."""
    name: Text
    """The tag as readers see it."""
    description: Text | None = None
    """What is found under it, in a sentence."""
