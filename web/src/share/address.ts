/** What stands before a link's hash: "" of a page from disk, whose address would tell its path. */
export function pageAddress({ protocol, origin, pathname }: Location): string {
  return protocol === 'file:' ? '' : origin + pathname;
}
