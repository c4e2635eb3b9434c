// What a host page and an embed say to each other (docs/embedding.md). Both sides use this file.
import { type Settings, settingsFrom } from './settings';

/** The scenario as two texts. */
export interface Yaml {
  runtimes: string;
  inferenceService: string;
}

/** Host to embed. What is left out stays as it is. */
export interface HostMessage extends Partial<Settings> {
  kservePlayground: 'show';
  /** The scenario: either its texts, or a link ("#v1/…"), which holds its other settings too. */
  yaml?: Yaml;
  link?: string;
}

/** What was worked out, each time that it has settled. */
export interface Answered {
  /** The whole scenario with a reader's edits, "#v1/…". */
  link: string;
  /** `answer.kind` and `answer.text` of the report (docs/report.md). */
  kind: string;
  text: string;
}

/** Embed to host. */
export type EmbedMessage =
  | { kservePlayground: 'ready' }
  | { kservePlayground: 'height'; height: number }
  | ({ kservePlayground: 'answer' } & Answered);

/** A message of a host, or null if it is none. */
export function hostMessage(data: unknown): HostMessage | null {
  if (!isObject(data) || data.kservePlayground !== 'show') return null;
  const { yaml, link } = data;
  const message: HostMessage = { kservePlayground: 'show', ...settingsFrom(data) };
  if (typeof link === 'string') message.link = link;
  if (isObject(yaml)) {
    const { runtimes, inferenceService } = yaml;
    if (typeof runtimes === 'string' && typeof inferenceService === 'string') {
      message.yaml = { runtimes, inferenceService };
    }
  }
  return message;
}

/** A message of an embed, or null if it is none. */
export function embedMessage(data: unknown): EmbedMessage | null {
  if (!isObject(data)) return null;
  const { kservePlayground, height, link, kind, text } = data;
  switch (kservePlayground) {
    case 'ready':
      return { kservePlayground };
    case 'height':
      return typeof height === 'number' && height >= 0 ? { kservePlayground, height } : null;
    case 'answer':
      return typeof link === 'string' && typeof kind === 'string' && typeof text === 'string'
        ? { kservePlayground, link, kind, text }
        : null;
    default:
      return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
