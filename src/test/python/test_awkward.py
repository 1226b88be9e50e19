"""Awkward arrays: what the client writes, reads and exports, and what is refused."""

import io
import json
import zipfile

import awkward
import httpx
import numpy
import pytest
from tiled.structures.awkward import AwkwardStructure
from tiled.structures.data_source import DataSource

pytestmark = pytest.mark.m7

VALUES = [
    {"x": [1.5, 2.0], "s": "ä", "n": [None, 3], "b": True},
    {"x": [], "s": "b", "n": [], "b": False},
    {"x": [-7.25], "s": "", "n": [4, 5, None], "b": True},
]


def upload(buffers, compression=zipfile.ZIP_STORED):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", compression) as members:
        for name, data in buffers.items():
            members.writestr(name, data)
    return body.getvalue()


def put(http, node, body):
    return http.put(node.item["links"]["full"], content=body, headers={"Content-Type": "application/zip"})


@pytest.fixture(scope="module")
def written(shared):
    shared.write_awkward(awkward.Array(VALUES), key="values", metadata={"n": 1})
    return shared["values"]


@pytest.fixture
def lists(shared, request):
    shared.write_awkward(awkward.Array([[1, 2], [], [3]]), key=f"lists-{request.node.name}")
    return shared[f"lists-{request.node.name}"]


def test_what_is_written_is_read(written):
    assert written.metadata["n"] == 1
    assert written.read().tolist() == VALUES
    assert written[1].tolist() == VALUES[1]
    assert written["x"].tolist() == [value["x"] for value in VALUES]
    assert written[0:2, "n"].tolist() == [value["n"] for value in VALUES[:2]]


CASES = {
    "numbers": [1, 2, 3],
    "nested": [[[1], []], [], [[2, 3]]],
    "nothing": [],
    "texts": ["a", None, "ü"],
    "union": [1.5, "a", [2]],
    "missing": [None, [1.5], None],
}


@pytest.mark.parametrize("name", CASES)
def test_values_of_every_kind(shared, name):
    values = awkward.Array(CASES[name])
    shared.write_awkward(values, key=f"kind-{name}")
    assert shared[f"kind-{name}"].read().tolist() == values.tolist()


def test_regular_and_masked_values(shared):
    regular = awkward.to_regular(awkward.Array(numpy.arange(6, dtype="i2").reshape(2, 3)))
    shared.write_awkward(regular, key="regular")
    assert shared["regular"].read().tolist() == [[0, 1, 2], [3, 4, 5]]
    masked = awkward.mask(awkward.Array([1.0, 2.0, 3.0]), [True, False, True])
    shared.write_awkward(masked, key="masked")
    assert shared["masked"].read().tolist() == [1.0, None, 3.0]


def test_buffers_of_some_nodes(written, http):
    found = http.get(
        written.item["links"]["buffers"], params={"form_key": ["node1", "node2"]}, headers={"Accept": "application/zip"}
    )
    assert found.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(found.content)) as members:
        assert set(members.namelist()) == {"node1-offsets", "node2-data"}
        assert numpy.frombuffer(members.read("node2-data")).tolist() == [1.5, 2.0, -7.25]
    none = http.post(written.item["links"]["buffers"], json=[])
    assert zipfile.ZipFile(io.BytesIO(none.content)).namelist() == []


def test_export_as_json(written, export):
    assert json.loads(export(written, "a.json").read_text()) == VALUES


def test_export_as_zip(written, export):
    with zipfile.ZipFile(export(written, "a.zip")) as members:
        assert "node1-offsets" in members.namelist()
        assert members.testzip() is None


def test_other_formats_are_refused(written, http):
    found = http.get(written.item["links"]["full"], params={"format": "text/csv"})
    assert found.status_code == 406
    assert "application/json" in found.json()["detail"]


def test_what_is_written_again_takes_the_place_of_the_old(lists, http):
    form, length, buffers = awkward.to_buffers(awkward.Array([[], [7, 8, 9], []]))
    body = upload({name: numpy.asarray(data).tobytes() for name, data in buffers.items()})
    assert put(http, lists, body).status_code == 200
    assert lists.read().tolist() == [[], [7, 8, 9], []]


WRONG = {
    "a buffer is missing": {"node0-offsets": bytes(32)},
    "one is too short": {"node0-offsets": numpy.array([0, 2, 2, 3]).tobytes(), "node1-data": bytes(23)},
    "it points outside": {"node0-offsets": numpy.array([0, 2, 2, 9]).tobytes(), "node1-data": bytes(24)},
    "it goes back": {"node0-offsets": numpy.array([0, 2, 1, 3]).tobytes(), "node1-data": bytes(24)},
    "one is not known": {"node0-offsets": bytes(32), "node1-data": bytes(24), "other": b""},
    "a name leads out": {"node0-offsets": bytes(32), "../node1-data": bytes(24)},
}


@pytest.mark.differs("nothing is looked at")
@pytest.mark.parametrize("why", WRONG)
def test_wrong_buffers_are_refused(shared, http, why):
    key = why.replace(" ", "-")
    shared.write_awkward(awkward.Array([[1, 2], [], [3]]), key=key)
    found = put(http, shared[key], upload(WRONG[why]))
    assert found.status_code == 422
    assert shared[key].read().tolist() == [[1, 2], [], [3]]


@pytest.mark.differs("it ends in a 500")
def test_other_bodies_are_refused(lists, http):
    assert put(http, lists, b"no zip").status_code == 422
    other = http.put(lists.item["links"]["full"], content=b"x", headers={"Content-Type": "text/plain"})
    assert other.status_code == 415
    assert lists.read().tolist() == [[1, 2], [], [3]]


@pytest.mark.differs("keys are used as paths")
@pytest.mark.parametrize("key", ["../x", "/tmp/x", "a/b", ""])
def test_keys_that_are_no_names_are_refused(shared, key):
    form = {"class": "NumpyArray", "primitive": "int64", "inner_shape": [], "parameters": {}, "form_key": key}
    source = DataSource(structure_family="awkward", structure=AwkwardStructure(length=1, form=form))
    with pytest.raises(Exception, match="form_key"):
        shared.new("awkward", [source])


@pytest.mark.differs("it ends in a 500")
def test_what_was_never_written_is_not_there(shared, http):
    form = {"class": "NumpyArray", "primitive": "int64", "inner_shape": [], "parameters": {}, "form_key": "node0"}
    source = DataSource(structure_family="awkward", structure=AwkwardStructure(length=1, form=form))
    node = shared.new("awkward", [source], key="never")
    assert http.get(node.item["links"]["full"]).status_code == httpx.codes.NOT_FOUND


def test_it_goes(shared, http):
    shared.write_awkward(awkward.Array([1]), key="gone")
    node = shared["gone"]
    shared.delete_contents("gone", external_only=False)
    assert http.get(node.item["links"]["full"]).status_code == httpx.codes.NOT_FOUND
