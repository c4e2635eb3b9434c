// The address of the reference on the page, perhaps with what is looked for in it: "#reference" or
// "#reference/spec.predictor.model".

export const hashOfReference = (query: string): string =>
  query === '' ? '#reference' : `#reference/${encodeURI(query)}`;

/** What is looked for, "" for nothing; null if the hash of an address is not the reference's. */
export function queryOfHash(hash: string): string | null {
  const found = /^#reference(?:\/(.{0,400}))?$/.exec(hash);
  if (found === null) return null;
  const query = found[1] ?? '';
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}
