// The page's side of the worker. One call runs at a time; of the evaluations that wait only the
// newest is kept. A call that takes too long, or dies, costs its worker and nothing else.
import type { BuiltInRuntime, Release, Request, Response, WhatIfResponse } from '../report';
import { downloadChinese, downloadEngine, forgetChinese, forgetEngine } from './download';
import {
  type Answer,
  type Call,
  type Calls,
  EngineFailure,
  type Failure,
  type Method,
} from './protocol';

export interface Results {
  evaluate: Response;
  whatIf: WhatIfResponse;
  catalog: BuiltInRuntime[];
  releases: Release[];
}

/** A newer input has made the call pointless. */
export class Superseded extends Error {}

/** What the engine is doing, as far as a person should know. */
export type EngineState =
  | { phase: 'loading'; slow: boolean }
  | { phase: 'idle' }
  | { phase: 'working'; slow: boolean }
  | { phase: 'unavailable'; failure: Failure };

/**
 * In milliseconds: from when on a newer input ends the run of an older one, when to show progress,
 * when to give up, when loading is a failure.
 */
export interface Patience {
  drop: number;
  show: number;
  replace: number;
  load: number;
}

/** Characters of a request from which on the memory that it took is worth giving back. */
const largeRequest = 1 << 20;

/** The error of a worker does not tell of a policy that forbids it. */
let workersForbidden = false;
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
  if (effectiveDirective === 'worker-src') workersForbidden = true;
});

interface Job {
  method: Method;
  argument: Calls[Method];
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class EngineClient {
  readonly #changed: (state: EngineState) => void;
  readonly #patience: Patience;
  #worker: Worker | null = null;
  /** How many were started: what an earlier start comes to does not matter any more. */
  #starts = 0;
  #ready = false;
  /** The worker has had a large request. WebAssembly's memory never shrinks. */
  #grown = false;
  /** The Chinese texts, once they were needed, and whether the worker has them. */
  #chinese: ArrayBuffer | null = null;
  #readsChinese = false;
  #waiting: Job[] = [];
  #running: (Job & { id: number }) | null = null;
  #lastId = 0;
  #timers: number[] = [];
  /** Before this time the running call is worth waiting for: a new worker takes as long. */
  #dropFrom = 0;

  constructor(
    changed: (state: EngineState) => void,
    patience: Patience = { drop: 500, show: 2_000, replace: 10_000, load: 30_000 },
  ) {
    this.#changed = changed;
    this.#patience = patience;
    this.#start();
  }

  call<M extends Method>(method: M, argument: Calls[M]): Promise<Results[M]> {
    return new Promise<Results[M]>((resolve, reject) => {
      if (method === 'evaluate' || method === 'releases') {
        this.#refuse((job) => job.method === method, new Superseded());
      }
      if (method === 'evaluate' && this.#running?.method === method) {
        if (performance.now() > this.#dropFrom) this.#replace(new Superseded());
      }
      // Beside the engine, where that is still on its way; what fails is seen when it is needed.
      if (isChinese(argument)) downloadChinese().catch(() => {});
      this.#waiting.push({ method, argument, resolve: resolve as Job['resolve'], reject });
      this.#next();
    });
  }

  evaluate(request: Request): Promise<Response> {
    return this.call('evaluate', request);
  }

  /** Gives up every call; a running one costs its worker. */
  cancel(): void {
    for (const job of this.#waiting.splice(0)) job.reject(new Superseded());
    if (this.#running !== null) this.stop();
  }

  /** Ends the running call. */
  stop(): void {
    this.#replace(new EngineFailure({ cause: 'stopped', detail: '' }));
  }

  /** Tries again after a failure to load. */
  retry(): void {
    this.#worker?.terminate();
    this.#start();
    this.#next();
  }

  #start(): void {
    this.#ready = false;
    this.#grown = false;
    this.#readsChinese = false;
    this.#showLoading(() => this.#unavailable({ cause: 'slow', detail: '' }));
    const start = ++this.#starts;
    downloadEngine()
      .then(({ wasm, worker }) => {
        if (start === this.#starts) this.#employ(new Worker(worker), wasm);
      })
      .catch((error) => {
        if (start !== this.#starts) return;
        const known = error instanceof EngineFailure;
        this.#unavailable(known ? error.failure : { cause: 'notStarting', detail: String(error) });
      });
  }

  #employ(worker: Worker, wasm: ArrayBuffer): void {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#heard(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (this.#worker !== worker) return;
      if (this.#ready)
        this.#replace(new EngineFailure({ cause: 'crashed', detail: event.message }));
      else
        this.#unavailable({
          cause: workersForbidden ? 'forbidden' : 'notStarting',
          detail: event.message ?? '',
        });
    });
    worker.postMessage(wasm);
  }

  #heard(answer: Answer): void {
    switch (answer.type) {
      case 'ready':
        this.#ready = true;
        this.#clearTimers();
        this.#changed({ phase: 'idle' });
        this.#next();
        return;
      case 'unavailable':
        this.#unavailable(answer.failure);
        return;
      case 'result':
      case 'failed': {
        const job = this.#running;
        if (job === null || job.id !== answer.id) return;
        if (answer.type === 'failed') {
          if (answer.failure.cause === 'wrongFile') {
            this.#chinese = null;
            forgetChinese();
          }
          // What a call left behind in a broken engine is not known.
          this.#replace(new EngineFailure(answer.failure));
          return;
        }
        this.#finish();
        job.resolve(answer.value);
        this.#next();
      }
    }
  }

  #next(): void {
    if (!this.#ready || this.#running !== null) return;
    const job = this.#waiting.find(
      ({ argument }) => this.#chinese !== null || !isChinese(argument),
    );
    if (job === undefined) {
      if (this.#waiting.length > 0) this.#awaitChinese();
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(job), 1);
    if (typeof job.argument !== 'string') {
      const large = sizeOf(job.argument) >= largeRequest;
      if (this.#grown && !large) {
        // The large input is gone: a new worker gives its memory back, and calls this again.
        this.#waiting.unshift(job);
        this.#worker?.terminate();
        this.#start();
        return;
      }
      this.#grown = large;
    }
    const id = ++this.#lastId;
    this.#running = { ...job, id };
    this.#dropFrom = performance.now() + this.#patience.drop;
    this.#setTimers(
      () => this.#changed({ phase: 'working', slow: true }),
      () => this.#replace(new EngineFailure({ cause: 'tooLong', detail: '' })),
      this.#patience.replace,
    );
    this.#changed({ phase: 'working', slow: false });
    const call: Call = { id, method: job.method, argument: job.argument };
    if (isChinese(job.argument) && !this.#readsChinese && this.#chinese !== null) {
      call.chinese = this.#chinese;
      this.#readsChinese = true;
    }
    this.#worker?.postMessage(call);
  }

  /** All that waits is in Chinese, and the texts are not here yet. */
  #awaitChinese(): void {
    const fail = (error: Error) => {
      if (!this.#ready) return; // the worker that comes asks for them again
      this.#refuse((job) => isChinese(job.argument), error);
      if (this.#running === null) this.#finish();
    };
    this.#showLoading(() => fail(new EngineFailure({ cause: 'slow', detail: '' })));
    downloadChinese().then((texts) => {
      this.#chinese = texts;
      this.#next();
    }, fail);
  }

  #refuse(which: (job: Job) => boolean, error: Error): void {
    const refused = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((job) => !which(job));
    for (const job of refused) job.reject(error);
  }

  #finish(): void {
    this.#running = null;
    this.#clearTimers();
    this.#changed({ phase: 'idle' });
  }

  #replace(reason: Error): void {
    const job = this.#running;
    this.#running = null;
    this.#worker?.terminate();
    job?.reject(reason);
    this.#start();
  }

  #unavailable(failure: Failure): void {
    this.#starts++;
    if (failure.cause === 'notStarting') forgetEngine();
    this.#clearTimers();
    this.#worker?.terminate();
    this.#worker = null;
    this.#changed({ phase: 'unavailable', failure });
  }

  #showLoading(giveUp: () => void): void {
    this.#setTimers(
      () => this.#changed({ phase: 'loading', slow: true }),
      giveUp,
      this.#patience.load,
    );
    this.#changed({ phase: 'loading', slow: false });
  }

  #setTimers(show: () => void, giveUp: () => void, giveUpAfter: number): void {
    this.#clearTimers();
    this.#timers = [
      window.setTimeout(show, this.#patience.show),
      window.setTimeout(giveUp, giveUpAfter),
    ];
  }

  #clearTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}

/** Of a call that the engine needs its Chinese texts for. */
function isChinese(argument: Calls[Method]): boolean {
  return (typeof argument === 'string' ? argument : argument.language) === 'zh';
}

function sizeOf({ sources }: Request): number {
  return sources.reduce((sum, { text }) => sum + text.length, 0);
}
