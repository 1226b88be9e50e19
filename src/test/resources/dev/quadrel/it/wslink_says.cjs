// Says several things to a server with the wslink client as it is on npm. Arguments: the folder with node_modules, the
// socket's URL, the secret, and what to call as JSON: [[method, [arguments]], ...]. Prints the results as one line of JSON.
const { createRequire } = require("node:module");
const [folder, url, secret, calls] = process.argv.slice(2);
const load = createRequire(folder + "/");

// What a browser has, of which the client asks when it is loaded.
globalThis.self = globalThis;
globalThis.window = { location: new URL(url.replace(/^ws/, "http")) };
globalThis.document = { baseURI: url.replace(/^ws/, "http") };
globalThis.WebSocket = load("ws");
const { WebsocketConnection } = load("wslink");

const connection = WebsocketConnection.newInstance({ urls: url, secret });
connection.onConnectionError((_, error) => {
  console.log(String(error.message));
  process.exit(1);
});
connection.onConnectionReady(async () => {
  const results = [];
  for (const [method, given] of JSON.parse(calls)) {
    results.push(await connection.getSession().call(method, given));
  }
  process.stdout.write(JSON.stringify(results), () => process.exit(0));
});
connection.connect();
