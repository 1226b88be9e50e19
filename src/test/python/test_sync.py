"""Copies between Tiled's own server and the server under test, by ``tiled.client.sync.copy``."""

import uuid

import dask.array
import dask.dataframe
import numpy
import pandas
import pytest
from pandas.testing import assert_frame_equal
from tiled.client.sync import copy
from tiled.client.utils import ClientError
from tiled.queries import Key

pytestmark = pytest.mark.m5

GRID = numpy.arange(30.0).reshape(5, 6)
FRAME = pandas.DataFrame({"x": numpy.arange(6), "y": list("abcdef")})


def fill(node):
    node.write_array(GRID, key="plain", metadata={"unit": "mm"}, specs=["grid"], dims=["y", "x"])
    node.write_array(dask.array.from_array(GRID.astype("<i2"), chunks=(2, 6)), key="chunked")
    node.write_table(FRAME, key="table", metadata={"rows": 6})
    node.write_table(dask.dataframe.from_pandas(FRAME, npartitions=3), key="parts")
    inner = node.create_container("inner", metadata={"deep": {"er": [1, None, "ä"]}}, specs=["folder"])
    inner.create_container("empty")
    inner.write_array(numpy.array(["a", "bc"]), key="text")
    return node


def check(node, parts=lambda frame: frame):
    """``parts`` makes the rows of the table of three partitions comparable: Tiled's own server numbers those of each partition
    from zero, and so are they copied from there."""
    assert list(node) == ["plain", "chunked", "table", "parts", "inner"]
    assert numpy.array_equal(node["plain"].read(), GRID)
    assert dict(node["plain"].metadata) == {"unit": "mm"}
    assert [spec.name for spec in node["plain"].specs] == ["grid"]
    assert list(node["plain"].dims) == ["y", "x"]
    assert node["chunked"].chunks == ((2, 2, 1), (6,))
    assert node["chunked"].dtype == "<i2"
    assert numpy.array_equal(node["chunked"].read(), GRID)
    assert_frame_equal(node["table"].read(), FRAME)
    assert node["parts"].structure().npartitions == 3
    assert_frame_equal(parts(node["parts"].read()), FRAME)
    assert node["inner"].metadata["deep"]["er"] == [1, None, "ä"]
    assert list(node["inner"]) == ["empty", "text"]
    assert node["inner", "text"].read().tolist() == ["a", "bc"]


@pytest.fixture
def other(original):
    """A fresh container in Tiled's own server."""
    root = original.connect()
    key = uuid.uuid4().hex
    yield root.create_container(key)
    root.delete_contents(key, recursive=True, external_only=False)


def test_tree_of_tiled_is_copied_here(other, client):
    copy(fill(other), client)
    check(client, parts=lambda frame: frame.reset_index(drop=True))


def test_tree_is_copied_to_tiled(other, client):
    copy(fill(client), other)
    check(other)


def test_tree_survives_the_way_there_and_back(other, client):
    fill(client.create_container("from"))
    copy(client["from"], other)
    copy(other, client.create_container("to"))
    check(client["to"])


def test_tree_is_copied_within_the_server(client):
    copy(fill(client.create_container("from")), client.create_container("to"))
    check(client["to"])


def test_result_of_a_search_is_copied(other, client):
    fill(other)
    copy(other.search(Key("unit") == "mm"), client)
    assert list(client) == ["plain"]


def test_some_items_are_copied(other, client):
    fill(other)
    copy(other.items().head(2), client)
    assert list(client) == ["plain", "chunked"]


def test_existing_node_is_an_error_or_skipped(other, client):
    fill(other)
    client.create_container("plain")
    with pytest.raises(ClientError, match="409"):
        copy(other, client)
    copy(other, client, on_conflict="skip")
    assert client["plain"].structure_family == "container"
    assert numpy.array_equal(client["chunked"].read(), GRID)
