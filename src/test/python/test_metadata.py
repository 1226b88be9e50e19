"""Metadata: what may be stored, and how it is updated, replaced, patched and remembered."""

import datetime

import numpy
import pytest
from tiled.client.utils import ClientError
from tiled.structures.core import Spec

pytestmark = pytest.mark.m1

RICH = {
    "text": "äöü 日本語 🎉",
    "empty": "",
    "integer": 2**53 + 1,
    "negative": -7,
    "float": 0.1,
    "tiny": 5e-324,
    "yes": True,
    "nothing": None,
    "list": [1, "two", None, [3.5, []], {"four": 4}],
    "nested": {"a": {"b": {"c": {}}}},
    "with space": 1,
    "dotted.key": 2,
    "unicode ключ": 3,
    'quote"': "it's",
    "control\n\t\\": "\u0001\u007f",
}


def test_metadata_come_back(client):
    client.create_container("a", metadata=RICH)
    assert dict(client["a"].metadata) == RICH


def test_order_of_keys_is_kept(client):
    client.create_container("a", metadata={"z": 1, "a": 2, "m": {"y": 1, "b": 2}})
    assert list(client["a"].metadata) == ["z", "a", "m"]
    assert list(client["a"].metadata["m"]) == ["y", "b"]


def test_values_of_numpy_and_datetime_become_plain(client):
    moment = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    client.create_container("a", metadata={"n": numpy.int64(3), "list": numpy.array([1.5, 2.5]), "when": moment})
    assert client["a"].metadata["n"] == 3
    assert client["a"].metadata["list"] == [1.5, 2.5]
    assert client["a"].metadata["when"].startswith("2026-01-01T00:00:00")


def test_long_metadata_come_back(client):
    long = {f"key{number}": "x" * 100 for number in range(5000)}
    client.create_container("a", metadata=long)
    assert dict(client["a"].metadata) == long


def test_specs_come_back_in_order(client):
    client.create_container("a", specs=[Spec("one", version="1.2"), "two"])
    assert list(client["a"].specs) == [Spec("one", version="1.2"), Spec("two")]


def test_update_changes_single_keys(client):
    node = client.create_container("a", metadata={"keep": 1, "change": 2, "deep": {"x": 1, "y": 2}})
    node.update_metadata({"change": 3, "new": [4], "deep": {"x": 9}})
    assert dict(node.metadata) == {"keep": 1, "change": 3, "new": [4], "deep": {"x": 9, "y": 2}}
    assert dict(client["a"].metadata) == dict(node.metadata)


def test_update_removes_keys(client):
    from tiled.client.metadata_update import DELETE_KEY

    node = client.create_container("a", metadata={"keep": 1, "drop": 2})
    node.update_metadata({"drop": DELETE_KEY})
    assert dict(client["a"].metadata) == {"keep": 1}


def test_replace_changes_all(client):
    node = client.create_container("a", metadata={"old": 1}, specs=["before"])
    node.replace_metadata(metadata={"new": 2}, specs=["after"])
    assert dict(client["a"].metadata) == {"new": 2}
    assert list(client["a"].specs) == [Spec("after")]


def test_replace_of_specs_alone_leaves_the_metadata(client):
    client.create_container("a", metadata={"old": 1}).replace_metadata(specs=["after"])
    assert dict(client["a"].metadata) == {"old": 1}
    assert list(client["a"].specs) == [Spec("after")]


def test_json_patch_changes_metadata_and_specs(client):
    node = client.create_container("a", metadata={"x": 1, "list": [1, 2]}, specs=["s"])
    patch = [
        {"op": "replace", "path": "/x", "value": 5},
        {"op": "add", "path": "/list/-", "value": 3},
        {"op": "test", "path": "/x", "value": 5},
    ]
    node.patch_metadata(
        metadata_patch=patch, specs_patch=[{"op": "add", "path": "/-", "value": {"name": "t", "version": None}}]
    )
    assert dict(client["a"].metadata) == {"x": 5, "list": [1, 2, 3]}
    assert list(client["a"].specs) == [Spec("s"), Spec("t")]


def test_merge_patch_changes_metadata(client):
    node = client.create_container("a", metadata={"x": 1, "y": {"a": 1, "b": 2}})
    node.patch_metadata(metadata_patch={"x": None, "y": {"a": 3}, "z": []}, content_type="application/merge-patch+json")
    assert dict(client["a"].metadata) == {"y": {"a": 3, "b": 2}, "z": []}


def test_metadata_of_arrays_and_tables_are_updated(client):
    for node in (client.write_array([1, 2], key="a"), client.write_table({"x": [1]}, key="t")):
        node.update_metadata({"seen": True})
    assert client["a"].metadata["seen"] and client["t"].metadata["seen"]
    assert client["a"].read().tolist() == [1, 2]


def test_patch_of_another_type_is_refused(client, http):
    node = client.create_container("a")
    body = {"content-type": "text/plain", "metadata": [], "specs": None}
    assert http.patch(node.uri, json=body).status_code == 406


@pytest.mark.parametrize(
    "patch",
    [
        [{"op": "replace", "path": "/missing/deep", "value": 1}],
        [{"op": "remove", "path": "/missing"}],
        [{"op": "test", "path": "/x", "value": 2}],
    ],
    ids=lambda patch: patch[0]["op"],
)
@pytest.mark.differs("a patch that does not apply is a 500")
def test_patch_that_does_not_apply_is_refused_and_changes_nothing(client, http, patch):
    node = client.create_container("a", metadata={"x": 1})
    body = {"content-type": "application/json-patch+json", "metadata": patch, "specs": None}
    assert http.patch(node.uri, json=body).status_code in (400, 409, 422)
    assert dict(client["a"].metadata) == {"x": 1}
    assert len(client["a"].metadata_revisions) == 0


def test_too_many_or_double_specs_are_refused(client, http, url):
    body = {"structure_family": "container", "metadata": {}, "data_sources": []}
    many = [{"name": f"s{number}", "version": None} for number in range(21)]
    assert http.post(url("metadata"), json={**body, "specs": many}).status_code == 422
    assert http.post(url("metadata"), json={**body, "specs": many[:1] * 2}).status_code == 422
    assert http.post(url("metadata"), json={**body, "specs": [{"name": "x" * 256, "version": None}]}).status_code == 422
    assert list(client) == []


def test_revisions_remember_each_state(client):
    node = client.create_container("a", metadata={"n": 0}, specs=["first"])
    for number in (1, 2, 3):
        node.update_metadata({"n": number})
    revisions = node.metadata_revisions
    assert len(revisions) == 3
    assert [revision["attributes"]["metadata"]["n"] for revision in revisions[0:3]] == [0, 1, 2]
    assert [revision["revision_number"] for revision in revisions[0:3]] == [1, 2, 3]
    assert revisions[0]["attributes"]["specs"] == [{"name": "first", "version": None}]
    assert revisions[1]["attributes"]["metadata"]["n"] == 1


def test_revision_tells_when(client):
    node = client.create_container("a", metadata={"n": 0})
    node.update_metadata({"n": 1})
    when = node.metadata_revisions[0]["attributes"]["time_updated"]
    if isinstance(when, str):
        when = datetime.datetime.fromisoformat(when)
    assert abs((datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) - when.replace(tzinfo=None)).days) < 2


def test_unchanged_node_has_no_revisions(client):
    assert len(client.create_container("a").metadata_revisions) == 0


def test_dropped_revision_is_not_remembered(client):
    node = client.create_container("a", metadata={"n": 0})
    node.update_metadata({"n": 1}, drop_revision=True)
    node.replace_metadata({"n": 2}, drop_revision=True)
    assert client["a"].metadata["n"] == 2
    assert len(client["a"].metadata_revisions) == 0


def test_revision_is_deleted(client):
    node = client.create_container("a", metadata={"n": 0})
    for number in (1, 2, 3):
        node.update_metadata({"n": number})
    node.metadata_revisions.delete_revision(2)
    assert [revision["revision_number"] for revision in node.metadata_revisions[0:2]] == [1, 3]
    with pytest.raises(ClientError, match="404"):
        node.metadata_revisions.delete_revision(2)


def test_revisions_have_pages(client, http):
    node = client.create_container("a", metadata={"n": 0})
    for number in range(1, 6):
        node.update_metadata({"n": number})
    link = node.uri.replace("/metadata", "/revisions", 1)
    page = http.get(link, params={"page[offset]": 1, "page[limit]": 2}).json()
    assert [entry["revision_number"] for entry in page["data"]] == [2, 3]
    assert page["meta"]["count"] == 5
    assert page["links"]["next"]
    empty = http.get(link, params={"page[limit]": 0}).json()
    assert empty["data"] == [] and empty["meta"]["count"] == 5


def test_refresh_shows_what_others_did(client):
    node = client.create_container("a", metadata={"n": 0})
    client["a"].update_metadata({"n": 1})
    assert node.metadata["n"] == 0
    assert node.refresh().metadata["n"] == 1


def test_part_of_the_metadata_is_selected(client, http):
    node = client.create_container("a", metadata={"x": {"y": [1, 2, 3]}, "z": 1})
    found = http.get(node.uri, params={"select_metadata": "x.y[1]"}).json()
    assert found["data"]["attributes"]["metadata"] == {"selected": 2}


def test_fields_are_selected(client, http):
    node = client.write_array([1, 2], key="a", metadata={"x": 1})
    attributes = http.get(node.uri, params={"fields": "metadata"}).json()["data"]["attributes"]
    assert attributes["metadata"] == {"x": 1}
    assert attributes["structure"] is None
    assert http.get(node.uri, params={"fields": "nope"}).status_code == 422


def test_links_are_left_out_when_asked(client, http):
    node = client.create_container("a")
    assert not http.get(node.uri, params={"omit_links": "true"}).json()["data"].get("links")


def test_data_sources_are_told_when_asked(client, http):
    node = client.write_array(numpy.ones((2, 3)), key="a")
    assert http.get(node.uri).json()["data"]["attributes"]["data_sources"] is None
    (source,) = node.data_sources()
    assert source.mimetype == "application/x-zarr"
    assert source.management == "writable"
    assert list(source.structure["shape"]) == [2, 3]
    assert source.assets[0].data_uri.startswith("file://localhost/")
    assert source.assets[0].is_directory


def test_missing_node_is_a_404(http, url):
    for method in ("GET", "PUT", "PATCH", "DELETE"):
        response = http.request(
            method,
            url("metadata", "nope"),
            json={"metadata": {}, "specs": None, "content-type": "application/json-patch+json"},
        )
        assert response.status_code in (404, 422), method
    response = http.get(url("metadata", "nope"))
    assert response.headers["content-type"] == "application/json"
    assert "nope" in response.json()["detail"]
