"""Containers: making, listing, walking and deleting them."""

import itertools
import uuid

import numpy
import pytest
from tiled.client.utils import ClientError

pytestmark = pytest.mark.m1

KEYS = [f"k{number:02}" for number in range(11)]


@pytest.fixture(scope="module")
def eleven(shared):
    for number, key in enumerate(KEYS):
        shared.create_container(key, metadata={"number": number})
    return shared


def test_empty_container_lists_nothing(client):
    assert list(client) == []
    assert len(client) == 0
    assert "nothing" not in client


def test_container_keeps_order_of_creation(eleven):
    assert list(eleven) == KEYS
    assert len(eleven) == 11


def test_keys_values_and_items_agree(eleven):
    assert list(eleven.keys()) == [value.path_parts[-1] for value in eleven.values()]
    assert [key for key, _ in eleven.items()] == KEYS


def test_ends_of_keys_values_and_items(eleven):
    assert eleven.keys().first() == KEYS[0]
    assert eleven.keys().last() == KEYS[-1]
    assert eleven.values().first().metadata["number"] == 0
    assert eleven.values().last().metadata["number"] == 10
    assert eleven.items().last()[0] == KEYS[-1]
    assert eleven.keys().head(3) == KEYS[:3]
    assert eleven.keys().tail(3) == KEYS[-3:]


@pytest.mark.parametrize(
    "part", [slice(0, 3), slice(4, 7), slice(9, 99), slice(None, None), slice(-1, -4, -1), slice(-3, None, -1)]
)
def test_slices_of_keys_are_those_of_a_list(eleven, part):
    assert list(eleven.keys()[part]) == KEYS[part]


@pytest.mark.parametrize("index", [0, 5, -1, -11])
def test_single_positions_are_those_of_a_list(eleven, index):
    assert eleven.keys()[index] == KEYS[index]
    assert eleven.values()[index].metadata["number"] == range(11)[index]


def test_representation_names_the_keys(eleven):
    assert KEYS[0] in repr(eleven)


def test_missing_key_is_a_key_error(client):
    with pytest.raises(KeyError):
        client["nope"]
    with pytest.raises(KeyError):
        client["nope", "deeper"]


def test_key_without_name_is_made_by_the_server_or_client(client):
    node = client.create_container()
    assert uuid.UUID(node.path_parts[-1])
    assert list(client) == [node.path_parts[-1]]


def test_nested_containers_are_reached_by_several_keys(client):
    client.create_container("a").create_container("b").create_container("c", metadata={"deep": True})
    assert client["a", "b", "c"].metadata["deep"]
    assert client["a"]["b"]["c"].path_parts[-3:] == ["a", "b", "c"]
    assert client["a", "b", "c"].parent.path_parts[-1] == "b"


@pytest.mark.parametrize(
    "key",
    ["with space", "ünïcödé", "日本語", "a+b", "a&b=c", "a;b", "dot.ted", "..dots", "'quoted'", "{0}", "[1]", "~"],
)
def test_unusual_keys_work(client, key):
    client.create_container(key, metadata={"name": key}).create_container("below")
    assert list(client) == [key]
    assert client[key].metadata["name"] == key
    assert list(client[key]) == ["below"]
    assert client[key, "below"].path_parts[-2] == key


def test_new_nodes_have_no_tags(client):
    for node in (client.create_container("c"), client.write_array([1], key="a")):
        assert list(getattr(node, "access_tags", [])) == []


def test_same_key_twice_is_a_conflict(client):
    client.create_container("twice", metadata={"first": True})
    with pytest.raises(ClientError, match="409"):
        client.create_container("twice")
    assert client["twice"].metadata["first"]


def test_container_below_a_missing_one_is_refused(client, http, url):
    body = {"id": "x", "structure_family": "container", "metadata": {}, "data_sources": [], "specs": []}
    assert http.post(url("metadata", "missing"), json=body).status_code == 404


def test_container_holds_each_family(client):
    client.create_container("c")
    client.write_array(numpy.arange(3), key="a")
    client.write_table({"x": [1, 2]}, key="t")
    assert {key: node.structure_family for key, node in client.items()} == {
        "c": "container",
        "a": "array",
        "t": "table",
    }


def test_empty_container_is_deleted(client):
    client.create_container("gone").delete()
    assert list(client) == []
    with pytest.raises(KeyError):
        client["gone"]


def test_key_of_a_deleted_node_is_free_again(client):
    client.write_array(numpy.arange(3), key="a").delete(external_only=False)
    client.write_array(numpy.ones(2), key="a")
    assert client["a"].read().tolist() == [1.0, 1.0]


def test_full_container_is_only_deleted_when_told_so(client):
    client.create_container("outer").create_container("inner")
    with pytest.raises(ClientError, match="409"):
        client["outer"].delete()
    client["outer"].delete(recursive=True)
    assert list(client) == []


def test_managed_data_are_only_deleted_when_told_so(client):
    array = client.write_array(numpy.arange(3), key="a")
    with pytest.raises(ClientError, match="409.*external_only"):
        array.delete()
    array.delete(external_only=False)
    assert "a" not in client


def test_named_contents_are_deleted(client):
    for key in "abc":
        client.create_container(key)
    client.delete_contents(["a", "c"])
    assert list(client) == ["b"]


def test_all_contents_are_deleted(client):
    for key in "abc":
        client.create_container(key).create_container("below")
    client.delete_contents(recursive=True)
    assert list(client) == []


def test_many_levels_are_reached(client):
    node = client
    for _, key in zip(range(12), itertools.cycle("ab")):
        node = node.create_container(key)
    assert client[tuple("abababababab")].path_parts[-12:] == list("abababababab")
