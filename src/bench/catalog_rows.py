"""Fills a catalog's database with many nodes at once, without the server: a container with the nodes 0, 1, 2, ... in it.

The database has its tables already: a server that has answered one request has made them. Each node is an empty
container with the metadata of `metadata(i)`, so that there is something to look for: values that one node has
(`i`, `sample.name`), a hundred (`batch`) or a fifth of all (`color`); numbers without order (`sample.temperature`);
words (`note`).
"""
import json
import sqlite3
import subprocess

COLORS = "red", "green", "blue", "yellow", "white"
WORDS = "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda"
COLUMNS = ("parent", "key", "path", "structure_family", "metadata", "specs", "access_blob", "time_created",
           "time_updated", "version")
TIME = 1_700_000_000_000  # milliseconds since 1970
ROOT_QUERY = "SELECT id FROM nodes WHERE parent IS NULL"
CONTENTLESS_DELETE = (3, 43)  # the SQLite that the table of words needs


def metadata(i):
    """The metadata of node `i`."""
    return {"i": i, "color": COLORS[i % len(COLORS)], "batch": i // 100,
            "sample": {"name": f"s{i:07}", "temperature": i * 7919 % 100_000 / 100},
            "note": f"{WORDS[i % 11]} {WORDS[i // 11 % 11]} number{i // 1000}"}


def row(parent, key, path, values):
    """The columns of one node."""
    return parent, key, path, "container", json.dumps(values), "[]", "{}", TIME, TIME, 1


def rows(parent, key, count):
    """The columns of `count` nodes in the container `key` of the root, whose id is `parent`."""
    return (row(parent, str(i), f"{key}/{i}", metadata(i)) for i in range(count))


def fill_postgresql(database, count, key="many", psql="psql"):
    """Makes the container `key` with `count` nodes; `database` is what psql takes by -d, such as postgresql://..."""
    def run(*arguments, **options):
        return subprocess.run([psql, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database, *arguments],
                              check=True, text=True, stdout=subprocess.PIPE, **options).stdout

    columns = ", ".join(COLUMNS)
    parent = int(run("-c", f"INSERT INTO nodes ({columns}) SELECT id, '{key}', '{key}', 'container', '{{}}', '[]',"
                           f" '{{}}', {TIME}, {TIME}, 1 FROM ({ROOT_QUERY}) root RETURNING id"))
    lines = ("\t".join(map(str, values)) + "\n" for values in rows(parent, key, count))
    arguments = [psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", f"COPY nodes ({columns}) FROM STDIN"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, text=True) as copy:
        copy.stdin.writelines(lines)
    if copy.returncode:
        raise RuntimeError(f"psql ended with {copy.returncode}")
    run("-c", "VACUUM ANALYZE nodes, node_values")


def fill_sqlite(file, count, key="many"):
    """Makes the container `key` with `count` nodes. Their words can be searched where Python has SQLite 3.43 or newer."""
    insert = f"INSERT INTO nodes ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    database = sqlite3.connect(file)
    try:
        (trigger,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'nodes_insert'").fetchone()
        with database:
            database.execute("BEGIN IMMEDIATE")
            words = sqlite3.sqlite_version_info >= CONTENTLESS_DELETE
            if not words:
                database.execute("DROP TRIGGER nodes_insert")
            (root,) = database.execute(ROOT_QUERY).fetchone()
            parent = database.execute(insert, row(root, key, key, {})).lastrowid
            database.executemany(insert, rows(parent, key, count))
            if not words:
                database.execute("INSERT INTO node_values SELECT parent, path, kind, value, node FROM node_leaves"
                                 " WHERE parent = ?", (parent,))
                database.execute(trigger)
        database.execute("ANALYZE")
    finally:
        database.close()
