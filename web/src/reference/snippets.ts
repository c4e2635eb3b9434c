// What a new object begins with. Fields that a release does not have are left out.
import { type Completion, snippetCompletion } from '@codemirror/autocomplete';
import type { ReferenceStrings } from './strings';
import { find, type Kind } from './type_table';

interface Snippet {
  label: string;
  kind: Kind;
  detail: (s: ReferenceStrings) => string;
  /** Lines, perhaps with the field without which a release has no use for the line. */
  lines: (string | { line: string; needs: string[] })[];
}

const runtimeSpec: Snippet['lines'] = [
  'spec:',
  '  supportedModelFormats:',
  `    - name: \${format}`,
  `      version: "\${1}"`,
  '      autoSelect: true',
  {
    line: '      priority: 1',
    needs: ['spec', 'supportedModelFormats', '[]', 'priority'],
  },
  { line: `  protocolVersions: [\${v2}]`, needs: ['spec', 'protocolVersions'] },
  '  containers:',
  '    - name: kserve-container',
  `      image: \${image}`,
  '      args:',
  '        - --model_name={{.Name}}',
  `        - --model_dir=/mnt/models\${}`,
];

const snippets: Snippet[] = [
  {
    label: 'ServingRuntime',
    kind: 'ServingRuntime',
    detail: (s) => s.newRuntime,
    lines: [
      'apiVersion: serving.kserve.io/v1alpha1',
      'kind: ServingRuntime',
      'metadata:',
      `  name: \${my-runtime}`,
      ...runtimeSpec,
    ],
  },
  {
    label: 'ClusterServingRuntime',
    kind: 'ClusterServingRuntime',
    detail: (s) => s.newClusterRuntime,
    lines: [
      'apiVersion: serving.kserve.io/v1alpha1',
      'kind: ClusterServingRuntime',
      'metadata:',
      `  name: \${my-runtime}`,
      ...runtimeSpec,
    ],
  },
  {
    label: 'InferenceService',
    kind: 'InferenceService',
    detail: (s) => s.newService,
    lines: [
      'apiVersion: serving.kserve.io/v1beta1',
      'kind: InferenceService',
      'metadata:',
      `  name: \${my-model}`,
      'spec:',
      '  predictor:',
      '    model:',
      '      modelFormat:',
      `        name: \${sklearn}`,
      `      storageUri: \${s3://models/my-model}`,
    ],
  },
  {
    label: 'InferenceService sklearn',
    kind: 'InferenceService',
    detail: (s) => s.newLegacyService,
    lines: [
      'apiVersion: serving.kserve.io/v1beta1',
      'kind: InferenceService',
      'metadata:',
      `  name: \${my-model}`,
      'spec:',
      '  predictor:',
      `    \${sklearn}:`,
      `      storageUri: \${s3://models/my-model}`,
    ],
  },
];

/** Those of the editor's own kinds first. */
export function snippetCompletions(
  editor: Kind,
  release: number,
  s: ReferenceStrings,
): Completion[] {
  return snippets.map(({ label, kind, detail, lines }) => {
    const text = lines
      .filter((line) => typeof line === 'string' || find(kind, line.needs, release) !== null)
      .map((line) => (typeof line === 'string' ? line : line.line));
    const own = (kind === 'InferenceService') === (editor === 'InferenceService');
    return snippetCompletion(text.join('\n'), {
      label,
      detail: detail(s),
      type: 'class',
      boost: own ? 99 : 0,
    });
  });
}
