"""Tiled's own Python client (PyPI tiled[all]) at a server.  Arguments: `fill` or `write`, URI, API key, further ones below.

fill FILE   writes what the catalog case reads; the array of 64 MiB has the bytes of FILE. Prints the CRCs of the four parts
            of the array of 512 MiB, as a JSON list
write COUNT writes an array of 256 MiB so many times, after a small one that has Python import what it needs, and prints the
            seconds of each, and the CPU seconds of this client, as JSON
"""
import json
import sys
import time
import zlib

import numpy
import pandas
from tiled.client import from_uri

ENTRIES = 100
MIB = 2**20
ROW = 1024


def fill(client, file):
    """Arrays of three sizes, a table, a container of a hundred arrays."""
    random = numpy.random.default_rng(1)
    client.write_array(random.random((MIB // 8 // ROW, ROW)), key="mib1", metadata=metadata(1))
    client.write_array(numpy.fromfile(file, "float64").reshape(-1, ROW), key="mib64", metadata=metadata(64))
    large = random.random((512 * MIB // 8 // ROW, ROW))
    client.write_array(large, key="mib512", metadata=metadata(512))
    columns = {f"column{i}": random.random(100_000) for i in range(10)}
    client.write_table(pandas.DataFrame(columns), key="table", metadata=metadata(10))
    container = client.create_container("hundred", metadata=metadata(100))
    for i in range(ENTRIES):
        container.write_array(numpy.arange(ROW // 8), key=f"entry{i:02}", metadata=metadata(i))
    print(json.dumps([zlib.crc32(part) for part in numpy.split(large, 4)]))


def metadata(number):
    """What a measurement says of itself, about 400 bytes."""
    return {
        "sample": {"name": f"sample {number}", "formula": "SrTiO3", "thickness_um": 12.5 + number},
        "scan_id": 1000 + number,
        "plan": "grid_scan",
        "motors": ["x", "y"],
        "start": [0.0, -1.5],
        "stop": [10.0, 1.5],
        "temperature_K": 293.15,
        "operator": "somebody",
        "detectors": [{"name": "pilatus", "exposure_s": 0.25}, {"name": "diode", "exposure_s": 0.25}],
    }


def write(client, count):
    """Makes a new array each time."""
    client.delete_contents(client.write_array(numpy.arange(ROW)).path_parts[-1], external_only=False)
    array = numpy.random.default_rng(2).random((256 * MIB // 8 // ROW, ROW))
    seconds, cpu = [], []
    for _ in range(int(count)):
        begun, used = time.monotonic(), time.process_time()
        made = client.write_array(array)
        seconds.append(time.monotonic() - begun)
        cpu.append(time.process_time() - used)
        client.delete_contents(made.path_parts[-1], external_only=False)
    print(json.dumps({"seconds": seconds, "cpu": cpu}))


if __name__ == "__main__":
    what, uri, key, *further = sys.argv[1:]
    {"fill": fill, "write": write}[what](from_uri(uri, api_key=key), *further)
