"""Search: a container with more nodes than fit on many pages is listed complete and in order."""

import concurrent.futures
import os

import pytest
from tiled.queries import Eq, Key

pytestmark = pytest.mark.m3


@pytest.fixture(scope="module")
def many(target, shared):
    """More nodes than fit on many pages, made in parallel by plain requests; one by one where that is a 500."""
    amount = int(os.environ.get("QUADREL_MANY", 700 if target.original else 10_000))
    node = shared.create_container("many")
    with target.http() as session, concurrent.futures.ThreadPoolExecutor(1 if target.original else 8) as pool:

        def create(number):
            body = {
                "id": f"n{number:06}",
                "structure_family": "container",
                "metadata": {"n": number, "odd": bool(number % 2)},
            }
            session.post(node.uri, json={**body, "data_sources": [], "specs": []}).raise_for_status()

        list(pool.map(create, range(amount)))
    return node, amount


def test_long_listing_is_complete(many):
    node, amount = many
    assert len(node) == amount
    keys = list(node)
    assert len(keys) == amount
    assert sorted(keys) == [f"n{number:06}" for number in range(amount)]


@pytest.mark.differs("a listing in another order than that of creation stops after 200 nodes")
def test_long_listing_keeps_its_order(many):
    node, amount = many
    assert list(node.sort(("id", 1))) == [f"n{number:06}" for number in range(amount)]
    assert node.sort(("n", -1)).keys().first() == f"n{amount - 1:06}"
    assert list(node.keys()) == list(node)


def test_long_listing_of_a_search_is_complete(many):
    node, amount = many
    odd = node.search(Eq("odd", True))
    assert len(odd) == amount // 2
    assert sorted(odd) == [f"n{number:06}" for number in range(1, amount, 2)]


def test_long_listing_brings_items(many):
    node, amount = many
    items = node.search(Key("n") < 350).items()
    assert {key: value.metadata["n"] for key, value in items} == {f"n{number:06}": number for number in range(350)}


@pytest.mark.differs("numbers sort as text, on SQLite")
def test_far_positions_are_reached(many):
    node, amount = many
    ordered = node.sort(("n", 1))
    assert ordered.keys()[amount // 2] == f"n{amount // 2:06}"
    assert list(ordered.keys()[amount - 3 :]) == [f"n{number:06}" for number in range(amount - 3, amount)]
    with pytest.raises(IndexError):
        ordered.keys()[amount]
