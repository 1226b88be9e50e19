/**
 * Types of Quadrel's worker client, both of the module (`/js/worker.js`) and of the classic script, which sets
 * `window.quick_server`.
 */

/** Times are in milliseconds. */
export interface WorkerConfig {
  /** Before a job is sent: the next `post` of its name may replace it. */
  preDelay: number;
  /** Between the first two questions for a result; the first is asked at once. */
  timeStart: number;
  /** Each pause is longer than the one before by this factor, */
  timeMulInc: number;
  /** but by this much at least, */
  timeMinInc: number;
  /** up to this. */
  timeCap: number;
  /** Pieces of one result on their way at once. */
  cargoParallel: number;
  /** What the page's title shows in turn while jobs run. */
  animation: string[];
  animationTime: number;
}

/** What went wrong with a job: the server's message, and its HTTP status where it answered. */
export interface WorkerError extends Error {
  readonly name: 'WorkerError';
  /** The same as `message`. */
  readonly err: string;
  readonly code?: number;
}

/** Is told how many jobs run, each time the number changes; -1 once a job has failed, until the next one is sent. */
export type StatusListener = (running: number) => void;

export interface RunOptions {
  /** Cancels the job. */
  signal?: AbortSignal;
  /** Is told how far the job is, when that has changed. */
  onProgress?: (progress: {fraction: number; message: string}) => void;
}

/** Runs jobs by name: a job replaces the one of the same name. Leaving the page stops all. */
export class Worker {
  /** While false, `post` does nothing and `run` rejects. */
  active: boolean;

  /** Whether the page's title shows that jobs are running. */
  get infoTitle(): boolean;
  set infoTitle(shown: boolean);

  /** Sets the listener, both as `work.status = listener` and as `work.status(listener)`. */
  get status(): (listener: StatusListener) => void;
  set status(listener: StatusListener);

  /**
   * @param ref name of the job
   * @param url the worker on the server
   * @param payload its arguments, anything that JSON can say
   * @param cb is called with the result
   * @param errCb is called when there will be no result, also with what `cb` throws; neither is called for a job that
   *     was cancelled or replaced
   */
  post<R = unknown>(
      ref: string | number, url: string, payload?: unknown, cb?: (result: R) => void,
      errCb?: (error: WorkerError | Error) => void): void;

  /** As `post`; rejects with an `AbortError` when the job is cancelled or replaced. */
  run<R = unknown>(ref: string | number, url: string, payload?: unknown, options?: RunOptions): Promise<R>;

  cancel(ref: string | number): void;

  cancelAll(): void;
}

export const CONFIG: WorkerConfig;
export const VERSION: string;

declare global {
  interface Window {
    /** Set by the classic script only. */
    quick_server?: {
      Worker: typeof Worker;
      CONFIG: WorkerConfig;
      VERSION: string;
    };
  }
}
