"""Reads large bodies by several connections at once, a mebibyte at a time: wrk takes eight kibibytes, and is slower than a
server that sends files. Arguments: PORT, PATH, connections, seconds, then lines of headers. Prints JSON."""
import json
import socket
import sys
import threading
import time

PIECE = 1 << 20
PATIENCE = 60


class Connection(threading.Thread):
    """Asks again and again; counts what came, and how long each answer took."""

    def __init__(self, port, request, until):
        super().__init__()
        self.port, self.request, self.until = port, request, until
        self.buffer = memoryview(bytearray(PIECE))
        self.bytes, self.failed, self.seconds = 0, 0, []

    def run(self):
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as server:
            while time.monotonic() < self.until:
                begun = time.monotonic()
                try:
                    self.answer(server)
                except (OSError, ValueError):
                    self.failed += 1
                    return
                self.seconds.append(time.monotonic() - begun)

    def answer(self, server):
        """Takes one answer of a known length."""
        server.sendall(self.request)
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.some(server, 4096)
        head, _, body = head.partition(b"\r\n\r\n")
        status, *lines = head.split(b"\r\n")
        if b" 200 " not in status + b" ":
            raise ValueError(status)
        left = int(dict(line.lower().split(b": ", 1) for line in lines)[b"content-length"]) - len(body)
        self.bytes += len(body)
        while left:
            read = server.recv_into(self.buffer[:min(left, PIECE)])
            if not read:
                raise ValueError("the answer broke off")
            left -= read
            self.bytes += read

    @staticmethod
    def some(server, most):
        """Some bytes; not the end."""
        piece = server.recv(most)
        if not piece:
            raise ValueError("no answer")
        return piece


def main(port, path, connections, seconds, *headers):
    """The load."""
    request = "\r\n".join([f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]).encode()
    begun = time.monotonic()
    threads = [Connection(int(port), request, begun + float(seconds)) for _ in range(int(connections))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - begun
    waited = sorted(second for thread in threads for second in thread.seconds) or [took]
    count, read = sum(len(thread.seconds) for thread in threads), sum(thread.bytes for thread in threads)
    print(json.dumps({"requests": count / took, "bytes": read / took, "count": count, "read": read,
                      "p50": waited[len(waited) // 2], "p99": waited[len(waited) * 99 // 100],
                      "failed": sum(thread.failed for thread in threads)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
