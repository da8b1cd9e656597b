"""Files over HTTP: taken as the body of a request, handed out as attachments."""

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Query, Request, Response
from pydantic import Field

from symbiosis.kit.fields import Text
from symbiosis.kit.files.checks import MAX_FILE, too_large
from symbiosis.kit.files.models import StoredFile

FileName = Annotated[
    Text, Query(), Field(min_length=1, max_length=300, description="What the file is called.")
]
FILE_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file itself, at most 10 MB. What it is shows by its content, not by its name or"
        " the Content-Type.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""Of a route that takes a file: `openapi_extra={**access(...), **FILE_BODY}, max_body_size=MAX_UPLOAD`."""

MAX_UPLOAD = 2 * MAX_FILE
"""More than is taken, so that for most the refusal is ours and says what to do."""


def file_answer(media_type: str) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route that hands out a file."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"description": "The file, as an attachment.", "content": {media_type: binary}}}


async def sent_file(request: Request) -> bytes:
    """The body, read piece by piece and no further than is taken. Errors: `file-too-large`."""
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > MAX_FILE:
            raise too_large()
    return bytes(read)


def attachment(stored: StoredFile, content: bytes) -> Response:
    """Never shown in the place of a page: a browser saves it, and does not guess what it might be."""
    return Response(content, media_type=stored.media_type, headers=attached(stored.name))


def attached(name: str) -> dict[str, str]:
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    return {
        "content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
        "cache-control": "private, no-store",
    }
