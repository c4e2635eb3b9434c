// What the share panel and the texts that it makes say, in both languages. Loaded with them.
import type { Language } from '../report';
import type { AliasKind } from './aliasing';
import type { Redaction } from './redact';

const count = (number: number, one: string, many: string) =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];

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
  redacted: ({ aliases, credentials }: Redaction) => {
    const { names, namespaces, images, uris, hosts, values } = aliases;
    const all = [
      ...count(names.size, 'name', 'names'),
      ...count(namespaces.size, 'namespace', 'namespaces'),
      ...count(images.size, 'image', 'images'),
      ...count(uris.size, 'URI', 'URIs'),
      ...count(hosts.size, 'host or bucket', 'hosts and buckets'),
      ...count(values.size, 'value of a label or annotation', 'values of labels and annotations'),
      ...count(credentials, 'credential', 'credentials'),
    ];
    return all.length === 0 ? 'There was nothing to replace.' : `Replaced: ${all.join(', ')}.`;
  },
  removed: ({ comments, removed }: Redaction) => {
    const all = [
      ...count(comments, 'comment', 'comments'),
      ...count(
        removed,
        'value of a Secret or another part that may hold anything',
        'values of Secrets and other parts that may hold anything',
      ),
    ];
    return all.length === 0 ? '' : `Taken out: ${all.join(', ')}.`;
  },
  lookedFor:
    'Looked for: the names of objects, containers and volumes; namespaces, images, URIs and hosts; values of labels and annotations that KServe does not read; credentials, by the name of their variable, flag or key; and all of these again within other texts.',
  notLookedFor:
    'Not looked for: keys of labels and annotations, names of variables and formats, other words in arguments and values; within other texts, names of one or two characters and words that KServe’s own runtimes have. Read it before you share it.',
  sameAnswer: 'The answer stays the same.',
  otherAnswer: 'The answer is not the same any more: what is replaced matters here.',
  redactTooLong:
    'A text is too long, or too tangled, to replace anything in it: nothing is offered.',
  redactFailed: 'The engine gave no answer: nothing is offered.',
  kind: 'What',
  kinds: {
    names: 'Name',
    namespaces: 'Namespace',
    images: 'Image',
    uris: 'URI',
    hosts: 'Host, bucket',
    values: 'Value',
  } satisfies Record<AliasKind, string>,
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

const countZh = (number: number, what: string) => (number === 0 ? [] : [`${number} ${what}`]);

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
  redacted: ({ aliases, credentials }) => {
    const { names, namespaces, images, uris, hosts, values } = aliases;
    const all = [
      ...countZh(names.size, '个名称'),
      ...countZh(namespaces.size, '个命名空间'),
      ...countZh(images.size, '个镜像'),
      ...countZh(uris.size, '个 URI'),
      ...countZh(hosts.size, '个主机或存储桶'),
      ...countZh(values.size, '个标签或注解的值'),
      ...countZh(credentials, '个凭据'),
    ];
    return all.length === 0 ? '没有需要替换的内容。' : `已替换：${all.join('、')}。`;
  },
  removed: ({ comments, removed }) => {
    const all = [
      ...countZh(comments, '条注释'),
      ...countZh(removed, '个 Secret 的值或其他可能含有任何内容的部分'),
    ];
    return all.length === 0 ? '' : `已移除：${all.join('、')}。`;
  },
  lookedFor:
    '查找的内容：对象、容器和卷的名称；命名空间、镜像、URI 和主机；KServe 不读取的标签和注解的值；凭据（按变量、命令行参数或键的名称识别）；以及上述各项在其他文本中的出现。',
  notLookedFor:
    '不查找：标签和注解的键、变量和格式的名称、参数和值中的其他词语；在其他文本中，也不查找只有一两个字符的名称和 KServe 自带运行时中的词语。分享前请自行检查。',
  sameAnswer: '结论不变。',
  otherAnswer: '结论已改变：被替换的内容在此有影响。',
  redactTooLong: '文本过长或过于杂乱，无法替换，因此不提供分享内容。',
  redactFailed: '引擎没有给出结论，因此不提供分享内容。',
  kind: '类别',
  kinds: {
    names: '名称',
    namespaces: '命名空间',
    images: '镜像',
    uris: 'URI',
    hosts: '主机、存储桶',
    values: '值',
  },
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
