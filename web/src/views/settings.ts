// What the cluster is: the KServe release, the default deployment mode, the built-in runtimes.
import { css, html } from 'lit';
import { emit, type Panel } from '../events';
import { releaseNamed } from '../release_name';
import type { Mode, Release } from '../report';
import type { Scenario } from '../scenario';
import { base } from './base_style';
import { View } from './view';

export class Settings extends View {
  static override properties = {
    ...View.properties,
    scenario: { attribute: false },
    releases: { attribute: false },
    panel: { attribute: false },
  };
  static override styles = [
    base,
    css`
      .settings {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 20px;
        align-items: end;
      }
      label {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 2px;
        max-width: 100%;
        font-size: var(--text-small);
        color: var(--text-muted);
      }
      label.switch {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-height: var(--target);
        color: var(--text);
      }
      input[type='checkbox'] {
        width: 18px;
        height: 18px;
        min-height: 0;
        margin: 0;
        accent-color: var(--accent);
      }
      @media print {
        .settings > :not(.print-only) {
          display: none;
        }
      }
      @media (max-width: 999px) {
        label:not(.switch) {
          flex: 1 1 120px;
        }
        select {
          width: 100%;
        }
      }
    `,
  ];
  declare scenario: Scenario;
  declare releases: Release[];
  declare panel: Panel | null;

  override render() {
    const { s, scenario } = this;
    const newest = this.releases.at(-1)?.name;
    // A link may name a release that this page does not know: it is shown, and the core says so.
    const names = this.releases.map((release) => release.name).reverse();
    const named = releaseNamed(this.releases, scenario.kserve)?.name ?? scenario.kserve;
    const chosen = named || newest || '';
    if (chosen !== '' && !names.includes(chosen)) names.unshift(chosen);
    return html`<div class="settings" role="group" aria-label=${s.settings}>
      <p class="print-only">${s.setting(chosen, scenario.mode, scenario.catalog)}</p>
      <label
        >${s.release}
        <select
          .value=${chosen}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            emit(this, 'ksp-settings', { kserve: value === newest ? '' : value });
          }}
        >
          ${names.map(
            (name) => html`<option value=${name} .selected=${name === chosen}>
              ${name === newest ? s.newest(name) : name}
            </option>`,
          )}
        </select>
      </label>
      <label
        >${s.mode}
        <select
          @change=${(event: Event) =>
            emit(this, 'ksp-settings', { mode: (event.target as HTMLSelectElement).value as Mode })}
        >
          <option value="Knative" .selected=${scenario.mode === 'Knative'}>${s.modeKnative}</option>
          <option value="Standard" .selected=${scenario.mode === 'Standard'}>
            ${s.modeStandard}
          </option>
        </select>
      </label>
      <span class="row">
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            .checked=${scenario.catalog}
            @change=${(event: Event) =>
              emit(this, 'ksp-settings', { catalog: (event.target as HTMLInputElement).checked })}
          />
          ${s.builtIns}
        </label>
        <button
          aria-expanded=${this.panel === 'catalog'}
          @click=${() => emit(this, 'ksp-panel', this.panel === 'catalog' ? null : 'catalog')}
        >
          ${s.lookAtBuiltIns}
        </button>
        <button
          aria-expanded=${this.panel === 'cluster'}
          @click=${() => emit(this, 'ksp-panel', this.panel === 'cluster' ? null : 'cluster')}
        >
          ${s.moreSettings}
        </button>
      </span>
    </div>`;
  }
}

customElements.define('ksp-settings', Settings);
