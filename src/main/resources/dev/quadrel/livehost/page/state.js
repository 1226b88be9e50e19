// The state that a page shares with the server: variables by their names, triggers, and what the server asks of the page.
// It needs no framework; page.js puts Vue on top of it.

import {Connection, launch} from './wslink.js';

const STATE = 'trame.state.topic';
const ACTIONS = 'trame.actions.topic';
const CLIENT_ONLY = 'trame__client_only';
const BUSY = 'trame__busy';

/**
 * The shared state. Values that the server sends replace those here; values that are set here are sent to it, all of
 * one moment together, and the next ones when it has answered.
 */
export class LiveState {
  /**
   * @param {object} options
   * @param {string} [options.application] name that the launcher is told
   * @param {() => Promise<{sessionURL: string, secret: string}>} [options.session] in place of the launcher
   * @param {(keys: string[]) => void} [options.changed] called with the names of what the server has changed
   * @param {(action: object) => void} [options.acted] called with what the server asks of the page
   * @param {(isConnected: boolean) => void} [options.connected] called when the connection is there, or lost
   */
  constructor({application = 'trame', session, changed = () => {}, acted = () => {}, connected = () => {}} = {}) {
    this.values = {};
    this.name = application;
    this.dirty = new Set();
    this.sending = 0;
    this.busy = 0;
    this.changed = changed;
    this.connected = connected;
    this.connection = new Connection({
      session: session || (() => launch(application)),
      opened: () => this.resume(),
      lost: () => connected(false),
    });
    this.connection.subscribe(STATE, (values) => this.receive(values));
    this.connection.subscribe(ACTIONS, (actions) => actions.forEach(acted));
  }

  /** Takes over all that the server has; what was set here meanwhile is sent after it. */
  async resume() {
    const {name, state} = await this.connection.call('trame.state.get');
    this.name = name;
    const own = [...this.dirty].filter((key) => key in this.values);
    const kept = Object.fromEntries(own.map((key) => [key, this.values[key]]));
    this.receive({...state, ...kept});
    this.connected(true);
    this.flush();
  }

  receive(values) {
    Object.assign(this.values, values);
    this.changed(Object.keys(values));
  }

  get(key) {
    return this.values[key];
  }

  /** Sets a variable; the server hears of it unless it is for this page alone. */
  set(key, value) {
    this.values[key] = value;
    this.flushState(key);
  }

  /** Sets several at once. */
  setAll(values) {
    Object.assign(this.values, values);
    this.flushState(...Object.keys(values));
  }

  /** Sends variables whose insides were changed. */
  flushState(...keys) {
    const alone = this.values[CLIENT_ONLY] || [];
    keys.filter((key) => !alone.includes(key)).forEach((key) => this.dirty.add(key));
    queueMicrotask(() => this.flush());
  }

  /** @param {boolean} [atOnce] without waiting for the answer to what was sent before */
  async flush(atOnce = false) {
    if (this.dirty.size === 0 || !this.connection.isOpen || (this.sending > 0 && !atOnce)) {
      return;
    }
    const keys = [...this.dirty];
    this.dirty.clear();
    this.sending++;
    try {
      await this.call('trame.state.update', [keys.map((key) => ({key, value: this.values[key]}))]);
    } catch (error) {
      if (!this.connection.isOpen) {
        keys.forEach((key) => this.dirty.add(key));
      } else {
        console.error('Live state: the server has not taken', keys, error);
      }
    } finally {
      this.sending--;
    }
    this.flush();
  }

  /** Calls a trigger of the server, which sees what was set before. */
  trigger(name, args = [], kwargs = {}) {
    this.flush(true);
    return this.call('trame.trigger', [name, args, kwargs]);
  }

  /** Calls any method of the server. */
  async call(method, args = [], kwargs = {}) {
    this.count(1);
    try {
      return await this.connection.call(method, args, kwargs);
    } finally {
      this.count(-1);
    }
  }

  count(step) {
    this.busy += step;
    this.values[BUSY] = this.busy;
    this.changed([BUSY]);
  }

  close() {
    this.connection.close();
  }
}
