// The gallery: questions that people really ask, each with a scenario that answers it.
import type { Language } from '../report';
import { emptyScenario, type Scenario } from '../scenario';
import { firstExample } from './first_example';

export interface Example {
  id: string;
  title: Record<Language, string>;
  question: Record<Language, string>;
  scenario: Scenario;
}

export const examples: Example[] = [
  {
    id: 'first-match',
    title: { en: 'The first match', zh: '第一次匹配' },
    question: {
      en: 'Several built-in runtimes list sklearn. Which one serves iris?',
      zh: '好几个自带运行时都支持 sklearn，哪一个来服务 iris？',
    },
    scenario: firstExample,
  },
  {
    id: 'v2-only',
    title: { en: 'A v2-only runtime that is never picked', zh: '只支持 v2、从不被选中的运行时' },
    question: {
      en: 'Format and version fit exactly. Why is there no runtime?',
      zh: '格式和版本都对得上，为什么找不到运行时？',
    },
    scenario: {
      ...emptyScenario,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: acme-llm
spec:
  supportedModelFormats:
    - name: acme-llm
      version: "24.01"
      autoSelect: true
      priority: 1
  protocolVersions:
    - v2
    - grpc-v2
  containers:
    - name: kserve-container
      image: registry.example.com/acme/llm-server:24.01
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: support-bot
  namespace: assist
spec:
  predictor:
    model:
      modelFormat:
        name: acme-llm
        version: "24.01"
      storageUri: pvc://llm-cache/support-bot
`,
    },
  },
  {
    id: 'priority-refused',
    title: { en: 'A copied runtime refused for its priority', zh: '复制的运行时因优先级被拒绝' },
    question: {
      en: 'The copy has another name and image. Why does the webhook refuse it?',
      zh: '名称和镜像都改了，webhook 为什么还要拒绝？',
    },
    scenario: {
      ...emptyScenario,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: fast-sklearn
spec:
  supportedModelFormats:
    - name: sklearn
      version: "1"
      autoSelect: true
      priority: 1
  protocolVersions:
    - v1
  containers:
    - name: kserve-container
      image: registry.example.com/platform/fast-sklearn:0.9
      args:
        - --model_name={{.Name}}
        - --model_dir=/mnt/models
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: lead-score
  namespace: crm
spec:
  predictor:
    model:
      modelFormat:
        name: sklearn
        version: "1"
      storageUri: s3://crm/lead-score
`,
    },
  },
  {
    id: 'several-versions',
    title: { en: 'Several versions of one format', zh: '同一格式的多个版本' },
    question: {
      en: 'The runtime lists versions 3 and 4. Does it serve 4.1?',
      zh: '运行时列出了版本 3 和 4，能服务 4.1 吗？',
    },
    scenario: {
      ...emptyScenario,
      catalog: false,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata:
  name: lightgbm-server
  namespace: risk
spec:
  supportedModelFormats:
    - name: lightgbm
      version: "3"
      autoSelect: true
    - name: lightgbm
      version: "4"
      autoSelect: true
  protocolVersions:
    - v1
  containers:
    - name: kserve-container
      image: registry.example.com/ml/lightgbm-server:4.3
      args:
        - --model_name={{.Name}}
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: credit-score
  namespace: risk
spec:
  predictor:
    model:
      modelFormat:
        name: lightgbm
        version: "4.1"
      storageUri: pvc://risk-models/credit-score
`,
    },
  },
  {
    id: 'newest-wins',
    title: { en: 'Two runtimes that both fit', zh: '两个都合适的运行时' },
    question: {
      en: 'Same format, same protocol. What decides between them?',
      zh: '格式相同、协议相同，靠什么决定？',
    },
    scenario: {
      ...emptyScenario,
      catalog: false,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: xgb-stable
spec:
  supportedModelFormats:
    - name: xgboost
      autoSelect: true
      priority: 2
  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/xgb-server:1.7
---
apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: xgb-next
spec:
  supportedModelFormats:
    - name: xgboost
      autoSelect: true
      priority: 1
  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/xgb-server:2.1
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: basket
spec:
  predictor:
    model:
      modelFormat:
        name: xgboost
      storageUri: s3://models/basket
`,
    },
  },
  {
    id: 'args-append',
    title: { en: 'Arguments that append', zh: '追加的参数' },
    question: {
      en: 'The model sets --max-batch again. Which value does the server get?',
      zh: '模型又写了一次 --max-batch，服务器拿到哪个值？',
    },
    scenario: {
      ...emptyScenario,
      catalog: false,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata:
  name: textgen-server
  namespace: genai
spec:
  supportedModelFormats:
    - name: textgen
      autoSelect: true
  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/genai/textgen:1.4
      command: [textgen-launcher]
      args:
        - --port=3000
        - --max-batch=8
      env:
        - name: CACHE_ROOT
          value: /cache
        - name: LOG_LEVEL
          value: info
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: summarize
  namespace: genai
spec:
  predictor:
    model:
      modelFormat:
        name: textgen
      args:
        - --max-batch=32
      env:
        - name: CACHE_DIR
          value: $(CACHE_ROOT)/summarize
        - name: LOG_LEVEL
          value: debug
      storageUri: s3://genai/summarize
`,
    },
  },
  {
    id: 'quoted-index',
    title: { en: 'index with double quotes', zh: '带双引号的 index' },
    question: {
      en: 'The annotation has a hyphen, so index it must be. Why does it fail?',
      zh: '注解名里有连字符，只能用 index，为什么会失败？',
    },
    scenario: {
      ...emptyScenario,
      catalog: false,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: text-server
spec:
  supportedModelFormats:
    - name: text-embed
      autoSelect: true
  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/nlp/text-server:0.6
      env:
        - name: MODEL_NAME
          value: '{{ index .Annotations "model-name" }}'
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: faq-embed
  namespace: nlp
  annotations:
    model-name: faq-embed-small
spec:
  predictor:
    model:
      modelFormat:
        name: text-embed
      storageUri: s3://nlp/faq-embed
`,
    },
  },
  {
    id: 'escaped-value',
    title: { en: 'A value that escaping changes', zh: '被转义改变的值' },
    question: {
      en: 'The annotation holds a & sign. What does the server see?',
      zh: '注解里有一个 & 符号，服务器看到的是什么？',
    },
    scenario: {
      ...emptyScenario,
      catalog: false,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: gateway-server
spec:
  supportedModelFormats:
    - name: gateway
      autoSelect: true
  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/gateway:1.0
      args:
        - --name={{.Name}}
        - --query={{.Annotations.query}}
        - --team={{.Labels.team}}
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: router
  labels:
    team: search
  annotations:
    query: a=1&b=<2>
spec:
  predictor:
    model:
      modelFormat:
        name: gateway
      storageUri: s3://models/router
`,
    },
  },
  {
    id: 'gpu-digest',
    title: { en: '-gpu on a digest', zh: '摘要后面的 -gpu' },
    question: {
      en: 'The image is pinned by digest and a GPU is asked for. What image is deployed?',
      zh: '镜像按摘要固定，又申请了 GPU，最终部署的镜像是什么？',
    },
    scenario: {
      ...emptyScenario,
      catalog: false,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ClusterServingRuntime
metadata:
  name: pinned-torch
spec:
  supportedModelFormats:
    - name: pytorch
      version: "2"
      autoSelect: true
  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/torch@sha256:8d1f0c6d2a3b4c5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6
      args:
        - --model_name={{.Name}}
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: segment
spec:
  predictor:
    model:
      modelFormat:
        name: pytorch
        version: "2"
      runtimeVersion: 2.4.0-gpu
      storageUri: s3://models/segment
      resources:
        limits:
          nvidia.com/gpu: "1"
`,
    },
  },
  {
    id: 'shadowing',
    title: { en: 'A namespaced runtime that shadows', zh: '遮蔽同名者的命名空间运行时' },
    question: {
      en: 'The same name in the namespace and in the cluster: which one is meant?',
      zh: '命名空间和集群里有同名的运行时，指的是哪一个？',
    },
    scenario: {
      ...emptyScenario,
      runtimes: `apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata:
  name: kserve-xgbserver
  namespace: pricing
spec:
  supportedModelFormats:
    - name: xgboost
      version: "2"
      autoSelect: true
  protocolVersions: [v1]
  containers:
    - name: kserve-container
      image: registry.example.com/pricing/xgb-server:0.4
`,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: basket-price
  namespace: pricing
spec:
  predictor:
    model:
      modelFormat:
        name: xgboost
      runtime: kserve-xgbserver
      storageUri: s3://pricing/basket
`,
    },
  },
  {
    id: 'legacy-key',
    title: { en: 'The old sklearn key', zh: '旧的 sklearn 写法' },
    question: {
      en: 'No model, only sklearn. What does KServe make of it?',
      zh: '没有 model，只有 sklearn，KServe 会怎样改写？',
    },
    scenario: {
      ...emptyScenario,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: wine-quality
spec:
  predictor:
    minReplicas: 1
    sklearn:
      storageUri: gs://demo-models/wine-quality
      resources:
        requests:
          cpu: 500m
          memory: 1Gi
`,
    },
  },
  {
    id: 'misspelt',
    title: { en: 'A misspelt field', zh: '拼错的字段' },
    question: {
      en: 'The API server accepts it without a word. What becomes of it?',
      zh: 'API server 一声不响地接受了，结果会怎样？',
    },
    scenario: {
      ...emptyScenario,
      inferenceService: `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: churn
spec:
  predictor:
    model:
      modelformat:
        name: sklearn
      storageUri: gs://demo-models/churn
`,
    },
  },
];
