"""What an upload costs its client alone: the chunks of the 256 MiB of catalog_client.py, sent by the client's own HTTP library, as
many at once, to a process that throws all bytes away.  Argument: how often. Prints the seconds of each, as a JSON list.
"""
import json
import multiprocessing
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import numpy
from dask.array.core import normalize_chunks

MIB = 2**20
ROW = 1024
CHUNK_LIMIT = 100_000_000  # bytes; with three uploads at once, it is what Tiled's client takes
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull"


def discard(listener):
    """Answers every request of every connection when its body has come."""
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


def serve(connection):
    """One connection until its client closes it."""
    room = memoryview(bytearray(MIB))
    while True:
        head = b""
        while b"\r\n\r\n" not in head:
            part = connection.recv(4096)
            if not part:
                return
            head += part
        head, body = head.split(b"\r\n\r\n", 1)
        lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
        left = int(lengths[0]) - len(body)
        while left > 0:
            left -= connection.recv_into(room[:min(left, MIB)])
        connection.sendall(ANSWER)


def upload(client, uri, array, chunks):
    """Seconds of one upload."""
    begun = time.monotonic()
    rows = numpy.cumsum((0, *chunks[0]))
    parts = [array[first:last] for first, last in zip(rows, rows[1:])]
    with ThreadPoolExecutor(3) as pool:
        sent = pool.map(lambda part: client.put(uri, content=part.tobytes()).raise_for_status(), parts)
        assert len(list(sent)) == len(parts)
    return time.monotonic() - begun


def main(count):
    """Runs both ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = multiprocessing.get_context("fork").Process(target=discard, args=(listener,), daemon=True)
    server.start()
    array = numpy.random.default_rng(2).random((256 * MIB // 8 // ROW, ROW))
    chunks = normalize_chunks(("auto", -1), limit=CHUNK_LIMIT, dtype=array.dtype, shape=array.shape)
    with httpx.Client(timeout=60) as client:
        uri = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        print(json.dumps([upload(client, uri, array, chunks) for _ in range(count)]))
    server.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]))
