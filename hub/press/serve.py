"""Serving a feed over HTTP: what lies in public/, and nothing else, to as many terminals as a hall has.

Rules it keeps:
- it does not start while a private key lies under public/, and listens on this machine alone unless told otherwise;
- a port in use, a missing permission, an address of elsewhere: each is said before anything runs;
- while the keys are here its heart beats; everything it started ends with it.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType

from hub.press.heart import Heart
from hub.press.keys import private_keys_under
from hub.press.listener import Listener
from hub.press.press import Press
from hub.press.shelf import Shelf
from kiosk.clock import Clock
from kiosk.errors import BadInput

PORT = 8700
PATIENCE_S = 10.0
LIMIT = 128
_log = logging.getLogger("mingbai.serve")


class Server:
    """A feed being served: `with Server(...) as server: ...`. `url` is where."""

    def __init__(
        self,
        press: Press,
        clock: Clock,
        *,
        listen: str = "127.0.0.1",
        port: int = PORT,
        say: Callable[[str], None] = _log.warning,
        patience_s: float = PATIENCE_S,
        limit: int = LIMIT,
    ) -> None:
        """Binds. Raises BadInput when the address is not to be had or a private key would be served."""
        keys = private_keys_under(press.workshop.public)
        if keys:
            raise BadInput(
                str(keys[0]), "a private key lies where everybody may read", "move it to keys/ and rotate it"
            )
        self._stop = Event()
        self._http = _bound(listen, port, Shelf(press.workshop.public), clock, patience_s, limit)
        self._threads = [Thread(target=self._http.serve_forever, args=(0.1,), name="serve")]
        if press.can_sign:
            self._threads.append(Thread(target=Heart(press, self._stop.wait, say).run, name="heart"))
        else:
            say("the keys are not here: serving without a heartbeat")

    @property
    def url(self) -> str:
        host, port = self._http.server_address[:2]
        return f"http://{host!s}:{port}"

    def __enter__(self) -> Server:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._http.shutdown()
        self._http.hang_up()
        self._http.server_close()
        for thread in self._threads:
            thread.join()


def _bound(listen: str, port: int, shelf: Shelf, clock: Clock, patience_s: float, limit: int) -> Listener:
    where = f"{listen}:{port}"
    try:
        return Listener((listen, port), shelf, clock, patience_s, limit)
    except OverflowError as e:
        raise BadInput(where, "no such port", "0 to 65535") from e
    except OSError as e:
        if e.errno == errno.EADDRINUSE:
            raise BadInput(where, "the port is in use", "stop what uses it, or choose another with --port") from e
        if e.errno == errno.EACCES:
            raise BadInput(where, "no permission for this port", "choose one above 1023 with --port") from e
        raise BadInput(
            where, f"cannot listen there: {e.strerror or e}", "--listen takes an address of this machine"
        ) from e
