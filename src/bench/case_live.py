"""Live state beside trame-server: calls, updates and triggers that fifty clients see, large values, a thousand clients."""
import json
import os
import subprocess
from dataclasses import dataclass

from case_files import started
from load import Meter, ratios
from options import ROOT, WORK
from peers import HERE
from processes import Skipped
from report import number, table
from server import QuadrelServer

SECRET = "wslink-secret"
COUNTER = ROOT / "src" / "it" / "counter-app" / "target"
LIBRARIES = os.pathsep.join([f"{COUNTER}/ROOT/WEB-INF/lib/*", f"{COUNTER}/server/modules/dev/quadrel/libraries/main/msgpack-core.jar"])
WARM_UP = 15
STEADY_SECONDS = 20
ABOUT = ("Both servers and their one client, a Java program with a web socket for each browser, share the machine. An update counts "
         "when all clients have what a listener made of it.")
CASES = [("rpc", 1, "calls, 64 in flight", 3), ("update", 50, "state update, seen by 50 clients", 20),
         ("trigger", 50, "trigger, seen by 50 clients", 5), ("megabyte", 1, "echo of 1 MB", 2)]


@dataclass(frozen=True)
class Seen:
    """What one run saw: operations a second, their times in milliseconds, the server's CPU seconds."""

    rate: float
    p50: float
    p99: float
    count: int
    cpu: float


def run(options, server, peers, page):
    """A table for the cases with a peer, and one for many clients."""
    warm_up = WARM_UP if options.seconds > 2 else 2
    client = Client(server.java_home)
    with started(QuadrelServer(options, COUNTER / "server", "counter").started) as quadrel:
        beside_trame(options, warm_up, client, (quadrel, peers), page)
        many_clients(client, quadrel, page)


def beside_trame(options, warm_up, client, servers, page):
    """Rounds in turn; the JVM is warmed up once for each case."""
    quadrel, peers = servers
    rows = []
    with started(peers.trame) as trame:
        for case, clients, what, bound in CASES:
            samples = {"Quadrel": [], "trame-server": []}
            client.load(quadrel, case, clients, 0, warm_up)
            for _ in range(options.rounds):
                samples["Quadrel"].append(client.load(quadrel, case, clients, 2, options.seconds))
                samples["trame-server"].append(client.load(trame, case, clients, 2, options.seconds))
            rows += [row(what, name, seen) for name, seen in samples.items()]
            page.target(f"Live state, {what}: Quadrel / trame-server", bound,
                        ratios(samples["Quadrel"], samples["trame-server"], lambda seen: seen.rate))
    page.section("Live state beside trame-server", ABOUT,
                 table(["what", "server", "/s", "smallest – largest", "p50 ms", "p99 ms", "server CPU µs each"], rows))


def row(what, name, seen):
    """One line of the table: the round of the middle rate, and the bounds."""
    ordered = sorted(seen, key=lambda one: one.rate)
    middle = ordered[len(ordered) // 2]
    times = [number(middle.p50), number(middle.p99)] if middle.p50 else ["", ""]
    each = number(1e6 * middle.cpu / middle.rate)
    return [what, name, number(middle.rate), f"{number(ordered[0].rate)} – {number(ordered[-1].rate)}", *times, each]


def many_clients(client, quadrel, page):
    """An update each second for a thousand clients."""
    seen = client.load(quadrel, "steady", 1000, 0, STEADY_SECONDS)
    page.section("Live state, 1,000 clients, an update each second", f"{number(seen.count)} deliveries.",
                 table(["p50 ms", "p99 ms"], [[number(seen.p50), number(seen.p99)]]))
    page.target("Live state, 1,000 clients: 99 of 100 deliveries within", 100, (seen.p99, seen.p50, seen.p99), "ms", True)


class Client:
    """The load, compiled once in a run."""

    def __init__(self, java_home):
        self.java = java_home / "bin"
        self.folder = WORK / "live-load"
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([self.java / "javac", "-cp", LIBRARIES, "-sourcepath", HERE / "java", "-d", self.folder,
                        HERE / "java" / "LiveLoad.java"], check=True)

    def load(self, server, case, clients, warm_up, seconds):
        """One run; the CPU is that of a second."""
        address = f"ws://127.0.0.1:{server.port}/ws"
        command = [self.java / "java", "--sun-misc-unsafe-memory-access=allow", "-cp", f"{self.folder}{os.pathsep}{LIBRARIES}",
                   "LiveLoad", address, SECRET, case, str(clients), str(warm_up), str(seconds)]
        meter = Meter(server)
        done = subprocess.run(command, capture_output=True, text=True, timeout=60 + 4 * (warm_up + seconds))
        if done.returncode != 0:
            raise Skipped(f"the client failed on {address}: {done.stderr.strip().splitlines()[-1:]}")
        cpu, _ = meter.read()
        return Seen(**json.loads(done.stdout), cpu=cpu / (warm_up + seconds))
