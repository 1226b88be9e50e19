"""Mistakes of clients: each is answered with 4xx and its reason, never with 5xx, and leaves nothing behind."""

import json
import threading
from pathlib import Path

import numpy
import pandas
import pytest

from test_register import register_array

pytestmark = pytest.mark.m4

JSON_PATCH = "application/json-patch+json"
ARROW = "application/vnd.apache.arrow.file"
NUMBERS = {"data_type": {"endianness": "little", "kind": "f", "itemsize": 8, "dt_units": None}}
LINE = {**NUMBERS, "chunks": [[2]], "shape": [2], "dims": None, "resizable": False}
SOURCE = {"structure_family": "array", "structure": LINE, "mimetype": None, "assets": [], "management": "writable"}


def failing(*values, why):
    """A value that Tiled's own server answers with 5xx, or takes."""
    return pytest.param(*values, marks=pytest.mark.differs(why))


def refused(response, *status):
    assert response.status_code in (status or range(400, 500)), response.text
    assert response.headers["content-type"] == "application/json"
    assert response.json()["detail"]


@pytest.mark.parametrize(
    "patch,status",
    [
        failing([{}], 422, why="no operation is a 500"),
        failing([{"op": "grow", "path": "/n", "value": 1}], 422, why="an unknown operation is a 500"),
        failing([{"op": "add", "path": "/n"}], 422, why="an operation without its value is a 500"),
        failing([{"op": "move", "path": "/n"}], 422, why="an operation without its source is a 500"),
        failing([{"op": "add", "path": "n", "value": 1}], 409, why="a path without a slash is a 500"),
        failing([{"op": "add", "path": "/list/9", "value": 1}], 409, why="a place beyond the end is a 500"),
        failing([{"op": "remove", "path": "/list/x"}], 409, why="a place that is no number is a 500"),
        failing([{"op": "replace", "path": "", "value": []}], 422, why="the metadata becomes a list"),
        failing({}, 422, why="no list is taken"),
    ],
    ids=lambda value: json.dumps(value),
)
def test_patch_that_is_none_is_refused(client, http, patch, status):
    node = client.create_container("a", metadata={"n": 1, "list": [1]})
    refused(http.patch(node.uri, json={"content-type": JSON_PATCH, "metadata": patch, "specs": None}), status)
    assert dict(client["a"].metadata) == {"n": 1, "list": [1]}
    assert len(client["a"].metadata_revisions) == 0


@pytest.mark.parametrize("specs", ["first", {}, [1], [{}], [{"name": 5}]], ids=str)
def test_specs_that_are_none_change_nothing(client, http, specs):
    node = client.create_container("a", specs=["first"])
    refused(http.put(node.uri, json={"specs": specs}), 422)
    assert [spec.name for spec in client["a"].specs] == ["first"]


@pytest.mark.differs("what several add at once is lost")
def test_patches_at_the_same_time_are_all_kept(client, target):
    node = client.create_container("a", metadata={})

    def add(number):
        patch = [{"op": "add", "path": f"/k{number}", "value": number}]
        with target.http() as session:
            body = {"content-type": JSON_PATCH, "metadata": patch, "specs": None}
            assert session.patch(node.uri, json=body).status_code == 200

    threads = [threading.Thread(target=add, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(client["a"].metadata.values()) == list(range(24))


@pytest.mark.parametrize(
    "change",
    [
        {"id": 5},
        {"specs": "x"},
        {"data_sources": "x"},
        failing({"data_sources": [{**SOURCE, "structure_family": "table"}]}, why="the node gets data of another family"),
        {"data_sources": [{**SOURCE, "management": "external"}]},
        failing({"data_sources": [{**SOURCE, "structure": {**LINE, "shape": [3]}}]}, why="the shape is taken"),
        {"data_sources": [{**SOURCE, "mimetype": 5}]},
    ],
    ids=lambda change: json.dumps(change)[:80],
)
def test_node_that_is_none_is_not_made(client, http, url, change):
    body = {"structure_family": "array", "metadata": {}, "specs": [], "data_sources": [SOURCE], **change}
    refused(http.post(url("metadata"), json=body))
    assert list(client) == []


@pytest.mark.parametrize(
    "expression", ["[", "length(n)", "abs(s)", "nothing(n)", "", failing("s[9999999999999999999]", why="it is taken")]
)
def test_expression_that_does_not_fit_the_metadata_is_refused(client, http, expression):
    node = client.create_container("a", metadata={"n": 1, "s": "x"})
    refused(http.get(node.uri, params={"select_metadata": expression}), 400)
    search = node.uri.rsplit("/", 1)[0].replace("/metadata", "/search", 1)
    refused(http.get(search, params={"select_metadata": expression}), 400)


@pytest.mark.parametrize("query", ["", "number=x", "number=1.5", "number=99999999999999", "number=-1"])
def test_revision_that_is_not_there_is_refused(client, http, query):
    node = client.create_container("a")
    node.update_metadata({"n": 1})
    refused(http.delete(f"{node.uri.replace('/metadata', '/revisions', 1)}?{query}"), 404, 422)
    assert len(node.metadata_revisions) == 1


@pytest.mark.parametrize("query", ["page[limit]=301", "page[limit]=x", "page[offset]=1&page[cursor]=1", "sort=a*"])
def test_page_that_is_none_is_refused_when_counting_too(client, http, url, query):
    refused(http.get(f"{url('search')}?fields=count&{query}"), 400, 422)


@pytest.mark.parametrize("extend", ["1", "True", "yes", "on", "t"])
def test_array_is_extended_by_any_word_for_yes(client, http, extend):
    node = client.write_array(numpy.zeros(2), key="a")
    query = {"offset": "2", "shape": "1", "extend": extend}
    headers = {"Content-Type": "application/octet-stream"}
    body = numpy.ones(1).tobytes()
    response = http.patch(node.item["links"]["full"], params=query, content=body, headers=headers)
    assert response.status_code == 200, response.text
    assert client["a"].read().tolist() == [0, 0, 1]
    refused(http.patch(node.item["links"]["full"], params={**query, "extend": "x"}, content=body, headers=headers), 422)


def test_part_that_is_not_kept_has_to_be_one_of_an_array(client, http, url):
    client.write_table({"x": [1]}, key="t")
    query = {"offset": "0", "shape": "1", "persist": "false"}
    headers = {"Content-Type": "application/octet-stream"}
    for path in (url("array/full"), url("array/full", "t"), url("array/full", "nope")):
        refused(http.patch(path, params=query, content=bytes(8), headers=headers), 404)


@pytest.mark.parametrize("media_type", ["text/csv", "application/json", "garbage"])
@pytest.mark.differs("another type of body is a 500")
def test_table_of_another_media_type_is_refused(client, http, media_type):
    node = client.write_table({"x": [1]}, key="t")
    response = http.put(node.item["links"]["full"], content=b"x\n2\n", headers={"Content-Type": media_type})
    refused(response, 415)
    assert node.read()["x"].tolist() == [1]


@pytest.mark.parametrize("names", [b"[]", b"{}", b'"x"', b"[1]", b"["])
def test_list_of_names_has_one_at_least(client, http, names):
    client.write_table({"x": [1]}, key="t")
    headers = {"Content-Type": "application/json"}
    refused(http.post(client["t"].item["links"]["full"], content=names, headers=headers))
    refused(http.post(client.item["links"]["full"], content=names, headers=headers))


@pytest.mark.parametrize("accept", ["garbage", "garbage, application/json", "text/plain,,", "/"])
def test_accept_that_names_no_media_type_means_json(client, http, accept):
    response = http.get(client.uri, headers={"Accept": accept})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"


def test_msgpack_that_is_refused_is_not_sent(client, http):
    response = http.get(client.uri, headers={"Accept": "application/x-msgpack;q=0, */*"})
    assert response.headers["content-type"] == "application/json"


@pytest.mark.differs("a path that is no UTF-8 is taken")
def test_path_that_is_no_text_is_refused(http, url):
    refused(http.get(url("metadata") + "/%FF"), 400)


@pytest.mark.differs("deep metadata are a 500")
def test_deep_metadata_are_told_in_each_form(client, http, url):
    deep = b'{"a":' * 990 + b"1" + b"}" * 990
    body = b'{"structure_family": "container", "id": "deep", "metadata": ' + deep + b"}"
    assert http.post(url("metadata"), content=body, headers={"Content-Type": "application/json"}).status_code == 200
    for route in (url("metadata", "deep"), url("search")):
        for accept in ("application/json", "application/x-msgpack"):
            response = http.get(route, headers={"Accept": accept})
            assert response.status_code == 200, response.text
            assert response.headers["content-type"] == accept


@pytest.mark.differs("a file is registered as a folder, and a folder as a file")
def test_files_and_folders_are_told_apart(client, http, url, readable):
    (readable / "folder").mkdir()
    (readable / "file").write_bytes(b"x")
    for name, directory in (("folder", False), ("file", True)):
        asset = {"data_uri": f"file://localhost{readable}/{name}", "is_directory": directory, "parameter": "data_uri"}
        source = {"structure_family": "bytes", "structure": None, "mimetype": "application/octet-stream"}
        body = {"structure_family": "bytes", "data_sources": [{**source, "assets": [asset], "management": "external"}]}
        refused(http.post(url("register"), json=body), 422)
    assert list(client) == []


@pytest.mark.differs("a name beyond Latin-1 is a 500")
def test_name_of_a_file_may_have_any_characters(client, readable, tmp_path):
    register_array(client, readable / "größe日本.npy")
    (path,) = client["a"].raw_export(tmp_path)
    assert Path(path).name == "größe日本.npy"
    assert Path(path).read_bytes() == (readable / "größe日本.npy").read_bytes()


@pytest.mark.parametrize(
    "change",
    [{"mimetype": "application/x-npy"}, {"structure": {**LINE, "shape": [1], "chunks": [[1]]}}],
    ids=["type", "structure"],
)
@pytest.mark.differs("what the server keeps becomes something else")
def test_data_that_the_server_keeps_is_not_replaced(client, http, change):
    node = client.write_array(numpy.zeros(2), key="a")
    link = node.uri.replace("/metadata", "/data_source", 1)
    item = http.get(node.uri, params={"include_data_sources": "true"}).json()["data"]
    stored = item["attributes"]["data_sources"][0]
    refused(http.put(link, json={"data_source": {**stored, **change}}), 405)
    assert http.put(link, json={"data_source": {**stored, "properties": {"n": 1}}}).status_code == 200
    assert client["a"].read().tolist() == [0, 0]
    refused(http.put(link, params={"patch_shape": "2"}, json={"data_source": stored}), 400)


@pytest.mark.parametrize("partitions", [0, -1, 10**6, 2**40])
def test_table_has_a_reasonable_number_of_partitions(client, http, target, url, partitions):
    if target.original:
        pytest.skip("any number of files is taken, which takes minutes")
    node = client.write_table(pandas.DataFrame({"x": [1]}), key="t")
    structure = http.get(node.uri).json()["data"]["attributes"]["structure"]
    source = {**SOURCE, "structure_family": "table", "structure": {**structure, "npartitions": partitions}}
    refused(http.post(url("metadata"), json={"structure_family": "table", "data_sources": [source]}), 422)
    assert list(client) == ["t"]
