"""`mingbai-hub serve`: the hub over HTTP, by gunicorn: the desk, the intake, the internal page.

Rules it keeps: listens on this machine alone unless told otherwise; it starts only with its tables in place; Ctrl-C or
a signal ends it and everything it started.
"""

from __future__ import annotations

import argparse
from typing import Any

from hub.commands.asking import Sub, data, wake

PORT = 8800


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("serve", help="the hub for browsers and terminals  启动中心网页服务")
    data(parser)
    address(parser)
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes (2)  进程数")
    parser.set_defaults(act=act)


def address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--listen", default="127.0.0.1", metavar="ADDR", help="0.0.0.0 for the LAN  监听地址")
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=f"({PORT})  端口")


def act(args: argparse.Namespace) -> int:
    wake(args)
    serve(args.listen, args.port, args.workers)
    return 0


def serve(listen: str, port: int, workers: int) -> None:
    """Serve until a signal. Never returns: gunicorn ends the process."""
    from gunicorn.app.base import BaseApplication

    from hub.wsgi import application

    class Server(BaseApplication):
        def load_config(self) -> None:
            # A thread waits for a slow browser; a worker that hangs is replaced.
            options: dict[str, Any] = {
                "bind": f"{listen}:{port}",
                "workers": workers,
                "threads": 4,
                "timeout": 60,
                "max_requests": 20_000,
                "max_requests_jitter": 2_000,
                "proc_name": "mingbai-hub",
                "errorlog": "-",
                "loglevel": "warning",
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    here = f"http://{listen}:{port}"
    print(f"the hub 中心: {here}/admin/ (console 编辑台), {here}/ (internal page 内网网页)", flush=True)
    Server().run()
