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

const manifests = import.meta.glob<string>('./*.yaml', {
  eager: true,
  query: '?raw',
  import: 'default',
});

function manifest(name: string): string {
  const text = manifests[`./${name}`];
  if (text === undefined) throw new Error(`examples/${name} is missing`);
  return text;
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
      runtimes: manifest('v2-only.runtimes.yaml'),
      inferenceService: manifest('v2-only.inference_service.yaml'),
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
      runtimes: manifest('priority-refused.runtimes.yaml'),
      inferenceService: manifest('priority-refused.inference_service.yaml'),
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
      runtimes: manifest('several-versions.runtimes.yaml'),
      inferenceService: manifest('several-versions.inference_service.yaml'),
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
      runtimes: manifest('newest-wins.runtimes.yaml'),
      inferenceService: manifest('newest-wins.inference_service.yaml'),
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
      runtimes: manifest('args-append.runtimes.yaml'),
      inferenceService: manifest('args-append.inference_service.yaml'),
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
      runtimes: manifest('quoted-index.runtimes.yaml'),
      inferenceService: manifest('quoted-index.inference_service.yaml'),
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
      runtimes: manifest('escaped-value.runtimes.yaml'),
      inferenceService: manifest('escaped-value.inference_service.yaml'),
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
      runtimes: manifest('gpu-digest.runtimes.yaml'),
      inferenceService: manifest('gpu-digest.inference_service.yaml'),
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
      runtimes: manifest('shadowing.runtimes.yaml'),
      inferenceService: manifest('shadowing.inference_service.yaml'),
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
      inferenceService: manifest('legacy-key.inference_service.yaml'),
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
      inferenceService: manifest('misspelt.inference_service.yaml'),
    },
  },
];
