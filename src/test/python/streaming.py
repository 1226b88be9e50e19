"""What tests of streams share: subscriptions of Tiled's client, and plain web sockets, as fixtures."""

import contextlib
import json
import queue

import httpx
import msgpack
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

SECONDS = 20


class Heard(queue.Queue):
    """What a subscription's callbacks get; callable, since callbacks are held weakly."""

    def __call__(self, update):
        self.put(update)

    def next(self):
        return self.get(timeout=SECONDS)

    def nothing(self):
        with pytest.raises(queue.Empty):
            self.get(timeout=0.3)


@pytest.fixture
def hear():
    """Starts a subscription whose updates of one kind are heard."""
    started = []

    def listen(subscription, kind, start=None, **options):
        heard = Heard()
        getattr(subscription, kind).add_callback(heard)
        started.append((subscription.start_in_thread(start, **options), heard))
        return heard

    yield listen
    for subscription, _ in started:
        subscription.disconnect()


@pytest.fixture
def socket(target):
    """Opens a plain web socket of a node."""
    with contextlib.ExitStack() as opened:

        def open_socket(node, key=None, first=None, **query):
            key = target.api_key if key is None and first is None else key
            headers = {"Authorization": f"Apikey {key}"} if key else {}
            path = "/".join(node.path_parts)
            uri = str(httpx.URL(f"{target.uri}/stream/single/{path}", params=query)).replace("http", "ws", 1)
            one = opened.enter_context(connect(uri, additional_headers=headers, max_size=None))
            if first is not None:
                one.send(first)
            return one

        yield open_socket


def message(socket):
    received = socket.recv(timeout=SECONDS)
    return msgpack.unpackb(received) if isinstance(received, bytes) else json.loads(received)


def follow(updates):
    """Whether their numbers follow each other; Tiled's own server does not begin with 1 for each node."""
    return [update.sequence - updates[0].sequence for update in updates] == list(range(len(updates)))


def goodbye(socket):
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            socket.recv(timeout=SECONDS)
    return closed.value.rcvd.code, closed.value.rcvd.reason
