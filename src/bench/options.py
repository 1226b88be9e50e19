"""The command line of src/bench/run."""
import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"
PAGE = ROOT / "src" / "site" / "markdown" / "benchmarks.md"
SERVERS = [ROOT / "src" / "bench" / "app" / "target" / "server", ROOT / "src" / "it" / "quick-app" / "target" / "server"]
NOTES = Path(__file__).resolve().parent / "notes.md"

DESCRIPTION = """Measures Quadrel beside its peers in one run, prints tables of ratios and writes them to
src/site/markdown/benchmarks.md.

cases (--only):
  files     1 KiB static file: Quadrel, plain Undertow's hello world, nginx with and without access log;
            64 MiB file: Quadrel and nginx; a strace of one download that counts sendfile(2)
  requests  JSON GET through two middleware steps: Quadrel, quick_server, and plain Undertow's hello world
  access    what the check of an API key adds to a JSON GET
  workers   trivial jobs beside quick_server, cached results beside a JSON GET, token updates, what finished jobs leave
  catalog   metadata, searches, arrays and tables beside Tiled's SimpleTiledServer() with the same data, a search among a
            million nodes on PostgreSQL, and memory while ten clients read a gibibyte each
  client    the Java client beside Tiled's Python client and curl: a long list, a large array in blocks
  live      live state beside trame-server: calls, updates and triggers seen by 50 clients, 1 MB, a thousand clients
  listener  connections to a daytime listener beside Twisted's, and beside an accept loop in C
  start     command to first answer without and with a JDK 25 AOT cache, beside Tiled's SimpleTiledServer()
  boot      where the start goes: log timeline, CPU per kind of thread, JVM counters, sampled stacks, classes per jar
  memory    resident memory after the first answer and 10 s later
"""
BIND = "-Dquadrel.static-file.bind={prefix}={www}"
EPILOG = """Files for the file cases are made in target/bench/www: small.txt (1 KiB) and large.pdf (64 MiB), and the server is
started with the argument
  -Dquadrel.static-file.bind={prefix}={www}
where {prefix} is --static-prefix and {www} that folder; --server-arg replaces this argument by others. A URL that does
not answer 200 is reported in one line and its case is left out. PyPI packages quick-server, tiled[all], trame and twisted go into a
virtual environment of their own (target/bench/peers), unless --peers names one that has them.
A run with --only or --quick writes to target/bench/benchmarks-partial.md, unless --output says where.
The text of src/bench/notes.md, where that file exists, is appended to the page: what was done about the largest rows."""


def parse(cases, arguments=None):
    """Reads the command line; derived values (rounds, seconds, output) are complete afterwards."""
    parser = argparse.ArgumentParser(
        prog="src/bench/run", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_selection(parser, cases)
    add_places(parser)
    options = parser.parse_args(arguments)
    options.only = [name for name in cases if name in selected(parser, cases, options.only)]
    options.subset = len(options.only) < len(cases)
    options.output = options.output or (WORK / "benchmarks-partial.md" if options.quick or options.subset else PAGE)
    options.seconds = options.seconds or (2 if options.quick else 5)
    options.rounds = options.rounds or (2 if options.quick else 5)
    options.server = options.server.resolve()
    options.server_arg = [text.replace("{prefix}", options.static_prefix) for text in options.server_arg or [BIND]]
    return options


def add_selection(parser, cases):
    """Options that choose what is measured and for how long."""
    parser.add_argument("--only", metavar="CASE,..", default=",".join(cases), help="cases to run (default: all)")
    parser.add_argument("--quick", action="store_true", help="2 s loads, 2 rounds: to try the harness, not to publish")
    parser.add_argument("--seconds", type=positive, help="length of one load (default 5)")
    parser.add_argument("--rounds", type=positive, help="alternating rounds, and starts of each kind (default 5)")
    parser.add_argument("--install", action="store_true", help="apt-get install nginx-light wrk strace where missing")


def add_places(parser):
    """Options that say where things are and how they are addressed."""
    server = next((path for path in SERVERS if path.is_dir()), SERVERS[-1])
    parser.add_argument("--server", type=Path, metavar="DIR", default=server,
                        help="provisioned server to measure (default: src/bench/app/target/server, where it was built, else "
                             "src/it/quick-app/target/server)")
    parser.add_argument("--server-arg", action="append", default=[], metavar="ARG",
                        help="argument for standalone.sh, see below; repeatable")
    parser.add_argument("--static-prefix", default="/bench/", metavar="PATH", help="URL of that folder (default /bench/)")
    parser.add_argument("--json-path", default="/bench/json", metavar="PATH",
                        help="JSON resource behind two middleware steps (default /bench/json)")
    parser.add_argument("--ready-path", metavar="PATH",
                        help="its first 200 ends a start (default: the JSON path, else the 1 KiB file, else /)")
    parser.add_argument("--java-home", type=Path, metavar="DIR",
                        help="JDK 25 for all Java processes (default: JAVA_HOME, the server's own, /usr/lib/jvm, PATH)")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="virtual environment with quick-server, tiled[all], trame and twisted")
    parser.add_argument("--output", type=Path, metavar="FILE", help="page to write")


def positive(text):
    """A whole number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def selected(parser, cases, text):
    """The names in a comma separated list, each checked against the cases there are."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in cases]
    if unknown or not names:
        parser.error(f"--only {text}: unknown case {', '.join(unknown) or '(none given)'}; allowed: {', '.join(cases)}")
    return names
