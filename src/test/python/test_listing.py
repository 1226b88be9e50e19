"""Search: order, pages, distinct values and what is refused."""

import pytest
from tiled.client.utils import ClientError
from tiled.queries import Key

pytestmark = pytest.mark.m3

ROWS = [
    ("a", {"n": 10, "color": "red", "temp": 99.0, "deep": {"x": 2}}),
    ("b", {"n": 9, "color": "blue", "temp": 148.5, "deep": {"x": 1}}),
    ("c", {"n": 100, "color": "red", "temp": -3.5}),
    ("d", {"n": 1, "color": "green", "temp": 20}),
    ("e", {"color": "blue"}),
]


@pytest.fixture(scope="module")
def rows(shared):
    node = shared.create_container("rows")
    for key, metadata in ROWS:
        node.create_container(key, metadata=metadata)
    node["a"].create_container("below", metadata={"color": "purple"})
    return node


def test_default_order_is_that_of_creation(client):
    for key in "zxy":
        client.create_container(key)
    assert list(client) == ["z", "x", "y"]
    assert client.keys().last() == "y"


def test_order_by_key(client):
    for key in "zxy":
        client.create_container(key)
    assert list(client.sort(("id", 1))) == ["x", "y", "z"]
    assert list(client.sort(("id", -1))) == ["z", "y", "x"]


@pytest.mark.differs("numbers sort as text, on SQLite")
def test_numbers_sort_as_numbers(rows):
    present = rows.search(Key("n") > 0)
    assert list(present.sort(("n", 1))) == ["d", "b", "a", "c"]
    assert list(present.sort(("n", -1))) == ["c", "a", "b", "d"]


@pytest.mark.differs("numbers sort as text, on SQLite")
def test_numbers_below_other_keys_sort_as_numbers(client):
    for key, temp in [("a", 99.0), ("b", 148.5), ("c", -3.5)]:
        client.create_container(key, metadata={"sample": {"temp": temp}})
    assert list(client.sort(("metadata.sample.temp", -1))) == ["b", "a", "c"]
    assert list(client.sort(("sample.temp", 1))) == ["c", "a", "b"]


def test_text_sorts_as_text(rows):
    assert [rows[key].metadata["color"] for key in rows.sort(("color", 1))] == ["blue", "blue", "green", "red", "red"]


def test_ties_are_broken_by_the_next_key_and_then_by_creation(rows):
    assert list(rows.sort(("color", 1))) == ["b", "e", "d", "a", "c"]
    present = rows.search(Key("n") > 0)
    assert list(present.sort(("color", -1), ("n", -1))) == ["c", "a", "d", "b"]


def test_nodes_without_the_key_are_all_listed(rows):
    assert sorted(rows.sort(("deep.x", 1))) == list("abcde")
    assert [key for key in rows.sort(("deep.x", 1)) if key in "ab"] == ["b", "a"]


@pytest.mark.differs("numbers sort as text, on SQLite")
def test_reversed_views_follow_the_order(rows):
    ordered = rows.search(Key("n") > 0).sort(("n", 1))
    assert ordered.keys().last() == "c"
    assert ordered.values().first().metadata["n"] == 1
    assert list(ordered.keys()[-1:-3:-1]) == ["c", "a"]


def test_sorting_is_told(rows):
    assert rows.sorting == [("", 1)]


def distinct(node, *keys, **options):
    found = node.distinct(*keys, **options)
    return {key: {entry["value"]: entry["count"] for entry in values} for key, values in found["metadata"].items()}


def test_distinct_values_are_those_of_the_children(rows):
    assert distinct(rows, "color", counts=True) == {"color": {"red": 2, "blue": 2, "green": 1}}


def test_distinct_values_of_a_search(rows):
    assert distinct(rows.search(Key("n") > 5), "color", counts=True) == {"color": {"red": 2, "blue": 1}}


def test_distinct_counts_nodes_without_the_key_as_null(rows):
    assert distinct(rows, "deep.x", counts=True)["deep.x"] == {2: 1, 1: 1, None: 3}


def test_distinct_without_counts_tells_none(rows):
    found = rows.distinct("color")["metadata"]["color"]
    assert {"red", "blue", "green"} <= {entry["value"] for entry in found}
    assert all(entry["count"] is None for entry in found)


def test_distinct_families_and_specs(client):
    client.create_container("c", specs=["mine"])
    client.write_table({"x": [1]}, key="t")
    found = client.distinct(structure_families=True, specs=True, counts=True)
    assert {entry["value"]: entry["count"] for entry in found["structure_families"]} == {"container": 1, "table": 1}
    assert {str([spec["name"] for spec in entry["value"]]): entry["count"] for entry in found["specs"]} == {
        "['mine']": 1,
        "[]": 1,
    }


def pages(http, link, params):
    """All pages from the first on, by the links that the server sends."""
    while link:
        page = http.get(link, params=params).json()
        yield page
        link, params = page["links"]["next"], None


def test_pages_follow_each_other_by_links(http, rows):
    found = list(pages(http, rows.item["links"]["search"], {"page[limit]": 2}))
    assert [[item["id"] for item in page["data"]] for page in found] == [["a", "b"], ["c", "d"], ["e"]]
    assert "page[cursor]" in found[0]["links"]["next"]


def test_pages_of_another_order_follow_each_other(http, rows):
    params = {"page[limit]": 2, "sort": "-id"}
    link, found = rows.item["links"]["search"], []
    while link:
        page = http.get(link, params=params).json()
        found.append([item["id"] for item in page["data"]])
        link = page["links"]["next"]
        params = {"sort": "-id", **dict(pair.split("=") for pair in link.split("?")[1].split("&"))} if link else None
        link = link and link.split("?")[0]
    assert found == [["e", "d"], ["c", "b"], ["a"]]


def test_page_may_begin_anywhere(http, rows):
    link = rows.item["links"]["search"]
    assert [item["id"] for item in http.get(link, params={"page[offset]": 3}).json()["data"]] == ["d", "e"]
    assert http.get(link, params={"page[offset]": 99}).json()["data"] == []


def test_page_without_entries_counts(http, rows):
    link = rows.item["links"]["search"]
    counted = http.get(link, params={"fields": "count"}).json()
    assert counted["data"] == [] and counted["meta"]["count"] == 5
    assert http.get(link, params={"page[limit]": 0}).json()["data"] == []


def test_keys_only_are_sent_when_asked_for(http, rows):
    item = http.get(rows.item["links"]["search"], params={"fields": ""}).json()["data"][0]
    assert item["id"] == "a"
    assert not item["attributes"].get("metadata")
    assert item["attributes"]["ancestors"] == [part for part in rows.path_parts if part]


def test_some_fields_are_sent_when_asked_for(http, rows):
    query = {"fields": ["metadata", "structure_family"]}
    attributes = http.get(rows.item["links"]["search"], params=query).json()["data"][0]["attributes"]
    assert attributes["metadata"]["color"] == "red"
    assert attributes["structure_family"] == "container"
    assert attributes["specs"] is None


def test_some_metadata_are_sent_when_asked_for(http, rows):
    query = {"select_metadata": "{c: color, x: deep.x}"}
    data = http.get(rows.item["links"]["search"], params=query).json()["data"]
    assert data[0]["attributes"]["metadata"] == {"selected": {"c": "red", "x": 2}}
    assert data[2]["attributes"]["metadata"] == {"selected": {"c": "red", "x": None}}


REGEX, COMPARISON = "filter[regex][condition]", "filter[comparison][condition]"
REFUSED = [
    ("page[limit]=301", 422),
    ("page[limit]=-1", 422),
    ("page[limit]=x", 422),
    ("page[offset]=-1", 422),
    ("page[offset]=0&page[cursor]=1", 400),
    ("fields=nope", 422),
    ("page[cursor]=nonsense", 422),
    (f"{REGEX}[key]=n&{REGEX}[pattern]=(&{REGEX}[case_sensitive]=true", 400),
    ("sort=a&sort=a", 400),
    ("sort=a&sort=-a", 400),
    ("sort=-&sort=a", 400),
    ("sort=a b", 422),
    ("sort=a;b", 422),
    ("select_metadata=((", 400),
    (f"{COMPARISON}[operator]=almost&{COMPARISON}[key]=n&{COMPARISON}[value]=1", 422),
    ("filter[structure_family][condition][value]=tree", 422),
]
REFUSED_AS_5XX = [
    "page[cursor]=1&sort=n",
    "filter[eq][condition][key]=n&filter[eq][condition][value]=red",
    "filter[in][condition][key]=n&filter[in][condition][value]=3",
    "filter[keys_filter][condition][keys]=x",
    "filter[specs][condition][include]=x&filter[specs][condition][exclude]=[]",
    "filter[eq][condition][key]=n",
    "filter[like][condition][key]=n&filter[like][condition][pattern]=plain",
]


@pytest.mark.parametrize("query,status", REFUSED, ids=lambda value: str(value))
def test_mistake_is_refused(http, rows, query, status):
    response = http.get(f"{rows.item['links']['search']}?{query}")
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    assert response.json()["detail"]


@pytest.mark.parametrize("query", REFUSED_AS_5XX)
@pytest.mark.differs("the mistake is a 500")
def test_mistake_is_the_fault_of_the_client(http, rows, query):
    response = http.get(f"{rows.item['links']['search']}?{query}")
    assert response.status_code in (400, 422), response.text
    assert response.json()["detail"]


@pytest.mark.differs("a lone quotation mark is a 500")
def test_any_text_may_be_searched_for(http, rows):
    for text in ['"', "AND", "a OR", "(", "*", "'", "x:y", "-", "NEAR("]:
        response = http.get(rows.item["links"]["search"], params={"filter[fulltext][condition][text]": text})
        assert response.status_code < 500, text


def test_unknown_parameters_are_ignored(http, rows):
    response = http.get(f"{rows.item['links']['search']}?filter[unheard][condition][of]=1&nonsense=2")
    assert len(response.json()["data"]) == 5


def test_search_of_an_array_is_not_found(client, http, url):
    client.write_array([1, 2], key="a")
    assert http.get(url("search", "a")).status_code == 404


def test_search_below_a_missing_node_is_a_404(http, url):
    response = http.get(url("search", "nope"))
    assert response.status_code == 404
    assert "nope" in response.json()["detail"]


def test_conflict_names_the_key(client, http, url):
    client.create_container("twice")
    body = {"id": "twice", "structure_family": "container", "metadata": {}, "data_sources": [], "specs": []}
    response = http.post(url("metadata"), json=body)
    assert response.status_code == 409
    assert "twice" in response.json()["detail"]
    with pytest.raises(ClientError, match="twice"):
        client.create_container("twice")
