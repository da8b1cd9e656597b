"""The generated contract, completed."""

import json
from typing import Any

from fastapi import FastAPI

from symbiosis.actors.capabilities import Scope
from symbiosis.actors.merging import moved
from symbiosis.kit.openapi import ProblemDocument


def describe(app: FastAPI) -> None:
    """The generated contract plus what FastAPI leaves out: the problem schema and the session cookie."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = generate()
            components = schema.setdefault("components", {})
            problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
            components.setdefault("schemas", {}).update(
                {**problem.pop("$defs", {}), "ProblemDocument": problem}
            )
            _drop_default_errors(schema)
            moved.describe(schema)
            components["securitySchemes"] = {
                "session": {"type": "apiKey", "in": "cookie", "name": "__Host-session"},
                "apiKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A person's API key, `tsx_live_...`, with the scope of the operation.",
                },
                "partner": {
                    "type": "oauth2",
                    "description": "A partner cluster's system.",
                    "flows": {
                        "clientCredentials": {
                            "tokenUrl": "/v1/oauth/token",
                            "scopes": {scope.value: scope.meaning for scope in Scope},
                        }
                    },
                },
            }
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the schema


def _drop_default_errors(schema: dict[str, Any]) -> None:
    """FastAPI declares its own 422 everywhere; ours is declared where it can happen."""
    for operations in schema["paths"].values():
        for operation in operations.values():
            if "HTTPValidationError" in json.dumps(operation["responses"].get("422", {})):
                del operation["responses"]["422"]
    for name in ("HTTPValidationError", "ValidationError"):
        schema["components"]["schemas"].pop(name, None)
