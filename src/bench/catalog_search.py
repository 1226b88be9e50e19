"""Searches by equality among a million nodes on PostgreSQL."""
import json
import statistics
import time
from http.client import HTTPConnection
from urllib.parse import quote

import catalog_rows
from catalog_api import API, HEADERS
from catalog_postgresql import cluster
from processes import Skipped
from report import number, table

NODES = 1_000_000
CONTAINER = "many"
BOUND = 10
SEARCHES = {  # what is looked for, by its value in node i, and how many nodes have it
    "one node of the million": ("sample.name", lambda i: catalog_rows.metadata(i)["sample"]["name"], 1),
    "100 nodes": ("batch", lambda i: catalog_rows.metadata(i)["batch"], 100),
    "a fifth of all nodes, the first page": ("color", lambda i: catalog_rows.metadata(i)["color"], NODES // 5),
}


def run(options, page, start):
    """Fills a database behind the server's back, and asks the server for different values."""
    with cluster() as database, start(f"-Dquadrel.catalog.database-url={database.url}") as quadrel:
        Search(quadrel.port).get(f"{API}metadata/")  # the first request makes the tables
        begun = time.monotonic()
        catalog_rows.fill_postgresql(database.address, NODES, CONTAINER, database.psql)
        filled = time.monotonic() - begun
        search = Search(quadrel.port)
        rows = []
        for name, (key, value, count) in SEARCHES.items():
            seen = search.times(options, key, value, count)
            rows.append([name, f"`{key}`", len(seen), *(number(seen[len(seen) * share // 100]) for share in (50, 99))])
            middle = statistics.median(seen)
            page.target(f"Equality among {number(NODES)} nodes on PostgreSQL, {name}", BOUND, (middle, seen[0], seen[-1]), "ms",
                        at_most=True)
    page.section(f"Search by equality among {number(NODES)} nodes, PostgreSQL",
                 f"`filter[eq]`, each time for another value, one request after the other; at most 100 items each. PostgreSQL "
                 f"with the settings it comes with; filled in {number(filled)} s.",
                 table(["found", "key", "requests", "p50 ms", "p99 ms"], rows))


class Search:
    """One client with a kept connection."""

    def __init__(self, port):
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self.headers = dict(line.split(": ", 1) for line in HEADERS)

    def get(self, path):
        """The JSON of a good answer."""
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise Skipped(f"GET {path} answered {response.status}: {body[:200]!r}")
        return json.loads(body)

    def times(self, options, key, value, count):
        """Milliseconds of each request, in order; the first half of the time warms the server up."""
        seen, i = [], 0
        length = options.seconds * options.rounds / 2
        begun = time.monotonic()
        while time.monotonic() < begun + 2 * length:
            i = (i + 104_729) % NODES  # a prime: no value comes twice
            path = f"{API}search/{CONTAINER}?filter[eq][condition][key]={key}"
            path += f"&filter[eq][condition][value]={quote(json.dumps(value(i)))}&page[limit]=100"
            path = path.replace("[", "%5B").replace("]", "%5D")
            sent = time.monotonic()
            found = self.get(path)["data"]
            if time.monotonic() > begun + length:
                seen.append((time.monotonic() - sent) * 1000)
            if len(found) != min(count, 100):
                raise Skipped(f"GET {path} found {len(found)} nodes, not {min(count, 100)}")
        return sorted(seen)
