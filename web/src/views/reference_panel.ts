// Every field of a runtime and of an InferenceService: KServe's own types, and below them Kubernetes',
// folded. What is looked for stands in the address.
import { css, html, nothing } from 'lit';
import { cardOf, effectList } from '../reference/field_card';
import { type Hit, type Hits, search } from '../reference/field_index';
import { hashOfReference, queryOfHash } from '../reference/field_link';
import { type ReferenceStrings, referenceStrings } from '../reference/strings';
import { pathText, releases } from '../reference/type_table';
import type { Language } from '../report';
import { base } from './base_style';
import { PanelView, panelHead, panelStyle } from './panels';
import { prose } from './prose';

/** So many fields are shown unfolded, whoever's they are. */
const fewFields = 40;
/** So many other places of a field are named. */
const fewPlaces = 4;

export class ReferencePanel extends PanelView {
  static override properties = {
    ...PanelView.properties,
    language: { attribute: false },
    release: { attribute: false },
    query: { state: true },
    folds: { state: true },
  };
  static override styles = [
    base,
    panelStyle,
    css`
      .find {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 12px;
        align-items: center;
      }
      .find input {
        width: 24rem;
      }
      section,
      details {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }
      h3 {
        font-size: 1rem;
      }
      summary {
        padding-block: 4px;
        overflow-wrap: anywhere;
      }
      h4 {
        display: inline;
        margin: 0;
        font-size: var(--text-small);
      }
      h4 + code {
        margin-inline-start: 8px;
      }
      dl {
        margin-block-end: 10px;
        border-top: 1px solid var(--line);
        font-size: var(--text-small);
      }
      dl > div {
        display: grid;
        grid-template-columns: minmax(0, 20rem) minmax(0, 1fr);
        gap: 2px 20px;
        padding-block: 6px;
        border-bottom: 1px solid var(--line);
      }
      dt a {
        display: inline-flex;
        align-items: center;
        min-width: var(--target);
        min-height: var(--target);
        color: var(--text-muted);
        text-decoration: none;
      }
      dt a:hover {
        text-decoration: underline;
      }
      dt b {
        color: var(--accent);
      }
      dd {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 2px;
        align-content: start;
        overflow-wrap: anywhere;
      }
      .absent {
        color: var(--warn);
      }
      @media (max-width: 719px) {
        dl > div {
          grid-template-columns: minmax(0, 1fr);
        }
        .find input {
          width: 100%;
        }
      }
    `,
  ];
  declare language: Language;
  declare release: string;
  /** A name or a path. */
  declare query: string;
  /** Whether a type of Kubernetes is open, where a person has said so since the last query. */
  declare folds: ReadonlyMap<string, boolean>;

  constructor() {
    super();
    this.query = '';
    this.folds = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#readAddress);
    this.#readAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readAddress);
    // Where it is not shown, the address does not say so.
    if (queryOfHash(location.hash) !== null) this.#setAddress('');
  }

  readonly #readAddress = () => {
    const query = queryOfHash(location.hash);
    if (query === null) return;
    this.#look(query);
    this.renderRoot.querySelector('.panel')?.scrollTo(0, 0);
  };

  // Closing the panel may end the typing once the panel is gone.
  #tellAddress(): void {
    if (this.isConnected) this.#setAddress(hashOfReference(this.query));
  }

  #setAddress(hash: string): void {
    history.replaceState(null, '', location.pathname + location.search + hash);
  }

  override render() {
    const { s } = this;
    const t = referenceStrings[this.language];
    const found = search(this.query);
    const count = countOf(found);
    const few = this.query !== '' && count <= fewFields;
    const part = (title: string, own: boolean) => {
      const hits = found.filter(({ group }) => group.own === own);
      if (hits.length === 0) return nothing;
      return html`<section>
        <h3>${title}</h3>
        ${hits.map((each) => this.#group(each, few, t))}
      </section>`;
    };
    return html`<section class="panel" aria-label=${s.reference}>
      ${panelHead(this, s.reference, s)}
      <p class="small">${t.intro} ${t.marksOf(this.release)}</p>
      <div class="find">
        <input
          type="search"
          aria-label=${t.filter}
          placeholder=${t.filter}
          spellcheck="false"
          autocomplete="off"
          .value=${this.query}
          @input=${(event: Event) => this.#look((event.target as HTMLInputElement).value)}
          @change=${this.#tellAddress}
        />
        <span class="small muted" role="status">${t.count(count, countOf(search('')))}</span>
      </div>
      ${count === 0 ? html`<p>${t.nothingFound}</p>` : nothing}
      ${part(t.kserve, true)} ${part(t.kubernetes, false)}
    </section>`;
  }

  #look(query: string): void {
    this.query = query;
    this.folds = new Map();
  }

  #group({ group, hits, exact }: Hits, few: boolean, t: ReferenceStrings) {
    const { type, own } = group;
    const open = this.folds.get(type) ?? (few || exact);
    const [first] = hits;
    const title = html`<h4>${type.slice(type.lastIndexOf('.') + 1)}</h4>
      <code class="muted">${pathText(first?.path.slice(0, -1) ?? [])}</code>`;
    const list = () => html`<dl>${hits.map((hit) => this.#field(hit, t))}</dl>`;
    if (own) return html`<section><div>${title}</div>${list()}</section>`;
    return html`<details
      .open=${open}
      @toggle=${(event: Event) => {
        const now = (event.target as HTMLDetailsElement).open;
        if (now !== open) this.folds = new Map(this.folds).set(type, now);
      }}
    >
      <summary>${title}</summary>
      ${open ? list() : nothing}
    </details>`;
  }

  #field({ kind, path, name, others }: Hit, t: ReferenceStrings) {
    const card = cardOf(kind, path, Math.max(0, releases.indexOf(this.release)), this.language);
    if (card === null) return nothing;
    const before = card.path.slice(0, card.path.length - name.length);
    return html`<div>
      <dt>
        <a href=${hashOfReference(card.path)}><code>${before}<b>${name}</b></code></a>
        <p class="muted">${card.type} · ${card.life}</p>
        ${card.absent === '' ? nothing : html`<p class="absent">${card.absent}</p>`}
      </dt>
      <dd>
        <p>${prose(card.what)}</p>
        ${effectList(card.effects, t)}
        ${card.facts.map((fact) => html`<p class="muted">${prose(fact)}</p>`)}
        ${this.#others(others.map(pathText), t)}
      </dd>
    </div>`;
  }

  #others(others: string[], t: ReferenceStrings) {
    if (others.length === 0) return nothing;
    const more = others.length - fewPlaces;
    return html`<p class="muted">
      ${t.alsoAt}
      ${others.slice(0, fewPlaces).map((each, index) => html`${index === 0 ? '' : ', '}<code>${each}</code>`)}
      ${more > 0 ? t.moreOthers(more) : nothing}
    </p>`;
  }
}

function countOf(found: Hits[]): number {
  return found.reduce((sum, { hits }) => sum + hits.length, 0);
}

customElements.define('ksp-reference-panel', ReferencePanel);
