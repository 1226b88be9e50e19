"""Sparse arrays: what the client writes, reads and exports, and what is refused."""

import io
import json

import httpx
import numpy
import pandas
import pyarrow
import pytest
import sparse
from tiled.structures.array import BuiltinDtype
from tiled.structures.data_source import DataSource
from tiled.structures.sparse import COOStructure

pytestmark = pytest.mark.m7

ARROW = "application/vnd.apache.arrow.file"
DENSE = numpy.zeros((4, 6))
DENSE[0, 5], DENSE[3, 0], DENSE[3, 4] = 1.5, -2, 7


def upload(places, values):
    columns = {f"dim{along}": column for along, column in enumerate(numpy.transpose(places))}
    table = pyarrow.table({**columns, "data": numpy.asarray(values)})
    body = io.BytesIO()
    with pyarrow.ipc.new_file(body, table.schema) as writer:
        writer.write_table(table)
    return body.getvalue()


@pytest.fixture(scope="module")
def written(shared):
    whole = sparse.COO.from_numpy(DENSE)
    return shared.write_sparse(
        coords=whole.coords, data=whole.data, shape=whole.shape, key="sparse", metadata={"n": 1}, dims=["y", "x"]
    )


@pytest.fixture(scope="module")
def blocks(shared):
    structure = COOStructure(
        shape=(4, 6), chunks=((2, 2), (3, 3)), data_type=BuiltinDtype.from_numpy_dtype(DENSE.dtype)
    )
    node = shared.new("sparse", [DataSource(structure_family="sparse", structure=structure)], key="blocks")
    for i in range(2):
        for j in range(2):
            part = sparse.COO.from_numpy(DENSE[2 * i : 2 * i + 2, 3 * j : 3 * j + 3])
            node.write_block(coords=part.coords, data=part.data, block=(i, j))
    return node


def test_what_is_written_is_read(written, shared):
    found = shared["sparse"]
    assert found.metadata["n"] == 1
    assert tuple(found.dims) == ("y", "x")
    assert numpy.array_equal(found.read().todense(), DENSE)
    assert numpy.array_equal(found.read_block((0, 0)).todense(), DENSE)


@pytest.mark.parametrize("part", [numpy.s_[2:, 1:], numpy.s_[3], numpy.s_[:, 4], numpy.s_[1:3], numpy.s_[-1, 2:5]])
@pytest.mark.parametrize("key", ["sparse", "blocks"])
def test_slices(written, blocks, shared, key, part):
    assert numpy.array_equal(shared[key][part].todense(), DENSE[part])


def test_blocks(blocks):
    assert numpy.array_equal(blocks.read().todense(), DENSE)
    # The client gives each block the shape of the whole.
    assert numpy.array_equal(blocks.read_block((1, 1)).todense()[:2, :3], DENSE[2:, 3:])


@pytest.mark.parametrize("dtype", ["?", "i1", "i4", "u2", "u8", "f2", "f4"])
def test_types(shared, dtype):
    values = numpy.array([1, 0, 1], dtype=dtype)
    node = shared.write_sparse(
        coords=numpy.array([[2, 5, 7]], dtype="u1"), data=values, shape=(9,), key=f"type-{numpy.dtype(dtype).name}"
    )
    found = node.read()
    assert found.data.dtype == values.dtype
    assert found.data.tolist() == values.tolist()
    assert found.coords.tolist() == [[2, 5, 7]]


def test_nothing_at_all(shared):
    node = shared.write_sparse(coords=numpy.zeros((2, 0), dtype="i8"), data=numpy.zeros(0), shape=(4, 3), key="empty")
    assert node.read().nnz == 0


def test_what_was_never_written_is_nothing(shared, target):
    if target.original:
        pytest.skip("Tiled's own server can neither read nor delete such an array")
    structure = COOStructure(shape=(4,), chunks=((4,),), data_type=BuiltinDtype.from_numpy_dtype(DENSE.dtype))
    node = shared.new("sparse", [DataSource(structure_family="sparse", structure=structure)], key="never")
    assert node.read().nnz == 0


def test_export_as_json(written, export):
    found = json.loads(export(written, "s.json").read_text())
    assert found == {"dim0": [0, 3, 3], "dim1": [5, 0, 4], "data": [1.5, -2.0, 7.0]}


@pytest.mark.differs("it ends in a 500")
@pytest.mark.parametrize("name,read", [("csv", pandas.read_csv), ("parquet", pandas.read_parquet)])
def test_export_as_table(written, http, name, read):
    found = read(io.BytesIO(http.get(written.item["links"]["full"], params={"format": name}).content))
    assert found["data"].tolist() == [1.5, -2, 7]
    assert found["dim1"].tolist() == [5, 0, 4]


def test_other_formats_are_refused(written, http):
    found = http.get(written.item["links"]["full"], params={"format": "image/png"})
    assert found.status_code == 406


@pytest.mark.differs("places are not looked at")
@pytest.mark.parametrize("place", [[2, 0], [0, 3], [-1, 0]])
def test_places_outside_of_a_block_are_refused(blocks, http, place):
    url = blocks.item["links"]["full"].replace("/full/", "/block/")
    found = http.put(
        url, params={"block": "0,0"}, content=upload([place], [1.0]), headers={"Content-Type": ARROW}
    )
    assert found.status_code == 422
    assert numpy.array_equal(blocks.read().todense(), DENSE)


@pytest.mark.differs("it ends in a 500")
@pytest.mark.parametrize("block", ["5,0", "0"])
def test_blocks_that_there_are_not_are_refused(blocks, http, block):
    url = blocks.item["links"]["full"].replace("/full/", "/block/")
    found = http.put(
        url, params={"block": block}, content=upload([[0, 0]], [1.0]), headers={"Content-Type": ARROW}
    )
    assert found.status_code == 422


@pytest.mark.differs("it ends in a 500")
@pytest.mark.parametrize("body", [b"", b"no arrow", upload([[0]], [1.0]), upload([[0, 0]], ["a"])])
def test_other_bodies_are_refused(written, http, body):
    found = http.put(written.item["links"]["full"], content=body, headers={"Content-Type": ARROW})
    assert found.status_code == 422
    assert numpy.array_equal(written.read().todense(), DENSE)


def test_it_goes(shared, http):
    node = shared.write_sparse(coords=numpy.array([[1]]), data=numpy.array([1.0]), shape=(3,), key="gone")
    assert isinstance(node.read(), sparse.COO)
    shared.delete_contents("gone", external_only=False)
    assert "gone" not in shared
    assert http.get(node.item["links"]["full"]).status_code == httpx.codes.NOT_FOUND
