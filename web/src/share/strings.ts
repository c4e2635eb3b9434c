// What the share panel and the texts that it makes say, in both languages. Loaded with them.
import type { Language } from '../report';

const en = {
  title: 'Share',
  intro: 'The link holds the whole scenario. It is part of the address that no server sees.',
  link: 'Link',
  fromFile:
    'This page was opened from a file, whose address is nobody else’s: put this behind the address of a published playground.',
  copyLink: 'Copy link',
  copyMarkdown: 'Copy Markdown link',
  copyReport: 'Copy issue report',
  downloadYaml: 'Download result (YAML)',
  downloadZip: 'Download all (zip)',
  native: 'Share with an app',
  nativeFailed: 'The browser did not share it.',
  long: (length: number) => `${length} characters: some chat programs cut long links.`,
  waiting: 'The report and the result follow the answer.',
  noResult: 'There is no result to download: KServe makes nothing of this.',
  redact: 'Replace names, images and URIs',
  redacting: 'Replacing, and asking KServe again…',
  redacted: (names: number, namespaces: number, images: number, uris: number) =>
    `Replaced: ${names} names, ${namespaces} namespaces, ${images} images, ${uris} URIs.`,
  removed: (comments: number, secrets: number) =>
    `Taken out: ${comments} comments, ${secrets} values of Secrets.`,
  notLookedFor:
    'Nothing else is looked for: read it before you share it. Arguments, variables, labels and annotations stay as written but for these words.',
  sameAnswer: 'The answer stays the same.',
  otherAnswer: 'The answer is not the same any more: what is replaced matters here.',
  redactTooLong: 'A text is too long to replace anything in it: nothing is offered.',
  redactFailed: 'The engine gave no answer: nothing is offered.',
  original: 'Original',
  alias: 'Shared as',
  report: {
    title: (release: string) => `KServe ${release}`,
    answer: 'What happens',
    settings: 'Settings',
    release: 'KServe release',
    mode: 'Default deployment mode',
    catalog: 'Built-in runtimes',
    installed: 'installed',
    notInstalled: 'not installed',
    namespace: 'Namespace',
    config: 'Configuration',
    inputs: 'Inputs',
    link: 'Open it',
    noLink: 'too large for a link',
  },
};

export type ShareStrings = typeof en;

const zh: ShareStrings = {
  title: '分享',
  intro: '链接包含整个场景，位于地址中服务器看不到的部分。',
  link: '链接',
  fromFile: '本页是从文件打开的，其地址别人无法使用：请把它接在已发布的演练场地址之后。',
  copyLink: '复制链接',
  copyMarkdown: '复制 Markdown 链接',
  copyReport: '复制问题报告',
  downloadYaml: '下载结果（YAML）',
  downloadZip: '全部下载（zip）',
  native: '用其他应用分享',
  nativeFailed: '浏览器未能分享。',
  long: (length) => `共 ${length} 个字符：有些聊天软件会截断长链接。`,
  waiting: '得出结论后即可生成报告和结果。',
  noResult: '没有可下载的结果：KServe 不会由此生成任何对象。',
  redact: '替换名称、镜像和 URI',
  redacting: '正在替换并重新计算……',
  redacted: (names, namespaces, images, uris) =>
    `已替换：${names} 个名称、${namespaces} 个命名空间、${images} 个镜像、${uris} 个 URI。`,
  removed: (comments, secrets) => `已移除：${comments} 条注释、${secrets} 个 Secret 的值。`,
  notLookedFor:
    '不查找其他内容，分享前请自行检查：参数、环境变量、标签和注解中除上述词语外保持原样。',
  sameAnswer: '结论不变。',
  otherAnswer: '结论已改变：被替换的内容在此有影响。',
  redactTooLong: '文本过长，无法替换，因此不提供分享内容。',
  redactFailed: '引擎没有给出结论，因此不提供分享内容。',
  original: '原文',
  alias: '分享为',
  report: {
    title: (release) => `KServe ${release}`,
    answer: '结果',
    settings: '设置',
    release: 'KServe 版本',
    mode: '默认部署模式',
    catalog: '自带运行时',
    installed: '已安装',
    notInstalled: '未安装',
    namespace: '命名空间',
    config: '配置',
    inputs: '输入',
    link: '打开',
    noLink: '太大，无法放入链接',
  },
};

export const shareStrings: Record<Language, ShareStrings> = { en, zh };
