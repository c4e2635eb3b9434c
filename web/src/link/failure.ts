/** Why there is no scenario, or no link; `args` are the values for the text of a message. */
export interface LinkError {
  code: LinkErrorCode;
  args: Record<string, string | number>;
}

export type LinkErrorCode =
  | 'notOurs'
  | 'newer'
  | 'cut'
  | 'damaged'
  | 'tooLarge'
  | 'malformed'
  | 'unknownRuntime'
  | 'scenarioTooLarge'
  | 'noRelease';

/** Thrown and caught within this folder. */
export class LinkFailure extends Error {
  readonly error: LinkError;
  constructor(code: LinkErrorCode, args: LinkError['args'] = {}) {
    super(code);
    this.error = { code, args };
  }
}
