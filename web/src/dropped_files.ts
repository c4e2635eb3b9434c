// Files that were dropped on the page, by what is in them.
import type { SourceKey } from './scenario';

/** A scenario larger than this would not fit a link, and no manifest of a person is so large. */
const sizeLimit = 1024 * 1024;

export interface DroppedFile {
  name: string;
  text: string;
  /** The editor that its text belongs in. A document in the other one would count as well. */
  key: SourceKey;
}

export interface DroppedFiles {
  files: DroppedFile[];
  tooLarge: string[];
}

export async function readDroppedFiles(list: Iterable<File>): Promise<DroppedFiles> {
  const dropped: DroppedFiles = { files: [], tooLarge: [] };
  for (const file of list) {
    if (file.size > sizeLimit) {
      dropped.tooLarge.push(file.name);
      continue;
    }
    const text = await file.text();
    const service = /["']?kind["']?\s*:\s*["']?InferenceService\b/.test(text);
    dropped.files.push({ name: file.name, text, key: service ? 'inferenceService' : 'runtimes' });
  }
  return dropped;
}
