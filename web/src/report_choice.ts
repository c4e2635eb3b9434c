// Of several InferenceServices the one that is looked at. It is remembered by name, so that it
// stays chosen while documents come and go around it.
import type { Report } from './report';

/** Names the InferenceService of a report: "name (namespace)". */
export function serviceKey(report: Report): string {
  const service = report.inferenceService;
  return service === undefined ? '' : `${service.name} (${service.namespace})`;
}

export function chosenReport(reports: Report[], key: string): Report | null {
  return reports.find((report) => serviceKey(report) === key) ?? reports[0] ?? null;
}
