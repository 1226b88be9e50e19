"""Streams: what happens to nodes, heard by Tiled's own client."""

import uuid

import httpx
import numpy
import pandas
import pyarrow
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from streaming import Heard, follow, message

pytestmark = pytest.mark.m8


def test_new_children_are_heard_and_usable(client, hear):
    heard = hear(client.subscribe(), "child_created")
    client.write_array(numpy.arange(3), key="a", metadata={"n": 1}, specs=["thing"])
    client.write_table(pandas.DataFrame({"x": [1, 2]}), key="t")
    client.create_container("c")
    array, table, container = updates = [heard.next() for _ in range(3)]
    assert follow(updates)
    assert (array.key, array.metadata) == ("a", {"n": 1})
    assert array.child().read().tolist() == [0, 1, 2]
    assert array.child().specs[0].name == "thing"
    assert table.child().read()["x"].tolist() == [1, 2]
    assert (container.structure_family, container.data_sources) == ("container", [])


@pytest.mark.differs("a new node goes on with the numbers, and tells the news, of one that was deleted")
def test_numbers_of_a_new_node_begin_with_1(client, hear):
    for child in ("x", "y"):
        heard = hear(client.create_container("c").subscribe(), "child_created", start=0)
        client["c"].create_container(child)
        update = heard.next()
        assert (update.sequence, update.key) == (1, child)
        client.delete_contents("c", recursive=True, external_only=False)


def test_changed_metadata_is_heard_at_the_container(client, hear):
    child = client.create_container("c", metadata={"a": 1})
    heard = hear(client.subscribe(), "child_metadata_updated")
    child.update_metadata({"b": 2})
    child.replace_metadata({"c": 3}, specs=["x"])
    child.update_metadata({"d": 4}, drop_revision=True)
    updates = [heard.next() for _ in range(3)]
    assert follow(updates)
    assert [update.metadata for update in updates] == [{"a": 1, "b": 2}, {"c": 3}, {"c": 3, "d": 4}]
    assert {update.key for update in updates} == {"c"}
    assert updates[1].specs[0].name == "x"


def test_written_elements_are_heard(client, hear):
    array = client.write_array(numpy.arange(4, dtype="i4"), key="a")
    heard = hear(array.subscribe(), "new_data")
    array.write(numpy.arange(4, dtype="i4") + 1)
    array.write_block(numpy.arange(4, dtype="i4") + 2, (0,))
    array.patch(numpy.array([7, 8], dtype="i4"), offset=(4,), extend=True)
    whole, block, patch = updates = [heard.next() for _ in range(3)]
    assert follow(updates)
    assert (whole.data().tolist(), whole.offset, whole.block) == ([1, 2, 3, 4], None, None)
    assert (block.data().tolist(), block.offset, block.block) == ([2, 3, 4, 5], None, (0,))
    assert (patch.data().tolist(), patch.offset, patch.shape) == ([7, 8], (4,), (2,))
    assert client["a"].read().tolist() == [2, 3, 4, 5, 7, 8]


def test_elements_that_are_not_stored_are_heard(client, hear):
    array = client.write_array(numpy.zeros(3), key="a")
    heard = hear(array.subscribe(), "new_data")
    array.write(numpy.ones(3), persist=False)
    array.patch(numpy.array([5.0]), offset=(1,), persist=False)
    assert heard.next().data().tolist() == [1.0, 1.0, 1.0]
    assert heard.next().data().tolist() == [5.0]
    assert array.read().tolist() == [0.0, 0.0, 0.0]


def test_written_rows_are_heard(client, hear):
    table = client.write_table(pandas.DataFrame({"x": [1, 2], "y": ["u", "v"]}), key="t")
    heard = hear(table.subscribe(), "new_data")
    table.write(pandas.DataFrame({"x": [3], "y": ["w"]}))
    table.write_partition(0, pandas.DataFrame({"x": [4, 5], "y": ["a", "b"]}))
    whole, part = heard.next(), heard.next()
    assert follow([whole, part])
    assert (whole.partition, whole.append) == (None, False)
    assert whole.data()["y"].tolist() == ["w"]
    assert (part.partition, part.append) == (0, False)
    assert part.data()["x"].tolist() == [4, 5]


def test_appended_rows_are_heard(client, hear):
    table = client.create_appendable_table(pyarrow.schema([("x", pyarrow.int64())]), key="t")
    heard = hear(table.subscribe(), "new_data")
    table.append_partition(0, pyarrow.table({"x": [1, 2]}))
    table.append_partition(0, pyarrow.table({"x": [3]}))
    first, second = heard.next(), heard.next()
    assert follow([first, second])
    assert (first.partition, first.append) == (0, True)
    assert [first.data()["x"].tolist(), second.data()["x"].tolist()] == [[1, 2], [3]]


def test_what_has_happened_is_heard_from_a_number_on(client, hear, socket):
    array = client.write_array(numpy.full(2, -1), key="a")
    live = socket(array)
    message(live)
    for number in range(4):
        array.write(numpy.full(2, number))
    first = message(live)["sequence"]
    heard = [hear(array.subscribe(), "new_data", start=first + step) for step in (-1, 1)]
    assert [heard[0].next().data()[0] for _ in range(5)] == [-1, 0, 1, 2, 3]
    assert [heard[1].next().data()[0] for _ in range(3)] == [1, 2, 3]
    array.write(numpy.full(2, 9))
    assert [one.next().sequence for one in heard] == [first + 4] * 2
    heard[1].nothing()


def test_end_of_the_stream_is_heard(client, hear):
    array = client.write_array(numpy.arange(2), key="a")
    subscription = array.subscribe()
    heard, data = Heard(), Heard()
    subscription.new_data.add_callback(data)
    subscription.stream_closed.add_callback(heard)
    closed = hear(subscription, "disconnected")
    array.write(numpy.arange(2))
    last = data.next().sequence
    array.close_stream()
    assert heard.next() is not None and closed.next() is not None
    again = hear(array.subscribe(), "new_data")
    array.write(numpy.arange(2))
    assert again.next().sequence == last + 2


def test_large_elements_are_heard_whole(client, hear):
    array = client.write_array(numpy.zeros((1000, 1000)), key="a")
    heard = hear(array.subscribe(), "new_data", max_size=20_000_000)
    values = numpy.random.default_rng(1).random((1000, 1000))
    array.write(values)
    assert numpy.array_equal(heard.next().data(), values)


@pytest.mark.differs("it tells all of them, whatever their size")
def test_elements_that_are_too_many_are_told_by_where_to_read_them(client, hear):
    array = client.write_array(numpy.zeros((2200, 1000)), key="a")
    heard = hear(array.subscribe(), "new_data", max_size=20_000_000)
    values = numpy.random.default_rng(1).random((2200, 1000))
    array.write(values)
    update = heard.next()
    assert update.type == "array-ref"
    assert numpy.array_equal(update.data(), values)


def test_somebody_who_has_logged_in_hears(user, hear):
    array = user.write_array(numpy.arange(2), key=f"t-{uuid.uuid4().hex}")
    heard = hear(array.subscribe(), "new_data")
    array.write(numpy.array([4, 5]))
    assert heard.next().data().tolist() == [4, 5]


def test_key_that_may_not_read_data_hears_nothing(no_original, login_target):
    name, password = login_target.new_user()
    node = login_target.client(login_target.key(name, password)).create_container(f"t-{uuid.uuid4().hex}")
    limited = login_target.key(name, password, scopes=["read:metadata"])
    uri = f"{login_target.uri}/stream/single/{node.path_parts[-1]}".replace("http", "ws", 1)
    with pytest.raises(InvalidStatus) as refused:
        connect(uri, additional_headers={"Authorization": f"Apikey {limited}"})
    assert refused.value.response.status_code == 401


def test_new_nodes_that_one_may_not_see_are_not_heard(no_original, login_target, hear):
    (owner_name, owner), (reader_name, reader) = (
        (name, login_target.client(login_target.key(name, password)))
        for name, password in (login_target.new_user(), login_target.new_user())
    )
    team, own = (f"{name}-{uuid.uuid4().hex}" for name in ("team", "own"))
    login_target.command(f"tag grant {team} {owner_name} write")
    login_target.command(f"tag grant {team} {reader_name} read")
    login_target.command(f"tag grant {own} {owner_name} write")
    shared = owner.create_container(f"t-{uuid.uuid4().hex}", access_tags=[team])
    all_of_them = hear(shared.subscribe(), "child_created")
    some = hear(reader[shared.path_parts[-1]].subscribe(), "child_created")
    shared.create_container("hidden", access_tags=[own])
    shared.create_container("seen")
    assert [all_of_them.next().key, all_of_them.next().key] == ["hidden", "seen"]
    assert (some.next().key, some.empty()) == ("seen", True)
