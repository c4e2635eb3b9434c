// A lesson as lessons/ holds it, and the scenario that it opens with.
import type { Language, Mode } from '../report';
import { emptyScenario, type Scenario } from '../scenario';
import type { Expectation } from './expectation';

export type Text = Record<Language, string>;

/** In the YAML of a lesson `find` stands exactly once. */
export interface TextEdit {
  find: string;
  replace: string;
}

/** A variation of the lesson that a text of it speaks of. What is left out is as the lesson has it. */
export interface Claim {
  edits?: TextEdit[];
  release?: string;
  mode?: Mode;
  expect: Expectation;
}

/** An attribute of a runtime, an edit of the lesson that sets it, and the one thing it changes. */
export interface AttributeRow {
  attribute: string;
  edits: TextEdit[];
  /** `selection`, `nothing` (for this model), `modelMesh` (never here), or a place in the pod. */
  changes: string;
  text: Text;
}

/** The file lessons/ID.json; lessons/ID.yaml holds the manifests. */
export interface LessonData {
  title: Text;
  story: Text;
  question: Text;
  choices: Text[];
  /** The number of the right choice, from 0. */
  answer: number;
  explanation: Text;
  /** The issue of kserve/kserve that the lesson reproduces. */
  issue?: number;
  release: string;
  mode: Mode;
  expect: Expectation;
  /** `expect` holds from this release on, but for those of `inReleases`. */
  since?: string;
  /** What holds in other releases. */
  inReleases?: { [release: string]: Expectation };
  /** What the reader does next, one edit that does it, and how the result shows it. */
  task: { text: Text; edits: TextEdit[]; expect: Expectation };
  /** What the texts say besides. */
  claims?: Claim[];
  /** Shown with the explanation. */
  table?: AttributeRow[];
}

export interface Lesson extends LessonData {
  id: string;
  /** The manifests, documents separated by `---`. */
  yaml: string;
}

/** A part of the course, in the file lessons/course.json. */
export interface Part<Each = string> {
  id: string;
  title: Text;
  /** What one can do after it. */
  aim: Text;
  lessons: Each[];
}

/** The manifests as the page's editors hold them, after some edits. */
export function scenarioOf(lesson: Lesson, edits: readonly TextEdit[] = []): Scenario {
  const text = edits.reduce(
    (yaml, { find, replace }) => yaml.replace(find, () => replace),
    lesson.yaml,
  );
  const [, catalog = 'on', manifests = ''] = /^# catalog: (on|off)\n([\s\S]*)$/.exec(text) ?? [];
  const documents = manifests.split(/^---\n/m);
  const isService = (document: string) => /^kind: InferenceService$/m.test(document);
  return {
    ...emptyScenario,
    runtimes: documents.filter((document) => !isService(document)).join('---\n'),
    inferenceService: documents.filter(isService).join('---\n'),
    kserve: lesson.release,
    mode: lesson.mode,
    catalog: catalog === 'on',
  };
}
