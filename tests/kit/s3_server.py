"""A server that speaks as much S3 as keeping files takes, over real HTTP."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class _Bucket(BaseHTTPRequestHandler):
    objects: dict[str, bytes]
    seen: list[str]

    def _key(self) -> str:
        self.seen.append(self.headers.get("authorization", ""))
        return unquote(urlsplit(self.path).path)

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_PUT(self) -> None:
        self.objects[self._key()] = self.rfile.read(int(self.headers["content-length"]))
        self._answer(200, etag='"1"')

    def do_GET(self) -> None:
        key = self._key()
        if "list-type" in parse_qs(urlsplit(self.path).query):
            prefix = parse_qs(urlsplit(self.path).query).get("prefix", [""])[0]
            entries = "".join(
                f"<Contents><Key>{name.split('/', 2)[2]}</Key><LastModified>2020-01-01T00:00:00.000Z"
                f'</LastModified><ETag>"1"</ETag><Size>{len(body)}</Size></Contents>'
                for name, body in self.objects.items()
                if name.split("/", 2)[2].startswith(prefix)
            )
            listing = f"<ListBucketResult><IsTruncated>false</IsTruncated>{entries}</ListBucketResult>"
            self._answer(200, listing.encode(), content_type="application/xml")
        elif key in self.objects:
            now = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
            self._answer(200, self.objects[key], etag='"1"', last_modified=now)
        else:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")

    def do_POST(self) -> None:
        """Several deleted at once."""
        bucket = self._key()
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        keys = re.findall("<Key>([^<]*)</Key>", body)
        for key in keys:
            self.objects.pop(f"{bucket.rstrip('/')}/{key}", None)
        deleted = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
        self._answer(200, f"<DeleteResult>{deleted}</DeleteResult>".encode(), content_type="application/xml")

    def log_message(self, *_: Any) -> None:
        return


@contextmanager
def s3_server() -> Iterator[tuple[str, dict[str, bytes], list[str]]]:
    """Its address, what it holds, and the Authorization of each request."""
    objects: dict[str, bytes] = {}
    seen: list[str] = []
    handler = type("Bucket", (_Bucket,), {"objects": objects, "seen": seen})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", objects, seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
