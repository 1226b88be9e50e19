// Run in a page of the server before a test: loads one of the worker clients and notes all that it does.
// Arguments: how to load it ("module", "moduleText", "script", "scriptText"), its address or text, and Selenium's
// callback, which gets null or what went wrong.
const [how, source, ready] = arguments;

const probe = window.probe = {errors: [], statuses: [], sent: [], results: [], failures: []};
addEventListener('error', (event) => probe.errors.push(event.message));
addEventListener('unhandledrejection', (event) => probe.errors.push(String(event.reason)));

const fetch = window.fetch;
window.fetch = async (url, options) => {
  const entry = {...JSON.parse(options.body), at: performance.now(), reply: null};
  probe.sent.push(entry);
  const response = await fetch(url, options);
  entry.reply = await response.clone().json().catch(() => null);
  return response;
};

probe.post = (ref, url, payload) => probe.work.post(ref, url, payload,
    (value) => probe.results.push({ref, value}),
    (error) => probe.failures.push({ref, message: error.err ?? error.message, code: error.code ?? 0}));

probe.run = (ref, url, payload, options) => probe.work.run(ref, url, payload, options).then(
    (value) => probe.results.push({ref, value}),
    (error) => probe.failures.push({ref, message: error.name, code: error.code ?? 0}));

const addScript = (attributes) => new Promise((resolve, reject) => {
  const element = Object.assign(document.createElement('script'), attributes, {onload: resolve, onerror: reject});
  document.head.append(element);
  if (element.text) resolve();
});

const load = {
  module: () => import(source),
  moduleText: () => import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'}))),
  script: () => addScript({src: source}).then(() => window.quick_server),
  scriptText: () => addScript({text: source}).then(() => ({Worker: window.Worker, CONFIG: window.CONFIG})),
};

probe.browsersWorker = window.Worker;
load[how]().then(({Worker, CONFIG}) => {
  Object.assign(CONFIG, {preDelay: 50, timeStart: 100});
  probe.CONFIG = CONFIG;
  probe.work = new Worker();
  probe.work.status = (running) => probe.statuses.push(running);
}).then(() => ready(null), (error) => ready(String(error)));
