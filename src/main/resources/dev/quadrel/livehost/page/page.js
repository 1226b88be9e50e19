// Shows a template of the server with Vue: `trame__template_main`, or the one that `?ui=name` tells.

import * as Vue from './vue.esm-browser.prod.js';
import {LiveState} from './state.js';

const TEMPLATE = 'trame__template_';
const first = new URLSearchParams(window.location.search).get('ui') || 'main';
const note = document.getElementById('live-lost');

/** What a template sees beside the variables, and what scripts of modules find as `window.trame`. */
const trame = {refs: {}, client: undefined};
const shown = Vue.shallowReactive({});
const generation = Vue.ref(0);
let app;
let parent;

const live = new LiveState({changed: show, acted: act, connected});
trame.state = {
  get: (key) => live.get(key),
  set: (key, value) => change({[key]: value}),
  update: change,
  dirty,
};
trame.trigger = (name, args, kwargs) => live.trigger(name, args, kwargs);
trame.client = live.connection;
window.trame = trame;

const helpers = {
  trame,
  window,
  trigger: trame.trigger,
  get: trame.state.get,
  set: trame.state.set,
  setAll: change,
  flushState: dirty,
};

function change(values) {
  live.setAll(values);
  show(Object.keys(values));
}

/** For what was changed inside. */
function dirty(...keys) {
  live.flushState(...keys);
  show(keys);
}

/** Puts variables on the page. */
function show(keys) {
  let isNew = false;
  for (const key of keys) {
    isNew ||= !(key in shown);
    const value = live.get(key);
    // What was changed inside is to be seen too.
    shown[key] = undefined;
    shown[key] = value;
  }
  if (isNew) {
    generation.value++;
  }
  if (keys.includes('trame__title')) {
    document.title = live.get('trame__title') || document.title;
  }
  if (keys.includes('trame__favicon') && live.get('trame__favicon')) {
    document.querySelector('link[rel=icon]').href = live.get('trame__favicon');
  }
}

/** The variables as a component has them: what it sets goes to the server. */
const scope = new Proxy(shown, {
  get: (target, key) => (key in helpers ? helpers[key] : Reflect.get(target, key)),
  has: (target, key) => key in helpers || key in target,
  set: (target, key, value) => {
    change({[key]: value});
    return true;
  },
  ownKeys: (target) => [...new Set([...Reflect.ownKeys(target), ...Object.keys(helpers)])],
  getOwnPropertyDescriptor: (target, key) =>
    key in helpers
      ? {value: helpers[key], writable: true, enumerable: true, configurable: true}
      : Reflect.getOwnPropertyDescriptor(target, key),
});

/** Shows one template; it is made anew where it, or the set of names that it can use, changes. */
const TrameTemplate = {
  props: {templateName: {type: String, default: 'main'}},
  setup(props) {
    const made = Vue.computed(() => {
      const template = shown[TEMPLATE + props.templateName];
      return typeof template === 'string' ? {template, setup: () => scope} : undefined;
    });
    return () => made.value && Vue.h(made.value, {key: generation.value});
  },
};

/** What the server asks for: a method or a property of an element or component by its reference. */
function act({type, ref, method, property, args, value}) {
  const target = trame.refs[ref] || find(app?._container?._vnode, ref);
  if (!target) {
    console.warn(`Live state: nothing has the reference ${ref}`);
  } else if (type === 'property') {
    target[property] = value;
  } else {
    target[method](...(args || []));
  }
}

/** An element with a plain `ref="name"` of a template. */
function find(node, name) {
  const own = node?.component?.refs?.[name];
  if (own) {
    return own;
  }
  const inner = node?.component?.subTree ? [node.component.subTree] : [].concat(node?.children || []);
  return inner.filter((child) => typeof child === 'object').reduce((found, child) => found || find(child, name), null);
}

async function connected(isConnected) {
  note.hidden = isConnected || !app;
  if (!isConnected) {
    return;
  }
  if (!app) {
    await load();
    mount();
  }
  live.call('trame.lifecycle.update', ['client_connected']).catch(console.error);
}

/** The styles, scripts and modules that the server's modules need, in their order. */
async function load() {
  await loadAll(live.get('trame__styles'), (url) => element('link', {rel: 'stylesheet', href: url}));
  await loadAll(live.get('trame__scripts'), (url) => element('script', {src: url, async: false}));
  await loadAll(live.get('trame__module_scripts'), (url) => element('script', {src: url, type: 'module'}));
}

/** Those of one group load one after the other, all others together. */
async function loadAll(entries, add) {
  const groups = new Map();
  const loads = (entries || []).map((entry) => {
    const [url, {serial} = {}] = [].concat(entry);
    const before = serial === undefined ? Promise.resolve() : groups.get(serial) || Promise.resolve();
    const done = before.then(() => add(url));
    groups.set(serial, done);
    return done;
  });
  await Promise.all(loads);
}

function element(name, properties) {
  return new Promise((resolve) => {
    const made = Object.assign(document.createElement(name), properties);
    made.onload = resolve;
    made.onerror = () => {
      console.error(`Live state: ${made.src || made.href} does not load`);
      resolve();
    };
    document.head.append(made);
  });
}

function mount() {
  parent = {render: () => Vue.h(TrameTemplate, {templateName: first})};
  app = Vue.createApp(parent);
  app.component('TrameTemplate', TrameTemplate);
  app.config.errorHandler = report;
  window.Vue ??= Vue;
  for (const entry of live.get('trame__vue_use') || []) {
    const [expression, ...options] = [].concat(entry);
    // The module's author names the plug-in, as for trame's own page.
    app.use(window.eval(expression), ...options.map((option) => (option?.js_eval ? window.eval(option.js_eval) : option)));
  }
  document.getElementById('app').replaceChildren();
  app.mount('#app');
}

function report(error) {
  console.error(error);
  live.call('trame.error.client', [String(error?.message || error)]).catch(() => {});
}

window.addEventListener('error', ({error, message}) => report(error || message));
window.addEventListener('beforeunload', () => {
  live.call('trame.lifecycle.update', ['client_exited']).catch(() => {});
});
