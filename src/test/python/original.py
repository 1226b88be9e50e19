"""Tiled's own server, in a process of its own that ends with this one's interest in it.

It has its defaults, but for Dask's habit to make text of columns of objects, which conftest.py turns off likewise.
``python original.py FOLDER`` prints the server's address with its key, and serves until its standard input is closed.
"""

import os
import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def serving(readable):
    """The address of a new server that may register files from the folder."""
    command = [sys.executable, __file__, str(readable)]
    environment = {**os.environ, "DASK_DATAFRAME__CONVERT_STRING": "False"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes, env=environment, text=True) as process:
        try:
            address = process.stdout.readline().strip()
            if not address:
                raise RuntimeError(f"Tiled's own server did not start; try {' '.join(command)}")
            yield address
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait(30)


def main(readable):
    from tiled.server.simple import SimpleTiledServer

    server = SimpleTiledServer(readable_storage=[readable])
    print(server.uri, flush=True)
    sys.stdin.read()
    server.close()


if __name__ == "__main__":
    main(sys.argv[1])
