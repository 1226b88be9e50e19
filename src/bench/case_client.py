"""The Java client beside Tiled's Python client and curl, at one Quadrel: a long list, and a large array in blocks."""
import json
import os
import shutil
import statistics
import subprocess
import time
from urllib.parse import urlencode

from case_files import started
from options import ROOT, WORK
from peers import HERE
from processes import Skipped
from report import number, table

KEY = "secret"
DIRECTORY = WORK / "client-catalog"
ENTRIES, BLOCKS = 10_000, 128
OURS, THEIRS, CURL = "Java client", "Tiled's Python client", "curl"
MODULES = ["system/layers/base/com/fasterxml/jackson", "dev/quadrel/libraries"]
OPTIONS = ["--add-opens=java.base/java.nio=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
           "-Djdk.httpclient.bufsize=1048576"]  # as README says
PER_PROCESS = 5


def run(options, server, peers, page):
    """Fills a server by the Python client, then all read it in turns."""
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    DIRECTORY.mkdir(parents=True)
    try:
        with started(lambda: server.running(f"-Dquadrel.catalog.api-key={KEY}", f"-Dquadrel.catalog.directory={DIRECTORY}")) as one:
            clients = Clients(server, peers, one)
            clients.python("fill", "", ENTRIES)
            measure(options, page, f"List of {ENTRIES:,} entries, with what each says of itself",
                    {OURS: lambda: clients.java("list", "many"), THEIRS: lambda: clients.python("list", "many")}, {THEIRS: 5})
            measure(options, page, "Array of 1 GiB, in blocks of 8 MiB",
                    {OURS: lambda: clients.java("read", "gib"), THEIRS: lambda: clients.python("read", "gib"), CURL: clients.curl},
                    {THEIRS: 2, CURL: 0.7})
    finally:
        shutil.rmtree(DIRECTORY, ignore_errors=True)


def measure(options, page, title, contenders, bounds):
    """A table of seconds, and how many times faster."""
    seen = {name: [] for name in contenders}
    for _ in range(options.rounds):
        for name, read in contenders.items():
            seen[name].append(statistics.median(read()))
    rows = [[name, number(statistics.median(runs)), f"{number(min(runs))} – {number(max(runs))}"] for name, runs in seen.items()]
    how = ("One process reads it several times; the first is not counted, of the JVM the first eight, and those that began within "
           "eight seconds. All share the machine with the server.")
    page.section(title, how, table(["client", "seconds", "smallest – largest"], rows))
    for name, bound in bounds.items():
        values = [theirs / ours for ours, theirs in zip(seen[OURS], seen[name])]
        page.target(f"{title}: {OURS} / {name}", bound, (statistics.median(values), min(values), max(values)))


class Clients:
    """The programs that read, at one server."""

    def __init__(self, server, peers, one):
        self.java_bin = server.java_home / "bin"
        self.python_bin = peers.folder / "bin" / "python"
        self.api = f"http://127.0.0.1:{one.port}/api/v1"
        jar = next(ROOT.glob("target/quadrel-*-client.jar"), None)
        if jar is None:
            raise Skipped("client: there is no target/quadrel-*-client.jar; `mvn package` makes it")
        modules = [str(found) for place in MODULES for found in (ROOT / "target/server/modules" / place).rglob("*.jar")]
        self.path = os.pathsep.join([str(WORK / "client"), str(jar), *modules])
        (WORK / "client").mkdir(parents=True, exist_ok=True)
        subprocess.run([self.java_bin / "javac", "-proc:none", "-cp", self.path, "-d", WORK / "client",
                        HERE / "java" / "ClientReads.java"], check=True)

    def node(self, path):
        """Where a node is, with the key."""
        return f"{self.api}/metadata/{path}?{urlencode({'api_key': KEY})}"

    def java(self, case, path):
        """Seconds of each time."""
        return self.program([self.java_bin / "java", *OPTIONS, "-cp", self.path, "ClientReads", case, self.node(path), PER_PROCESS])

    def python(self, case, path, count=PER_PROCESS):
        """The same."""
        return self.program([self.python_bin, "-W", "ignore", HERE / "peers" / "client_reads.py", case, self.node(path), count])

    def program(self, command):
        """What it prints; nothing for one that prints nothing."""
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
        if done.returncode != 0:
            raise Skipped(f"client: {command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")
        return json.loads(done.stdout or "null")

    def curl(self):
        """Seconds of each time, over one connection."""
        lines = [f'url="{self.api}/array/block/gib?block={i},0"\noutput="/dev/null"' for i in range(BLOCKS)]
        seconds = []
        for _ in range(PER_PROCESS):
            begun = time.monotonic()
            subprocess.run(["curl", "-sfK", "-", "-H", f"Authorization: Apikey {KEY}"], input="\n".join(lines), text=True, check=True)
            seconds.append(time.monotonic() - begun)
        return seconds
