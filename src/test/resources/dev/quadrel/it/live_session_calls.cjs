// Browser sessions with the wslink client as it is on npm, which follows the launcher. Arguments: the folder with
// node_modules, the page's address with a slash at its end, and a token, if somebody is signed in.
// Prints one line of JSON: what came back, by what was asked.
const { createRequire } = require("node:module");
const [folder, page, token] = process.argv.slice(2);
const load = createRequire(folder + "/");
let signedIn = token ? { Authorization: "Bearer " + token } : {};

// What a browser has, with the cookies of the browser that is asked for at the time.
let cookies = {};
globalThis.self = globalThis;
globalThis.window = { location: new URL(page) };
globalThis.document = { baseURI: page };
const Socket = load("ws");
globalThis.WebSocket = class extends Socket {
  constructor(url) {
    super(url, { headers: signedIn });
  }

  // The client forgets its session before the server has said its last word, at which it would fail.
  close(...args) {
    this.onmessage = null;
    super.close(...args);
  }
};
globalThis.XMLHttpRequest = class {
  response = null;

  open(method, url) {
    this.request = { method, url, headers: { ...signedIn, "Content-Type": "text/plain" } };
    this.cookies = cookies;
  }

  send(body) {
    const { method, url, headers } = this.request;
    const cookie = Object.entries(this.cookies).map(([name, value]) => name + "=" + value);
    fetch(url, { method, body, headers: { ...headers, Cookie: cookie.join("; ") } }).then(async (reply) => {
      for (const [pair] of reply.headers.getSetCookie().map((line) => line.split(";"))) {
        this.cookies[pair.slice(0, pair.indexOf("="))] = pair.slice(pair.indexOf("=") + 1);
      }
      this.status = reply.status;
      this.response = JSON.parse(await reply.text());
      this.onload();
    }, this.onerror);
  }
};
const { SmartConnect, WebsocketConnection } = load("wslink");

/** Opens a tab of the present browser. */
function open(query = {}) {
  return ready(SmartConnect.newInstance({ config: { application: "trame", sessionManagerURL: page + "paraview/", ...query } }));
}

function direct(url, secret) {
  return ready(WebsocketConnection.newInstance({ urls: url, secret }));
}

function ready(connect) {
  return new Promise((resolve, reject) => {
    connect.onConnectionReady((connection) => {
      const session = connection.getSession();
      const call = (method, ...args) => session.call(method, args);
      resolve({
        session,
        trigger: (name, ...args) => call("trame.trigger", name, args, {}),
        get: async (key) => (await call("trame.state.get")).state[key],
        close: () => connect.destroy(0),
        address: () => connect.getConfig(),
      });
    });
    connect.onConnectionError((_, error) => reject(error));
    connect.connect();
  });
}

const failure = (promise) => promise.then(() => "let in", (error) => error.message || "refused");

async function until(condition) {
  for (let i = 0; i < 200 && !(await condition()); i++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function main() {
  const found = {};
  console.error = console.log = () => {};
  const ada = (cookies = {});
  const first = await open({ case: "7" });
  found.who = await first.trigger("who");
  found.met = await first.get("met");
  const { sessionURL, secret } = first.address();
  found.session = /\?session=[0-9a-f]{32}&case=7$/.test(sessionURL);
  found.again = await failure(direct(sessionURL, secret));
  found.wrong = await failure(direct(sessionURL, "wslink-secret"));
  found.guessed = await failure(direct(sessionURL.replace(/session=./, "session=x"), secret));
  if (token) {
    const own = signedIn;
    signedIn = {};
    found.stranger = await failure(direct(sessionURL, secret));
    signedIn = own;
  }

  cookies = {};
  const other = await open();
  await first.trigger("note", "mine");
  await other.trigger("note", "theirs");
  found.notes = [await first.get("notes"), await other.get("notes")];
  found.others = await failure(direct(sessionURL, other.address().secret));

  cookies = ada;
  const tab = await open();
  const heard = [];
  tab.session.subscribe("trame.state.topic", ([values]) => heard.push(values));
  await first.trigger("note", "more");
  await until(() => heard.some((values) => values.notes));
  found.tab = [await tab.get("notes"), await tab.get("here")];
  first.close();
  tab.close();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const back = await open();
  await until(async () => (await back.get("here")) === 1);
  found.back = [await back.get("notes"), await back.get("here")];
  process.stdout.write(JSON.stringify(found), () => process.exit(0));
}

main().catch((error) => {
  process.stdout.write(String(error && error.stack ? error.stack : JSON.stringify(error)), () => process.exit(1));
});
