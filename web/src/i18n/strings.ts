// All that the page itself says, in English and Simplified Chinese side by side; a text that one of
// the two lacks does not compile. What the core says comes in the report. API words stay as they
// are.

import type { Cause } from '../engine/protocol';
import type { Agreement, Fidelity } from '../fidelity';
import type { LinkError } from '../link/codec';
import type { Part } from '../release_outcome';
import type { AnswerKind, CheckName, CheckResult, Document, Language, Mode } from '../report';

/** A text in both languages. */
function both<T>(en: T, zh: T): Record<Language, T> {
  return { en, zh };
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function outOf({ agree, all }: Agreement, of: string): string {
  return `${agree.toLocaleString('en-US')} ${of} ${all.toLocaleString('en-US')}`;
}

const table = {
  // --- the frame ---
  title: both('KServe Runtime Playground', 'KServe 运行时演练场'),
  purpose: both(
    'Which runtime KServe picks, why, and what it deploys',
    'KServe 选择哪个运行时、为什么、最终部署什么',
  ),
  skipToAnswer: both('Skip to the answer', '跳到结论'),
  have: both('What I have', '我的配置'),
  happens: both('What happens', '结果'),
  lessons: both('Lessons', '课程'),
  examples: both('Examples', '示例'),
  share: both('Share', '分享'),
  reference: both('Reference', '字段参考'),
  reset: both('Reset', '重置'),
  keys: both('Keyboard', '快捷键'),
  language: both('Language', '语言'),
  theme: both('Theme', '主题'),
  themeSystem: both('System', '跟随系统'),
  themeLight: both('Light', '浅色'),
  themeDark: both('Dark', '深色'),
  close: both('Close', '关闭'),
  undo: both('Undo', '撤销'),
  dismiss: both('Dismiss', '知道了'),
  resizeColumns: both('Width of the editors', '编辑器宽度'),
  resizeEditors: both('Height of the Runtimes editor', '运行时编辑器高度'),
  footer: both(
    'Everything runs in this browser. Nothing you type leaves the page.',
    '一切都在浏览器中运行，输入的内容不会离开本页。',
  ),
  documentation: both('Documentation', '文档'),
  singleFile: both('The whole page as one file, for use offline', '下载单文件版，离线使用'),

  fidelity: both(
    ({ golden, corpus, vectors }: Fidelity) =>
      `Compared with KServe’s own code: ${outOf(golden, 'of')} evaluations agree, ${outOf(corpus, 'of')} of published manifests, and ${outOf(vectors, 'of')} single computations.`,
    ({ golden, corpus, vectors }: Fidelity) =>
      `与 KServe 自身代码逐一比对：推算一致 ${outOf(golden, '/')}，公开清单一致 ${outOf(corpus, '/')}，单项计算一致 ${outOf(vectors, '/')}。`,
  ),

  // --- the settings ---
  settings: both('Cluster', '集群'),
  release: both('KServe release', 'KServe 版本'),
  newest: both(
    (name: string) => `${name} (newest)`,
    (name: string) => `${name}（最新）`,
  ),
  mode: both('Default deployment mode', '默认部署模式'),
  modeKnative: both('Knative (Serverless)', 'Knative（Serverless）'),
  modeStandard: both('Standard (RawDeployment)', 'Standard（RawDeployment）'),
  builtIns: both('Built-in runtimes', '自带运行时'),
  lookAtBuiltIns: both('Look at them', '查看'),
  moreSettings: both('More settings', '更多设置'),
  clusterTitle: both('Namespace and KServe’s configuration', '命名空间与 KServe 配置'),
  namespaceLabel: both('Namespace of objects that name none', '未写命名空间的对象所属的命名空间'),
  defaultResources: both(
    'Default resources in inferenceservice-config, for containers of an InferenceService’s own',
    'inferenceservice-config 中的默认资源（用于 InferenceService 自带的容器）',
  ),
  /** The settings where they cannot be changed. */
  setting: both(
    (release: string, mode: Mode, catalog: boolean) =>
      `KServe ${release}, ${mode}, ${catalog ? 'with' : 'without'} the built-in runtimes`,
    (release: string, mode: Mode, catalog: boolean) =>
      `KServe ${release}，${mode}，${catalog ? '已安装' : '未安装'}自带运行时`,
  ),
  configured: both('With what was set:', '已计入设置：'),

  // --- the editors ---
  runtimes: both('Runtimes', '运行时'),
  inferenceService: both('InferenceService', 'InferenceService'),
  stored: both('Stored objects', '已存储的对象'),
  // With word joiners (U+2060): no line ends within ---.
  hints: both(
    {
      runtimes:
        'ServingRuntime and ClusterServingRuntime YAML. Paste several with -\u2060-\u2060- between, or drop files.',
      inferenceService: 'InferenceService YAML. Output of kubectl get -o yaml is fine.',
      stored:
        'What the cluster has already, from kubectl get -o yaml. An object of the same name in the other editors is then an update of it.',
    },
    {
      runtimes:
        'ServingRuntime 与 ClusterServingRuntime 的 YAML。可粘贴多个（以 -\u2060-\u2060- 分隔），也可拖入文件。',
      inferenceService: 'InferenceService 的 YAML。可直接粘贴 kubectl get -o yaml 的输出。',
      stored:
        '集群中已有的对象，取自 kubectl get -o yaml。其他编辑器中同名的对象即视为对它的更新。',
    },
  ),
  addStored: both('It is an update: paste what is stored', '这是更新：粘贴已存储的对象'),
  removeStored: both('Remove', '移除'),
  storedRemoved: both('The stored objects were removed.', '已移除已存储的对象。'),
  editorLabel: both(
    (name: string) => `${name}, YAML editor. Press Escape, then Tab to leave.`,
    (name: string) => `${name} YAML 编辑器。按 Escape 再按 Tab 可离开。`,
  ),
  leaveEditor: both('Escape, then Tab leaves', 'Escape 后按 Tab 离开'),
  readOnlyLabel: both(
    (name: string) => `${name}, YAML, to read`,
    (name: string) => `${name} YAML，只读`,
  ),
  openPlayground: both('Open in the playground', '在演练场中打开'),
  clusterInBrief: both(
    (release: string, mode: Mode, catalog: boolean) =>
      `KServe ${release}, ${mode}${catalog ? '' : ', no built-in runtimes'}`,
    (release: string, mode: Mode, catalog: boolean) =>
      `KServe ${release}，${mode}${catalog ? '' : '，不含自带运行时'}`,
  ),
  brought: both('The page around has brought another scenario.', '所在页面换了一个场景。'),
  dropHere: both('Drop YAML or JSON files', '松开以添加 YAML 或 JSON 文件'),
  tooLargeFile: both(
    (name: string) => `${name} is larger than 1 MiB and was left out.`,
    (name: string) => `${name} 超过 1 MiB，未添加。`,
  ),
  added: both(
    (names: string) => `Added ${names}.`,
    (names: string) => `已添加 ${names}。`,
  ),
  editorPhrases: both<Record<string, string>>(
    {},
    {
      'Selection deleted': '已删除所选内容',
      'Control character': '控制字符',
      'current match': '当前匹配',
      'on line': '位于行',
      'replaced $ matches': '已替换 $ 处',
      'replaced match on line $': '已替换第 $ 行的匹配',
      to: '到',
      'Folded lines': '已折叠的行',
      'Unfolded lines': '已展开的行',
      'folded code': '折叠的代码',
      unfold: '展开',
      'Fold line': '折叠',
      'Unfold line': '展开',
      'Go to line': '跳到行',
      go: '跳转',
      Find: '查找',
      Replace: '替换',
      next: '下一个',
      previous: '上一个',
      all: '全部',
      'match case': '区分大小写',
      'by word': '全词匹配',
      regexp: '正则',
      replace: '替换',
      'replace all': '全部替换',
      close: '关闭',
      Diagnostics: '问题',
      'No diagnostics': '没有问题',
      Completions: '补全',
      '$ unchanged lines': '$ 行未变',
    },
  ),

  // --- the answer ---
  answer: both('Answer', '结论'),
  waiting: both('Loading the engine…', '正在加载引擎…'),
  waitingLong: both(
    'Still loading the engine. The network seems to be slow.',
    '引擎仍在加载，网络似乎较慢。',
  ),
  working: both('Still working on this input…', '仍在处理这份输入…'),
  stop: both('Stop', '停止'),
  retry: both('Try again', '重试'),
  reload: both('Reload the page', '重新加载页面'),
  updating: both('updating', '更新中'),
  verdicts: both<Record<AnswerKind, string>>(
    {
      serves: 'Serves',
      modelMesh: 'ModelMesh',
      noRuntime: 'No runtime',
      error: 'Error',
      crash: 'Crash',
      rejected: 'Refused',
      notYaml: 'Not YAML',
      tooMuch: 'Too much',
      nothing: 'No answer yet',
    },
    {
      serves: '可以服务',
      modelMesh: 'ModelMesh',
      noRuntime: '没有运行时',
      error: '出错',
      crash: '崩溃',
      rejected: '被拒绝',
      notYaml: '不是 YAML',
      tooMuch: '超出限制',
      nothing: '尚无结论',
    },
  ),
  wordsOf: both(
    (who: string) => `In ${who}’s own words`,
    (who: string) => `${who} 的原文`,
  ),
  meaning: both('What it means', '含义'),
  chooseService: both('InferenceService', 'InferenceService'),
  showLines: both('Show the lines', '显示相关行'),
  linesShown: both(
    (lines: string) => `Marked: ${lines}`,
    (lines: string) => `已标记：${lines}`,
  ),
  lineOf: both(
    (where: string, line: number) => `${where} line ${line}`,
    (where: string, line: number) => `${where} 第 ${line} 行`,
  ),
  notModelled: both('What a cluster would add', '真实集群还会做的事'),
  notModelledWhy: both('The playground does not work these out.', '演练场不推算以下内容。'),

  // --- the diagnostics ---
  diagnostics: both('Problems', '问题'),
  diagnosticsCount: both(
    (errors: number, warnings: number, notes: number) =>
      [
        errors > 0 ? plural(errors, 'error', 'errors') : '',
        warnings > 0 ? plural(warnings, 'warning', 'warnings') : '',
        notes > 0 ? plural(notes, 'note', 'notes') : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    (errors: number, warnings: number, notes: number) =>
      [
        errors > 0 ? `${errors} 个错误` : '',
        warnings > 0 ? `${warnings} 个警告` : '',
        notes > 0 ? `${notes} 条提示` : '',
      ]
        .filter((part) => part !== '')
        .join('，'),
  ),
  severities: both(
    { error: 'Error', warning: 'Warning', info: 'Note' },
    { error: '错误', warning: '警告', info: '提示' },
  ),

  // --- the steps ---
  steps: both('The way there', '处理过程'),
  stepStates: both(
    {
      done: 'done',
      noted: 'done, with remarks',
      stopped: 'stops here',
      skipped: 'not reached',
      apart: '',
    },
    { done: '完成', noted: '完成，有提示', stopped: '止于此', skipped: '未到达', apart: '' },
  ),
  notReached: both('KServe does not get this far.', 'KServe 没有走到这一步。'),
  read: both('Read', '读取'),
  admit: both('Admit', '准入'),
  migrate: both('Migrate', '迁移'),
  validate: both('Validate', '校验'),
  resolve: both('Resolve', '选择'),
  merge: both('Merge', '合并'),
  expand: both('Expand', '展开'),
  deploy: both('Deploy', '部署'),
  readSummary: both(
    (runtimes: number, services: number, others: number) =>
      [
        runtimes > 0 ? plural(runtimes, 'runtime', 'runtimes') : '',
        services > 0 ? plural(services, 'InferenceService', 'InferenceServices') : '',
        others > 0 ? `${others} passed over` : '',
      ]
        .filter((part) => part !== '')
        .join(', ') || 'nothing to read',
    (runtimes: number, services: number, others: number) =>
      [
        runtimes > 0 ? `${runtimes} 个运行时` : '',
        services > 0 ? `${services} 个 InferenceService` : '',
        others > 0 ? `略过 ${others} 个` : '',
      ]
        .filter((part) => part !== '')
        .join('，') || '没有内容',
  ),
  readStopped: both('not readable as YAML', '无法按 YAML 读取'),
  admitSummary: both(
    (allowed: number, refused: number) =>
      refused === 0
        ? `${plural(allowed, 'runtime', 'runtimes')} let in`
        : `${allowed} let in, ${refused} refused`,
    (allowed: number, refused: number) =>
      refused === 0 ? `${allowed} 个运行时准入` : `${allowed} 个准入，${refused} 个被拒绝`,
  ),
  admitNone: both('no runtimes pasted', '没有粘贴运行时'),
  migrateSummary: both(
    (lines: number) => `${plural(lines, 'line', 'lines')} changed by KServe`,
    (lines: number) => `KServe 改动 ${lines} 行`,
  ),
  migrateNone: both('nothing to change', '无需改动'),
  migrateStopped: both('refused', '被拒绝'),
  validateSummary: both('accepted', '通过'),
  validateWarnings: both(
    (count: number) => `accepted, ${plural(count, 'warning', 'warnings')}`,
    (count: number) => `通过，${count} 个警告`,
  ),
  validateStopped: both(
    (by: string) => `refused by the ${by}`,
    (by: string) => `被 ${by} 拒绝`,
  ),
  resolveSummary: both(
    (winner: string, eligible: number, all: number) =>
      `${winner}; ${eligible} of ${plural(all, 'runtime', 'runtimes')} would do`,
    (winner: string, eligible: number, all: number) =>
      `${winner}；${all} 个运行时中有 ${eligible} 个可用`,
  ),
  resolveNone: both(
    (all: number) => `none of ${plural(all, 'runtime', 'runtimes')} will do`,
    (all: number) => `${all} 个运行时都不可用`,
  ),
  mergeSummary: both('runtime and InferenceService made one', '运行时与 InferenceService 合为一体'),
  expandSummary: both(
    (count: number, altered: number) =>
      altered === 0
        ? plural(count, 'template action', 'template actions')
        : `${plural(count, 'template action', 'template actions')}, ${altered} altered by escaping`,
    (count: number, altered: number) =>
      altered === 0 ? `${count} 处模板` : `${count} 处模板，其中 ${altered} 处被转义改动`,
  ),
  expandNone: both('no template actions', '没有模板'),
  deploySummary: both(
    (kind: string, name: string) => `${kind} ${name}`,
    (kind: string, name: string) => `${kind} ${name}`,
  ),
  deployNone: both('nothing is created', '不创建任何对象'),
  stoppedHere: both('stops here', '止于此'),

  // --- Read and Admit ---
  roles: both<Record<Document['role'], string>>(
    {
      runtime: 'runtime',
      inferenceService: 'InferenceService',
      stored: 'stored in the cluster already',
      config: 'KServe’s configuration',
      replaced: 'replaced by a later document',
      other: 'passed over: neither a runtime nor an InferenceService',
      error: 'cannot be read',
    },
    {
      runtime: '运行时',
      inferenceService: 'InferenceService',
      stored: '集群中已存储',
      config: 'KServe 的配置',
      replaced: '被后面的同名文档取代',
      other: '略过：既不是运行时也不是 InferenceService',
      error: '无法读取',
    },
  ),
  document: both('Document', '文档'),
  takenAs: both('Taken as', '视为'),
  where: both('Where', '位置'),
  verdict: both('Verdict', '结果'),
  letIn: both('let in', '准入'),
  refusedBy: both(
    {
      decode: 'refused by the API server, which cannot decode it',
      schema: 'refused by the schema',
      webhook: 'refused by KServe’s webhook',
    },
    {
      decode: '被 API server 拒绝（无法解码）',
      schema: '被 schema 拒绝',
      webhook: '被 KServe 的 webhook 拒绝',
    },
  ),
  andMore: both(
    (count: number) => `and ${count} more`,
    (count: number) => `另有 ${count} 项`,
  ),
  droppedFields: both('Fields that the API server drops', '被 API server 丢弃的字段'),

  // --- Migrate ---
  before: both('As submitted', '提交的'),
  after: both('As KServe leaves it', 'KServe 改写后的'),
  diffCaption: both(
    'The InferenceService before and after KServe’s mutating webhook',
    'KServe 变更 webhook 前后的 InferenceService',
  ),
  diffKinds: both(
    { same: '', added: 'added', removed: 'removed', skipped: '' },
    { same: '', added: '新增', removed: '删除', skipped: '' },
  ),
  unchangedLines: both(
    (count: number) => `${plural(count, 'line', 'lines')} unchanged`,
    (count: number) => `${count} 行未变`,
  ),

  // --- Resolve ---
  runtime: both('Runtime', '运行时'),
  checks: both<Record<CheckName, string>>(
    {
      scope: 'scope',
      disabled: 'disabled',
      multiModel: 'multiModel',
      format: 'format',
      version: 'version',
      autoSelect: 'autoSelect',
      protocol: 'protocol',
      workers: 'workers',
    },
    {
      scope: '作用域',
      disabled: 'disabled',
      multiModel: 'multiModel',
      format: '格式',
      version: '版本',
      autoSelect: 'autoSelect',
      protocol: '协议',
      workers: 'worker',
    },
  ),
  checkResults: both<Record<CheckResult, string>>(
    { passed: 'passed', failed: 'failed', notReached: 'not reached', notChecked: 'not checked' },
    { passed: '通过', failed: '未通过', notReached: '未检查到', notChecked: '不检查' },
  ),
  checksCaption: both('Every runtime in reach, by every check.', '所有可见的运行时与各项检查。'),
  checksHint: both('Choose a cell to see the lines it speaks of.', '点选单元格可查看相关的行。'),
  winner: both('picked', '选中'),
  eligible: both('would do', '可用'),
  builtIn: both('built in', '自带'),
  clusterWide: both('cluster', '集群'),
  otherFormats: both(
    (count: number) =>
      `${plural(count, 'built-in runtime', 'built-in runtimes')} for other formats`,
    (count: number) => `另有 ${count} 个其他格式的自带运行时`,
  ),
  showAll: both(
    (count: number) => `Show all ${count}`,
    (count: number) => `显示全部 ${count} 个`,
  ),
  showFewer: both('Show fewer', '收起'),
  sortCaption: both('The order of those that would do', '可用运行时的排序'),
  sortPlace: both('Place', '名次'),
  sortScope: both('Scope', '作用域'),
  sortProtocol: both('Protocol rank', '协议名次'),
  sortPriority: both('Priority', '优先级'),
  sortCreated: both('Created', '创建时间'),
  none: both('none', '无'),
  noCandidates: both(
    'No runtime is in reach: none was pasted, and the built-in ones are switched off.',
    '没有可见的运行时：既没有粘贴，也没有启用自带运行时。',
  ),

  // --- What if ---
  whatIf: both('What would change it:', '怎样修改：'),
  whatWouldHelp: both('What would help', '怎样修改可行'),
  makeItEligible: both('Make it eligible', '使其可用'),
  makeItWin: both('Make it win', '使其选中'),
  getItIn: both('Get it admitted', '使其获准'),
  answerAfter: both(
    (answer: unknown) => ['Then: ', answer],
    (answer: unknown) => ['修改后：', answer],
  ),
  editDiff: both(
    (where: string) => `${where}: the edit`,
    (where: string) => `${where}：修改内容`,
  ),
  apply: both('Apply', '应用'),

  // --- Expand ---
  expandCaption: both('Each template action of the merged container', '合并后容器中的每处模板'),
  action: both('Action', '模板'),
  value: both('Value', '值'),
  escaped: both('After escaping', '转义后'),
  unescaped: both('unchanged', '不变'),
  alteredByEscaping: both('HTML escaping changed the value', 'HTML 转义改变了这个值'),
  emptyValue: both('(empty)', '（空）'),
  toSource: both('Go to its source', '转到来源'),

  // --- Merge and Deploy ---
  authors: both(
    {
      R: 'runtime',
      I: 'InferenceService',
      K: 'KServe',
      '8': 'Kubernetes default',
      T: 'template value',
      '': '',
    },
    {
      R: '运行时',
      I: 'InferenceService',
      K: 'KServe',
      '8': 'Kubernetes 默认值',
      T: '模板值',
      '': '',
    },
  ),
  legend: both('Where a line comes from', '各行的来源'),
  goToSource: both(
    (author: string, line: number) => `${author}, line ${line}: go there`,
    (author: string, line: number) => `${author}，第 ${line} 行：转到`,
  ),
  copy: both('Copy', '复制'),
  copied: both('Copied', '已复制'),
  copyFailed: both('Copying is not allowed here', '此处不允许复制'),
  statusTitle: both('The status that KServe writes', 'KServe 写入的 status'),

  // --- the picture ---
  pictureTitle: both('Picture', '图示'),
  pictureSummary: both(
    'the way and the contest of the runtimes, to look at and to save',
    '处理过程与运行时的角逐，可查看和保存',
  ),
  pictureOf: both(
    (service: string) => `The way of ${service}`,
    (service: string) => `${service} 的处理过程`,
  ),
  pictureContest: both('The runtimes, check by check', '各运行时逐项检查'),
  pictureInWords: both('In words', '文字说明'),
  savePicture: both(
    (format: string) => `Save as ${format}`,
    (format: string) => `保存为 ${format}`,
  ),
  pictureFailed: both('This browser could not make the image.', '浏览器未能生成图片。'),

  // --- Releases ---
  releasesTitle: both('In all releases', '所有版本'),
  releasesSummary: both(
    'the same scenario under each KServe release',
    '同一场景在各个 KServe 版本下',
  ),
  releasesWorking: both('Working through the releases…', '正在逐个版本推算…'),
  releasesCaption: both(
    (current: string) =>
      `A mark says what differs from ${current}, which the page shows. Choose another to see it on the whole page.`,
    (current: string) =>
      `标记表示与页面所示的 ${current} 有何不同。点选其他版本即可在整个页面查看。`,
  ),
  answerDiffers: both(
    { verdict: 'another verdict', runtime: 'another runtime', message: 'another message' },
    { verdict: '结论不同', runtime: '运行时不同', message: '消息不同' },
  ),
  resultDiffers: both(
    (parts: Part[]) => {
      const words: Record<Part, string> = {
        objects: 'other objects',
        images: 'images',
        tags: 'image tags',
        args: 'args',
        fields: 'fields',
      };
      const only = parts.length === 1 && parts[0] !== 'objects' ? 'only ' : '';
      return `${only}${parts.map((part) => words[part]).join(', ')}`;
    },
    (parts: Part[]) => {
      const words: Record<Part, string> = {
        objects: '对象',
        images: '镜像',
        tags: '镜像标签',
        args: ' args ',
        fields: '字段',
      };
      const only = parts.length === 1 && parts[0] !== 'objects' ? '仅' : '';
      return `${only}${parts.map((part) => words[part]).join('、')}不同`;
    },
  ),
  compareTitle: both('Two releases side by side', '对比两个版本'),
  compareFrom: both('From', '从'),
  compareTo: both('to', '到'),
  columnAbsent: both(
    (release: string) => `${release}: not made`,
    (release: string) => `${release}：没有此对象`,
  ),
  underRelease: both(
    (title: string, release: string) => `${title} under ${release}`,
    (title: string, release: string) => `${release} 下的 ${title}`,
  ),
  showUnchanged: both('Show unchanged lines', '显示未变的行'),
  sameResult: both('Both make the same objects.', '两个版本产生的对象相同。'),
  releaseDiff: both(
    (title: string, from: string, to: string) => `${title} under ${from} and under ${to}`,
    (title: string, from: string, to: string) => `${title}：${from} 与 ${to}`,
  ),
  changedBetween: both(
    (from: string, to: string) => `What changed in KServe between ${from} and ${to}`,
    (from: string, to: string) => `KServe 从 ${from} 到 ${to} 的变化`,
  ),
  sinceRelease: both(
    (release: string) => `Since ${release}:`,
    (release: string) => `自 ${release} 起：`,
  ),
  untilRelease: both(
    (release: string) => `Only up to ${release}:`,
    (release: string) => `仅到 ${release} 为止：`,
  ),

  // --- the panels ---
  examplesTitle: both('Examples', '示例'),
  examplesIntro: both(
    'Questions that people really ask. Opening one replaces what is in the editors; undo brings it back.',
    '都是真实的疑问。打开示例会替换编辑器的内容，可以撤销。',
  ),
  catalogTitle: both(
    (release: string) => `Runtimes that KServe ${release} ships`,
    (release: string) => `KServe ${release} 自带的运行时`,
  ),
  catalogIntro: both(
    'Copy one in to change it. A runtime of yours with the same name takes its place.',
    '可复制一个到编辑器中修改；同名的运行时会取代自带的。',
  ),
  catalogEmpty: both('This release ships none.', '该版本没有自带运行时。'),
  copyIn: both(
    (name: string) => `Copy ${name} into the Runtimes editor`,
    (name: string) => `把 ${name} 复制到运行时编辑器`,
  ),
  keysTitle: both('Keyboard', '快捷键'),
  shortcuts: both<[string, string][]>(
    [
      ['F6, Shift+F6', 'next or previous part of the page'],
      ['Escape, then Tab', 'leave an editor'],
      ['F1', 'what the field at the cursor does; once more: its place in the reference'],
      ['Ctrl+Space', 'complete a key or a value'],
      ['F8', 'next problem in the editor'],
      ['Ctrl+Shift+M', 'list of problems in the editor'],
      ['Ctrl+F', 'find in the editor'],
      ['Ctrl+Z, Ctrl+Y', 'undo, redo in the editor'],
      ['Arrow keys', 'move in the table of checks, in the result, and the dividers'],
      ['Escape', 'close a panel'],
    ],
    [
      ['F6、Shift+F6', '页面的下一个或上一个部分'],
      ['Escape 后按 Tab', '离开编辑器'],
      ['F1', '光标处字段的作用；再按一次，打开字段参考'],
      ['Ctrl+Space', '补全键或值'],
      ['F8', '编辑器中的下一个问题'],
      ['Ctrl+Shift+M', '编辑器的问题列表'],
      ['Ctrl+F', '在编辑器中查找'],
      ['Ctrl+Z、Ctrl+Y', '在编辑器中撤销、重做'],
      ['方向键', '在检查表和结果中移动，调整分隔条'],
      ['Escape', '关闭面板'],
    ],
  ),

  // --- notices ---
  noSuchLesson: both(
    (id: string) => `There is no lesson “${id}” here. Nothing was changed.`,
    (id: string) => `这里没有课程“${id}”。内容没有改动。`,
  ),
  lessonsForgotten: both('Your progress in the lessons is forgotten.', '课程进度已清除。'),
  predictFirst: both(
    'Predict first: the answer is shown after that.',
    '请先预测，之后才显示结论。',
  ),
  loaded: both(
    (name: string) => `“${name}” is in the editors now.`,
    (name: string) => `已载入“${name}”。`,
  ),
  aLink: both('The scenario of the link', '链接中的场景'),
  resetDone: both('The page starts anew.', '页面已重置。'),
  applied: both(
    (edit: string) => `Done: ${edit}.`,
    (edit: string) => `已修改：${edit}。`,
  ),
  offer: both(
    'This link holds a scenario. Opening it replaces what is in the editors.',
    '此链接包含一个场景，打开会替换编辑器的内容。',
  ),
  openLink: both('Open it', '打开'),
  keepMine: both('Keep mine', '保留我的'),
  linkError: both(
    ({ code, args }: LinkError) =>
      ({
        notOurs: 'This address holds no scenario.',
        newer: `This link was made by a newer version of the page: it needs ${args.need}. Nothing was changed here.`,
        cut: `This link is cut off: only ${args.have} characters of it arrived. Nothing was changed here.`,
        damaged:
          'This link was damaged on its way: its check sum does not fit. Nothing was changed here.',
        tooLarge: 'This link holds more than 1 MiB and was not opened. Nothing was changed here.',
        malformed: 'This link arrived whole, but holds no scenario. Nothing was changed here.',
        unknownRuntime: `This link names ${args.runtime}, which is no built-in runtime of KServe ${args.kserve} here. Nothing was changed here.`,
        scenarioTooLarge: 'What is in the editors is larger than 1 MiB, too large for a link.',
        noRelease: 'A link names its KServe release: choose one first.',
      })[code],
    ({ code, args }: LinkError) =>
      ({
        notOurs: '此地址不含场景。',
        newer: `此链接由更新版本的页面生成，需要 ${args.need}。这里的内容没有改动。`,
        cut: `此链接被截断：只收到 ${args.have} 个字符。这里的内容没有改动。`,
        damaged: '此链接在传递中损坏：校验和不符。这里的内容没有改动。',
        tooLarge: '此链接的内容超过 1 MiB，没有打开。这里的内容没有改动。',
        malformed: '此链接完整，但其中不是场景。这里的内容没有改动。',
        unknownRuntime: `此链接引用了 ${args.runtime}，但这里的 KServe ${args.kserve} 没有这个自带运行时。这里的内容没有改动。`,
        scenarioTooLarge: '编辑器中的内容超过 1 MiB，无法放入链接。',
        noRelease: '链接会写明 KServe 版本：请先选择一个版本。',
      })[code],
  ),
  linkNeedsEngine: both(
    'This link names built-in runtimes, and the engine could not tell what they are. Nothing was changed here.',
    '此链接引用了自带运行时，而引擎无法给出其内容。这里的内容没有改动。',
  ),
  partMissing: both(
    'A part of the page could not be fetched: the network or the server does not answer. What you typed is kept.',
    '无法获取页面的一部分：网络或服务器没有响应。输入的内容不会丢失。',
  ),
  failures: both<Record<Cause, string>>(
    {
      noWebAssembly:
        'WebAssembly is switched off in this browser, and the engine needs it. Switch it on for this page, or open the page in another browser.',
      oldBrowser:
        'This browser is too old for the engine (it lacks WebAssembly exceptions): Chrome or Edge 123, Firefox 120, Safari 17.5 or newer will do.',
      offline:
        'The engine could not be fetched: the network or the server does not answer. Try again once it does.',
      notFound:
        'A file of the page is not on the server. Mostly the page was updated since it was opened: reload it. What you typed is kept.',
      wrongFile:
        'The server sent something else in place of a file of the page. Mostly the page was updated, or the server is set up wrongly. What you typed is kept.',
      slow: 'The engine has not arrived within half a minute. Try again: what has arrived is kept.',
      forbidden:
        'A content policy forbids WebAssembly or workers here, and the engine needs both: the server’s policy must allow script-src ’wasm-unsafe-eval’ and worker-src blob:, or the browser’s own protection must be lowered for this page.',
      notStarting:
        'The browser would not start the engine. Try again: it is fetched anew. Where memory is short, close other pages first.',
      crashed:
        'The engine broke down on this input and was started anew. What you typed is kept: change it, or try again.',
      tooLong:
        'This input took longer than ten seconds. The engine was stopped and started anew; change the input to try again.',
      stopped: 'Stopped. Change the input to go on.',
      unusable:
        'The engine cannot use what is named here: change it, or open it in a newer playground.',
    },
    {
      noWebAssembly:
        '浏览器禁用了 WebAssembly，而引擎需要它。请为本页启用它，或换一个浏览器打开本页。',
      oldBrowser:
        '浏览器版本太旧，无法运行引擎（缺少 WebAssembly 异常支持）：需要 Chrome 或 Edge 123、Firefox 120、Safari 17.5 或更新的版本。',
      offline: '无法获取引擎：网络或服务器没有响应。恢复后请重试。',
      notFound:
        '服务器上缺少页面的某个文件。多半是页面打开后服务器有更新，请重新加载。输入的内容不会丢失。',
      wrongFile:
        '服务器返回的不是页面的文件。多半是页面有更新，或服务器配置有误。输入的内容不会丢失。',
      slow: '引擎半分钟内没有加载完成。请重试：已下载的部分会保留。',
      forbidden:
        '内容安全策略禁止了 WebAssembly 或 worker，而引擎两者都需要：服务器的策略须允许 script-src ’wasm-unsafe-eval’ 和 worker-src blob:，或在浏览器中为本页放宽保护。',
      notStarting: '浏览器未能启动引擎。请重试：引擎会重新下载。如果内存不足，请先关闭其他页面。',
      crashed: '引擎处理这份输入时崩溃，已重新启动。输入的内容不会丢失：请修改输入或重试。',
      tooLong: '处理这份输入超过十秒，引擎已停止并重新启动。修改输入即可再试。',
      stopped: '已停止。修改输入即可继续。',
      unusable: '引擎无法使用下面指出的内容：请修改，或在更新的演练场中打开。',
    },
  ),
};

type Table = typeof table;

export type Strings = { readonly [K in keyof Table]: Table[K]['en'] };

function inLanguage(language: Language): Strings {
  return Object.fromEntries(
    Object.entries(table).map(([key, texts]) => [key, texts[language]]),
  ) as Strings;
}

export const strings: Record<Language, Strings> = { en: inLanguage('en'), zh: inLanguage('zh') };
