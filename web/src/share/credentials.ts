// What counts as a credential: by the name that goes with it, or by its own shape.

/** Of an environment variable, a flag, a key. */
export function isTellingName(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
  return /(?:^|_)(?:pass|passwd|password|passphrase|pwd|secret|token|credentials?|(?:api|access|secret|private|auth|account|signing|encryption)_?key(?:_id)?)$/i.test(
    words,
  );
}

/** Flags of a command line with their values. */
const flags = /(?<![\w-])(--?[a-z][\w-]*)([= ]+)([^\s"'=][^\s"']*)/gi;

/** A text whose flags of telling names have other values. */
export function withoutFlagValues(text: string, instead: (value: string) => string): string {
  return text.replace(flags, (all, flag: string, between: string, value: string) =>
    isTellingName(flag) && !value.startsWith('-') ? flag + between + instead(value) : all,
  );
}

/** Keys that well-known services give out, at the beginning of a text. */
export const knownKey =
  /(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{20,}|glpat-[\w-]{20,}|hf_\w{20,}|xox[abp]-[\w-]{10,}|sk-[\w-]{20,}|eyJ[\w-]{10,}\.[\w-]+\.[\w-]+)/y;
