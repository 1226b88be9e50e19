"""Ragged rows: what the client writes, reads, adds and exports, and what is refused."""

import io
import json
import zipfile

import awkward
import httpx
import numpy
import pytest
import ragged
from tiled.structures.array import BuiltinDtype
from tiled.structures.data_source import DataSource
from tiled.structures.ragged import RaggedStructure

pytestmark = pytest.mark.m7

ROWS = [[1.5, 2.5], [], [3.5], [4.0, 5.0, 6.0]]


@pytest.fixture(scope="module")
def written(shared):
    shared.write_ragged(awkward.Array(ROWS), key="rows", metadata={"n": 1}, dims=["y", "x"])
    return shared["rows"]


def put(http, node, body):
    return http.put(node.item["links"]["full"], content=body, headers={"Content-Type": "application/zip"})


def test_what_is_written_is_read(written):
    assert written.metadata["n"] == 1
    assert written.dims == ("y", "x")
    assert written.shape == (4, None)
    assert written.size == 6
    assert written.read().tolist() == ROWS


def test_slices(written):
    assert written[0].tolist() == ROWS[0]
    assert written[1].tolist() == []
    assert written[1:3].tolist() == ROWS[1:3]
    assert written[-1].tolist() == ROWS[-1]
    assert written[3, 1] == 5.0
    assert written[:, 0:1].tolist() == [row[0:1] for row in ROWS]


@pytest.mark.parametrize("part,expected", [("::2", ROWS[::2]), ("::-1", ROWS[::-1]), ("0", ROWS[0]), ("3,2", 6.0)])
def test_slices_as_json(written, http, part, expected):
    found = http.get(written.item["links"]["full"], params={"slice": part, "format": "json"})
    assert found.json() == expected


@pytest.mark.parametrize("part", ["9", ":,0", "0,7"])
def test_slices_that_do_not_fit_are_refused(written, http, part):
    found = http.get(written.item["links"]["full"], params={"slice": part})
    assert found.status_code == 422


def test_a_number_is_no_zip(written, http):
    headers = {"Accept": "application/zip"}
    found = http.get(written.item["links"]["full"], params={"slice": "0,1"}, headers=headers)
    assert found.status_code == 406


CASES = {
    "deep": ragged.array([[[1, 2], [3]], [], [[4, 5, 6]]]),
    "regular": ragged.array(numpy.arange(6).reshape(2, 3)),
    "mixed": ragged.array([numpy.zeros((2, 3)), numpy.ones((1, 3))]),
    "empty": ragged.array([[], []], dtype="f8"),
    "small": ragged.array([[1, 2], [3]], dtype="i2"),
    "single": ragged.array([[1.5], [2.5, 3.5]], dtype="f4"),
}


@pytest.mark.parametrize("name", CASES)
def test_rows_of_every_kind(shared, name):
    shared.write_ragged(CASES[name], key=f"kind-{name}")
    found = shared[f"kind-{name}"]
    assert found.read().tolist() == CASES[name].tolist()
    assert found.read().dtype == CASES[name].dtype
    assert found[0].tolist() == CASES[name][0].tolist()


def test_rows_are_added_at_the_end(shared):
    shared.write_ragged(ragged.array([[1.0, 2.0], [3.0]]), key="growing")
    node = shared["growing"]
    node.patch(ragged.array([[4.0, 5.0, 6.0]]), offset=2, extend=True)
    found = shared["growing"]
    assert found.shape == (3, None)
    assert found.chunks[0] == (2, 1)
    assert found.read().tolist() == [[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]]
    assert found[1:].tolist() == [[3.0], [4.0, 5.0, 6.0]]


@pytest.mark.differs("the size stays what it was")
def test_added_rows_count(shared):
    shared.write_ragged(ragged.array([[1.0, 2.0], [3.0]]), key="counted")
    shared["counted"].patch(ragged.array([[4.0]]), offset=2, extend=True)
    assert shared["counted"].size == 4


@pytest.mark.differs("the old rows stay")
def test_what_is_written_again_takes_the_place_of_the_old(shared):
    shared.write_ragged(ragged.array([[1.0, 2.0], [3.0]]), key="again")
    shared["again"].write(ragged.array([[7.0], [8.0, 9.0]]))
    assert shared["again"].read().tolist() == [[7.0], [8.0, 9.0]]


@pytest.mark.differs("blocks are all one")
def test_blocks(shared, http):
    structure = RaggedStructure(
        data_type=BuiltinDtype.from_numpy_dtype(numpy.dtype("f8")), shape=(3, None), size=4, chunks=((1, 2), None)
    )
    node = shared.new("ragged", [DataSource(structure_family="ragged", structure=structure)], key="blocks")
    node.write_block(ragged.array([[1.0], [2.0, 3.0]]), 1)
    assert http.get(node.item["links"]["full"]).status_code == httpx.codes.NOT_FOUND
    node.write_block(ragged.array([[0.5]]), 0)
    assert node.read().tolist() == [[0.5], [1.0], [2.0, 3.0]]
    node.write_block(ragged.array([[9.0, 9.5]]), 0)
    assert node.read().tolist() == [[9.0, 9.5], [1.0], [2.0, 3.0]]


def test_export(written, export):
    assert json.loads(export(written, "r.json").read_text()) == ROWS
    with zipfile.ZipFile(export(written, "r.zip")) as members:
        assert {"length", "form"} < set(members.namelist())
        assert int.from_bytes(members.read("length"), "big") == 4
        assert json.loads(json.loads(members.read("form")))["class"] == "ListOffsetArray"


def test_other_formats_are_refused(written, http):
    found = http.get(written.item["links"]["full"], params={"format": "text/csv"})
    assert found.status_code == 406


@pytest.mark.differs("it ends in a 500, or nothing is looked at")
@pytest.mark.parametrize("name", ["none", "names", "buffers"])
def test_other_bodies_are_refused(written, http, name):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as members:
        members.writestr("../form" if name == "names" else "form", json.dumps("{}"))
        members.writestr("length", bytes(8))
    assert put(http, written, b"no zip" if name == "none" else body.getvalue()).status_code == 422
    assert written.read().tolist() == ROWS


def test_it_goes(shared, http):
    shared.write_ragged(ragged.array([[1.0]]), key="gone")
    node = shared["gone"]
    shared.delete_contents("gone", external_only=False)
    assert http.get(node.item["links"]["full"]).status_code == httpx.codes.NOT_FOUND
