// More of the cluster: the namespace, and KServe's configuration as far as it changes the answer.
import { css, html, nothing } from 'lit';
import {
  mountsToken,
  type ResourceKey,
  resourceKeys,
  resourcesOf,
  withResources,
  withToken,
} from '../cluster_config';
import { emit } from '../events';
import type { Release } from '../report';
import { emptyScenario, type Scenario } from '../scenario';
import { base } from './base_style';
import { PanelView, panelHead, panelStyle } from './panels';
import { prose } from './prose';

export class ClusterPanel extends PanelView {
  static override properties = {
    ...PanelView.properties,
    scenario: { attribute: false },
    releases: { attribute: false },
  };
  static override styles = [
    base,
    panelStyle,
    css`
      label {
        display: grid;
        gap: 2px;
        font-size: var(--text-small);
      }
      label.switch {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: var(--target);
      }
      input[type='checkbox'] {
        width: 18px;
        min-height: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      input:not([type='checkbox']) {
        width: 100%;
        font-family: var(--font-code);
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 120px), 160px));
        gap: 8px 12px;
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 4px;
        font-size: var(--text-small);
        font-weight: 600;
      }
      .namespace {
        max-width: 320px;
      }
    `,
  ];
  declare scenario: Scenario;
  declare releases: Release[];

  override render() {
    const { s, scenario } = this;
    const resources = resourcesOf(scenario.config);
    return html`<section class="panel" aria-label=${s.clusterTitle}>
      ${panelHead(this, s.clusterTitle, s)}
      <label class="namespace"
        >${s.namespaceLabel}
        <input
          autocomplete="off"
          spellcheck="false"
          .value=${scenario.namespace}
          @change=${(event: Event) => {
            const value = (event.target as HTMLInputElement).value.trim();
            emit(this, 'ksp-settings', { namespace: value || emptyScenario.namespace });
          }}
        />
      </label>
      <fieldset>
        <legend>${s.defaultResources}</legend>
        ${resourceKeys.map((key) => this.#resource(key, resources[key]))}
      </fieldset>
      ${this.#since('reads_resource_config')}
      <label class="switch">
        <input
          type="checkbox"
          .checked=${mountsToken(scenario.config)}
          @change=${(event: Event) => {
            const { checked } = event.target as HTMLInputElement;
            emit(this, 'ksp-settings', { config: withToken(scenario.config, checked) });
          }}
        />
        <code>autoMountServiceAccountToken</code>
      </label>
      ${this.#since('reads_security_config')}
    </section>`;
  }

  #resource(key: ResourceKey, value: string) {
    return html`<label
      ><code>${key}</code>
      <input
        autocomplete="off"
        spellcheck="false"
        .value=${value}
        @change=${(event: Event) => {
          const { config } = this.scenario;
          const written = (event.target as HTMLInputElement).value.trim();
          const resources = { ...resourcesOf(config), [key]: written };
          emit(this, 'ksp-settings', { config: withResources(config, resources) });
        }}
      />
    </label>`;
  }

  /** From which release on KServe reads a key. */
  #since(field: string) {
    const found = this.releases
      .flatMap(({ behaviours }) => behaviours)
      .find((behaviour) => behaviour.field === field);
    if (found === undefined) return nothing;
    return html`<p class="small muted">
      ${this.s.sinceRelease(found.since)} ${prose(found.text)}
    </p>`;
  }
}

customElements.define('ksp-cluster-panel', ClusterPanel);
