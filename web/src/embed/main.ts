// The script of embed.html. It shows what can be read without the playground, and loads that when
// the embed is to start: at once, when it comes into view, or on a click. Small, for every frame
// loads it; what else the address says, embed.ts reads (options.ts).
import { chooseLanguage } from '../i18n/language';
import playground from './embed.ts?chunk';
import { textsOfLink } from './link_texts';
import { type StaticContent, StaticView } from './static_view';

const given = new URLSearchParams(location.search);
const text = (name: string) => given.get(name) ?? '';
document.documentElement.dataset.theme = text('theme');

const before = document.createElement('main');
const view = new StaticView(before.attachShadow({ mode: 'open' }), 'h1', start);
let content: StaticContent = {
  lang: chooseLanguage(location.search, null, navigator.languages),
  theme: 'system',
  heading: text('heading'),
  kserve: text('kserve'),
  yaml: null,
  hasAnswer: text('answer') !== '',
  stated: text('answer'),
  state: 'waiting',
};

function update(part: Partial<StaticContent>): void {
  content = { ...content, ...part };
  view.show(content);
}

function start(): void {
  update({ state: 'loading' });
  const script = document.createElement('script');
  script.type = 'module';
  script.src = playground;
  script.onload = () => before.replaceWith(document.createElement('ksp-embed'));
  script.onerror = () => update({ state: { failed: playground } });
  document.head.append(script);
}

async function readLink(): Promise<void> {
  update({ yaml: await textsOfLink(location.hash) });
}

// In the place of what is said where this script does not run, or is gone after an update.
document.body.replaceChildren(before);
// Without a link the host brings the scenario, which it has shown already.
if (location.hash === '' && given.has('host')) {
  before.hidden = true;
} else {
  void readLink();
  addEventListener('hashchange', readLink);
}

const loading = text('loading');
if (loading === 'eager') {
  start();
} else if (loading !== 'click') {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    start();
  });
  observer.observe(document.body);
}
