"""Search: every query that the client knows, alone and together."""

import numpy
import pytest
from tiled.queries import (
    Comparison,
    Contains,
    Eq,
    FullText,
    In,
    Key,
    KeyPresent,
    KeysFilter,
    Like,
    NotEq,
    NotIn,
    Regex,
    SpecsQuery,
    StructureFamilyQuery,
)
from tiled.structures.core import Spec

pytestmark = pytest.mark.m3

SAMPLES = {
    "s0": {"color": "red", "n": 0, "temp": 99.0, "tags": ["a", "b"], "sample": {"name": "gold", "mass": 1.5}},
    "s1": {"color": "blue", "n": 1, "temp": 148.5, "tags": ["b"], "sample": {"name": "silver", "mass": 2.5}},
    "s2": {"color": "red", "n": 2, "temp": -3.25, "tags": [], "sample": {"name": "gold dust", "mass": 10}},
    "s3": {"color": "Red", "n": 3, "flag": True, "note": "The quick brown fox"},
    "s4": {"color": "green", "n": 10, "flag": False, "note": "quicker than dogs", "nothing": None},
    "s5": {"n": 2.5, "note": "a 100% bluefox; cats", "numbers": [1, 2, 3], "sample": {"name": None}},
}
SPECS = {
    "p0": [Spec("alpha", version="1")],
    "p1": [Spec("alpha"), Spec("beta")],
    "p2": [Spec("beta")],
    "p3": [],
}


@pytest.fixture(scope="module")
def samples(shared):
    node = shared.create_container("samples")
    for key, metadata in SAMPLES.items():
        node.create_container(key, metadata=metadata)
    return node


@pytest.fixture(scope="module")
def labelled(shared):
    node = shared.create_container("labelled")
    for key, specs in SPECS.items():
        node.create_container(key, specs=specs)
    return node


@pytest.fixture(scope="module")
def families(shared):
    node = shared.create_container("families")
    node.create_container("c")
    node.write_array(numpy.arange(3), key="a")
    node.write_table({"x": [1]}, key="t")
    return node


QUOTED = pytest.param('quo"te', marks=pytest.mark.differs("a key with a quotation mark is not found, on SQLite"))
BOOLEAN = pytest.param(Eq("n", True), [], marks=pytest.mark.differs("true equals 1, on SQLite"))
NULLS = pytest.mark.differs("a null or an object is a 500")
CASES = [
    (Eq("color", "red"), ["s0", "s2"]),
    (Eq("color", "nope"), []),
    (Eq("missing", "red"), []),
    (Eq("n", 2), ["s2"]),
    (Eq("n", 3.0), ["s3"]),
    (Eq("n", 2.5), ["s5"]),
    (Eq("flag", True), ["s3"]),
    (Eq("flag", False), ["s4"]),
    BOOLEAN,
    pytest.param(Eq("nothing", None), ["s4"], marks=NULLS),
    pytest.param(Eq("sample", {"name": "gold", "mass": 1.5}), ["s0"], marks=NULLS),
    (Eq("sample.name", "gold"), ["s0"]),
    (Eq("sample.mass", 10), ["s2"]),
    (Key("color") == "red", ["s0", "s2"]),
    (Key("color") != "red", ["s1", "s3", "s4"]),
    (NotEq("color", "red"), ["s1", "s3", "s4"]),
    (NotEq("n", 2), ["s0", "s1", "s3", "s4", "s5"]),
    (NotEq("sample.name", "gold"), ["s1", "s2"]),
    (NotEq("missing", 1), []),
    (Key("n") > 2, ["s3", "s4", "s5"]),
    (Key("n") >= 2, ["s2", "s3", "s4", "s5"]),
    (Key("n") < 2, ["s0", "s1"]),
    (Key("n") <= 2, ["s0", "s1", "s2"]),
    (Key("n") > 9, ["s4"]),
    (Key("temp") < 100, ["s0", "s2"]),
    (Comparison("ge", "sample.mass", 2.5), ["s1", "s2"]),
    (Comparison("gt", "color", "green"), ["s0", "s2"]),
    (Comparison("lt", "missing", 5), []),
    (Contains("tags", "b"), ["s0", "s1"]),
    (Contains("tags", "z"), []),
    (Contains("numbers", 2), ["s5"]),
    (Contains("color", "ed"), ["s0", "s2", "s3"]),
    (Contains("sample.name", "gold"), ["s0", "s2"]),
    (In("color", ["blue", "green", "pink"]), ["s1", "s4"]),
    (In("n", [0, 10]), ["s0", "s4"]),
    (In("color", []), []),
    (NotIn("color", ["blue", "green"]), ["s0", "s2", "s3"]),
    (NotIn("n", [0, 1, 2, 2.5]), ["s3", "s4"]),
    (NotIn("color", []), list(SAMPLES)),
    (KeyPresent("note"), ["s3", "s4", "s5"]),
    (KeyPresent("note", exists=False), ["s0", "s1", "s2"]),
    (KeyPresent("sample.mass"), ["s0", "s1", "s2"]),
    (KeyPresent("nothing"), ["s4"]),
    (Like("color", "re%"), ["s0", "s2", "s3"]),
    (Like("sample.name", "gol_"), ["s0"]),
    (Like("sample.name", "%o%"), ["s0", "s2"]),
    (Like("note", "%100%"), ["s5"]),
    (FullText("quick"), ["s3"]),
    (FullText("QUICK"), ["s3"]),
    (FullText("qui"), []),
    (FullText("gold"), ["s0", "s2"]),
    (FullText("fox"), ["s3"]),
    (FullText("blue"), ["s1"]),
    (KeysFilter(["s0", "s3", "nope"]), ["s0", "s3"]),
    (KeysFilter([]), []),
]


@pytest.mark.parametrize("query,expected", CASES, ids=str)
def test_query_finds(samples, query, expected):
    found = samples.search(query)
    assert list(found) == expected
    assert len(found) == len(expected)


REGEXES = [
    (Regex("color", "^r"), ["s0", "s2"]),
    (Regex("color", "^r", case_sensitive=False), ["s0", "s2", "s3"]),
    (Regex("note", r"fox$"), ["s3"]),
    (Regex("note", r"\d+%"), ["s5"]),
    (Regex("sample.name", "gold|silver"), ["s0", "s1", "s2"]),
    (Regex("missing", "."), []),
]


@pytest.mark.parametrize("query,expected", REGEXES, ids=str)
@pytest.mark.differs("the catalog knows no regular expressions")
def test_regular_expression_finds(samples, query, expected):
    assert list(samples.search(query)) == expected


def test_queries_are_joined_by_and(samples):
    assert list(samples.search(Key("color") == "red").search(Key("n") > 1)) == ["s2"]
    assert list(samples.search(Eq("color", "red")).search(Eq("color", "blue"))) == []
    assert list(samples.search(FullText("gold")).search(FullText("dust"))) == ["s2"]


def test_results_are_looked_up_by_key(samples):
    found = samples.search(Key("color") == "red")
    assert found["s0"].metadata["n"] == 0
    assert "s1" not in found
    with pytest.raises(KeyError):
        found["s1"]
    with pytest.raises(KeyError):
        found["nope"]


def test_results_have_ends_and_slices(samples):
    found = samples.search(Key("n") > 0)
    assert found.keys().first() == "s1"
    assert found.keys().last() == "s5"
    assert found.values()[1].metadata["n"] == 2
    assert list(found.keys()[1:3]) == ["s2", "s3"]


def test_two_lookups_of_different_keys_find_nothing(http, samples, target):
    link = samples.item["links"]["search"]
    both = [("filter[lookup][condition][key]", "s0"), ("filter[lookup][condition][key]", "s1")]
    assert http.get(link, params=both).json()["data"] == []
    assert [item["id"] for item in http.get(link, params=both[:1]).json()["data"]] == ["s0"]


SPEC_CASES = [
    (SpecsQuery(include=["alpha"]), ["p0", "p1"]),
    (SpecsQuery(include=["alpha", "beta"]), ["p1"]),
    (SpecsQuery(include=["alpha"], exclude=["beta"]), ["p0"]),
    (SpecsQuery(include=[], exclude=["beta"]), ["p0", "p3"]),
    (SpecsQuery(include=["gamma"]), []),
]


@pytest.mark.parametrize("query,expected", SPEC_CASES, ids=str)
def test_specs_are_found(labelled, query, expected):
    assert list(labelled.search(query)) == expected


@pytest.mark.parametrize("family,expected", [("container", ["c"]), ("array", ["a"]), ("table", ["t"]), ("sparse", [])])
def test_families_are_found(families, family, expected):
    assert list(families.search(StructureFamilyQuery(family))) == expected


def test_search_sees_children_only(client):
    client.create_container("outer", metadata={"x": 1}).create_container("inner", metadata={"x": 1})
    assert list(client.search(Eq("x", 1))) == ["outer"]


def test_search_sees_updates(client):
    node = client.create_container("a", metadata={"color": "red", "text": "apple"})
    node.update_metadata({"color": "blue", "text": "pear"})
    assert list(client.search(Eq("color", "red"))) == []
    assert list(client.search(Eq("color", "blue"))) == ["a"]
    assert list(client.search(FullText("apple"))) == []
    assert list(client.search(FullText("pear"))) == ["a"]


def test_search_does_not_see_deleted_nodes(client):
    client.create_container("a", metadata={"text": "zebra"}).delete()
    assert list(client.search(FullText("zebra"))) == []
    client.create_container("a", metadata={"text": "lion"})
    assert list(client.search(FullText("zebra"))) == []


@pytest.mark.parametrize("key", ["with space", "ünï", QUOTED, "it's", "a-b", "$x", "[0]", "a:b", "%"])
@pytest.mark.parametrize(
    "value", ["plain", "it's", 'quo"te', "50%", "日本", "back\\slash", "", "'; DROP TABLE nodes; --"]
)
def test_unusual_keys_and_values_are_found(client, key, value):
    client.create_container("hit", metadata={key: value})
    client.create_container("miss", metadata={key: "other"})
    assert list(client.search(Eq(key, value))) == ["hit"]
    assert list(client.search(In(key, [value]))) == ["hit"]


def test_text_of_arrays_and_tables_is_found(client):
    client.write_array(numpy.arange(2), key="a", metadata={"title": "crystal lattice"})
    client.write_table({"x": [1]}, key="t", metadata={"deep": {"er": ["lattice constants"]}})
    assert list(client.search(FullText("lattice"))) == ["a", "t"]
