"""Tiled's SimpleTiledServer() (PyPI tiled[server]) in a temporary directory. Arguments: port, and an API key unless it is to
make one. Runs until SIGTERM.

The harness measures from the start of this process to the first 200 of /healthz. The process prints figures of its own:
seconds spent in imports, and in the constructor (which waits for its first 200 itself).
"""
import os
import signal
import sys
import time


def main(port, api_key=None):
    """Starts the server, prints what it took, waits for SIGTERM and closes."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    begun = time.monotonic()
    from tiled.server import SimpleTiledServer

    imported = time.monotonic()
    server = SimpleTiledServer(port=port, api_key=api_key)
    try:
        print(f"imports {imported - begun:.2f} s", flush=True)
        print(f"constructor {time.monotonic() - imported:.2f} s", flush=True)
        while True:
            time.sleep(3600)
    finally:
        server.close()
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
