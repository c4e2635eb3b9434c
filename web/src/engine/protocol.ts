// What the page and its worker say to each other.
import type { Language, Request } from '../report';

/** The functions of the engine, with what they are asked. */
export interface Calls {
  evaluate: Request;
  whatIf: Request;
  catalog: string;
  releases: Language;
}
export type Method = keyof Calls;

export interface Call {
  id: number;
  method: Method;
  argument: Calls[Method];
  /** The Chinese texts, with the first call in Chinese that a worker gets. */
  chinese?: ArrayBuffer;
}

/** Why the engine cannot answer. */
export type Cause =
  | 'noWebAssembly' // the browser has it switched off
  | 'oldBrowser' // the browser does not know what the engine is written in
  | 'offline' // the file could not be fetched
  | 'notFound' // the server has no such file: mostly an old page after an update
  | 'wrongFile' // the server sent something else under the file's name
  | 'slow' // the engine does not arrive
  | 'forbidden' // a content policy of the server, or of the browser, forbids WebAssembly
  | 'notStarting' // the browser will not start the worker or the engine
  | 'crashed' // the engine or its worker died
  | 'tooLong' // it was stopped after its time
  | 'stopped' // it was stopped by the person
  | 'unusable'; // it says that the request cannot be used

export interface Failure {
  cause: Cause;
  /** The technical side: an address, a status, a message. */
  detail: string;
}

export class EngineFailure extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.cause}: ${failure.detail}`);
  }
}

export type Answer =
  | { type: 'ready'; version: string }
  | { type: 'unavailable'; failure: Failure }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'failed'; id: number; failure: Failure };
