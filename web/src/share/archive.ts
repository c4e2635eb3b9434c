// All of it in one zip archive.
import { strToU8, zipSync } from 'fflate';
import { issueReport } from './markdown';
import { inputsOf, resultYaml, type Shared } from './shared';
import type { ShareStrings } from './strings';

export function archive(shared: Shared, s: ShareStrings): Uint8Array<ArrayBuffer> {
  const { scenario, report, link } = shared;
  const { kserve, catalog, namespace, config } = scenario;
  const settings = { kserve, mode: report.defaultDeploymentMode, catalog, namespace, config };
  const result = resultYaml(report);
  const files = [
    ...inputsOf(scenario),
    { name: 'settings.json', text: `${JSON.stringify(settings, null, 2)}\n` },
    { name: 'report.md', text: issueReport(shared, s) },
    ...(result === '' ? [] : [{ name: 'result.yaml', text: result }]),
    ...(link === null ? [] : [{ name: 'link.txt', text: `${link}\n` }]),
  ];
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));
}
