// <kserve-playground>: a scenario to be read as it stands in the page, and a playground once it is
// started, in a frame of its own. docs/embedding.md describes it for those who use it.
import { languageFrom } from '../i18n/language';
import type { Language } from '../report';
import { type Answered, embedMessage, type HostMessage, type Yaml } from './messages';
import { oneOf, type Settings, themes, views } from './settings';
import { type StaticState, StaticView } from './static_view';

/** Heights of the frame, in pixels. */
const leastHeight = 120;
const mostHeight = 900;
/** From here on a frame that says nothing counts as failed, in milliseconds. */
const patience = 20_000;

// Where there is no document, as on a server that renders pages, the module only has to load.
const Base = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

export class KServePlaygroundElement extends Base {
  static readonly observedAttributes = [
    ...['src', 'heading', 'link', 'kserve', 'view', 'loading'],
    ...['theme', 'lang', 'readonly', 'max-height'],
  ];

  #view: StaticView | null = null;
  #frame: HTMLIFrameElement | null = null;
  #state: StaticState = 'waiting';
  /** What the frame was told last, as JSON; "" before it has asked. */
  #told = '';
  #timer = 0;
  /** Ends what goes on while the element is in a document. */
  #connected: AbortController | null = null;

  connectedCallback(): void {
    this.#view ??= new StaticView(this.attachShadow({ mode: 'open' }), 'span', () => this.start());
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const update = () => this.#update();
    addEventListener('message', (event) => this.#hear(event), { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', update, { signal });
    const observe = (target: Node, what: MutationObserverInit) => {
      const observer = new MutationObserver(update);
      observer.observe(target, what);
      signal.addEventListener('abort', () => observer.disconnect());
    };
    observe(this, { childList: true, characterData: true, subtree: true });
    // The host's theme and language may be set on either.
    observe(document.documentElement, { attributes: true });
    observe(document.body, { attributes: true });
    this.#update();
    this.#startWhenWanted(signal);
  }

  disconnectedCallback(): void {
    this.#connected?.abort();
    this.#stop('waiting');
  }

  attributeChangedCallback(name: string): void {
    if (this.#connected === null) return;
    if (name === 'src' && this.#frame !== null) {
      this.#stop('waiting');
      this.start();
    }
    this.#update();
  }

  /** Loads the playground, as a click on the button does. */
  start(): void {
    if (this.#frame !== null) return;
    const address = this.#address();
    if (address === null) {
      this.#stop({ failed: this.getAttribute('src') ?? 'src' });
      return;
    }
    address.searchParams.set('host', location.origin);
    address.searchParams.set('loading', 'eager');
    const { theme, lang } = this.#settings();
    address.searchParams.set('theme', theme);
    address.searchParams.set('lang', lang);
    const frame = document.createElement('iframe');
    frame.src = address.href;
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    // In the page, but not seen before it has something to show.
    frame.style.height = '0';
    this.shadowRoot?.append(frame);
    this.#frame = frame;
    this.#state = 'loading';
    this.#timer = window.setTimeout(
      () => this.#stop({ failed: address.origin + address.pathname }),
      patience,
    );
    this.#update();
  }

  #startWhenWanted(signal: AbortSignal): void {
    const loading = this.getAttribute('loading');
    if (loading === 'click') return;
    if (loading === 'eager') {
      this.start();
      return;
    }
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      this.start();
    });
    observer.observe(this);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #stop(state: StaticState): void {
    clearTimeout(this.#timer);
    this.#frame?.remove();
    this.#frame = null;
    this.#told = '';
    this.#state = state;
    this.#update();
  }

  /** Of embed.html: what `src` says, or beside this module; null where that is no web address. */
  #address(): URL | null {
    try {
      const src = this.getAttribute('src');
      const address =
        src === null ? new URL(standardAddress, moduleAddress()) : new URL(src, document.baseURI);
      return /^https?:$/.test(address.protocol) ? address : null;
    } catch {
      return null;
    }
  }

  // --- what the host's page says ---

  #settings(): Settings {
    return {
      heading: this.getAttribute('heading') ?? '',
      kserve: this.getAttribute('kserve') ?? '',
      view: oneOf(views, this.getAttribute('view')) ?? 'answer',
      readonly: this.hasAttribute('readonly') && this.getAttribute('readonly') !== 'false',
      theme: this.#theme(),
      lang: this.#language(),
    };
  }

  #language(): Language {
    return languageFrom(this.closest<HTMLElement>('[lang]')?.lang) ?? 'en';
  }

  /** What `theme` says, or the scheme that CSS has in force here: every host sets that for itself. */
  #theme(): 'light' | 'dark' {
    const set = oneOf(themes, this.getAttribute('theme'));
    if (set === 'light' || set === 'dark') return set;
    return schemeInForce(this);
  }

  #yaml(): Yaml {
    return { runtimes: this.#text('runtimes'), inferenceService: this.#text('inferenceservice') };
  }

  #text(slot: string): string {
    const texts = [...this.querySelectorAll(`:scope > [slot="${slot}"]`)].map((element) =>
      withoutIndent(element.textContent ?? ''),
    );
    return texts.join('---\n');
  }

  // --- what is shown, and told to the frame ---

  #update(): void {
    const settings = this.#settings();
    const { heading, kserve, theme, lang } = settings;
    this.#view?.show({
      lang,
      theme: this.hasAttribute('theme') ? theme : 'system',
      heading,
      kserve,
      yaml: this.#yaml(),
      hasAnswer: this.querySelector(':scope > [slot="answer"]') !== null,
      stated: '',
      state: this.#state,
    });
    if (this.#frame !== null) {
      this.#frame.title = heading || 'KServe Runtime Playground';
      if (this.#told !== '') this.#tell(settings);
    }
  }

  #tell(settings: Settings): void {
    const link = this.getAttribute('link');
    const scenario = link === null ? { yaml: this.#yaml() } : { link };
    const all: HostMessage = { kservePlayground: 'show', ...settings, ...scenario };
    const before = this.#told === '' ? {} : JSON.parse(this.#told);
    // Only what is new: a scenario that is told again would take a reader's edits back.
    const changed = Object.entries(all).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
    );
    this.#told = JSON.stringify(all);
    if (changed.length === 0) return;
    const message = { ...Object.fromEntries(changed), kservePlayground: 'show' };
    const origin = this.#address()?.origin;
    if (origin !== undefined) this.#frame?.contentWindow?.postMessage(message, origin);
  }

  #hear(event: MessageEvent): void {
    const frame = this.#frame;
    if (frame === null || event.source !== frame.contentWindow) return;
    if (event.origin !== this.#address()?.origin) return;
    const message = embedMessage(event.data);
    switch (message?.kservePlayground) {
      case 'ready':
        this.#told = '';
        this.#tell(this.#settings());
        return;
      case 'height':
        this.#showFrame(frame, message.height);
        return;
      case 'answer': {
        const { link, kind, text } = message;
        const detail: Answered = { link, kind, text };
        this.dispatchEvent(new CustomEvent('ksp-answer', { detail, bubbles: true }));
      }
    }
  }

  #showFrame(frame: HTMLIFrameElement, height: number): void {
    const most = Number(this.getAttribute('max-height')) || mostHeight;
    frame.style.height = `${Math.min(Math.max(height, leastHeight), Math.max(most, leastHeight))}px`;
    if (this.#state === 'running') return;
    clearTimeout(this.#timer);
    // Whoever has started it goes on in it.
    const focused = this.shadowRoot?.activeElement != null;
    this.#state = 'running';
    this.#update();
    if (focused) frame.focus();
  }
}

/** Of the colour schemes the one that CSS has in force at the element. */
function schemeInForce({ shadowRoot }: Element): 'light' | 'dark' {
  const probe = document.createElement('div');
  probe.hidden = true;
  probe.style.color = 'light-dark(rgb(0 0 0), rgb(0 0 1))';
  shadowRoot?.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color === 'rgb(0, 0, 1)' ? 'dark' : 'light';
}

/** Apart, for bundlers take `new URL(…, import.meta.url)` for a file that they should find. */
const moduleAddress = () => import.meta.url;

/** The page as the package holds it. Bundlers would follow a literal in its place. */
const standardAddress = ['static', 'kserve-playground', 'embed.html'].join('/');

/** YAML that stands indented in the page's own source. */
function withoutIndent(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  const body = lines.map((line) => line.slice(indent)).join('\n');
  return body === '' ? '' : `${body}\n`;
}

if (typeof customElements !== 'undefined' && !customElements.get('kserve-playground')) {
  customElements.define('kserve-playground', KServePlaygroundElement);
}
