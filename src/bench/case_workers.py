"""Long jobs, cached results, tokens: start to result beside quick_server, latency without first wait, what 10,000 jobs leave."""
import http.client
import json
import statistics
import threading
import time

from case_files import started
from load import Load, Peer, median, ratios
from report import load_table, number, table

PATH = "/bench/job"
START = json.dumps({"action": "start", "payload": {"a": 1}})
JOBS = 10_000
CLIENTS = 16


def run(options, server, peers, page):
    """One table each for jobs, cached results and tokens, and one for what is left behind."""
    load = Load(options.seconds, options.rounds)
    with started(lambda: server.running()) as quadrel:
        jobs_beside_quick_server(page, load, quadrel, peers)
        cached_results(page, load, quadrel)
        token_updates(page, load, quadrel)
        leftovers(page, quadrel)
    with started(lambda: server.running("-Dquadrel.worker.first-wait=0")) as quadrel:
        latency(page, quadrel)
    page.commands += load.command_lines()


def jobs_beside_quick_server(page, load, quadrel, peers):
    """A trivial job has its result in the reply to its start, with both."""
    with started(lambda: peers.quick_server("/bench/json")) as quick:
        contenders = [Peer("Quadrel", quadrel, quadrel.port, PATH, START), Peer("quick_server", quick, quick.port, PATH, START)]
        samples = load.rounds_of(contenders, CLIENTS)
    page.section("Trivial job, start to result, 16 clients", load_table(samples))
    page.target("Trivial job: Quadrel / quick_server", 10, ratios(samples["Quadrel"], samples["quick_server"]))


def cached_results(page, load, quadrel):
    """A job whose result is in the cache, and a cached resource, beside a JSON GET."""
    contenders = [Peer("job, cached result", quadrel, quadrel.port, "/bench/kept", START),
                  Peer("GET, cached result", quadrel, quadrel.port, "/bench/cached"),
                  Peer("plain JSON GET", quadrel, quadrel.port, "/bench/plain")]
    samples = load.rounds_of(contenders, CLIENTS)
    page.section("Cached results beside a plain JSON GET, 16 clients", load_table(samples))
    for kind in ("job", "GET"):
        name = f"{kind}, cached result"
        page.target(f"{name} / plain JSON GET", 0.5, ratios(samples[name], samples["plain JSON GET"]))


def token_updates(page, load, quadrel):
    """Tokens changed by all clients at once, one each and one for all: each change is written through to disk."""
    connection = http.client.HTTPConnection("127.0.0.1", quadrel.port)
    tokens = tuple("/bench/token/" + json.loads(post(connection, "/bench/token", "{}")[1])["token"] for _ in range(CLIENTS))
    contenders = [Peer("a token each", quadrel, quadrel.port, tokens[0], "{}", tokens),
                  Peer("one token for all", quadrel, quadrel.port, tokens[0], "{}")]
    samples = load.rounds_of(contenders, CLIENTS)
    page.section("Updates of tokens, 16 clients", load_table(samples))
    for peer in contenders:
        rates = [sample.requests for sample in samples[peer.name]]
        middle = median(samples[peer.name], lambda sample: sample.requests)
        page.target(f"Token updates, {peer.name}", 5000, (middle, min(rates), max(rates)), "/s")


def leftovers(page, quadrel):
    """Threads and memory before and after many jobs whose results nobody fetches."""
    rows = [["before", *state(quadrel)]]
    connection = http.client.HTTPConnection("127.0.0.1", quadrel.port)
    for _ in range(JOBS):
        post(connection, PATH, START)
    time.sleep(2)
    rows.append([f"after {number(JOBS)} jobs", *state(quadrel)])
    for _ in range(JOBS):
        post(connection, PATH, START)
    time.sleep(2)
    rows.append([f"after {number(2 * JOBS)} jobs", *state(quadrel)])
    page.section("What finished jobs leave", table(["", "threads", "resident MiB"], rows))


def state(quadrel):
    """Threads and resident memory of the JVM."""
    with open(f"/proc/{quadrel.pid}/status", encoding="ascii") as file:
        status = dict(line.split(":", 1) for line in file)
    return [status["Threads"].strip(), number(int(status["VmRSS"].split()[0]) / 1024)]


def latency(page, quadrel):
    """Start and get until the result is there, without a first wait, by clients that keep their connections."""
    seconds = []
    threads = [threading.Thread(target=ask, args=(quadrel.port, seconds)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    measured = sorted(seconds[len(seconds) // 2:])
    middle = statistics.median(measured) * 1000
    page.section("Trivial job without first wait, start and get, 16 Python clients",
                 table(["jobs", "p50 ms", "p99 ms"], [[len(measured), number(middle), number(measured[len(measured) * 99 // 100] * 1000)]]))
    page.target("Trivial job without first wait, median latency", 15, (middle, middle, middle), "ms", at_most=True)


def ask(port, seconds):
    """Jobs for ten seconds; the first half of what is noted warms the server up."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        begun = time.monotonic()
        reply = json.loads(post(connection, PATH, START)[1])
        while not reply["done"]:
            reply = json.loads(post(connection, PATH, json.dumps({"action": "get", "token": reply["token"]}))[1])
        seconds.append(time.monotonic() - begun)


def post(connection, path, body):
    """Posts JSON on a kept connection; status and body."""
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    return response.status, response.read()
