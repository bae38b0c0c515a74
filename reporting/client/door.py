"""The line to a door: HTTP by the standard library, no redirect, no proxy, no cookie, no name."""

import ipaddress
import json
import ssl
import time
import zlib
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from reporting.client.failures import NoConnection, NotADoor, Refused
from reporting.client.output import harmless

OCTETS = "application/octet-stream"
PART = 65_536
BUSY = (408, 425, 429)  # too slow, too early, too many: nothing is wrong with what was sent
PATIENCE = 10  # a whole answer may take this many time-outs
LONGEST_TITLE = 200
NO_ANSWER = (
    "No connection: the door did not answer. Look at the address and the line, then try again."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the door answered; nothing of it is believed before it has been checked."""

    status: int
    body: bytes

    @property
    def problem(self) -> str:
        """The code of a problem document; empty where there is none."""
        return self._of_problem("code")

    @property
    def title(self) -> str:
        return harmless(self._of_problem("title"))[:LONGEST_TITLE]

    def _of_problem(self, name: str) -> str:
        try:
            value = json.loads(self.body)
        except (ValueError, RecursionError):
            return ""
        found = value.get(name) if isinstance(value, dict) else None
        return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Door:
    """One address; every request is a connection of its own."""

    origin: str
    host: str
    port: int | None
    private: bool
    timeout: float

    def get(self, path: str, *, limit: int) -> bytes:
        """The body of a 200; NotADoor for any other answer or a longer one."""
        answer = self._ask("GET", path, None, {"Accept-Encoding": "gzip"}, limit)
        if answer.status != 200:
            raise NotADoor(f"There is no {path} at this address. Is it the address of the door?")
        return answer.body

    def post(self, path: str, body: bytes, *, limit: int = PART) -> Answer:
        """NoConnection where the door is down or busy: what was sent may be sent again."""
        return self._ask("POST", path, body, {"Content-Type": OCTETS}, limit)

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str], limit: int
    ) -> Answer:
        line = self._line()
        try:
            line.request(method, path, body, headers)
            response = line.getresponse()
            if 300 <= response.status < 400:
                raise NotADoor("The address answers with another address. Use the final one.")
            if response.status >= 500 or response.status in BUSY:
                raise NoConnection("The door is busy or broken just now. Try again later.")
            return Answer(response.status, read_body(response, limit, PATIENCE * self.timeout))
        except ssl.SSLCertVerificationError:
            raise NotADoor(
                "The certificate of this address does not hold, so nothing was sent."
            ) from None
        except (OSError, HTTPException):
            raise NoConnection(NO_ANSWER) from None
        except zlib.error:
            raise NotADoor("The answer is not packed as it says.") from None
        finally:
            line.close()

    def _line(self) -> HTTPConnection:
        if self.private:
            context = ssl.create_default_context()
            return HTTPSConnection(self.host, self.port, timeout=self.timeout, context=context)
        return HTTPConnection(self.host, self.port, timeout=self.timeout)


def read_body(response: HTTPResponse, limit: int, seconds: float) -> bytes:
    """Up to `limit` bytes, unpacked; NotADoor beyond, NoConnection where it trickles or is cut."""
    until, parts, length = time.monotonic() + seconds, [], 0
    zipped = response.getheader("Content-Encoding", "") == "gzip"
    unpacker = zlib.decompressobj(wbits=31) if zipped else None
    while part := response.read1(PART):
        part = unpacker.decompress(part, limit + 1) if unpacker else part
        length += len(part)
        if length > limit:
            raise NotADoor("The answer is longer than a door's can be.")
        if time.monotonic() > until:
            raise NoConnection("The answer came too slowly. Try again, or with --timeout.")
        parts.append(part)
    if response.length:  # it said more than it sent
        raise NoConnection(NO_ANSWER)
    return b"".join(parts)


def open_door(url: str, *, timeout: float) -> Door:
    """The door at an address; Refused unless it is https, or http to this machine or an onion."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Refused("The address is not well formed. Give it as https://host.") from None
    private = parts.scheme == "https"
    if not host or parts.scheme not in ("http", "https") or parts.path not in ("", "/"):
        raise Refused("Give the address of the door as https://host, without a path.")
    if parts.query or parts.fragment or parts.username is not None:
        raise Refused("Give the address of the door as https://host, and nothing else in it.")
    if not private and not stays_private(host):
        raise Refused("This line would not be private. Use https, or an onion address.")
    shown = f"[{host}]" if ":" in host else host
    origin = f"{parts.scheme}://{shown}" + (f":{port}" if port else "")
    return Door(origin=origin, host=host, port=port, private=private, timeout=timeout)


def stays_private(host: str) -> bool:
    if host == "localhost" or host.endswith(".onion"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
