"""A register of VAT numbers on a real port, which answers as it is told to."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class RegisterServer:
    """`answers`: by path after `/ms/`; a status and a body, or None to say nothing at all."""

    port: int = 0
    answers: dict[str, tuple[int, Any] | None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/rest-api"

    def knows(self, country: str, number: str, name: str | None, *, valid: bool = True, **more: Any) -> None:
        said = {"isValid": valid, "userError": "VALID" if valid else "INVALID", "name": name, **more}
        self.answers[f"{country}/vat/{number}"] = (200, said)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = head.split(" ")[1].removeprefix("/rest-api/ms/")
        self.asked.append(path)
        answer = self.answers.get(path, (404, ""))
        if answer is None:
            await reader.read()  # until the caller has had enough
        else:
            status, body = answer
            raw = body if isinstance(body, bytes) else json.dumps(body).encode()
            more = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
            start = f"HTTP/1.1 {status} Said\r\n{more}content-length: {len(raw)}\r\nconnection: close\r\n\r\n"
            writer.write(start.encode() + raw)
        writer.close()


@asynccontextmanager
async def running() -> AsyncIterator[RegisterServer]:
    register = RegisterServer()
    server = await asyncio.start_server(register.serve, "127.0.0.1", 0)
    register.port = server.sockets[0].getsockname()[1]
    async with server:
        yield register
