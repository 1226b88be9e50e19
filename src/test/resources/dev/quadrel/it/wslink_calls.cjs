// Calls a server with the wslink client as it is on npm. Arguments: the folder with node_modules, the socket's URL.
// Prints one line of JSON: what came back, by what was asked.
const { createRequire } = require("node:module");
const [folder, url] = process.argv.slice(2);
const load = createRequire(folder + "/");

// What a browser has, of which the client asks when it is loaded.
globalThis.self = globalThis;
globalThis.window = { location: new URL(url.replace(/^ws/, "http")) };
globalThis.document = { baseURI: url.replace(/^ws/, "http") };
globalThis.WebSocket = load("ws");
const { WebsocketConnection } = load("wslink");

function connect(secret) {
  return new Promise((resolve, reject) => {
    const connection = WebsocketConnection.newInstance({ urls: url, secret });
    connection.onConnectionReady(() => resolve(connection));
    connection.onConnectionError((_, error) => reject(error));
    connection.connect();
  });
}

const shown = (bytes) => Array.from(bytes);
const failure = (promise) => promise.then(() => "no error", (error) => error);

async function main() {
  const found = {};
  console.error = () => {};
  found.wrong = await failure(connect("wrong"));
  const one = await connect("wslink-secret");
  const other = await connect("wslink-secret");
  const session = one.getSession();
  const call = (method, args, kwargs) => session.call("check." + method, args, kwargs);

  found.echo = await call("echo", [{ a: [1, 2.5, null, true, "ä€"] }]);
  found.both = await call("both", [1, "two"], { three: 3 });
  found.add = await call("add", [1, 2]);
  found.later = await call("later", ["x"]);
  found.who = await call("who", []);
  const binary = await call("binary", []);
  found.binary = [shown(binary.blob), shown(binary.l[0])];
  found.sent = shown(await call("echo", [new Uint8Array([7, 8, 9])]));
  found.fail = await failure(call("fail", []));
  found.bad = await failure(call("bad", []));
  found.arity = (await failure(call("add", [1]))).code;
  found.unknown = await failure(session.call("nope", []));

  const heard = [];
  const elsewhere = [];
  session.subscribe("check.topic", ([data]) => heard.push(data));
  other.getSession().subscribe("check.topic", ([data]) => elsewhere.push(data));
  await Promise.all(Array.from({ length: 200 }, (_, i) => call("publish", ["check.topic", i])));
  while (heard.length < 200 || elsewhere.length < 200) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  found.orderly = [heard, elsewhere].every((list) => list.every((entry, i) => entry === i));

  found.big = (await call("big", [25000000])).length;
  const large = new Uint8Array(9000000).map((_, i) => i * 7);
  const back = await call("echo", [large]);
  found.large = back.length === large.length && back.every((byte, i) => byte === large[i]);
  console.log(JSON.stringify(found));
  process.exit(0);
}

main().catch((error) => {
  console.log(String(error && error.stack ? error.stack : JSON.stringify(error)));
  process.exit(1);
});
