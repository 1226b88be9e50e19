"""Connections: a daytime listener beside Twisted's, and beside an accept loop in C, which costs what the kernel does."""
import statistics
import subprocess
from dataclasses import dataclass

from case_files import started
from load import Meter, ratios
from machine import tool
from options import ROOT, WORK
from peers import HERE
from processes import PROCESSES, Skipped, free_port
from report import number, table
from server import QuadrelServer

HOME = ROOT / "src" / "it" / "onetimekey-app" / "target" / "server"
CONNECTIONS = 64
CLIENTS = 2
WARM_UP = 15
OURS, TWISTED, LOOP = "Quadrel", "Twisted", "accept loop in C"
ABOUT = (f"Each connection is made, read to its end and closed; {CLIENTS} client processes in C, whose CPU is told too, keep "
         f"{CONNECTIONS} going each, on the cores that the servers have. The loop in C, one thread, shows what the kernel leaves.")
HEADERS = ["server", "connections/s", "smallest – largest", "server CPU µs each", "clients' CPU µs each", "failed"]


@dataclass(frozen=True)
class Seen:
    """What one run saw: connections a second, CPU µs for each, of the server and of the clients, failures."""

    rate: float
    server: float
    client: float
    failed: int


def run(options, server, peers, page):
    """Rounds in turn, the JVM warmed up before."""
    client, loop = compiled("connections"), compiled("accept_loop")
    port = free_port()
    with started(lambda: quadrel(options, port)) as ours, started(peers.twisted) as twisted:
        with started(lambda: accept_loop(loop)) as plain:
            samples = rounds(options, client, {OURS: (ours, port), TWISTED: (twisted, twisted.port), LOOP: (plain, plain.port)})
    page.section("Connections beside Twisted", ABOUT, table(HEADERS, [row(name, seen) for name, seen in samples.items()]))
    page.target("Daytime, connections/s: Quadrel / Twisted", 5, ratios(samples[OURS], samples[TWISTED], lambda seen: seen.rate))


def rounds(options, client, servers):
    """All servers in turn, the JVM warmed up before; what was seen of each."""
    load(client, *servers[OURS], WARM_UP if options.seconds > 2 else 4)
    samples = {name: [] for name in servers}
    for _ in range(options.rounds):
        for name, server in servers.items():
            samples[name].append(load(client, *server, options.seconds))
    return samples


def quadrel(options, port):
    """The example of a listener, in its server."""
    server = QuadrelServer(options, HOME, "onetimekey")
    server.ready_path = "/health/ready"
    return server.running(f"-Dquadrel.daytime.port={port}", f"-Dquadrel.onetimekey.port={free_port()}")


def accept_loop(program):
    """It listens at once."""
    port = free_port()
    running = PROCESSES.start("accept loop", [program, port], WORK / "logs" / "accept_loop.log")
    running.port = port
    return running


def compiled(name):
    """A program of src/bench/c."""
    compiler = tool("cc")
    if compiler is None:
        raise Skipped("no C compiler: install gcc")
    program = WORK / name
    program.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([compiler, "-O2", "-o", program, HERE / "c" / f"{name}.c"], check=True)
    return program


def load(client, process, port, seconds):
    """All clients at a time."""
    meter = Meter(process)
    clients = [subprocess.Popen([client, str(port), str(seconds), str(CONNECTIONS)], stdout=subprocess.PIPE, text=True)
               for _ in range(CLIENTS)]
    told = [one.communicate()[0].split() for one in clients]
    if any(one.returncode for one in clients):
        raise Skipped(f"a client could not connect to {process.name}")
    _, server, reaped = (now - then for now, then in zip(meter.clocks(), meter.before))
    good = sum(int(words[0]) for words in told)
    return Seen(sum(int(words[0]) / float(words[2]) for words in told), 1e6 * server / good, 1e6 * reaped / good,
                sum(int(words[1]) for words in told))


def row(name, seen):
    """The cells of one server."""
    rates = [one.rate for one in seen]
    return [name, number(statistics.median(rates)), f"{number(min(rates))} – {number(max(rates))}",
            number(statistics.median(one.server for one in seen)), number(statistics.median(one.client for one in seen)),
            sum(one.failed for one in seen)]
