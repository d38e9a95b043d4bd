"""`/api/v1/openapi.json`: the description, made of the models that the answers are made of."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.contract.areas import AreasObject
from bot.contract.institutions import InstitutionObject
from bot.web.api import areas, models
from bot.web.api.parameters import MOST_CHARACTERS, MOST_ROWS, ROWS
from handlers.texts import api as texts

Schema = Mapping[str, Any]

TEXT: Schema = {"type": "string", "maxLength": MOST_CHARACTERS}
SCHEMAS: Mapping[str, Schema] = {
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": ROWS},
    "updated_since": {
        "anyOf": [
            {"type": "string", "format": "date"},
            {"type": "string", "format": "date-time"},
            {"const": ""},
        ]
    },
    "cursor": {"type": "string", "pattern": "^[A-Za-z0-9_=-]*$", "maxLength": 200},
    "code": {"type": "string", "minLength": 1, "maxLength": 64},
    "url": {"type": "string"},
    "phone": {"type": "string"},
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One address that is read by GET."""

    path: str
    name: str
    summary: str
    answer: type[BaseModel] | None  # None: this document
    query: Sequence[str] = ()
    example: Mapping[str, str] = field(default_factory=dict)


OPERATIONS = (
    Operation(
        "/api/v1/institutions",
        "listInstitutions",
        texts.INSTITUTIONS,
        models.InstitutionList,
        ("kind", "place", "q", "updated_since", "limit", "cursor"),
        {"kind": "школа", "place": "Волжский"},
    ),
    Operation("/api/v1/institutions/{code}", "getInstitution", texts.INSTITUTION, InstitutionObject),
    Operation(
        "/api/v1/check",
        "check",
        texts.CHECK,
        models.CheckObject,
        ("url", "phone"),
        {"url": "vk.com/volgadmin"},
    ),
    Operation("/api/v1/needs", "listNeeds", texts.NEEDS, models.NeedList),
    Operation("/api/v1/changes", "listChanges", texts.CHANGES, models.ChangeList, ("limit", "cursor")),
    Operation("/api/v1/register", "getRegister", texts.REGISTER, models.RegisterObject),
    Operation("/api/v1/openapi.json", "getDescription", texts.DOCUMENT, None),
)


def document(server: str) -> bytes:
    """The description as JSON. `server`: the address under which the register is reached."""
    answers = [operation.answer for operation in OPERATIONS if operation.answer]
    wanted = [(model, "serialization") for model in (*answers, AreasObject, models.Problem)]
    _, schemas = models_json_schema(wanted, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": texts.TITLE,
            "description": texts.DESCRIPTION,
            "version": version("gospublic-guide"),
        },
        "servers": [{"url": server or "/"}],
        "paths": {
            **{operation.path: {"get": _described(operation)} for operation in OPERATIONS},
            areas.PATH: areas.described(_problem()),
        },
        "components": {"schemas": schemas["$defs"]},
    }
    return json.dumps(described, ensure_ascii=False).encode()


def _described(operation: Operation) -> dict[str, Any]:
    inside = ["code"] if "{code}" in operation.path else []
    parameters = [
        *(_parameter(name, "path", operation) for name in inside),
        *(_parameter(name, "query", operation) for name in operation.query),
    ]
    schema = _refer(operation.answer) if operation.answer else {"type": "object"}
    problem = _problem()
    refusals = ("400", "404", "405", "421", "429", "500", "503")
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": operation.summary, "content": {"application/json": {"schema": schema}}},
            "304": {"description": "ETag"},
            **{status: {"description": status, **problem} for status in refusals},
        },
    }


def _problem() -> dict[str, Any]:
    return {"content": {"application/problem+json": {"schema": _refer(models.Problem)}}}


def _parameter(name: str, where: str, operation: Operation) -> dict[str, Any]:
    example = {"example": operation.example[name]} if name in operation.example else {}
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "description": texts.PARAMETERS[name],
        "schema": dict(SCHEMAS.get(name, TEXT)),
        **example,
    }


def _refer(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}
