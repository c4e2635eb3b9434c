import type { Release } from './report';

/** The release that a version names: "v0.20.0", "0.20.0", "v0.20" or "0.20", as everywhere. */
export function releaseNamed(releases: readonly Release[], version: string): Release | undefined {
  const wanted = version.replace(/^v/, '');
  return releases.find(({ name }) => {
    const number = name.slice(1);
    return wanted === number || wanted === number.slice(0, number.lastIndexOf('.'));
  });
}
