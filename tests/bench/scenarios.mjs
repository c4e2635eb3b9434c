// The scenarios that are timed: requests to the engine (docs/report.md). The native program, Node and
// the page are given the very same ones.
const inferenceService = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: sklearn-iris
  namespace: models
  labels: {app.kubernetes.io/part-of: iris, app.kubernetes.io/managed-by: argo-cd}
  annotations:
    owner: team-a
    serving.kserve.io/autoscalerClass: hpa
spec:
  predictor:
    minReplicas: 1
    maxReplicas: 4
    timeout: 60
    serviceAccountName: models-reader
    nodeSelector: {kubernetes.io/arch: amd64}
    tolerations:
    - {key: dedicated, operator: Equal, value: models, effect: NoSchedule}
    model:
      modelFormat:
        name: sklearn
        version: '1'
      protocolVersion: v2
      storageUri: gs://kfserving-examples/models/sklearn/1.0/model
      args: ['--workers=2', '--log_level=info']
      env:
      - {name: LOG_LEVEL, value: debug}
      - {name: OMP_NUM_THREADS, value: '2'}
      readinessProbe:
        httpGet: {path: /v2/health/ready, port: 8080}
        periodSeconds: 5
      resources:
        requests: {cpu: 500m, memory: 1Gi}
        limits: {cpu: '1', memory: 2Gi}
`;

const runtime = (i) => `apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata:
  name: rt-${i}
  namespace: models
spec:
  supportedModelFormats:
  - name: ${i % 2 === 0 ? 'sklearn' : 'xgboost'}
    version: '1'
    autoSelect: true
    priority: ${1 + i}
  protocolVersions: [v2]
  containers:
  - name: kserve-container
    image: example.com/server:${i}
    args: ['--model_name={{.Name}}', '--http_port=8080']
    resources:
      limits: {cpu: '1', memory: 2Gi}
---
`;

const runtimes = (count) => Array.from({ length: count }, (_, i) => runtime(i)).join('');

/** About `bytes` of YAML that is not KServe's. */
function largeText(bytes) {
  const lines = ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n'];
  for (let size = 0, i = 0; size < bytes; size += lines[++i].length) {
    lines.push(`  key-${i}: value of no particular interest, number ${i}\n`);
  }
  return `${lines.join('')}---\n`;
}

function request(text, settings = {}) {
  return { sources: [{ name: 'scenario.yaml', text }], detail: false, ...settings };
}

/** By name; `runs` is how often each is timed in Node. */
export const scenarios = {
  one: { runs: 200, request: request(inferenceService) },
  explained: { runs: 200, request: request(inferenceService, { detail: true }) },
  releases: { runs: 50, request: request(inferenceService, { kserve: 'all' }) },
  'runtimes-1000': { runs: 5, request: request(runtimes(1_000) + inferenceService) },
  'runtimes-10000': { runs: 3, request: request(runtimes(10_000) + inferenceService) },
  // The same without anything to resolve: the difference is what resolving and all after it takes.
  'unused-10000': { runs: 3, request: request(runtimes(10_000)) },
  'text-1MB': { runs: 5, request: request(largeText(1 << 20) + inferenceService) },
  'text-10MB': { runs: 3, request: request(largeText(10 << 20) + inferenceService) },
};

/** Bytes of YAML in a request. */
export function inputSize({ sources }) {
  return sources.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

export function percentile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** 200 lines of a scenario, for typing into. */
export const typedInto = runtimes(10) + inferenceService;
