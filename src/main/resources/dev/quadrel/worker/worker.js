/*
 * Quadrel's worker client: a job that takes long on the server, asked for as if it were one request.
 *
 * This file is the ES module. The server makes the classic script from it: it takes `export ` from the start of each
 * line and puts the rest into a function that ends by setting `window.quick_server`. So here `export ` stands before
 * declarations, at the start of their lines, and nowhere else; and nothing is imported.
 */

export const VERSION = '1.0.0';

/** Read each time it is needed, so a page may change it. Times are in milliseconds. */
export const CONFIG = {
  preDelay: 500, // before a job is sent, for the next `post` of its name may replace it
  timeStart: 500, // between the first two questions for a result; the first is asked at once
  timeMulInc: 1.01, // each pause is longer than the one before by this factor,
  timeMinInc: 10, // but by this much at least,
  timeCap: 60000, // up to this: well below the time for which the server keeps a result
  cargoParallel: 6, // pieces of one result on their way at once
  animation: ['⠋', '⠙', '⠸', '⠴', '⠦', '⠇'],
  animationTime: 300,
};

/** What went wrong with a job; `err` repeats the message for pages written for quick_server. */
class WorkerError extends Error {
  constructor(message, code) {
    super(message);
    this.name = 'WorkerError';
    this.err = message;
    this.code = code;
  }
}

/** The server's own words for a failure: the problem's detail, or else the status line. */
async function reason(response) {
  const problem = await response.json().catch(() => null);
  return problem?.detail || problem?.title || response.statusText || `HTTP status ${response.status}`;
}

async function send(url, body, options) {
  const headers = {'Content-Type': 'application/json'};
  const response = await fetch(url, {method: 'POST', headers, body, ...options});
  if (!response.ok) throw new WorkerError(await reason(response), response.status);
  const type = response.headers.get('Content-Type');
  if (!type?.includes('application/json')) {
    throw new WorkerError(`${url} answered ${type ?? 'without a type'}, not application/json`, response.status);
  }
  return response.json();
}

/** One job: what is sent to the server for it, from start to result. */
class Job {
  #url;
  #start;
  #token = null; // as received, text or number; null when there is nothing to stop
  #dropping = new AbortController();

  /** The outcome has functions done(value), failed(error), dropped(): one is called, once; and progress(report). */
  constructor(url, payload, outcome) {
    this.#url = url;
    this.#start = JSON.stringify({action: 'start', payload});
    this.outcome = outcome;
    this.dropped = false;
  }

  /** Nobody wants the result any more. This sends nothing: see `stop`. */
  drop() {
    this.dropped = true;
    this.#dropping.abort();
    this.outcome.dropped?.();
  }

  /** Sends the job. Never aborted: only the reply tells which job to stop. */
  async start() {
    const reply = this.#known(await send(this.#url, this.#start));
    this.#token = reply.done ? null : reply.token;
    if (this.dropped) this.stop();
    else if (this.#token !== null && this.outcome.progress) this.#follow();
    return reply;
  }

  /** The server ends the stream when the job ends. */
  #follow() {
    const events = new EventSource(`${this.#url}/events?token=${this.#token}`);
    events.addEventListener('progress', (event) => this.dropped || this.outcome.progress(JSON.parse(event.data)));
    events.onerror = () => events.close();
  }

  /** Asks until there is a result, given the reply to `start`. */
  async result(started) {
    let reply = started.done ? started : await this.#ask();
    for (let pause = CONFIG.timeStart; !reply.done; reply = await this.#ask()) {
      await new Promise((wake) => setTimeout(wake, pause));
      pause = Math.min(Math.max(pause * CONFIG.timeMulInc, pause + CONFIG.timeMinInc), CONFIG.timeCap);
    }
    this.#token = null;
    return JSON.parse(reply.continue ? await this.#cargo(reply.result) : reply.result);
  }

  /** Tells the server to stop the job if it runs there. Goes out even while the page is being left. */
  stop() {
    if (this.#token === null) return;
    const body = JSON.stringify({action: 'stop', token: this.#token});
    this.#token = null;
    send(this.#url, body, {keepalive: true}).catch((error) => console.warn('a job was not stopped:', error));
  }

  async #ask() {
    return this.#known(await this.#fetch('get', this.#token));
  }

  /** The pieces, fetched several at a time, put together in the order of their keys. */
  async #cargo(keys) {
    const pieces = new Array(keys.length);
    let next = 0;
    const fetchRest = async () => {
      while (next < keys.length) {
        const index = next++;
        pieces[index] = (await this.#fetch('cargo', keys[index])).result;
      }
    };
    await Promise.all(Array.from({length: Math.min(CONFIG.cargoParallel, keys.length)}, fetchRest));
    return pieces.join('');
  }

  async #fetch(action, token) {
    this.#dropping.signal.throwIfAborted();
    const reply = await send(this.#url, JSON.stringify({action, token}), {signal: this.#dropping.signal});
    if (String(reply.token) !== String(token)) {
      throw new WorkerError(`asked for token ${token}, the server answered for ${reply.token}`);
    }
    return reply;
  }

  #known(reply) {
    if (reply.done || reply.continue) return reply;
    throw new WorkerError(`the server does not know job ${reply.token} any more: stopped, or too old`);
  }
}

/** Shows in the page's title that jobs are running. */
class TitleInfo {
  shown = true;
  #count;
  #step = 0;
  #page = ''; // the title without what is added here
  #drawn = null;
  #timer = null; // while something is shown

  show(count) {
    this.#count = count;
    clearInterval(this.#timer);
    if (this.shown && count > 0 && typeof document !== 'undefined') {
      this.#timer = setInterval(() => this.#draw(), CONFIG.animationTime);
      this.#draw();
    } else if (this.#timer !== null) {
      this.#timer = null;
      this.#write('');
    }
  }

  #draw() {
    const sign = CONFIG.animation[this.#step++ % CONFIG.animation.length];
    this.#write(` ${sign}${this.#count > 1 ? ` (${this.#count}x)` : ''}`);
  }

  #write(addition) {
    if (document.title !== this.#drawn) this.#page = document.title; // the page has set a title since
    document.title = this.#page + addition;
    this.#drawn = document.title;
  }
}

/** Runs jobs by name: a job replaces the one of the same name. Leaving the page stops all. */
export class Worker {
  #waiting = new Map(); // name to {job, timer}: not sent yet
  #running = new Map(); // name to job
  #title = new TitleInfo();
  #listener = () => {};
  #failed = false;
  #told = 0;

  constructor() {
    this.active = true; // false: `post` does nothing
    globalThis.addEventListener?.('pagehide', () => this.cancelAll());
  }

  /**
   * Is told how many jobs run, each time the number changes; -1 once a job has failed, until the next one is sent.
   * Both `work.status = listener` and `work.status(listener)` set it.
   */
  set status(listener) {
    this.#listener = listener;
  }

  get status() {
    return (listener) => void (this.#listener = listener);
  }

  get infoTitle() {
    return this.#title.shown;
  }

  set infoTitle(shown) {
    this.#title.shown = shown;
    this.#title.show(this.#running.size);
  }

  post(ref, url, payload, cb, errCb) {
    if (this.active) this.#wait(String(ref), new Job(url, payload, {done: cb, failed: errCb}));
  }

  /** As `post`, for a promise of the result; see worker.d.ts. */
  run(ref, url, payload, {signal, onProgress} = {}) {
    const name = String(ref);
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (!this.active) throw new WorkerError('this Worker is not active');
      const dropped = () => reject(signal?.aborted ? signal.reason
        : new DOMException(`job ${name} was cancelled or replaced`, 'AbortError'));
      const job = new Job(url, payload, {done: resolve, failed: reject, dropped, progress: onProgress});
      signal?.addEventListener('abort', () => this.#cancel(name, job), {once: true});
      this.#wait(name, job);
    });
  }

  cancel(ref) {
    const name = String(ref);
    this.#cancel(name, this.#waiting.get(name)?.job);
    this.#cancel(name, this.#running.get(name));
  }

  cancelAll() {
    [...this.#waiting.keys(), ...this.#running.keys()].forEach((name) => this.cancel(name));
  }

  #wait(name, job) {
    const earlier = this.#waiting.get(name);
    const timer = earlier?.timer ?? setTimeout(() => this.#launch(name), CONFIG.preDelay);
    this.#waiting.set(name, {job, timer});
    earlier?.job.drop();
  }

  /** The job that is replaced is stopped after the new one has started: the server may let equal jobs run as one. */
  async #launch(name) {
    const {job} = this.#waiting.get(name);
    this.#waiting.delete(name);
    const replaced = this.#running.get(name);
    this.#running.set(name, job);
    replaced?.drop();
    this.#failed = false;
    this.#tell();
    try {
      const started = await job.start().finally(() => replaced?.stop());
      const value = await job.result(started);
      if (job.dropped) return;
      this.#running.delete(name);
      job.outcome.done?.(value);
      this.#tell();
    } catch (error) {
      if (!job.dropped) this.#fail(name, job, error);
    }
  }

  #fail(name, job, error) {
    this.#running.delete(name);
    this.#failed = true;
    this.#tell();
    console.warn(`job ${name} failed:`, error);
    job.outcome.failed?.(error);
  }

  /** Cancels this job, unless it has ended or been replaced. */
  #cancel(name, job) {
    const waiting = this.#waiting.get(name);
    if (job && waiting?.job === job) {
      clearTimeout(waiting.timer);
      this.#waiting.delete(name);
    } else if (job && this.#running.get(name) === job) {
      this.#running.delete(name);
    } else {
      return;
    }
    job.drop();
    job.stop();
    this.#tell();
  }

  #tell() {
    this.#title.show(this.#running.size);
    const count = this.#failed ? -1 : this.#running.size;
    if (count === this.#told) return;
    this.#told = count;
    try {
      this.#listener(count);
    } catch (error) {
      console.error('the status listener failed:', error);
    }
  }
}
