"""The client's own cache: what has not changed is not sent again, and what has changed is seen."""

import numpy
import pytest
from tiled.client.cache import Cache

pytestmark = pytest.mark.m4


@pytest.fixture
def cached(target, client, tmp_path):
    """A second client, with a cache, at the same container."""
    return target.connect(cache=Cache(tmp_path / "cache.db"))[tuple(client.path_parts)]


@pytest.fixture
def answers(cached, monkeypatch):
    """The status of each answer that the server sends to the second client."""
    found, transport = [], cached.context.http_client._transport.transport
    send = transport.handle_request

    def recorded(request):
        response = send(request)
        found.append(response.status_code)
        return response

    monkeypatch.setattr(transport, "handle_request", recorded)
    return found


def test_unchanged_metadata_are_not_sent_again(client, cached, answers):
    client.create_container("a", metadata={"n": 1})
    assert [cached["a"].metadata["n"] for _ in "abc"] == [1, 1, 1]
    assert answers == [200, 304, 304]


def test_unchanged_data_are_not_sent_again(client, cached, answers):
    client.write_array(numpy.arange(100.0), key="a")
    node = cached["a"]
    answers.clear()
    assert [node.read_block((0,)).sum() for _ in "ab"] == [4950, 4950]
    assert answers == [200, 304]


def test_changed_metadata_are_seen(client, cached):
    node = client.create_container("a", metadata={"n": 1})
    assert cached["a"].metadata["n"] == 1
    node.update_metadata({"n": 2})
    assert cached["a"].metadata["n"] == 2


def test_changed_data_are_seen(client, cached):
    node = client.write_array(numpy.zeros(100), key="a")
    assert cached["a"].read().sum() == 0
    node.write(numpy.ones(100))
    assert cached["a"].read().sum() == 100
    node.patch(numpy.full(1, 5.0), offset=0)
    assert cached["a"].read().sum() == 104


def test_changed_table_is_seen(client, cached):
    node = client.write_table({"x": [1, 2]}, key="t")
    assert cached["t"].read()["x"].tolist() == [1, 2]
    node.write({"x": [3, 4]})
    assert cached["t"].read()["x"].tolist() == [3, 4]


def test_new_and_deleted_nodes_are_seen(client, cached):
    client.create_container("a")
    assert list(cached) == ["a"]
    client.create_container("b")
    client["a"].delete()
    assert list(cached.new_variation()) == ["b"]
