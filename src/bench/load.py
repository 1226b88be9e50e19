"""wrk, or a reader of large bodies: one load, a warm-up until the rate is steady, alternating rounds, ratios."""
import json
import os
import re
import resource
import shlex
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

from machine import tool
from options import ROOT, WORK
from peers import HERE
from processes import Skipped, busy_seconds
from server import status

STEADY = 0.05
LONG_WARM_UP = 45
WARM_UP_RUNS = 12
TIME = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}
SIZE = {"B": 1, "KB": 2**10, "MB": 2**20, "GB": 2**30}


@dataclass(frozen=True)
class Peer:
    """A server under load: the process whose CPU is counted, and the URL that is asked for, by GET or with a JSON body by POST;
    with several paths, one after the other. Headers are lines such as `Accept: text/csv`. What is large is read by `reader.py`
    instead of wrk, which would be the slower one."""

    name: str
    started: object
    port: int
    path: str
    body: str = ""
    paths: tuple = ()
    headers: tuple = ()
    large: bool = False

    def url(self):
        """The URL with its port."""
        return f"http://127.0.0.1:{self.port}{self.path}"


@dataclass(frozen=True)
class Sample:
    """What one wrk run saw: rates per second, all bytes, latencies in seconds, failed requests, CPU seconds of the server,
    and the share of the machine's CPU that processes outside this benchmark took."""

    requests: float
    bytes: float
    count: int
    read: float
    p50: float
    p99: float
    failed: int
    cpu: float
    others: float


class Load:
    """Runs wrk and remembers the command lines for the page.

    Where a case has many loads, a shorter warm-up of each does: most of the code is the same. `patience` is how long an answer
    may take before it counts as failed, where wrk's own 2 s are too short for a peer.
    """

    def __init__(self, seconds, rounds, warm_up=LONG_WARM_UP, patience=""):
        self.seconds, self.rounds, self.long_warm_up = seconds, rounds, warm_up
        self.timeout = ["--timeout", patience] if patience else []
        self.warm = set()
        self.commands = []

    def rounds_of(self, peers, connections):
        """Warms every peer up, then lets them take turns; a list of samples for each name."""
        for peer in peers:
            self.warm_up(peer, connections)
        samples = {peer.name: [] for peer in peers}
        for _ in range(self.rounds):
            for peer in peers:
                samples[peer.name].append(self.once(peer, connections))
        return samples

    def warm_up(self, peer, connections):
        """One long run where a JVM answers for the first time: under full load on few cores it compiles for most of a
        minute. Then short runs until three in a row agree within 5 %, at most twelve of them (four with 2 s loads)."""
        rates = []
        if peer.name.startswith("Tiled"):
            self.once(peer, connections, min(2, self.seconds))
            return
        if self.seconds > 2 and not peer.name.startswith(("nginx", "quick_server")):
            if (peer.port, peer.path) not in self.warm:
                self.once(peer, connections, self.long_warm_up)
            self.warm.add((peer.port, peer.path))
        for _ in range(4 if self.seconds <= 2 else 3 if self.long_warm_up < LONG_WARM_UP else WARM_UP_RUNS):
            rates.append(self.once(peer, connections, min(2, self.seconds)).bytes)
            last = rates[-3:]
            if len(last) == 3 and max(last) - min(last) <= STEADY * max(last):
                break
        print(f"{peer.name}, {connections} connections: warm after {len(rates)} runs", flush=True)

    def once(self, peer, connections, seconds=None):
        """One run of one thread of wrk, or of the reader."""
        seconds = seconds or self.seconds
        if peer.large:
            return self.read(peer, connections, seconds)
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *self.timeout]
        for line in peer.headers:
            command += ["-H", line]
        if peer.body:
            command += ["-s", post_script(peer.body, peer.paths)]
        self.commands.append(shlex.join(command + [f"http://127.0.0.1:PORT{peer.path}"]))
        meter = Meter(peer.started)
        done = subprocess.run([tool("wrk"), *command[1:], peer.url()], capture_output=True, text=True)
        if done.returncode != 0:
            raise Skipped(f"wrk failed on {peer.url()}: {done.stderr.strip() or done.stdout.strip()}")
        return parse(done.stdout, *meter.read())

    def read(self, peer, connections, seconds):
        """One run of the reader."""
        words = [peer.path, str(connections), str(seconds), *peer.headers]
        self.commands.append(shlex.join(["reader.py", "PORT", *words]))
        meter = Meter(peer.started)
        command = [sys.executable, str(HERE / "reader.py"), str(peer.port), *words]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise Skipped(f"the reader failed on {peer.url()}: {done.stderr.strip().splitlines()[-1:]}")
        cpu, others = meter.read()
        return Sample(**json.loads(done.stdout), cpu=cpu, others=others)

    def command_lines(self):
        """The distinct command lines, in the order in which they were first used; files by their place in the project."""
        return list(dict.fromkeys(command.replace(f"{ROOT}/", "") for command in self.commands))


def post_script(body, paths):
    """A script for wrk that posts a JSON body, to these paths in turn where there are any."""
    script = WORK / "tmp" / f"post-{abs(hash((body, paths)))}.lua"
    script.parent.mkdir(parents=True, exist_ok=True)
    text = f'wrk.method = "POST"\nwrk.body = [[{body}]]\nwrk.headers["Content-Type"] = "application/json"\n'
    if paths:
        names = ", ".join(f'"{path}"' for path in paths)
        text += f"local paths, i = {{{names}}}, 0\n"
        text += f"request = function() i = i % {len(paths)} + 1; return wrk.format(nil, paths[i]) end\n"
    script.write_text(text)
    return str(script)


class Meter:
    """Measures CPU from its making on: the server's, and what is neither the server's nor wrk's."""

    def __init__(self, started):
        self.started = started
        self.begun = time.monotonic()
        self.before = self.clocks()

    def clocks(self):
        """CPU seconds of the machine, of the server, and of our children that ended (wrk)."""
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return busy_seconds(), self.started.cpu_seconds(), children.ru_utime + children.ru_stime

    def read(self):
        """CPU seconds of the server, and the share of the machine that others took."""
        busy, server, wrk = (now - then for now, then in zip(self.clocks(), self.before))
        room = (time.monotonic() - self.begun) * os.cpu_count()
        return server, max(0.0, busy - server - wrk) / room


def parse(text, cpu, others):
    """Reads wrk's report."""
    count = int(find(r"(\d+) requests in", text))
    errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    failed = sum(map(int, errors.groups())) if errors else 0
    return Sample(
        requests=float(find(r"Requests/sec:\s+([\d.]+)", text)),
        bytes=quantity(find(r"Transfer/sec:\s+(\S+)", text), SIZE),
        count=count,
        read=quantity(find(r"requests in \S+ (\S+) read", text), SIZE),
        p50=quantity(find(r"(?m)^\s+50%\s+(\S+)", text), TIME),
        p99=quantity(find(r"(?m)^\s+99%\s+(\S+)", text), TIME),
        failed=failed + (int(refused.group(1)) if refused else 0),
        cpu=cpu,
        others=others,
    )


def find(pattern, text):
    """The first group of a pattern that has to be there."""
    found = re.search(pattern, text)
    if not found:
        raise Skipped(f"wrk's report has no {pattern!r}:\n{text}")
    return found.group(1)


def quantity(text, units):
    """A number with a unit, as in 1.23ms or 4.5MB."""
    number, unit = re.fullmatch(r"([\d.]+)([A-Za-z]+)", text).groups()
    return float(number) * units[unit]


def median(samples, read):
    """The median of one figure over the rounds."""
    return statistics.median(read(sample) for sample in samples)


def ratios(first, second, read=lambda sample: sample.requests):
    """The ratio of two servers round by round: median, smallest, largest."""
    values = [read(a) / read(b) for a, b in zip(first, second) if read(b) > 0]
    return (statistics.median(values), min(values), max(values)) if values else (0.0, 0.0, 0.0)


def answer_problem(port, path, length=None, headers=()):
    """Why a URL cannot be measured, as one line; None when it answers 200 (with a body of the given length)."""
    seen = {}
    code = status(port, path, lambda response, body: seen.update(length=len(body)), headers)
    if code != 200:
        return f"GET {path} answered {code or 'nothing'}, not 200"
    if length is not None and seen["length"] != length:
        return f"GET {path} answered {seen['length']} bytes, not {length}"
    return None
