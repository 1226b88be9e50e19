"""Plain HTTP: addresses, forms of metadata, what a mistake is told, caching and compression."""

import datetime
import gzip
import json
import socket
from urllib.parse import quote

import httpx
import msgpack
import numpy
import pytest
import zstandard

pytestmark = pytest.mark.m4


def unquoted(key):
    """A key that the links of Tiled's own server hold as it is, so that they lead elsewhere."""
    return pytest.param(key, marks=pytest.mark.differs("keys in links are not quoted"))


CONTAINER = {"structure_family": "container", "metadata": {}, "data_sources": [], "specs": []}
MSGPACK = "application/x-msgpack"


@pytest.fixture(scope="module")
def zeros(shared):
    return shared.write_array(numpy.zeros(10_000), key="zeros", metadata={"note": "x" * 3000})


def plain(target, key):
    """Without httpx adding an Accept-Encoding of its own."""
    return httpx.Client(headers={"Authorization": f"Apikey {key}", "Accept-Encoding": "identity"})


def test_envelope_has_all_members(client, http):
    body = http.get(client.uri).json()
    assert body.keys() == {"data", "error", "links", "meta"}
    assert body["error"] is None
    assert {"id", "attributes", "links", "meta"} <= body["data"].keys()
    found = {"ancestors", "structure_family", "specs", "metadata", "structure", "sorting", "data_sources"}
    assert found <= body["data"]["attributes"].keys()
    assert body["data"]["attributes"]["structure"]["count"] == 0
    assert body["data"]["attributes"]["sorting"] == [{"key": "", "direction": 1}]


def test_links_lead_to_each_route(client, http, target):
    client.write_array(numpy.ones((2, 3)), key="a")
    client.write_table({"x": [1]}, key="t")
    array, table = client["a"].item["links"], client["t"].item["links"]
    assert array["self"].startswith(f"{target.uri}/metadata/")
    assert array["full"] == array["self"].replace("/metadata/", "/array/full/")
    assert array["block"].endswith("/a?block={0},{1}")
    assert table["partition"].endswith("/t?partition={index}")
    assert client.item["links"]["search"].startswith(f"{target.uri}/search/")
    assert http.get(array["full"]).status_code == 200


def test_links_follow_the_host_that_was_asked(client, target):
    headers = {"X-Forwarded-Host": "data.example.org", "X-Forwarded-Proto": "https"}
    with target.http(headers=headers) as session:
        link = session.get(client.uri).json()["data"]["links"]["self"]
    assert link.startswith("https://data.example.org/api/v1/metadata/")


def test_empty_segments_of_the_path_are_dropped(client, http, target):
    client.create_container("a").create_container("b")
    keys = [part for part in client.path_parts if part]
    for path in ("/".join([*keys, "a", "b"]), "//".join([*keys, "a", "b"]), "/".join([*keys, "a", "b", ""])):
        assert http.get(f"{target.uri}/metadata/{path}").json()["data"]["id"] == "b", path
        assert http.get(f"{target.uri}/metadata//{path}").json()["data"]["id"] == "b", path


@pytest.mark.parametrize(
    "key", ["50%", *map(unquoted, ["a%20b", "q?x", "h#x"]), "a b", "+", "日本", "&=;", "\\", "^`|", '"']
)
def test_quoted_keys_are_reached(client, http, url, key):
    assert http.post(url("metadata"), json={**CONTAINER, "id": key}).status_code == 200
    found = http.get(url("metadata", quote(key, safe="")))
    assert found.status_code == 200, found.text
    assert found.json()["data"]["id"] == key
    assert http.get(found.json()["data"]["links"]["self"]).json()["data"]["id"] == key
    assert http.delete(url("metadata", quote(key, safe=""))).status_code == 200


@pytest.mark.parametrize("key", ["a/b", "/", ".", "..", ""])
@pytest.mark.differs("a key that no address can reach is accepted")
def test_key_that_no_address_can_reach_is_refused(client, http, url, key):
    response = http.post(url("metadata"), json={**CONTAINER, "id": key})
    assert response.status_code == 422, response.text
    assert list(client) == []


def test_created_node_is_told(client, http, url):
    body = http.post(url("metadata"), json={**CONTAINER, "id": "a", "ancestors": ["ignored"], "unheard": 1}).json()
    assert body["id"] == "a"
    assert body["links"]["self"].endswith("/a")
    assert body["data_sources"] == []


def test_metadata_as_msgpack_and_json_are_the_same(client, http):
    client.create_container("a", metadata={"text": "ä", "n": 1, "f": 0.5, "none": None, "list": [True, {}]})
    as_json = http.get(client["a"].uri, headers={"Accept": "application/json"})
    as_msgpack = http.get(client["a"].uri, headers={"Accept": MSGPACK})
    assert as_json.headers["content-type"] == "application/json"
    assert as_msgpack.headers["content-type"] == MSGPACK
    assert msgpack.unpackb(as_msgpack.content) == as_json.json()


@pytest.mark.parametrize(
    "accept,expected",
    [
        ("*/*", "application/json"),
        ("application/json, application/x-msgpack", "application/json"),
        ("application/x-msgpack, application/json", MSGPACK),
        ("text/html, application/x-msgpack", MSGPACK),
        ("text/html", "application/json"),
    ],
)
def test_form_of_metadata_is_negotiated(client, http, accept, expected):
    assert http.get(client.uri, headers={"Accept": accept}).headers["content-type"] == expected


def test_time_in_msgpack_is_a_timestamp(client, http):
    node = client.create_container("a")
    node.update_metadata({"n": 1})
    body = http.get(node.uri.replace("/metadata", "/revisions", 1), headers={"Accept": MSGPACK}).content
    found = msgpack.unpackb(body, timestamp=3)["data"][0]["attributes"]["time_updated"]
    assert isinstance(found, (datetime.datetime, str))


MISTAKES = [
    ("GET", "metadata/nope", None, 404),
    ("GET", "search/nope", None, 404),
    ("GET", "distinct/nope", None, 404),
    ("GET", "revisions/nope", None, 404),
    ("GET", "array/full/nope", None, 404),
    ("GET", "array/block/nope?block=0", None, 404),
    ("GET", "table/full/nope", None, 404),
    ("GET", "table/partition/nope?partition=0", None, 404),
    ("GET", "container/full/nope", None, 404),
    ("GET", "asset/bytes/nope?id=1", None, 404),
    ("GET", "metadata/?max_depth=6", None, 422),
    ("GET", "metadata/?include_data_sources=perhaps", None, 422),
    ("POST", "metadata/", b"{", 422),
    ("POST", "metadata/", b"[]", 422),
    ("POST", "metadata/", b"{}", 422),
    ("POST", "metadata/", b'{"structure_family": "tree"}', 422),
    ("POST", "metadata/", b'{"structure_family": "container", "metadata": [1]}', 422),
    ("POST", "metadata/nope", json.dumps(CONTAINER).encode(), 404),
    ("DELETE", "metadata/nope", None, 404),
]


@pytest.mark.parametrize("method,path,body,status", MISTAKES, ids=lambda value: str(value))
def test_mistake_is_told_in_json(http, target, method, path, body, status):
    headers = {"Content-Type": "application/json"} if body else {}
    response = http.request(method, f"{target.uri}/{path}", content=body, headers=headers)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.json()["detail"]


NO_SOURCE = pytest.param([], marks=pytest.mark.differs("an array without data source is a 500"))


@pytest.mark.parametrize("sources", [NO_SOURCE, [{}, {}], [{"structure_family": "array"}]])
def test_array_without_its_one_data_source_is_refused(client, http, url, sources):
    body = {**CONTAINER, "structure_family": "array", "data_sources": sources, "id": "a"}
    assert http.post(url("metadata"), json=body).status_code in (400, 422)
    assert list(client) == []


def test_unknown_route_is_not_found(http, target):
    assert http.get(f"{target.uri}/nonsense").status_code == 404


def test_other_methods_are_refused(http, target):
    assert http.delete(f"{target.uri}/").status_code == 405


def test_every_answer_has_its_own_id(http, target):
    first, second = (http.get(f"{target.uri}/").headers["x-tiled-request-id"] for _ in "ab")
    assert first != second and len(first) >= 16


def test_answer_with_the_same_version_is_not_sent_again(zeros, http):
    for link in (zeros.uri, zeros.item["links"]["full"], zeros.item["links"]["block"].format(0)):
        first = http.get(link)
        assert first.headers["etag"], link
        again = http.get(link, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == first.headers["etag"]
        assert http.get(link, headers={"If-None-Match": "another"}).status_code == 200


def test_change_of_the_data_changes_the_version(client, http):
    node = client.write_array(numpy.zeros(3), key="a")
    link = node.item["links"]["full"]
    before = http.get(link).headers["etag"]
    node.write(numpy.ones(3))
    after = http.get(link, headers={"If-None-Match": before})
    assert after.status_code == 200
    assert numpy.frombuffer(after.content).tolist() == [1, 1, 1]


def test_change_of_the_metadata_changes_the_version(client, http):
    node = client.create_container("a", metadata={"n": 1})
    before = http.get(node.uri).headers["etag"]
    node.update_metadata({"n": 2})
    assert http.get(node.uri, headers={"If-None-Match": before}).status_code == 200


def test_versions_differ_by_form_and_slice(zeros, http):
    link = zeros.item["links"]["full"]
    tags = {http.get(link, params=query).headers["etag"] for query in ({}, {"slice": "0:5"}, {"format": "json"})}
    assert len(tags) == 3


@pytest.mark.parametrize("encoding,decode", [("gzip", gzip.decompress), ("zstd", zstandard.decompress)])
def test_answers_are_compressed(zeros, target, encoding, decode):
    with plain(target, target.api_key) as session:
        for link in (zeros.item["links"]["full"], zeros.uri):
            expected = session.get(link).content
            with session.stream("GET", link, headers={"Accept-Encoding": encoding}) as response:
                raw = b"".join(response.iter_raw())
            assert response.headers["content-encoding"] == encoding
            assert "accept-encoding" in response.headers["vary"].lower()
            assert len(raw) < len(expected) / 2
            found = decode(raw) if encoding == "gzip" else zstandard.ZstdDecompressor().decompressobj().decompress(raw)
            assert found == expected


def test_zstd_is_preferred(zeros, target):
    with plain(target, target.api_key) as session:
        response = session.get(zeros.uri, headers={"Accept-Encoding": "gzip, deflate, zstd"})
        assert response.headers["content-encoding"] == "zstd"


WEIGHTS = pytest.mark.differs("weights are not understood")


@pytest.mark.parametrize(
    "accept,expected",
    [
        pytest.param("gzip;q=1.0", "gzip", marks=WEIGHTS),
        ("zstd;q=0, gzip", "gzip"),
        pytest.param("gzip;q=0.5, zstd;q=0.1", "gzip", marks=WEIGHTS),
        ("gzip;q=0, zstd;q=0", None),
        ("br", None),
    ],
)
def test_weights_of_encodings_are_understood(zeros, target, accept, expected):
    with plain(target, target.api_key) as session:
        response = session.get(zeros.uri, headers={"Accept-Encoding": accept})
        assert response.headers.get("content-encoding") == expected


def test_short_answers_are_not_compressed(client, target):
    client.write_array([1, 2], key="a")
    with plain(target, target.api_key) as session:
        link = client["a"].item["links"]["full"]
        assert "content-encoding" not in session.get(link, headers={"Accept-Encoding": "gzip, zstd"}).headers


def test_length_of_plain_data_is_told(zeros, target):
    with plain(target, target.api_key) as session:
        assert session.get(zeros.item["links"]["full"]).headers["content-length"] == "80000"


def test_brackets_may_be_raw(http, client, target):
    client.create_container("a")
    host, port = httpx.URL(target.uri).host, httpx.URL(target.uri).port
    path = httpx.URL(client.item["links"]["search"]).path + "?page[offset]=0&page[limit]=5"
    with socket.create_connection((host, port)) as connection:
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{port}", f"Authorization: Apikey {target.api_key}"]
        connection.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        assert b" 200 " in connection.recv(200).splitlines()[0]


def test_other_origins_are_told_apart(http, target):
    assert (
        "origin"
        in http.get(f"{target.uri}/", headers={"Origin": "http://evil.example"}).headers.get("vary", "").lower()
    )


def test_head_has_no_body(http, client):
    assert http.head(client.uri).content == b""
