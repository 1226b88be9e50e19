"""A PostgreSQL cluster of its own: made for this run, on a free port of the loopback interface, removed afterwards."""
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from options import WORK
from processes import PROCESSES, Skipped, free_port

USER, DATABASE = "quadrel", "catalog"
START_SECONDS = 60


def programs():
    """The folder of the newest PostgreSQL that has a server."""
    places = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    found = shutil.which("initdb")
    places += [Path(found).resolve().parent] if found else []
    if not places:
        raise Skipped("PostgreSQL is missing (initdb in /usr/lib/postgresql/*/bin or PATH): apt-get install postgresql")
    return max(places, key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0)


class Cluster:
    """What runs: the program `psql`, the `address` of the database for it, and its `url` for JDBC."""

    def __init__(self, bin_folder, port):
        self.psql = str(bin_folder / "psql")
        self.address = f"postgresql://{USER}@127.0.0.1:{port}/{DATABASE}"
        self.url = f"jdbc:postgresql://127.0.0.1:{port}/{DATABASE}?user={USER}"


@contextmanager
def cluster():
    """Makes it, starts it, stops it and takes it away. PostgreSQL refuses to run as root: then as `nobody`."""
    bin_folder, port = programs(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="quadrel-bench-postgresql-"))
    prefix = as_nobody(folder)
    started = None
    try:
        prepare(prefix, bin_folder, folder)
        command = [*prefix, bin_folder / "postgres", "-D", folder / "data", "-p", port, "-h", "127.0.0.1", "-k", folder]
        started = PROCESSES.start("PostgreSQL", command, WORK / "logs" / "postgresql.log", folder=folder)
        create(bin_folder, port)
        yield Cluster(bin_folder, port)
    finally:
        if started:
            PROCESSES.stop(started)
        shutil.rmtree(folder, ignore_errors=True)


def prepare(prefix, bin_folder, folder):
    """An empty cluster with the settings it comes with."""
    command = [*prefix, bin_folder / "initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=folder)
    if done.returncode != 0:
        raise Skipped(f"initdb failed: {done.stderr.strip()}")


def create(bin_folder, port):
    """Makes the database as soon as the cluster lets us in."""
    command = [bin_folder / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", USER, DATABASE]
    for _ in range(START_SECONDS * 10):
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        if done.returncode == 0:
            return
        time.sleep(0.1)
    raise Skipped(f"PostgreSQL did not start: {done.stderr.strip()}")


def as_nobody(folder):
    """The beginning of a command line for an unprivileged user, to whom the folder is given; none where we are one."""
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
