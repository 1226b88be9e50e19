"""The catalog beside Tiled's own server, with the same data: metadata, searches, arrays, tables, written by Tiled's client."""
import hashlib
import json
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from http.client import HTTPConnection

import catalog_memory
import catalog_search
from catalog_api import API, HEADERS, KEY
from case_files import LARGE, LARGE_BYTES, NGINX_LOGGED, gigabytes_cpu, started
from load import Load, Peer, median, ratios
from options import WORK
from peers import HERE
from processes import Skipped
from report import load_table, noise, number, table
from server import await_ok

ARROW = "Accept: application/vnd.apache.arrow.file"
DIRECTORY = WORK / "catalog"
FIRST_WARM_UP, WARM_UP = 40, 10
SHORTEST = 3  # seconds of a load: some answers of the peer take one
PATIENCE = "60s"
SLICE = "array/full/mib512?slice=::8,::8"
OURS, THEIRS, FLOOR = "Quadrel", "Tiled", "none: bytes thrown away"
WRITES = 4
HOW = ("Tiled: `SimpleTiledServer()` with its defaults. Both filled by Tiled's Python client with the same data, and asked with "
       "the API key in the header `Authorization`; what they answer is compared before.")


@dataclass(frozen=True)
class Question:
    """A URL that both servers are asked for by several connections at once, and how many times faster Quadrel is to be."""

    title: str
    path: str
    connections: int
    bound: float
    headers: tuple = HEADERS
    large: bool = False


PAGE = "page%5Blimit%5D=100"
QUESTIONS = [
    Question("Metadata GET", "metadata/mib1", 16, 100),
    Question("Search, 100 entries, full items", f"search/hundred?{PAGE}", 16, 200),
    Question("Search, 100 entries, keys only", f"search/hundred?fields=&{PAGE}", 16, 100),
    Question("array/full, 1 MiB", "array/full/mib1", 16, 40),
    Question("Table partition, 1e5 × 10, Arrow", "table/partition/table?partition=0", 4, 15, (*HEADERS, ARROW), large=True),
]


def run(options, server, peers, page):
    """Fills both servers and measures; then memory and PostgreSQL, with servers of their own."""
    load = Load(max(SHORTEST, options.seconds), options.rounds, WARM_UP, PATIENCE)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    DIRECTORY.mkdir(parents=True)
    try:
        with started(lambda: quadrel(server)) as ours, started(lambda: tiled(peers)) as theirs:
            sums = [client(peers, one, "fill", server.www / LARGE) for one in (ours, theirs)]
            first = QUESTIONS[0]
            load.once(Peer(OURS, ours, ours.port, API + first.path, headers=HEADERS), first.connections, FIRST_WARM_UP)
            for question in QUESTIONS:
                ask(page, load, question, ours, theirs)
            with started(lambda: peers.nginx(server.www)) as nginx:
                large_array(page, load, ours, theirs, nginx)
            strided_slice(options, page, ours, theirs)
            writes(options, page, peers, ours, theirs)
        catalog_memory.run(page, lambda *arguments: started(lambda: quadrel(server, *arguments)), sums[0])
        measure_search(options, server, page)
    finally:
        shutil.rmtree(DIRECTORY, ignore_errors=True)
        (WORK / "nginx" / "access.log").unlink(missing_ok=True)
    page.commands += load.command_lines()


def measure_search(options, server, page):
    """Without PostgreSQL the rest stands."""
    try:
        catalog_search.run(options, page, lambda *arguments: started(lambda: quadrel(server, *arguments)))
    except Skipped as reason:
        page.skip(f"catalog, search on PostgreSQL: {reason}")


def quadrel(server, *arguments):
    """Our server; arguments may override."""
    return server.running(f"-Dquadrel.catalog.api-key={KEY}", f"-Dquadrel.catalog.directory={DIRECTORY}", *arguments)


def tiled(peers):
    """Tiled's server, when it answers."""
    one = peers.tiled(KEY)
    await_ok(one, ["/healthz"], 120)
    return one


def client(peers, one, what, *arguments):
    """What Tiled's own client prints, after it has worked on a server."""
    command = [peers.folder / "bin" / "python", "-W", "ignore", HERE / "peers" / "catalog_client.py", what,
               f"http://127.0.0.1:{one.port}/api/v1", KEY, *arguments]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise Skipped(f"Tiled's client failed on {one.name}: {done.stderr.strip().splitlines()[-1:]}")
    return json.loads(done.stdout)


def get(one, path, headers=HEADERS):
    """The body of a good answer."""
    connection = HTTPConnection("127.0.0.1", one.port, timeout=120)
    connection.request("GET", API + path, headers=dict(line.split(": ", 1) for line in headers))
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        raise Skipped(f"GET {API + path} answered {response.status} from {one.name}: {body[:200]!r}")
    return body


def compare(path, headers, ours, theirs):
    """Refuses to measure what is not the same: descriptions by their keys, data by all bytes."""
    seen = [get(one, path, headers) for one in (ours, theirs)]
    if path.startswith(("metadata", "search")):
        seen = [keys(json.loads(body)["data"]) for body in seen]
    else:
        seen = [(len(body), hashlib.sha256(body).hexdigest()) for body in seen]
    if seen[0] != seen[1]:
        raise Skipped(f"{path}: {OURS} and {THEIRS} answer differently")


def keys(data):
    """The keys of what was found."""
    return [item["id"] for item in data] if isinstance(data, list) else data["id"]


def ask(page, load, question, ours, theirs):
    """One table and its target."""
    compare(question.path, question.headers, ours, theirs)
    contenders = [Peer(name, one, one.port, API + question.path, headers=question.headers, large=question.large)
                  for name, one in ((OURS, ours), (THEIRS, theirs))]
    samples = load.rounds_of(contenders, question.connections)
    page.section(f"{question.title}, {question.connections} connections", HOW, load_table(samples))
    page.target(f"{question.title}: Quadrel / Tiled", question.bound, ratios(samples[OURS], samples[THEIRS]))


def large_array(page, load, ours, theirs, nginx):
    """64 MiB as array and, by nginx, as a file with the same bytes; parts of a body count too."""
    path = "array/full/mib64"
    compare(path, HEADERS, ours, theirs)
    contenders = [Peer(OURS, ours, ours.port, API + path, headers=HEADERS, large=True),
                  Peer(THEIRS, theirs, theirs.port, API + path, headers=HEADERS, large=True),
                  Peer(NGINX_LOGGED, nginx, nginx.port, "/" + LARGE, large=True)]
    samples = load.rounds_of(contenders, 4)
    rows = [[name, number(median(runs, lambda run: run.bytes) / 1e9), number(median(runs, gigabytes_cpu)),
             sum(run.failed for run in runs)] for name, runs in samples.items()]
    page.section("array/full, 64 MiB, 4 connections", HOW + f" nginx sends the same {number(LARGE_BYTES)} bytes as a file.",
                 table(["server", "GB/s", "server CPU s/GB", "failed"], rows), noise(samples))
    for name, bound in ((THEIRS, 8), (NGINX_LOGGED, 0.7)):
        page.target(f"array/full, 64 MiB: Quadrel / {name} (bytes/s)", bound,
                    ratios(samples[OURS], samples[name], lambda run: run.bytes))


def strided_slice(options, page, ours, theirs):
    """Every eighth element of every eighth row of 512 MiB, one request after the other."""
    compare(SLICE, HEADERS, ours, theirs)
    seen = in_turns(options, lambda one: [seconds_of(one) for _ in range(3)], {OURS: ours, THEIRS: theirs})
    timed(page, "Strided slice of a 512 MiB array", f"`{SLICE}`, 8 MiB, one request after the other.", 5, seen)


def seconds_of(one):
    """How long the slice takes."""
    begun = time.monotonic()
    get(one, SLICE)
    return time.monotonic() - begun


def writes(options, page, peers, ours, theirs):
    """256 MiB by `write_array`, each time as a new array; the time is the client's."""
    cpu = []

    def measure(one):
        if one is None:
            return floor(peers)
        seen = client(peers, one, "write", WRITES)
        cpu.extend(seen["cpu"])
        return seen["seconds"]

    seen = in_turns(options, measure, {OURS: ours, THEIRS: theirs, FLOOR: None})
    best = statistics.median(theirs / least for theirs, least in zip(seen[THEIRS], seen[FLOOR]))
    how = (f"By Tiled's Python client, which sends three chunks at once, and takes {number(statistics.median(cpu))} s of CPU itself. "
           f"The last row is the least that any server could reach: the client's HTTP library alone sends the same chunks to a "
           f"process that throws them away, {number(best)} × as fast as the client with Tiled.")
    timed(page, "write_array, 256 MiB", how, 2, seen)


def floor(peers):
    """Seconds of uploads that nobody keeps."""
    command = [peers.folder / "bin" / "python", HERE / "peers" / "upload_floor.py", WRITES]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def in_turns(options, measure, servers):
    """The median seconds of each round for each."""
    seen = {name: [] for name in servers}
    for _ in range(options.rounds):
        for name, one in servers.items():
            seen[name].append(statistics.median(measure(one)))
    return seen


def timed(page, title, how, bound, seen):
    """A table of seconds, and how many times faster."""
    rows = [[name, number(statistics.median(runs)), f"{number(min(runs))} – {number(max(runs))}"]
            for name, runs in seen.items()]
    page.section(title, how, table(["server", "seconds", "smallest – largest"], rows))
    values = [theirs / ours for ours, theirs in zip(seen[OURS], seen[THEIRS])]
    page.target(f"{title}: Quadrel / Tiled", bound, (statistics.median(values), min(values), max(values)))
