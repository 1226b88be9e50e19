"""Arrays: chunks, blocks and slices, compared with numpy on the same numbers."""

import random

import dask.array
import numpy
import pytest
from tiled.structures.array import ArrayStructure, BuiltinDtype
from tiled.structures.data_source import DataSource

pytestmark = pytest.mark.m1

SHAPE = (13, 10, 7)
CUBE = numpy.arange(13 * 10 * 7, dtype="<i4").reshape(SHAPE)
NOTHING = pytest.param("0:0", marks=pytest.mark.differs("a slice without elements is a 500"))
SLICES = [
    0,
    -1,
    (3, 4, 5),
    (-1, -1, -1),
    slice(2, 9),
    slice(None, None, 3),
    (slice(None), 4),
    (slice(None), slice(None), 6),
    (slice(1, 12, 5), slice(None, None, 2), slice(5, 6)),
    (slice(-4, None), slice(-9, -2, 3), -3),
    (slice(0, 99), slice(2, 50)),
    (..., 2),
    (1, ..., slice(1, 3)),
    (slice(3, 3), slice(None)),
    (slice(4, 5), slice(9, 10), slice(6, 7)),
]


@pytest.fixture(scope="module")
def cube(shared):
    shared.write_array(dask.array.from_array(CUBE, chunks=(5, 4, 7)), key="cube")
    return shared["cube"]


@pytest.fixture(scope="module")
def dask_cube(target, cube):
    return target.connect(structure_clients="dask")[tuple(cube.path_parts)]


def test_chunks_are_kept(cube):
    assert cube.chunks == ((5, 5, 3), (4, 4, 2), (7,))
    assert numpy.array_equal(cube.read(), CUBE)


def test_unequal_chunks_are_kept(client):
    array = numpy.arange(20).reshape(4, 5)
    client.write_array(dask.array.from_array(array, chunks=((3, 1), (2, 2, 1))), key="a")
    assert client["a"].chunks == ((3, 1), (2, 2, 1))
    assert numpy.array_equal(client["a"].read(), array)


@pytest.mark.differs("a chunk longer than the first is a 500")
def test_growing_chunks_are_kept(client):
    array = numpy.arange(20).reshape(4, 5)
    client.write_array(dask.array.from_array(array, chunks=((1, 3), (2, 3))), key="a")
    assert numpy.array_equal(client["a"].read(), array)
    assert numpy.array_equal(client["a"].read_block((1, 1)), array[1:, 2:])


def test_blocks_are_read_one_by_one(cube):
    assert numpy.array_equal(cube.read_block((0, 0, 0)), CUBE[:5, :4])
    assert numpy.array_equal(cube.read_block((2, 1, 0)), CUBE[10:, 4:8])
    assert numpy.array_equal(cube.read_block((2, 2, 0)), CUBE[10:, 8:])


def test_slice_within_a_block(cube):
    found = cube.read_block((1, 0, 0), slice=(slice(1, 3), 2, slice(None, None, 2)))
    assert numpy.array_equal(found, CUBE[5:10, :4][1:3, 2, ::2])


def test_block_out_of_range_is_an_error(cube, http):
    with pytest.raises(IndexError):
        cube.read_block((9, 0, 0))
    link = cube.item["links"]["block"]
    assert http.get(link.format(9, 0, 0)).status_code == 422
    assert http.get(link.format(-1, 0, 0)).status_code == 422
    assert http.get(link.split("?")[0], params={"block": "0,0"}).status_code == 422
    assert http.get(link.split("?")[0]).status_code == 422


@pytest.mark.parametrize("part", SLICES, ids=str)
def test_slices_are_those_of_numpy(cube, part):
    assert numpy.array_equal(cube[part], CUBE[part])
    assert cube[part].shape == CUBE[part].shape


def random_part(generator, length):
    kind = generator.randrange(4)
    if kind == 0:
        return generator.randrange(-length, length)
    if kind == 1:
        return slice(None, None, generator.randint(1, 5))
    start, stop = (generator.choice([None, generator.randint(-length, length)]) for _ in "ab")
    return slice(start, stop, generator.choice([None, 1, 2, 3]))


@pytest.mark.parametrize("seed", range(20))
def test_random_slices_are_those_of_numpy(cube, seed):
    generator = random.Random(seed)
    parts = tuple(random_part(generator, length) for length in SHAPE[: generator.randint(1, 3)])
    assert numpy.array_equal(cube[parts], CUBE[parts]), parts


@pytest.mark.parametrize("text", ["::-1", "10:2:-3", "-1::-1,::-1", "5:0:-1,:,::-2"])
@pytest.mark.differs("a negative step over Zarr is refused")
def test_negative_steps_reverse_the_axis(cube, http, text):
    parts = tuple(slice(*[int(number) if number else None for number in part.split(":")]) for part in text.split(","))
    response = http.get(cube.item["links"]["full"], params={"slice": text})
    assert response.status_code == 200, response.text
    assert response.content == numpy.ascontiguousarray(CUBE[parts]).tobytes()


@pytest.mark.parametrize("text", ["1", "-1", "1:3", ":,2", "::2,-1", NOTHING, "3:99,:,2", ""])
def test_slice_as_text(cube, http, text):
    parts = eval(f"numpy.s_[{text}]") if text else slice(None)
    response = http.get(cube.item["links"]["full"], params={"slice": text})
    assert response.content == numpy.ascontiguousarray(CUBE[parts]).tobytes()


@pytest.mark.parametrize("text", ["a", "1;2", "...", "1:2:3:4", "1.5", "[1]", "1,,2"])
def test_slice_that_is_none_is_rejected(cube, http, text):
    response = http.get(cube.item["links"]["full"], params={"slice": text})
    assert response.status_code in (400, 422), response.status_code
    assert response.json()["detail"]


@pytest.mark.parametrize("text", ["13", "-14", "0,10", "0,0,0,0", "::0"])
@pytest.mark.differs("an index beyond the end or a step of 0 is a 500")
def test_slice_out_of_range_is_the_fault_of_the_client(cube, http, text):
    response = http.get(cube.item["links"]["full"], params={"slice": text})
    assert response.status_code in (400, 422)
    assert response.json()["detail"]


def test_expected_shape_that_fits_is_accepted(cube, http):
    link = cube.item["links"]["full"]
    assert http.get(link, params={"expected_shape": "13,10,7"}).status_code == 200
    assert http.get(link, params={"slice": "0,:,0", "expected_shape": "10"}).status_code == 200
    assert http.get(link, params={"slice": "0,0,0", "expected_shape": "scalar"}).status_code == 200


@pytest.mark.differs("another expected_shape is a 500 on array/full")
def test_expected_shape_that_differs_is_rejected(cube, http):
    assert http.get(cube.item["links"]["full"], params={"expected_shape": "13,10"}).status_code in (400, 409, 422)


def test_expected_shape_that_differs_is_rejected_for_a_block(cube, http):
    response = http.get(
        cube.item["links"]["block"].format(0, 0, 0), params={"block": "0,0,0", "expected_shape": "5,5,5"}
    )
    assert response.status_code == 422


def test_expected_shape_that_is_no_shape_is_rejected(cube, http):
    assert http.get(cube.item["links"]["full"], params={"expected_shape": "many"}).status_code in (400, 422)


def test_single_value_is_read_as_block(client, http):
    array = client.write_array(numpy.array(5.0), key="a")
    assert array.item["links"]["block"].endswith("?block=")
    link = array.item["links"]["block"].split("?")[0]
    response = http.get(link, params={"block": "", "expected_shape": "scalar"})
    assert numpy.frombuffer(response.content) == [5.0]


def test_dask_client_reads_lazily(dask_cube):
    lazy = dask_cube.read()
    assert isinstance(lazy, dask.array.Array)
    assert numpy.array_equal(lazy.compute(), CUBE)


def test_dask_client_computes_on_parts(dask_cube):
    assert dask_cube[2:9, ::2].sum().compute() == CUBE[2:9, ::2].sum()
    assert dask_cube.read_block((1, 1, 0)).mean().compute() == CUBE[5:10, 4:8].mean()


def test_parallel_readers_see_the_same(cube):
    blocks = [dask.delayed(cube.read_block)((i, j, 0)) for i in range(3) for j in range(3)]
    assert sum(block.sum() for block in dask.compute(*blocks, scheduler="threads")) == CUBE.sum()


def test_response_beyond_the_limit_is_refused_before_it_is_read(client, http):
    structure = ArrayStructure(
        data_type=BuiltinDtype.from_numpy_dtype(numpy.dtype("f8")), shape=(5000, 10000), chunks=((100,) * 50, (10000,))
    )
    client.new("array", [DataSource(structure=structure, structure_family="array")], key="a")
    response = http.get(client["a"].item["links"]["full"])
    assert response.status_code == 400
    assert "300000000" in response.json()["detail"] and "slic" in response.json()["detail"].lower()
    assert http.get(client["a"].item["links"]["full"], params={"slice": "0:2,0:3"}).content == bytes(48)


def test_array_routes_do_not_serve_tables(client, http):
    client.write_table({"x": [1]}, key="t")
    assert http.get(client["t"].uri.replace("/metadata/", "/array/full/")).status_code in (404, 405)
