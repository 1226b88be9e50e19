"""Tiled's own server, in a process of its own that ends with this one's interest in it.

It has its defaults, but for Dask's habit to make text of columns of objects, which conftest.py turns off likewise.
``python original.py FOLDER`` prints the server's address with its key, and serves until its standard input is closed.
``python original.py FOLDER NAME:PASSWORD ...`` is the same with users who log in, the first of them an administrator.
"""

import os
import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def serving(readable, *users):
    """The address of a new server that may register files from the folder."""
    command = [sys.executable, __file__, str(readable), *users]
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


def main(readable, *users):
    if users:
        serve_users(readable, dict(user.split(":") for user in users))
    else:
        serve_key(readable)


def serve_key(readable):
    from tiled.server.simple import SimpleTiledServer

    server = SimpleTiledServer(readable_storage=[readable])
    print(server.uri, flush=True)
    sys.stdin.read()
    server.close()


def serve_users(folder, passwords):
    import uvicorn
    from tiled.server.app import build_app_from_config
    from tiled.server.simple import ThreadedServer

    authenticator = {
        "provider": "local",
        "authenticator": "tiled.authenticators:DictionaryAuthenticator",
        "args": {"users_to_passwords": passwords},
    }
    tree = {
        "uri": f"sqlite:///{folder}/catalog.db",
        "writable_storage": f"{folder}/data",
        "init_if_not_exists": True,
    }
    app = build_app_from_config(
        {
            "authentication": {
                "providers": [authenticator],
                "tiled_admins": [{"provider": "local", "id": next(iter(passwords))}],
                "secret_keys": ["not a secret"],
                "access_token_max_age": 3,
            },
            "database": {"uri": f"sqlite:///{folder}/users.db", "init_if_not_exists": True},
            "streaming_cache": {"uri": "memory"},
            "trees": [{"path": "/", "tree": "catalog", "args": tree}],
        }
    )
    # Its log would come before the address.
    with ThreadedServer(uvicorn.Config(app, port=0, log_config=None)).run_in_thread() as address:
        print(f"{address}/api/v1", flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
