// The keys of KServe's `inferenceservice-config` that the page can set. What equals the shipped value
// is left out, and keys that came with a link are kept.
import type { Json } from './report';
import type { Scenario } from './scenario';

export const resourceKeys = ['cpuRequest', 'cpuLimit', 'memoryRequest', 'memoryLimit'] as const;
export type ResourceKey = (typeof resourceKeys)[number];
export type Resources = Record<ResourceKey, string>;

export const shippedResources: Resources = {
  cpuRequest: '1',
  cpuLimit: '1',
  memoryRequest: '2Gi',
  memoryLimit: '2Gi',
};

type Config = Scenario['config'];

function part(config: Config, key: string): { [key: string]: Json } {
  const value = config?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

export function resourcesOf(config: Config): Resources {
  const { resource } = part(config, 'inferenceService');
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) {
    return shippedResources;
  }
  const text = (key: ResourceKey) => (typeof resource[key] === 'string' ? resource[key] : '');
  return {
    cpuRequest: text('cpuRequest'),
    cpuLimit: text('cpuLimit'),
    memoryRequest: text('memoryRequest'),
    memoryLimit: text('memoryLimit'),
  };
}

export function withResources(config: Config, resources: Resources): Config {
  const { resource: _, ...others } = part(config, 'inferenceService');
  const shipped = resourceKeys.every((key) => resources[key] === shippedResources[key]);
  return withPart(
    config,
    'inferenceService',
    shipped ? others : { ...others, resource: resources },
  );
}

export function mountsToken(config: Config): boolean {
  const security = config?.security;
  return security === undefined || part(config, 'security').autoMountServiceAccountToken === true;
}

export function withToken(config: Config, mounts: boolean): Config {
  const { autoMountServiceAccountToken: _, ...others } = part(config, 'security');
  // Where there is the key but not this field, KServe takes false.
  if (!mounts || Object.keys(others).length > 0) others.autoMountServiceAccountToken = mounts;
  return withPart(config, 'security', others);
}

function withPart(config: Config, key: string, value: { [key: string]: Json }): Config {
  const { [key]: _, ...others } = config ?? {};
  const all = Object.keys(value).length === 0 ? others : { ...others, [key]: value };
  return Object.keys(all).length === 0 ? null : all;
}
