// What the views of the lessons say, in both languages.
import type { Language } from '../report';
import type { Expectation, Key } from './expectation';

type Say = { [K in Key]: (expected: NonNullable<Expectation[K]>) => string };

const code = (text: string) => `\`${text}\``;

const en = {
  title: 'Lessons',
  intro:
    'Read, predict, see what happens, then make an edit of your own. The first two parts take about half an hour. Your work in the editors is set aside and comes back when you leave a lesson.',
  progress: (done: number, all: number) => `${done} of ${all} lessons done`,
  forget: 'Forget my progress',
  states: { done: 'done', seen: 'answer seen' },
  place: (part: string, number: number, all: number) => `${part}, lesson ${number} of ${all}`,
  leave: 'Back to my work',
  predict: 'Check my prediction',
  reveal: 'Show the answer',
  choose: 'Choose an answer first.',
  right: 'Right.',
  wrong: 'Not so.',
  seen: 'The answer',
  rightChoice: 'right',
  yourChoice: 'your prediction',
  issue: (number: number) => `Reported as kserve/kserve#${number}`,
  task: 'Now you',
  goal: 'Any edit will do that has this result:',
  met: 'holds',
  unmet: 'not yet',
  done: 'Done: the result is as it should be.',
  notDone: 'Not there yet.',
  nextIsFree: 'Go on whenever you like.',
  showEdit: 'Show one way',
  makeEdit: 'Make this edit',
  made: 'The edit of the lesson is made.',
  editOf: (where: string) => `${where}: one way to do it`,
  again: 'Start this lesson over',
  all: 'All lessons',
  previous: 'Previous',
  next: 'Next',
  way: 'From lesson to lesson',
  attributes: 'Attributes of a runtime',
  changes: (place: string) => `Changes ${code(place)}.`,
  kinds: {
    selection: 'Changes the selection.',
    nothing: 'Changes nothing for this model.',
    modelMesh: 'Changes nothing.',
  },
  expectations: {
    winner: (name) => `${code(name)} serves the model`,
    winnerKind: (kind) => `the runtime is a ${code(kind)}`,
    candidates: (names) =>
      names.length === 0
        ? 'automatic selection finds no runtime'
        : `automatic selection finds ${names.map(code).join(', then ')}`,
    admitted: (names) => `let in: ${names.map(code).join(', ') || 'nothing'}`,
    denied: (names) =>
      names.length === 0 ? 'no runtime is refused' : `refused: ${names.map(code).join(', ')}`,
    deniedContains: (text) => `the refusal says ${code(text)}`,
    errorContains: (text) => `KServe fails with ${code(text)}`,
    invalidContains: (text) => `the InferenceService is refused: ${code(text)}`,
    noError: () => 'nothing fails',
    noWorkload: () => 'nothing is deployed',
    mode: (mode) => `the deployment mode is ${code(mode)}`,
    statusReason: (reason) => `the status gives the reason ${code(reason)}`,
    defaultedModel: () => 'the stored `model` is as the lesson says',
    defaultedAnnotations: (values) => each(values, 'annotation'),
    protocol: (protocol) => `the model’s protocol is ${code(protocol)}`,
    workloads: (names) => `deployed: ${names.map(code).join(', ')}`,
    replicas: (counts) =>
      Object.entries(counts)
        .map(([name, count]) => `${code(name)} has ${count} replicas`)
        .join(', '),
    args: (args) => `the arguments are ${code(args.join(' '))}`,
    argsContain: (args) => `among the arguments: ${args.map(code).join(', ')}`,
    env: (values) => each(values, 'variable'),
    envOrder: (names) => `the variables come in the order ${names.map(code).join(', ')}`,
    image: (image) => `the image is ${code(image)}`,
    containers: (names) => `the containers are ${names.map(code).join(', ')}`,
    podLabels: (values) => each(values, 'label of the pod'),
    podAnnotations: (values) => each(values, 'annotation of the pod'),
  } satisfies Say as Say,
};

function each(values: { [name: string]: string | null }, what: string): string {
  return Object.entries(values)
    .map(([name, value]) =>
      value === null
        ? `there is no ${what} ${code(name)}`
        : value === ''
          ? `${what} ${code(name)} is empty`
          : `${what} ${code(name)} is ${code(value)}`,
    )
    .join('; ');
}

const zh: typeof en = {
  title: '课程',
  intro:
    '先读，再预测，看结果，然后自己动手改。前两部分大约需要半小时。编辑器中的内容会先收起来，离开课程时恢复。',
  progress: (done, all) => `已完成 ${done} / ${all} 课`,
  forget: '清除进度',
  states: { done: '已完成', seen: '已看答案' },
  place: (part, number, all) => `${part}，第 ${number} 课，共 ${all} 课`,
  leave: '回到我的内容',
  predict: '核对预测',
  reveal: '直接看答案',
  choose: '请先选一项。',
  right: '答对了。',
  wrong: '不是这样。',
  seen: '答案',
  rightChoice: '正确',
  yourChoice: '你的预测',
  issue: (number) => `对应问题 kserve/kserve#${number}`,
  task: '动手改',
  goal: '怎么改都行，只要结果如下：',
  met: '已满足',
  unmet: '尚未满足',
  done: '完成：结果符合要求。',
  notDone: '还没达到。',
  nextIsFree: '随时可以继续。',
  showEdit: '看一种改法',
  makeEdit: '替我修改',
  made: '已按课程修改。',
  editOf: (where) => `${where}：一种改法`,
  again: '重学本课',
  all: '全部课程',
  previous: '上一课',
  next: '下一课',
  way: '课程之间',
  attributes: '运行时的属性',
  changes: (place) => `改变 ${code(place)}。`,
  kinds: {
    selection: '影响选择。',
    nothing: '对这个模型无影响。',
    modelMesh: '什么也不改变。',
  },
  expectations: {
    winner: (name) => `由 ${code(name)} 服务模型`,
    winnerKind: (kind) => `运行时是 ${code(kind)}`,
    candidates: (names) =>
      names.length === 0
        ? '自动选择找不到运行时'
        : `自动选择依次找到 ${names.map(code).join('、')}`,
    admitted: (names) => `准入：${names.map(code).join('、') || '无'}`,
    denied: (names) =>
      names.length === 0 ? '没有运行时被拒绝' : `被拒绝：${names.map(code).join('、')}`,
    deniedContains: (text) => `拒绝信息含 ${code(text)}`,
    errorContains: (text) => `KServe 报错 ${code(text)}`,
    invalidContains: (text) => `InferenceService 被拒绝：${code(text)}`,
    noError: () => '没有报错',
    noWorkload: () => '没有部署任何对象',
    mode: (mode) => `部署模式是 ${code(mode)}`,
    statusReason: (reason) => `status 中的原因是 ${code(reason)}`,
    defaultedModel: () => '存储的 `model` 如课文所述',
    defaultedAnnotations: (values) => eachZh(values, '注解'),
    protocol: (protocol) => `模型的协议是 ${code(protocol)}`,
    workloads: (names) => `部署了 ${names.map(code).join('、')}`,
    replicas: (counts) =>
      Object.entries(counts)
        .map(([name, count]) => `${code(name)} 有 ${count} 个副本`)
        .join('，'),
    args: (args) => `参数为 ${code(args.join(' '))}`,
    argsContain: (args) => `参数中有 ${args.map(code).join('、')}`,
    env: (values) => eachZh(values, '变量'),
    envOrder: (names) => `变量顺序为 ${names.map(code).join('、')}`,
    image: (image) => `镜像是 ${code(image)}`,
    containers: (names) => `容器为 ${names.map(code).join('、')}`,
    podLabels: (values) => eachZh(values, 'Pod 标签'),
    podAnnotations: (values) => eachZh(values, 'Pod 注解'),
  },
};

function eachZh(values: { [name: string]: string | null }, what: string): string {
  return Object.entries(values)
    .map(([name, value]) =>
      value === null
        ? `没有${what} ${code(name)}`
        : value === ''
          ? `${what} ${code(name)} 为空`
          : `${what} ${code(name)} 是 ${code(value)}`,
    )
    .join('；');
}

export type LessonStrings = typeof en;

export const lessonStrings: Record<Language, LessonStrings> = { en, zh };

/** One expectation in words; code stands between backquotes. */
export function inWords<K extends Key>(key: K, expectation: Expectation, t: LessonStrings): string {
  return t.expectations[key](expectation[key] as NonNullable<Expectation[K]>);
}
