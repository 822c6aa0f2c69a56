"""Records are validated by the schema that pydantic derives from the model."""

from collections.abc import Mapping
from typing import Any

import pytest

from site_builder.load.content import MAPS
from site_builder.load.records import adapter
from site_builder.load.schemas import LISTS, SINGLE
from site_builder.load.validators import schema_of_type

RECORDS = sorted({*SINGLE.values(), *dict(MAPS).values(), *LISTS.values()}, key=lambda kind: kind.__name__)


def validating(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """What of a schema decides which values are valid: without names and texts for editors, references followed."""
    if isinstance(schema, Mapping):
        if schema.get("type") == "definitions":
            return validating(schema["schema"], {one["ref"]: one for one in schema["definitions"]})
        if schema.get("type") == "definition-ref":
            return validating(definitions[schema["schema_ref"]], definitions)
        return {key: validating(value, definitions) for key, value in schema.items() if key not in ("metadata", "ref")}
    if isinstance(schema, list):
        return [validating(item, definitions) for item in schema]
    if callable(schema) and getattr(schema, "__closure__", None):
        return schema.__closure__[0].cell_contents  # the shape that parses the value
    return schema


@pytest.mark.parametrize("kind", RECORDS)
def test_the_schema_is_pydantic_s_own(kind: type) -> None:
    """Of every kind of record, to every field and shape."""
    assert validating(schema_of_type(kind), {}) == validating(adapter(kind).core_schema, {})
