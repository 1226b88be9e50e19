"""What the check of an API key adds to a JSON GET, where users log in."""
import json
import secrets
import shutil
import urllib.parse
import urllib.request

from case_files import started
from load import Load, Peer, ratios
from options import WORK
from report import load_table

ABOUT = ("Two methods of one resource with the same result: one for everybody, one with `@RequiresScope`. The key is that of a user "
         "in the catalog's database; who has it is looked up once a second.")
WITH, WITHOUT = "with an API key", "without a check"


def run(options, server, peers, page):
    """Measures at 16 and 400 connections."""
    load = Load(options.seconds, options.rounds)
    folder = WORK / "access"
    shutil.rmtree(folder, ignore_errors=True)
    password = secrets.token_hex(16)
    settings = [f"-Dquadrel.catalog.directory={folder}", "-Dquadrel.access.password-provider=bench",
                "-Dquadrel.access.initial-admin=bench", f"-Dquadrel.access.initial-password={password}"]
    with started(lambda: server.running(*settings)) as quadrel:
        headers = (f"Authorization: Apikey {make_key(quadrel.port, password)}", "Cookie: tiled_csrf=bench")
        contenders = [Peer(WITH, quadrel, quadrel.port, "/bench/keyed", headers=headers),
                      Peer(WITHOUT, quadrel, quadrel.port, "/bench/plain", headers=headers)]
        for connections in (16, 400):
            samples = load.rounds_of(contenders, connections)
            page.section(f"JSON GET with an API key, {connections} connections", ABOUT, load_table(samples))
            page.target(f"JSON GET, {connections} connections: with an API key / without a check", 0.95,
                        ratios(samples[WITH], samples[WITHOUT]))
    page.commands += load.command_lines()


def make_key(port, password):
    """The secret of a new key of the user."""
    form = urllib.parse.urlencode({"grant_type": "password", "username": "bench", "password": password})
    tokens = post(port, "/auth/provider/bench/token", form.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    wanted = json.dumps({"scopes": ["read:metadata"]}).encode()
    key = post(port, "/auth/apikey", wanted, {"Authorization": "Bearer " + tokens["access_token"]})
    return key["secret"]


def post(port, path, body, headers):
    """What an answer has in its JSON."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1{path}", body, headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)
