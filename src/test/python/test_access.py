"""Who may use which node, where users log in: owners, tags, inheritance, keys that are for tags; by Tiled's own client."""

import uuid

import numpy
import pytest
from tiled.queries import AccessTagsFilter, Eq

from logins import detail, status

pytestmark = pytest.mark.m6


@pytest.fixture(scope="module")
def users(no_original, login_target):
    return login_target


@pytest.fixture(scope="module")
def admin(users):
    return users.client(users.key(*users.admin))


def somebody(users):
    """A user's client, with the user's name."""
    name, password = users.new_user()
    client = users.client(users.key(name, password))
    client.user_name = name
    return client


@pytest.fixture(scope="module")
def ann(users):
    return somebody(users)


@pytest.fixture(scope="module")
def bob(users):
    return somebody(users)


@pytest.fixture(scope="module")
def team(users, ann, bob):
    """A tag that Ann may write and Bob may read."""
    tag = f"team-{uuid.uuid4().hex}"
    users.command(f"tag grant {tag} {ann.user_name} write")
    users.command(f"tag grant {tag} {bob.user_name} read")
    return tag


@pytest.fixture
def key():
    return f"t-{uuid.uuid4().hex}"


def test_node_belongs_to_its_maker(ann, bob, admin, key):
    node = ann.create_container(key)
    assert list(node.access_tags) == [f"user:{ann.user_name}"]
    assert list(ann[key].access_tags) == [f"user:{ann.user_name}"]
    raw = ann.context.http_client.get(ann[key].uri).json()["data"]["attributes"]
    assert raw["access_blob"] == {"user": ann.user_name}
    assert key in ann and key in admin and key not in bob
    with pytest.raises(KeyError):
        bob[key]


def test_hidden_node_looks_like_a_missing_one(ann, bob, key):
    ann.write_array(numpy.arange(3), key=key)
    missing = f"t-{uuid.uuid4().hex}"
    api = str(bob.context.api_uri).rstrip("/")
    for route in ("metadata", "search", "distinct", "revisions", "array/full", "container/full", "table/full"):
        answers = [bob.context.http_client.get(f"{api}/{route}/{name}") for name in (key, missing)]
        assert [answer.status_code for answer in answers] == [404, 404], route
        assert answers[0].text.replace(key, missing) == answers[1].text, route


def test_listing_and_counts_have_what_is_visible(ann, bob, admin, team, key):
    shared = ann.create_container(key, access_tags=[team])
    mine = admin[key].create_container("admins", metadata={"v": 1}, access_tags=["other"])
    assert list(mine.access_tags) == ["other"]
    for number in range(3):
        shared.create_container(f"n{number}", metadata={"v": 1})
    for client in (ann, bob):
        assert list(client[key]) == ["n0", "n1", "n2"]
        assert len(client[key]) == 3
        assert len(client[key].search(Eq("v", 1))) == 3
        assert client[key].distinct("v", counts=True)["metadata"]["v"] == [{"value": 1, "count": 3}]
        assert client.context.http_client.get(client[key].uri).json()["data"]["attributes"]["structure"]["count"] == 3
    assert list(admin[key]) == ["admins", "n0", "n1", "n2"]


def test_tag_to_read_is_not_to_write(ann, bob, team, key):
    array = ann.write_array(numpy.arange(3), key=key, access_tags=[team])
    assert list(array.access_tags) == [team]
    assert bob[key].read().tolist() == [0, 1, 2]
    api = str(bob.context.api_uri).rstrip("/")
    assert status(lambda: bob[key].update_metadata({"a": 1})) == 403
    assert status(lambda: bob[key].write(numpy.arange(3))) == 403
    assert status(lambda: bob.delete_contents(key, external_only=False)) == 403
    assert bob.context.http_client.delete(f"{api}/revisions/{key}?number=1").status_code == 403
    assert "Not enough permissions" in detail(lambda: bob[key].update_metadata({"a": 1}))
    ann[key].update_metadata({"a": 2})
    assert dict(bob[key].metadata) == {"a": 2}


def test_inner_node_is_as_its_container(ann, bob, team, key):
    outer = ann.create_container(key)
    inner = outer.create_container("inner")
    array = inner.write_array(numpy.arange(3), key="a", metadata={"v": 1})
    assert list(array.access_tags) == [f"user:{ann.user_name}"]
    assert key not in bob
    outer.update_metadata(access_tags=[team])
    assert list(outer.access_tags) == list(ann[key, "inner", "a"].access_tags) == [team]
    assert bob[key, "inner", "a"].read().tolist() == [0, 1, 2]
    assert list(bob[key, "inner"].search(Eq("v", 1))) == ["a"]
    assert bob[key].metadata == {}


def test_node_of_a_hidden_container_is_hidden(ann, bob, team, key):
    ann.create_container(key).create_container("inner", access_tags=[team])
    assert list(ann[key, "inner"].access_tags) == [team]
    with pytest.raises(KeyError):
        bob[key, "inner"]


def test_search_by_tags_finds_what_is_shown(ann, bob, team, key):
    shared, own = ann.create_container(key, access_tags=[team]), ann.create_container(f"{key}-own")
    shared.create_container("inner")
    own.create_container("inner")
    own.create_container("tagged", access_tags=[team])
    mine = f"user:{ann.user_name}"
    assert list(bob[key].search(AccessTagsFilter([team, "else"]))) == ["inner"]
    assert list(ann[key].search(AccessTagsFilter([mine]))) == []
    assert list(own.search(AccessTagsFilter([mine]))) == ["inner"]
    assert list(own.search(AccessTagsFilter([mine, team]))) == ["inner", "tagged"]


def test_public_node_is_for_all_to_read(ann, bob, admin, key):
    assert status(lambda: ann.create_container(key, access_tags=["public"])) == 403
    admin.create_container(key, access_tags=["public"])
    assert key in ann and key in bob
    assert status(lambda: bob[key].create_container("x")) == 403


def test_foreign_tag_is_refused(ann, bob, team, key):
    refused = detail(lambda: bob.create_container(key, access_tags=[team]))
    assert refused.startswith("Access policy rejects the provided access blob.")
    assert key not in bob
    ann.create_container(key)
    for tags in (["nobodys"], ["user:somebody"]):
        assert status(lambda: ann[key].update_metadata(access_tags=tags)) == 403
        assert status(lambda: ann[key].replace_metadata(access_tags=tags)) == 403
    assert list(ann[key].access_tags) == [f"user:{ann.user_name}"]


def test_tags_are_replaced_and_patched(users, ann, team, key):
    other = f"other-{uuid.uuid4().hex}"
    users.command(f"tag grant {other} {ann.user_name} write")
    node = ann.create_container(key, access_tags=[team, other])
    assert list(node.access_tags) == sorted([team, other])
    node.replace_metadata(access_tags=[other])
    assert list(node.access_tags) == list(ann[key].access_tags) == [other]
    node.update_metadata({"a": 1}, access_tags=[other, team])
    assert list(ann[key].access_tags) == sorted([team, other])
    blob = {"content-type": "application/merge-patch+json", "specs": None, "access_blob": {"tags": [team]}}
    answer = ann.context.http_client.patch(ann[key].uri, json=blob)
    assert answer.json()["access_blob"] == {"tags": [team]}
    both = ann.context.http_client.put(ann[key].uri, json={"access_blob": {"tags": [team]}, "access_tags": [team]})
    assert both.status_code == 422


def test_grant_and_revocation_hold_at_once(users, ann, bob, key):
    tag = f"tag-{uuid.uuid4().hex}"
    users.command(f"tag grant {tag} {ann.user_name} write")
    ann.create_container(key, access_tags=[tag])
    assert key not in bob
    users.command(f"tag grant {tag} {bob.user_name} read")
    assert key in bob
    assert f"{tag} " in users.command("tag list")
    users.command(f"tag revoke {tag} {bob.user_name}")
    assert key not in bob
    users.command(f"tag grant {tag} role:user read")
    assert key in bob
    users.command(f"tag revoke {tag} role:user")


def test_key_for_tags_sees_these_nodes_alone(users, ann, team, key):
    mine = f"{key}-mine"
    ann.create_container(key, access_tags=[team])
    ann.create_container(mine)
    made = ann.context.create_api_key(scopes=["read:metadata", "write:metadata", "create:node"], access_tags=[team])
    assert made["access_tags"] == [team]
    limited = users.client(made["secret"])
    assert key in limited and mine not in limited
    assert status(lambda: limited.create_container(f"{key}-x")) == 403
    limited.create_container(f"{key}-y", access_tags=[team])
    limited[key].create_container("z")
    own = ann.context.create_api_key(scopes=["read:metadata"], access_tags=[f"user:{ann.user_name}"])
    assert mine in users.client(own["secret"]) and key not in users.client(own["secret"])


def test_key_for_tags_has_scopes_of_its_own(users, ann, team):
    assert status(lambda: ann.context.create_api_key(access_tags=[team])) == 403
    made = ann.context.create_api_key(scopes=["read:metadata", "create:apikeys"], access_tags=[team])
    limited = users.client(made["secret"])
    assert status(lambda: limited.context.create_api_key(scopes=["read:metadata"])) == 403
    assert limited.context.create_api_key(scopes=["read:metadata"], access_tags=[team])["access_tags"] == [team]


def test_container_is_sent_without_what_is_hidden(ann, bob, admin, team, key):
    ann.create_container(key, access_tags=[team]).write_array(numpy.arange(3), key="a")
    admin[key].write_array(numpy.arange(3), key="hidden", access_tags=["other"])
    api = str(bob.context.api_uri).rstrip("/")
    sent = bob.context.http_client.get(f"{api}/container/full/{key}", params={"format": "json"}).json()
    assert set(sent["contents"]) == {"a"}
    answer = bob.context.http_client.get(f"{api}/container/full/{key}", params={"field": "hidden"})
    assert answer.status_code == 404


def test_container_with_hidden_entries_stays(ann, admin, team, key):
    ann.create_container(key, access_tags=[team])
    admin[key].create_container("hidden", access_tags=["other"])
    assert status(lambda: ann.delete_contents(key, recursive=True, external_only=False)) == 403
    admin.delete_contents(key, recursive=True, external_only=False)
    assert key not in ann
