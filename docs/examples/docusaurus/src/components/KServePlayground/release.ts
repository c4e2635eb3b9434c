/**
 * The KServe release that a version of the docs is about. The docs that are still being written,
 * "current" (and a page that has no version), are about the newest: "". Any other version is passed
 * on as it is named, "0.15" being the release v0.15.x: of one that the playground does not know it
 * says so, and answers nothing.
 */
export function releaseOf(docsVersion: string | undefined): string {
  return docsVersion === undefined || docsVersion === 'current' ? '' : docsVersion;
}
