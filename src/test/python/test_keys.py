"""API keys of users and services, and what administrators see; by Tiled's own client wherever it has a call."""

import json
import time
import uuid
from datetime import datetime

import httpx
import pytest
from tiled.client import from_uri
from tiled.client.context import Admin, Context

from logins import status, tokens_of

pytestmark = pytest.mark.m6


def test_key_has_what_its_owner_has(login_target, user):
    made = user.context.create_api_key()
    assert len(made["secret"]) == 72 and made["secret"].startswith(made["first_eight"])
    assert made["scopes"] == ["inherit"] and made["expiration_time"] is None and made["note"] is None
    by_key = from_uri(login_target.uri, api_key=made["secret"])
    assert by_key.context.whoami()["uuid"] == user.context.whoami()["uuid"]


def test_key_has_scopes_expiry_and_note(login_target, user):
    made = user.context.create_api_key(scopes=["read:metadata"], expires_in="1h", note="beam time")
    assert isinstance(made["expiration_time"], datetime)
    (listed,) = [key for key in user.context.whoami()["api_keys"] if key["first_eight"] == made["first_eight"]]
    assert listed["note"] == "beam time" and listed["scopes"] == ["read:metadata"] and "secret" not in listed
    by_key = from_uri(login_target.uri, api_key=made["secret"])
    assert status(lambda: by_key.create_container("x")) == 401
    info = login_target.get("auth/apikey", Authorization=f"Apikey {made['secret']}").json()
    assert info["first_eight"] == made["first_eight"] and "secret" not in info


def test_key_expires(login_target, user):
    secret = user.context.create_api_key(expires_in=1)["secret"]
    time.sleep(1.6)
    assert login_target.get("metadata/", Authorization=f"Apikey {secret}").status_code == 401


def test_key_is_revoked(login_target, user):
    made = user.context.create_api_key()
    header = f"Apikey {made['secret']}"
    assert login_target.get("metadata/", Authorization=header).status_code == 200
    user.context.revoke_api_key(made["first_eight"])
    answer = login_target.get("metadata/", Authorization=header)
    assert answer.status_code == 401 and answer.json()["detail"] == "Invalid API key"
    assert status(lambda: user.context.revoke_api_key(made["first_eight"])) == 404


def test_key_with_more_than_its_owner_has_is_403(user):
    assert status(lambda: user.context.create_api_key(scopes=["admin:apikeys"])) == 403


@pytest.mark.differs("a key makes one that may do more than itself")
def test_key_makes_none_that_may_do_more(login_target, user):
    narrow = user.context.create_api_key(scopes=["read:metadata", "create:apikeys"])["secret"]
    context = from_uri(login_target.uri, api_key=narrow).context
    assert status(lambda: context.create_api_key(scopes=["write:data"])) == 403
    assert status(lambda: context.create_api_key()) == 403
    assert context.create_api_key(scopes=["read:metadata"])["scopes"] == ["read:metadata"]


@pytest.mark.parametrize("key", ["secret", "wrong", "0" * 72, "äöü"])
def test_wrong_key_is_refused(login_target, key):
    answer = httpx.get(f"{login_target.uri}/metadata/", params={"api_key": key})
    assert answer.status_code == 401 and answer.json()["detail"] == "Invalid API key"


def test_key_info_without_a_key_is_401(login_target, user):
    access, _ = tokens_of(user)
    assert login_target.get("auth/apikey", Authorization=f"Bearer {access}").status_code == 401
    assert login_target.get("auth/apikey").status_code == 401


def test_users_do_not_see_others(user):
    assert status(lambda: Admin(user.context).list_principals()) == 401
    assert status(lambda: Admin(user.context).create_service_principal("user")) == 401


def test_administrator_sees_all(admin, login_target):
    login_target.token(*login_target.new_user())
    principals = Admin(admin.context).list_principals()
    assert len(principals) >= 2
    mine = admin.context.whoami()["uuid"]
    assert Admin(admin.context).show_principal(mine)["uuid"] == mine
    assert status(lambda: Admin(admin.context).show_principal(uuid.uuid4())) == 404
    assert "secret" not in json.dumps(principals) and "hash" not in json.dumps(principals)


def test_service_has_keys(admin, login_target):
    service = Admin(admin.context).create_service_principal("user")
    assert service["type"] == "service" and service["identities"] == []
    made = Admin(admin.context).create_api_key(service["uuid"], scopes=["read:metadata"])
    context = Context(f"{login_target.uri}/", api_key=made["secret"])
    assert context.whoami()["uuid"] == service["uuid"]
    Admin(admin.context).revoke_api_key(service["uuid"], made["first_eight"])
    assert status(context.whoami) == 401


def test_removed_user_is_nobody(no_original, connect, login_target):
    name, password = login_target.new_user()
    key = connect(name, password).context.create_api_key()["secret"]
    login_target.command(f"user remove {name}")
    assert login_target.token(name, password).status_code == 401
    assert login_target.get("metadata/", Authorization=f"Apikey {key}").status_code == 401
