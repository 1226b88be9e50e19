// A connection by the protocol wslink: calls with their answers, and topics that the server publishes.
// It comes back by itself where it is lost.

import {decode, encode} from './msgpack.js';

const HEADER = 12;
const FIRST_SIZE = 524288;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;
const DEFAULT_SECRET = 'wslink-secret';

/** What a call was refused with. */
export class CallError extends Error {
  constructor({code, message, data}) {
    super(data && data.exception ? `${message}: ${data.exception}` : message);
    this.code = code;
    this.data = data;
  }
}

/** Where the socket of a page is: beside the page. */
export function socketAddress(place = window.location) {
  const folder = place.pathname.replace(/[^/]*\.html?$/, '').replace(/\/+$/, '');
  return `${place.protocol === 'https:' ? 'wss' : 'ws'}://${place.host}${folder}/ws`;
}

/**
 * Asks the launcher for a session. It gets the query of the page's address, for the application to see at connect.
 * @returns {Promise<{sessionURL: string, secret: string}>} the usual socket and secret where there is no launcher
 */
export async function launch(application, base = document.baseURI) {
  const usual = {sessionURL: socketAddress(), secret: DEFAULT_SECRET};
  const reply = await fetch(new URL('paraview/', base), {
    method: 'POST',
    headers: {'Content-Type': 'text/plain'},
    body: JSON.stringify({...Object.fromEntries(new URLSearchParams(window.location.search)), application, useUrl: true}),
  });
  if (!reply.ok || !(reply.headers.get('Content-Type') || '').includes('json')) {
    return usual;
  }
  const answer = await reply.json();
  if (answer.error) {
    throw new Error(answer.error);
  }
  return {...usual, ...answer};
}

/** One connection, from its start to `close()`. */
export class Connection {
  /**
   * @param {() => Promise<{sessionURL: string, secret: string}>} session asked before each attempt
   * @param {(connection: Connection) => Promise<void>} opened called each time when the server has let it in
   * @param {() => void} lost called each time when it breaks
   */
  constructor({session, opened, lost = () => {}}) {
    this.session = session;
    this.opened = opened;
    this.lost = lost;
    this.topics = new Map();
    this.wait = FIRST_WAIT;
    this.closed = false;
    this.forget();
    this.open();
  }

  forget() {
    this.calls = new Map();
    this.pieces = new Map();
    this.size = FIRST_SIZE;
    this.client = '';
    this.count = 0;
  }

  async open() {
    try {
      const {sessionURL, secret} = await this.session();
      await this.connect(sessionURL, secret);
      this.wait = FIRST_WAIT;
      await this.opened(this);
    } catch (error) {
      console.warn('Live state: no connection', error);
      this.drop(this.socket);
    }
  }

  connect(address, secret) {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address);
      socket.binaryType = 'arraybuffer';
      this.socket = socket;
      socket.onmessage = ({data}) => this.receive(data);
      socket.onclose = () => {
        reject(new Error('the socket is closed'));
        this.drop(socket);
      };
      socket.onopen = () => this.request('system:c0:0', 'wslink.hello', [{secret}]).then((welcome) => {
        this.client = welcome.clientID;
        this.size = welcome.maxMsgSize || FIRST_SIZE;
        resolve();
      }, reject);
    });
  }

  /** Lets go of a socket, and tries again a while later. */
  drop(socket) {
    if (this.socket !== socket || this.retry) {
      return;
    }
    this.socket = undefined;
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
    const open = [...this.calls.values()];
    this.forget();
    open.forEach(({reject}) => reject(new Error('The connection was lost before the answer')));
    if (this.closed) {
      return;
    }
    this.lost();
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.open();
    }, this.wait * (0.5 + Math.random() / 2));
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
  }

  /** Ends it for good. */
  close() {
    this.closed = true;
    clearTimeout(this.retry);
    this.retry = undefined;
    this.drop(this.socket);
  }

  get isOpen() {
    return this.client !== '';
  }

  /** Calls a method of the server. */
  call(method, args = [], kwargs = {}) {
    if (!this.isOpen) {
      return Promise.reject(new Error('There is no connection at the moment'));
    }
    return this.request(`rpc:${this.client}:${this.count++}`, method, args, kwargs);
  }

  request(id, method, args, kwargs = {}) {
    return new Promise((resolve, reject) => {
      this.calls.set(id, {resolve, reject});
      this.send(encode({wslink: '1.0', id, method, args, kwargs}));
    });
  }

  /** Calls a function with what the server publishes. */
  subscribe(topic, listener) {
    this.topics.set(topic, [...(this.topics.get(topic) || []), listener]);
  }

  send(bytes) {
    const id = crypto.getRandomValues(new Uint32Array(1))[0];
    const most = Math.max(this.size - HEADER, 1);
    for (let offset = 0; offset < bytes.length; offset += most) {
      const part = bytes.subarray(offset, offset + most);
      const frame = new Uint8Array(HEADER + part.length);
      const header = new DataView(frame.buffer);
      [id, offset, bytes.length].forEach((value, i) => header.setUint32(4 * i, value, true));
      frame.set(part, HEADER);
      this.socket.send(frame);
    }
  }

  receive(data) {
    const header = new DataView(data);
    const [id, offset, total] = [0, 4, 8].map((at) => header.getUint32(at, true));
    const part = new Uint8Array(data, HEADER);
    if (part.length === total) {
      this.handle(decode(part));
      return;
    }
    const message = this.pieces.get(id) || {bytes: new Uint8Array(total), received: 0};
    message.bytes.set(part, offset);
    message.received += part.length;
    this.pieces.set(id, message);
    if (message.received >= total) {
      this.pieces.delete(id);
      this.handle(decode(message.bytes));
    }
  }

  handle({id, result, error}) {
    if (id.startsWith('publish:')) {
      const topic = id.slice('publish:'.length, id.lastIndexOf(':'));
      (this.topics.get(topic) || []).forEach((listener) => listener(result));
      return;
    }
    const call = this.calls.get(id);
    this.calls.delete(id);
    if (call && error) {
      call.reject(new CallError(error));
    } else if (call) {
      call.resolve(result);
    }
  }
}
