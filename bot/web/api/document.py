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
from bot.web import suggest
from bot.web.api import areas, models
from bot.web.api.parameters import MOST_CHARACTERS, MOST_ROWS, ROWS
from bot.web.api.problems import MEDIA_TYPE
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


REFUSALS = ("400", "404", "405", "421", "429", "500", "503")
OF_A_BODY = ("408", "413", "415")


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


@dataclass(frozen=True, slots=True)
class Posted:
    """One address to which a person's words go by POST, as one field of an object."""

    path: str
    name: str
    summary: str
    field: str
    most: int | None  # characters
    example: str
    answer: type[BaseModel]
    refusal: type[BaseModel]
    media_type: str


POSTED = (
    Posted(
        areas.PATH,
        "findServing",
        texts.AREAS,
        "address",
        areas.LONGEST,
        texts.AN_ADDRESS,
        AreasObject,
        models.Problem,
        MEDIA_TYPE,
    ),
    Posted(
        suggest.PATH,
        "suggest",
        texts.SUGGEST,
        "text",
        None,
        texts.A_BEGINNING,
        models.SuggestionList,
        models.Refusal,
        "application/json",
    ),
)


def document(server: str) -> bytes:
    """The description as JSON. `server`: the address under which the register is reached."""
    answers = [operation.answer for operation in OPERATIONS if operation.answer]
    posted = [model for one in POSTED for model in (one.answer, one.refusal)]
    wanted = [(model, "serialization") for model in dict.fromkeys((*answers, *posted))]
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
            **{one.path: {"post": _posted(one)} for one in POSTED},
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
    refused = _refused(REFUSALS, models.Problem, MEDIA_TYPE)
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": operation.summary, "content": {"application/json": {"schema": schema}}},
            "304": {"description": "ETag"},
            **refused,
        },
    }


def _posted(one: Posted) -> dict[str, Any]:
    field = {"type": "string", "example": one.example} | ({"maxLength": one.most} if one.most else {})
    asked = {"type": "object", "required": [one.field], "properties": {one.field: field}}
    answer = {"application/json": {"schema": _refer(one.answer)}}
    return {
        "operationId": one.name,
        "summary": one.summary,
        "requestBody": {"required": True, "content": {"application/json": {"schema": asked}}},
        "responses": {
            "200": {"description": one.summary, "content": answer},
            **_refused((*REFUSALS, *OF_A_BODY), one.refusal, one.media_type),
        },
    }


def _refused(statuses: Sequence[str], model: type[BaseModel], media_type: str) -> dict[str, Any]:
    content = {media_type: {"schema": _refer(model)}}
    return {status: {"description": status, "content": content} for status in statuses}


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
