"""The push process in a test's hand: the real stream over loopback, in a loop of its own."""

import asyncio
import threading

from hub.press import push


class PushServer:
    """`with PushServer(public) as server:` streams at `server.url`."""

    def __init__(self, public):
        self.loop = asyncio.new_event_loop()
        self.pusher = push.Pusher(push.News(public), str)
        port = self.loop.run_until_complete(self.pusher.start("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{port}/events"
        self.stop = asyncio.Event()
        self.thread = threading.Thread(target=self._serve)

    def _serve(self):
        self.loop.run_until_complete(self.pusher.run(self.stop))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.stop.set)
        self.thread.join()
        self.loop.close()
