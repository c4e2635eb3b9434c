// What an embed says before the playground has loaded: few texts, apart from all others, because
// every page that embeds one loads them.
import type { Language } from '../report';

export interface StaticStrings {
  title: string;
  runtimes: string;
  inferenceService: string;
  /** Above an answer that the host page states. */
  stated: string;
  run: string;
  loading: string;
  failed: (address: string) => string;
}

export const staticStrings: Record<Language, StaticStrings> = {
  en: {
    title: 'KServe Runtime Playground',
    runtimes: 'Runtimes',
    inferenceService: 'InferenceService',
    stated: 'The answer as this page states it, not worked out yet',
    run: 'Work it out here',
    loading: 'Loading the playground…',
    failed: (address) => `The playground could not be loaded from ${address}.`,
  },
  zh: {
    title: 'KServe 运行时演练场',
    runtimes: '运行时',
    inferenceService: 'InferenceService',
    stated: '本页给出的结论，尚未推算',
    run: '在此推算',
    loading: '正在加载演练场…',
    failed: (address) => `无法从 ${address} 加载演练场。`,
  },
};
