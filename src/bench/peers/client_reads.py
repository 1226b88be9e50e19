"""Tiled's own Python client (PyPI tiled[all]) at a server: prints the seconds of each round, as a JSON list, after one that is
not counted.  Arguments: a case, the URI of a node with its key, rounds; for `fill` the URI of the root and a count.

fill   makes a container `many` with so many entries, and an array `gib` of 1 GiB in blocks of 8 MiB
list   reads all entries of a container with what they say of themselves
read   reads all blocks of an array
"""
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tiled.client import from_uri

ROWS, COLUMNS, BLOCK = 128 * 1024, 1024, 1024


def fill(root, count):
    """Makes what is read."""
    import dask.array

    many = root.create_container("many")
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda i: many.create_container(f"entry{i:05}", metadata={"number": i, "colour": "red"}), range(count)))
    values = dask.array.random.default_rng(1).random((ROWS, COLUMNS), chunks=(BLOCK, COLUMNS))
    root.write_array(values, key="gib")


def read_list(node):
    """How many say something."""
    return sum(1 for entry in node.values() if entry.metadata)


def read_blocks(node):
    """How many bytes there are."""
    return sum(node.read_block((i, 0)).nbytes for i in range(len(node.chunks[0])))


def main(case, uri, count):
    node = from_uri(uri)
    if case == "fill":
        fill(node, int(count))
        return
    seconds = []
    for _ in range(int(count) + 1):
        begun = time.monotonic()
        print({"list": read_list, "read": read_blocks}[case](node), file=sys.stderr)
        seconds.append(time.monotonic() - begun)
    print(json.dumps(seconds[1:]))


if __name__ == "__main__":
    main(*sys.argv[1:])
