"""Arrays: writing blocks, patching, extending, and what is refused."""

import concurrent.futures

import dask.array
import numpy
import pytest
from tiled.client.utils import ClientError
from tiled.structures.array import ArrayStructure, BuiltinDtype
from tiled.structures.data_source import DataSource

pytestmark = pytest.mark.m1

NO_BLOCK = pytest.mark.differs("a block that does not exist is a 500")
BINARY = {"Content-Type": "application/octet-stream"}


def declare(client, shape, chunks, dtype="f8", key="a"):
    """A node whose data are still to come."""
    structure = ArrayStructure(data_type=BuiltinDtype.from_numpy_dtype(numpy.dtype(dtype)), shape=shape, chunks=chunks)
    return client.new("array", [DataSource(structure=structure, structure_family="array")], key=key)


def test_many_chunks_are_written_in_parallel(client):
    array = numpy.random.default_rng(2).random((40, 50))
    client.write_array(dask.array.from_array(array, chunks=(10, 10)), key="a")
    assert numpy.array_equal(client["a"].read(), array)


def test_blocks_are_written_in_any_order(client):
    node = declare(client, (4, 6), ((2, 2), (4, 2)))
    expected = numpy.arange(24.0).reshape(4, 6)
    for i, j in [(1, 1), (0, 0), (1, 0), (0, 1)]:
        node.write_block(expected[2 * i : 2 * i + 2, 4 * j : 4 * j + 4], (i, j))
    assert numpy.array_equal(node.read(), expected)


def test_parts_not_yet_written_read_as_zero(client):
    node = declare(client, (4, 4), ((2, 2), (2, 2)), "i4")
    node.write_block(numpy.ones((2, 2), "i4"), (0, 1))
    assert node.read().tolist() == [[0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 0, 0], [0, 0, 0, 0]]


def test_second_write_replaces_the_first(client):
    node = client.write_array(numpy.zeros(5), key="a")
    node.write(numpy.arange(5.0))
    assert client["a"].read().tolist() == [0, 1, 2, 3, 4]


def test_threads_write_different_arrays(client):
    def write(number):
        client.write_array(numpy.full((20, 20), number), key=f"a{number}")

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(16)))
    assert sorted(client) == sorted(f"a{number}" for number in range(16))
    assert all((client[f"a{number}"].read() == number).all() for number in range(16))


@pytest.mark.parametrize("size", [39, 41, 0])
@pytest.mark.differs("a body of the wrong length is a 500")
def test_body_of_the_wrong_length_is_refused_and_changes_nothing(client, http, size):
    node = client.write_array(numpy.arange(5.0), key="a")
    response = http.put(node.item["links"]["full"], content=bytes(size), headers=BINARY)
    assert response.status_code in (400, 413, 422)
    assert response.json()["detail"]
    assert client["a"].read().tolist() == [0, 1, 2, 3, 4]


@pytest.mark.differs("a block of the wrong length is a 500")
def test_block_of_the_wrong_length_is_refused(client, http):
    node = declare(client, (4,), ((2, 2),))
    response = http.put(node.item["links"]["block"].format(0), content=bytes(17), headers=BINARY)
    assert response.status_code in (400, 413, 422)


@pytest.mark.differs("an unknown Content-Type is a 500")
def test_body_of_another_type_is_refused(client, http):
    node = client.write_array(numpy.arange(5.0), key="a")
    response = http.put(node.item["links"]["full"], content=b"1,2,3,4,5", headers={"Content-Type": "text/csv"})
    assert response.status_code == 415


@pytest.mark.parametrize("block", [pytest.param("9", marks=NO_BLOCK), "-1", pytest.param("0,0", marks=NO_BLOCK), "x"])
def test_block_out_of_range_is_refused(client, http, block):
    node = declare(client, (4,), ((2, 2),))
    link = node.item["links"]["block"].split("?")[0]
    response = http.put(link, params={"block": block}, content=bytes(16), headers=BINARY)
    assert response.status_code in (400, 422)


def test_patch_changes_a_box(client):
    node = client.write_array(numpy.zeros((4, 5)), key="a")
    node.patch(numpy.ones((2, 2)), offset=(1, 3))
    expected = numpy.zeros((4, 5))
    expected[1:3, 3:] = 1
    assert numpy.array_equal(client["a"].read(), expected)


@pytest.mark.differs("the array grows to whole chunks")
def test_patch_across_chunks_changes_a_box(client):
    node = client.write_array(dask.array.zeros((6, 6), chunks=(2, 4)), key="a")
    node.patch(numpy.full((4, 3), 7.0), offset=(1, 2))
    expected = numpy.zeros((6, 6))
    expected[1:5, 2:5] = 7
    assert numpy.array_equal(client["a"].read(), expected)


def test_patch_beyond_the_end_is_a_conflict(client):
    node = client.write_array(numpy.zeros(4), key="a")
    with pytest.raises(Exception, match="extend"):
        node.patch(numpy.ones(2), offset=3)
    assert client["a"].read().tolist() == [0, 0, 0, 0]


def test_patch_extends_when_told_so(client):
    node = client.write_array(numpy.arange(4), key="a")
    node.patch(numpy.arange(4, 7), offset=4, extend=True)
    assert node.shape == (7,)
    assert client["a"].shape == (7,)
    assert client["a"].read().tolist() == list(range(7))


def test_patch_extends_beyond_a_gap(client):
    node = client.write_array(numpy.arange(1, 3), key="a")
    node.patch(numpy.array([9]), offset=4, extend=True)
    assert client["a"].read().tolist() == [1, 2, 0, 0, 9]


def test_array_grows_row_by_row(client):
    node = client.write_array(numpy.zeros((1, 3)), key="a")
    for row in range(1, 6):
        node.patch(numpy.full((1, 3), float(row)), offset=(row, 0), extend=True)
    assert client["a"].read()[:, 0].tolist() == [0, 1, 2, 3, 4, 5]
    assert sum(client["a"].chunks[0]) == 6


@pytest.mark.parametrize("offset", [2, (2,)])
def test_offset_of_the_first_dimension_is_enough(client, offset):
    node = client.write_array(numpy.zeros((2, 3, 2)), key="a")
    node.patch(numpy.ones((1, 3, 2)), offset=offset, extend=True)
    assert client["a"].shape == (3, 3, 2)
    assert client["a"].read().sum(axis=(1, 2)).tolist() == [0, 0, 6]
    node.patch(numpy.full((1, 2, 2), 7.0), offset=offset)
    assert client["a"].read()[2].tolist() == [[7, 7], [7, 7], [1, 1]]


def test_patch_answers_the_new_structure(client, http):
    node = client.write_array(numpy.arange(4.0), key="a")
    query = {"offset": "4", "shape": "2", "extend": "true"}
    response = http.patch(node.item["links"]["full"], params=query, content=bytes(16), headers=BINARY)
    assert response.status_code == 200
    assert response.json()["shape"] == [6]
    assert response.json()["data_type"]["kind"] == "f"


@pytest.mark.differs("the length of the body is not compared with the shape")
def test_patch_of_the_wrong_length_is_refused(client, http):
    node = client.write_array(numpy.arange(4.0), key="a")
    response = http.patch(
        node.item["links"]["full"], params={"offset": "0", "shape": "2"}, content=bytes(9), headers=BINARY
    )
    assert response.status_code in (400, 413, 422)


def test_extend_without_persist_is_refused(client, http):
    node = client.write_array(numpy.arange(4.0), key="a")
    query = {"offset": "4", "shape": "2", "extend": "true", "persist": "false"}
    assert http.patch(node.item["links"]["full"], params=query, content=bytes(16), headers=BINARY).status_code == 400


def test_write_without_persist_stores_nothing(client):
    node = client.write_array(numpy.arange(4.0), key="a")
    node.write(numpy.zeros(4), persist=False)
    assert client["a"].read().tolist() == [0, 1, 2, 3]


def test_writing_into_a_container_is_refused(client, http, url):
    client.create_container("c")
    assert http.put(url("array/full", "c"), content=bytes(8), headers=BINARY).status_code in (404, 405)


def test_writing_to_a_missing_node_is_not_found(http, url):
    assert http.put(url("array/full", "nope"), content=bytes(8), headers=BINARY).status_code == 404


def test_twenty_megabytes_come_back(client):
    array = numpy.random.default_rng(3).integers(0, 255, (20, 1000, 1000), dtype="u1")
    client.write_array(array, key="a")
    assert numpy.array_equal(client["a"][17, ::7], array[17, ::7])
    assert (client["a"][:, 500, 500] == array[:, 500, 500]).all()


def test_array_of_an_unknown_stored_type_is_refused_and_leaves_nothing(client):
    structure = ArrayStructure.from_array(numpy.zeros(3))
    source = DataSource(structure=structure, structure_family="array", mimetype="application/x-unheard-of")
    with pytest.raises(ClientError, match="415"):
        client.new("array", [source], key="a")
    assert list(client) == []
