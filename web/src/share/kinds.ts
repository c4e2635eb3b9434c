// What a scalar is to redaction, by its place.
import { isTellingName } from './credentials';
import type { Scalar } from './scalars';

export type Kind =
  | ('runtime' | 'name' | 'localName' | 'namespace' | 'image' | 'uri' | 'value')
  | ('removed' | 'credential' | 'kept' | 'free');

const nameFields = new Set([
  ...['serviceAccountName', 'serviceAccount', 'secretName', 'claimName', 'generateName'],
  ...['nodeName', 'hostname', 'subdomain'],
  ...['priorityClassName', 'runtimeClassName', 'storageClassName'],
]);
/** Keys whose `name` is that of an object of the cluster. */
const references = new Set([
  ...['configMapKeyRef', 'secretKeyRef', 'configMapRef', 'secretRef', 'imagePullSecrets'],
  ...['secrets', 'configMap', 'secret', 'metadata', 'ownerReferences'],
]);
/** Those whose `name` is known within the pod only; the usual ones tell nothing. */
const localNames = new Set(['containers', 'initContainers', 'volumes', 'volumeMounts']);
export const usualNames = new Set([
  ...['default', 'kserve-container', 'worker-container', 'transformer-container'],
  ...['storage-initializer', 'queue-proxy', 'istio-proxy', 'agent', 'main'],
  ...['predictor', 'transformer', 'explainer', 'user-container', 'server'],
  ...['shm', 'dshm', 'tmp', 'cache', 'data', 'home', 'model', 'models'],
]);
/** What KServe and what it deploys to read of labels, annotations, node selectors. */
const readKeys =
  /^(?:(?:[\w-]+\.)*(?:knative\.dev|kserve\.io|istio\.io|prometheus\.io|nvidia\.com)|multinode|(?:[\w-]+\.)*node\.kubernetes\.io|kubernetes\.io)\/|^(?:modelFormat|modelClass|serviceEnvelope)$/;
export const copyOfObject = 'kubectl.kubernetes.io/last-applied-configuration';
/** What is no text to YAML: another in its place would be another type. */
export const isUntyped = (value: string) =>
  /^(?:|~|null|true|false|yes|no|on|off|[-+]?[\d.]+)$/i.test(value);

export function kindOf(scalar: Scalar): Kind {
  const { field, parent, under, mapping, value } = scalar;
  if (scalar.style === 'anchor') return 'localName';
  const object = mapping?.object;
  if (scalar.isKey) return under === '' ? 'kept' : 'free';
  if (object?.kind === 'Secret' && /^(?:data|stringData)$/.test(under)) return 'removed';
  if (field === copyOfObject) return 'removed';
  if (under !== '') {
    if (isTellingName(field)) return 'credential';
    const isFree = isUntyped(value) || readKeys.test(field);
    return /^(?:data|stringData|managedFields)$/.test(under) || isFree ? 'free' : 'value';
  }
  if (field === 'value' && isTellingName(mapping?.name ?? '')) return 'credential';
  if (/^--?[\w-]+$/.test(scalar.before) && isTellingName(scalar.before) && !/^-/.test(value)) {
    return 'credential';
  }
  if (field === 'namespace') return 'namespace';
  if (field === 'image') return 'image';
  if (field === 'apiVersion' || field === 'kind') return 'kept';
  if (/odelFormats?$/.test(parent)) return 'kept';
  if (field === 'runtime') return 'runtime';
  if (field === 'storageUri' || (parent === 'storage' && field === 'path')) return 'uri';
  if (field === 'name' && parent === 'metadata') {
    return /^(?:Cluster)?ServingRuntime$/.test(object?.kind ?? '') ? 'runtime' : 'name';
  }
  if (nameFields.has(field) || (field === 'name' && references.has(parent))) return 'name';
  if (parent === 'storage' && field === 'key') return 'name';
  // Of `storage`; an entry of a Template's parameters has a name and a value.
  if (parent === 'parameters' && !/^(?:type|name|value)$/.test(field)) return 'value';
  return field === 'name' && localNames.has(parent) ? 'localName' : 'free';
}
