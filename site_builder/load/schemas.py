"""JSON Schemas of every kind of file, so that editors complete and check while one types."""

from typing import Any

from site_builder.load.records import schema_of
from site_builder.model.approval import Signature
from site_builder.model.consent import Consent
from site_builder.model.coverage import Coverage
from site_builder.model.lexicon import LexiconEntry
from site_builder.model.people import Organization, Person
from site_builder.model.photo import Photo
from site_builder.model.program import Program
from site_builder.model.site import Site
from site_builder.model.story import PageHead, StoryHead, TranslationHead
from site_builder.model.tag import Tag
from site_builder.model.withdrawal import Withdrawal

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SINGLE = {
    "site": Site,
    "story": StoryHead,
    "translation": TranslationHead,
    "page": PageHead,
    "program": Program,
    "photo": Photo,
}
MAPS = {
    "people": Person,
    "organizations": Organization,
    "coverage": Coverage,
    "tags": Tag,
    "consents": Consent,
    "withdrawals": Withdrawal,
    "lexicon": LexiconEntry,
}
LISTS = {"approvals": Signature}
KINDS = (*SINGLE, *MAPS, *LISTS)


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file: a record, or for `people` and its like a map from id to record."""
    if kind in SINGLE:
        return {"$schema": DRAFT, **schema_of(SINGLE[kind])}
    if kind in LISTS:
        item = schema_of(LISTS[kind])
        return {"$schema": DRAFT, "title": kind, "type": "array", "$defs": item.pop("$defs", {}), "items": item}
    record = schema_of(MAPS[kind])
    definitions = record.pop("$defs", {})
    definitions[record["title"]] = record
    names = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
    reference = {"$ref": f"#/$defs/{record['title']}"}
    return {
        "$schema": DRAFT,
        "title": kind,
        "type": "object",
        "propertyNames": names,
        "additionalProperties": reference,
        "$defs": definitions,
    }
