"""What the Java client has written, read by Tiled's Python client, and the same the other way round.

``python java_client.py check URI CONTAINER FILE``  compares what is in a container with what FILE says it is, bit by bit,
    and writes each node back as Python has read it, under its key with ``-back``.  FILE is JSON: for each array its
    ``dtype``, ``shape`` and ``bytes`` in hexadecimal, for each table its ``columns`` with their values.
``python java_client.py fill URI CONTAINER``  writes what only Python makes: ragged rows, a dataset of xarray, a composite.
"""

import json
import sys

import awkward
import numpy
import pandas
import xarray
from tiled.client import from_uri
from tiled.client.xarray import write_xarray_dataset
from tiled.structures.core import Spec


def check(container, file):
    with open(file) as opened:
        expected = json.load(opened)
    for key, one in expected.items():
        node = container[key]
        if "columns" in one:
            check_table(container, key, node, one["columns"])
        elif "list" in one:
            check_awkward(container, key, node, one["list"])
        elif "rows" in one:
            check_ragged(container, key, node, one["rows"])
        elif "places" in one:
            check_sparse(container, key, node, one)
        else:
            check_array(container, key, node, one)
    print(len(expected))


def check_array(container, key, node, one):
    values = node.read()
    assert values.dtype == numpy.dtype(dtype(one["dtype"])), f"{key}: {values.dtype} is not {one['dtype']}"
    assert list(values.shape) == one["shape"], f"{key}: {values.shape} is not {one['shape']}"
    assert values.tobytes().hex() == one["bytes"], f"{key}: {values.tobytes().hex()} is not {one['bytes']}"
    container.write_array(values, key=f"{key}-back")


def dtype(said):
    """Of several fields it is a list of pairs."""
    return [tuple(field) for field in said] if isinstance(said, list) else said


def check_table(container, key, node, columns):
    frame = node.read()
    for name, values in columns.items():
        read = [None if pandas.isna(value) else value for value in frame[name].tolist()]
        assert read == values, f"{key}, {name}: {read} is not {values}"
    container.write_table(frame, key=f"{key}-back")


def check_awkward(container, key, node, expected):
    values = node.read()
    assert values.to_list() == expected, f"{key}: {values.to_list()} is not {expected}"
    container.write_awkward(values, key=f"{key}-back")


def check_ragged(container, key, node, rows):
    values = node.read()
    assert values.tolist() == rows, f"{key}: {values} is not {rows}"
    container.write_ragged(values, key=f"{key}-back")


def check_sparse(container, key, node, one):
    values = node.read()
    assert list(values.shape) == one["shape"]
    assert values.coords.T.tolist() == one["places"] and values.data.tolist() == one["values"], f"{key}: {values}"
    container.write_sparse(coords=values.coords, data=values.data, shape=values.shape, key=f"{key}-back")


def fill(container):
    container.write_ragged(awkward.Array([[1.5, 2.5], [], [3.5]]), key="ragged")
    dataset = xarray.Dataset(
        {"temperature": (("x", "y"), numpy.arange(6.0).reshape(2, 3), {"units": "K"})},
        coords={"x": [10, 20]},
        attrs={"title": "a run"},
    )
    write_xarray_dataset(container, dataset, key="dataset")
    categories = pandas.DataFrame({"c": pandas.Categorical(["x", "y", "x"])})
    container.write_table(categories, key="categories")
    composite = container.create_container("composite", specs=[Spec("composite")])
    composite.write_table(pandas.DataFrame({"a": [1, 2], "b": [0.5, 1.5]}), key="table")
    composite.write_array(numpy.arange(3), key="c")


if __name__ == "__main__":
    what, uri, key, *further = sys.argv[1:]
    {"check": check, "fill": fill}[what](from_uri(uri)[key], *further)
