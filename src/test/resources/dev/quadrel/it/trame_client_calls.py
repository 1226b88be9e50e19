"""Calls of trame-server's Python client, two of them at once. Arguments: address of the web socket, secret. Prints JSON."""
import asyncio
import json
import sys
import time

from trame_server.client import Client

PATIENCE = 20


async def until(condition):
    """Waits for what comes by the network."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


async def main(url, secret):
    """What is seen, by names."""
    one, two = (Client(url, {"secret": secret}) for _ in range(2))
    tasks = [asyncio.create_task(client.connect()) for client in (one, two)]
    await until(lambda: one.connected == two.connected == 2)
    seen = {"added": await one.call_trigger("add", [1, 2], {"z": 3})}
    name = f"python {time.time()}"
    with one.state:
        one.state.name = name
    await until(lambda: two.state.name == name)
    # Nothing is known of what is there before it changes.
    await one.call_trigger("inc")
    await until(lambda: two.state.double == 2 * (two.state.count or 1))
    first = two.state.count
    await two.call_trigger("inc", [5])
    await until(lambda: one.state.count == first + 5 and one.state.double == 2 * first + 10 == two.state.double)
    seen["slow"] = await one.call_trigger("aslow", [{"deep": [1, None]}])
    seen["bytes"] = len(await two.call_trigger("bin", [1_000_000]))
    for client in (one, two):
        await client.disconnect()
    await asyncio.wait(tasks, timeout=PATIENCE)
    print(json.dumps(seen))


asyncio.run(main(*sys.argv[1:]))
