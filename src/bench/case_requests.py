"""Dynamic requests: a JSON GET through two middleware steps beside plain Undertow and quick_server."""
from case_files import started
from load import Load, Peer, answer_problem, ratios
from processes import Skipped
from report import load_table

PEER_PATH = "/bench/json"
ABOUT = "The resource is `@ApplicationScoped`, as README advises; one that JAX-RS makes anew for each request is slower."


def run(options, server, peers, page):
    """Measures at 16 and 400 connections; quick_server's promise is about 400."""
    load = Load(options.seconds, options.rounds)
    with started(lambda: server.running()) as quadrel:
        problem = answer_problem(quadrel.port, options.json_path)
        if problem:
            raise Skipped(f"{problem} (see --json-path)")
        with started(lambda: peers.undertow(server)) as undertow, started(lambda: peers.quick_server(PEER_PATH)) as quick:
            contenders = [
                Peer("Quadrel", quadrel, quadrel.port, options.json_path),
                Peer("plain Undertow, hello world", undertow, undertow.port, "/"),
                Peer("quick_server", quick, quick.port, PEER_PATH),
            ]
            for connections in (16, 400):
                measure(page, load, contenders, connections)
    page.commands += load.command_lines()


def measure(page, load, contenders, connections):
    """One table and its targets."""
    samples = load.rounds_of(contenders, connections)
    page.section(f"JSON GET through two middleware steps, {connections} connections", ABOUT, load_table(samples))
    ours, undertow, quick = (samples[peer.name] for peer in contenders)
    page.target(f"JSON GET, {connections} connections: Quadrel / plain Undertow", 0.3, ratios(ours, undertow))
    if connections == 400:
        page.target("JSON GET, 400 connections: Quadrel / quick_server", 10, ratios(ours, quick))
