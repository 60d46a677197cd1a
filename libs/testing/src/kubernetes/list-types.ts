import { isObject } from './json';

/*
 * How the API server treats lists and maps in server-side apply: by which fields the elements of a list are told apart,
 * and what is replaced as a whole. By the name of the field, which is enough for what is served here.
 */

type Keys = readonly (readonly [field: string, fallback?: string])[];

const byName: Keys = [['name']];
const keys: Readonly<Record<string, Keys>> = {
  containers: byName,
  initContainers: byName,
  ephemeralContainers: byName,
  env: byName,
  volumes: byName,
  imagePullSecrets: byName,
  volumeMounts: [['mountPath']],
  volumeDevices: [['devicePath']],
  hostAliases: [['ip']],
  topologySpreadConstraints: [['topologyKey'], ['whenUnsatisfiable']],
  conditions: [['type']],
  ownerReferences: [['uid']],
};
const containerPorts: Keys = [['containerPort'], ['protocol', 'TCP']];
const servicePorts: Keys = [['port'], ['protocol', 'TCP']];

const sets: ReadonlySet<string> = new Set(['finalizers', 'accessModes']);
const atomicMaps: ReadonlySet<string> = new Set([
  'selector',
  'podSelector',
  'nodeSelector',
  'roleRef',
  'fieldRef',
  'resourceFieldRef',
  'secretKeyRef',
  'configMapKeyRef',
]);

export type Treatment =
  | { readonly as: 'atomic' }
  | { readonly as: 'map' }
  | { readonly as: 'set' }
  | { readonly as: 'list'; readonly keyOf: (element: unknown) => string };

const atomic: Treatment = { as: 'atomic' };

/** How a value under this name is treated. */
export function treatmentOf(name: string, value: unknown): Treatment {
  if (isObject(value)) return atomicMaps.has(name) || Object.keys(value).length === 0 ? atomic : { as: 'map' };
  if (!Array.isArray(value)) return atomic;
  if (sets.has(name)) return { as: name === 'finalizers' ? 'set' : 'atomic' };
  const told = name === 'ports' ? portKeys(value) : Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (told === undefined || !value.every(isObject)) return atomic;
  return { as: 'list', keyOf: (element) => keyOf(told, element) };
}

function portKeys(ports: readonly unknown[]): Keys | undefined {
  const [first] = ports;
  if (!isObject(first)) return undefined;
  return 'containerPort' in first ? containerPorts : 'port' in first ? servicePorts : undefined;
}

/** `k:{"name":"app"}`. */
function keyOf(told: Keys, element: unknown): string {
  const fields = isObject(element) ? element : {};
  return `k:${JSON.stringify(Object.fromEntries(told.map(([field, fallback]) => [field, fields[field] ?? fallback])))}`;
}
