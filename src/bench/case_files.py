"""Static files: 1 KiB beside plain Undertow and nginx, 64 MiB beside nginx, and sendfile(2) seen by strace."""
from contextlib import contextmanager

import trace_sendfile
from load import Load, Peer, answer_problem, median, ratios
from options import WORK
from processes import PROCESSES
from report import load_table, noise, number, table

SMALL, LARGE = "small.txt", "large.pdf"
LARGE_BYTES = 64 * 2**20
NGINX_LOGGED, NGINX_SILENT = "nginx, access log on", "nginx, access log off"


def run(options, server, peers, page):
    """Measures what Quadrel answers with 200 and names what it does not."""
    load = Load(options.seconds, options.rounds)
    with started(lambda: server.running()) as quadrel, started(lambda: peers.nginx(server.www)) as nginx:
        if usable(page, quadrel, options.static_prefix + SMALL, 1024):
            with started(lambda: peers.undertow(server)) as undertow:
                small_file(options, page, load, quadrel, nginx, undertow)
        if usable(page, quadrel, options.static_prefix + LARGE, LARGE_BYTES):
            large_file(options, page, load, quadrel, nginx)
            trace_sendfile.run(page, quadrel, nginx, options.static_prefix + LARGE, "/" + LARGE)
    (WORK / "nginx" / "access.log").unlink(missing_ok=True)  # hundreds of megabytes after a full run
    page.commands += load.command_lines()


@contextmanager
def started(start):
    """A running server that is stopped at the end of the block."""
    running = start()
    try:
        yield running
    finally:
        PROCESSES.stop(running)


def usable(page, quadrel, path, length):
    """True when Quadrel serves the file; else the reason is noted."""
    problem = answer_problem(quadrel.port, path, length)
    if problem:
        page.skip(f"files: {problem} (see --static-prefix and --server-arg)")
    return problem is None


def small_file(options, page, load, quadrel, nginx, undertow):
    """1 KiB at 16 and 400 connections."""
    contenders = [
        Peer("Quadrel", quadrel, quadrel.port, options.static_prefix + SMALL),
        Peer("plain Undertow, hello world", undertow, undertow.port, "/"),
        Peer(NGINX_LOGGED, nginx, nginx.port, "/" + SMALL),
        Peer(NGINX_SILENT, nginx, nginx.silent, "/" + SMALL),
    ]
    for connections in (16, 400):
        samples = load.rounds_of(contenders, connections)
        page.section(f"1 KiB file, {connections} connections", "nginx: 2 workers, sendfile and tcp_nopush on, open_file_cache "
                     "off (as Debian has it). Quadrel: as provisioned.", load_table(samples))
        bounds = {contenders[1].name: 0.7, NGINX_LOGGED: 0.6, NGINX_SILENT: 0.6}
        for other, bound in bounds.items():
            page.target(f"1 KiB file, {connections} connections: Quadrel / {other}", bound,
                        ratios(samples["Quadrel"], samples[other]))


def large_file(options, page, load, quadrel, nginx):
    """64 MiB at 4 connections: the rate of bytes, and the CPU a byte costs the server."""
    contenders = [
        Peer("Quadrel", quadrel, quadrel.port, options.static_prefix + LARGE),
        Peer(NGINX_LOGGED, nginx, nginx.port, "/" + LARGE),
    ]
    samples = load.rounds_of(contenders, 4)
    rows = []
    for name, runs in samples.items():
        rates = [run.bytes / 1e9 for run in runs]
        rows.append([name, number(median(runs, lambda run: run.requests)), number(median(runs, lambda run: run.bytes) / 1e9),
                     f"{number(min(rates))} – {number(max(rates))}", number(median(runs, gigabytes_cpu)),
                     sum(run.failed for run in runs)])
    headers = ["server", "requests/s", "GB/s", "smallest – largest GB/s", "server CPU s/GB", "failed"]
    page.section("64 MiB file, 4 connections", table(headers, rows), noise(samples))
    page.target("64 MiB file: Quadrel / nginx (bytes/s)", 0.9,
                ratios(samples["Quadrel"], samples[NGINX_LOGGED], lambda run: run.bytes))


def gigabytes_cpu(run):
    """CPU seconds the server spent on one gigabyte."""
    return run.cpu / (run.read / 1e9) if run.read else 0.0
