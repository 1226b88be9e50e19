"""Streams: what is said on a plain web socket, and who may open one."""

import json

import httpx
import numpy
import pandas
import pytest
from websockets.exceptions import InvalidStatus

from streaming import goodbye, message

pytestmark = pytest.mark.m8


@pytest.mark.differs("nothing tells them")
def test_deleted_node_ends_its_stream(client, socket):
    container = client.create_container("c")
    array = container.write_array(numpy.arange(2), key="a")
    sockets = [socket(container), socket(array)]
    for one in sockets:
        message(one)
    client.delete_contents("c", recursive=True, external_only=False)
    assert [goodbye(one) for one in sockets] == [(1000, "The node was deleted")] * 2


def test_both_envelopes_say_the_same(client, socket):
    elements, rows = numpy.array([[1.5, numpy.nan]]), pandas.DataFrame({"x": [1, 2]})
    array, table = client.write_array(elements, key="a"), client.write_table(rows, key="t")
    cases = [(array, elements, "array-schema", [[1.5, None]]), (table, rows, "table-schema", {"x": [1, 2]})]
    for node, written, schema, lists in cases:
        plain, packed = (socket(node, envelope_format=form) for form in ("json", "msgpack"))
        described = message(plain)
        assert described == message(packed)
        assert (described["type"], described["version"]) == (schema, 1)
        node.write(written)
        data, other = message(plain), message(packed)
        assert data.pop("payload") == lists
        assert data.pop("content-type") == "application/json"
        assert isinstance(other.pop("payload"), bytes)
        assert data == other


def auth(key):
    return json.dumps({"type": "auth", "api_key": key})


def test_credentials_may_come_first_on_the_socket(target, client, socket):
    if target.is_public():
        pytest.skip("the server is public")
    assert message(socket(client, first=auth(target.api_key)))["type"] == "container-schema"
    assert goodbye(socket(client, first=auth("wrong"))) == (4003, "Authentication failed")
    assert goodbye(socket(client, first="hello"))[0] == 4001
    assert goodbye(socket(client, first=json.dumps({"type": "hello"})))[0] == 4001


def test_who_needs_no_credentials_hears_whatever_it_says_first(target, client, socket):
    if not target.is_public():
        pytest.skip("the server is not public")
    one = socket(client, first=auth("wrong"))
    assert message(one)["type"] == "container-schema"
    client.create_container("c")
    assert message(one)["key"] == "c"


def test_wrong_key_and_missing_node_are_refused_at_the_handshake(client, socket):
    with pytest.raises(InvalidStatus) as wrong:
        socket(client, key="wrong")
    assert wrong.value.response.status_code == 401
    assert json.loads(wrong.value.response.body)["detail"] == "Invalid API key"
    gone = client.create_container("gone")
    client.delete_contents("gone", external_only=False)
    with pytest.raises(InvalidStatus) as missing:
        socket(gone)
    assert missing.value.response.status_code == 404


def test_closing_needs_the_node_and_the_scope(target, client, http):
    assert http.delete(f"{target.uri}/stream/close/{'/'.join(client.path_parts)}/none").status_code == 404
    assert httpx.delete(f"{target.uri}/stream/close/{'/'.join(client.path_parts)}").status_code == 401
