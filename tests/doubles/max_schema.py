"""Whether MAX's own schema takes a call; where the schema isn't at hand, nothing is found wrong by it."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, ValidationError, validators

SCHEMA = Path(__file__).parents[3] / "shared" / "specs" / "max" / "schema.json"
COMMANDS = {
    "patch": {
        "requestBody": {
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["commands"],
                        "properties": {
                            "commands": {
                                "type": "array",
                                "maxItems": 32,
                                "items": {"$ref": "#/components/schemas/BotCommand"},
                            }
                        },
                    }
                }
            }
        }
    }
}
"""PATCH /me/commands is newer than the schema: as dev.max.ru describes it."""

Json = Mapping[str, Any]


def faults(verb: str, path: str, query: Mapping[str, str], body: object) -> list[str]:
    """What is wrong with a call, each in a line."""
    if not SCHEMA.exists():
        return []
    operation = _operation(path).get(verb.lower())
    if operation is None:
        return [f"no such call: {verb} {path}"]
    return [*_query_faults(operation, query), *_body_faults(operation, body)]


@cache
def _schema() -> Json:
    found: Json = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


def _operation(path: str) -> Json:
    paths = {**_schema()["paths"], "/me/commands": COMMANDS}
    for known, operations in paths.items():
        if re.fullmatch(re.sub(r"\{\w+\}", r"-?\\d+", known), path):
            found: Json = operations
            return found
    return {}


def _query_faults(operation: Json, query: Mapping[str, str]) -> Iterator[str]:
    parameters = [one for one in operation.get("parameters", ()) if one["in"] == "query"]
    unknown = set(query) - {one["name"] for one in parameters}
    yield from (f"unknown in the query: {name}" for name in sorted(unknown))
    for one in parameters:
        if one["name"] in query:
            yield from _wrong(one["schema"], _typed(query[one["name"]], one["schema"]), one["name"])
        elif one.get("required"):
            yield f"not in the query: {one['name']}"


def _typed(value: str, schema: Json) -> object:
    """A value of a query in the type that is meant."""
    kind = schema.get("type", "integer")
    if kind == "array":
        return value.split(",")
    if kind == "string":
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _body_faults(operation: Json, body: object) -> Iterator[str]:
    wanted = operation.get("requestBody")
    if wanted is None:
        if body is not None:
            yield "a body that nobody asks for"
        return
    yield from _wrong(wanted["content"]["application/json"]["schema"], body, "body")


def _wrong(schema: Json, value: object, where: str) -> Iterator[str]:
    whole = {**schema, "components": _schema()["components"]}
    return (
        f"{where}{error.json_path[1:]}: {error.message[:200]}"
        for error in _validator()(whole).iter_errors(value)
    )


@cache
def _validator() -> Any:
    return validators.extend(Draft4Validator, {"type": _type, "discriminator": _discriminator})  # type: ignore[no-untyped-call] # its stubs lack it


def _type(validator: Any, types: Any, value: object, schema: Json) -> Iterator[ValidationError]:
    """OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own."""
    if value is not None or not schema.get("nullable"):
        yield from Draft4Validator.VALIDATORS["type"](validator, types, value, schema)


def _discriminator(validator: Any, rule: Json, value: object, _: Json) -> Iterator[ValidationError]:
    """The schema that the value's own type names; it repeats this one, which is left out."""
    kind = value.get(rule["propertyName"]) if isinstance(value, dict) else None
    if kind not in rule["mapping"]:
        yield ValidationError(f"{kind!r} is none of {sorted(rule['mapping'])}")
        return
    named = (
        rule["mapping"][kind]["$ref"] if isinstance(rule["mapping"][kind], dict) else rule["mapping"][kind]
    )
    for part in _schema()["components"]["schemas"][named.rpartition("/")[2]].get("allOf", ()):
        if "$ref" not in part:
            yield from validator.descend(value, part)
