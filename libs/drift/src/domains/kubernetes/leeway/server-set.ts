import { isJsonObject } from '../../../compare/json';
import type { Case, Rule } from './rule';
import { isAt, isBy, onlyValue } from './rule';

/** A field that is allocated or filled in where nobody says it: by whom, how far, and why. */
interface Allocated {
  readonly kind: string;
  readonly path: readonly string[];
  readonly by: string;
  readonly bounds: string;
  readonly why: string;
  readonly holds: (value: unknown, found: Case) => boolean;
}

const API = 'kube-apiserver';
/** `None` is no address: a service is without one only where it says so. */
const isAddress = (value: unknown) =>
  typeof value === 'string' && /^[0-9A-Fa-f:.]{2,45}$/.test(value) && /[.:]/.test(value);
const isNodePort = (value: unknown) => Number.isInteger(value) && Number(value) >= 30000 && Number(value) <= 32767;
const areFamilies = (value: unknown) =>
  Array.isArray(value) && value.length <= 2 && value.every((family) => family === 'IPv4' || family === 'IPv6');
const isName = (value: unknown) => typeof value === 'string' && /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(value);
/** Two taints of a node that every pod bears for some minutes. */
const areUsualTolerations = (value: unknown) =>
  Array.isArray(value) &&
  value.filter(isJsonObject).length === value.length &&
  (value as readonly { readonly key?: unknown; readonly tolerationSeconds?: unknown }[]).every(
    ({ key, tolerationSeconds }) =>
      (key === 'node.kubernetes.io/not-ready' || key === 'node.kubernetes.io/unreachable') &&
      typeof tolerationSeconds === 'number',
  );

const allocated: readonly Allocated[] = [
  service(['spec', 'clusterIP'], 'to an address of the service network', isAddress),
  service(
    ['spec', 'clusterIPs'],
    'to addresses of the service network',
    (value) => Array.isArray(value) && value.length <= 2 && value.every(isAddress),
  ),
  service(['spec', 'ipFamilies'], 'to IPv4, IPv6 or both', areFamilies),
  service(['spec', 'ports', '*', 'nodePort'], 'to a port between 30000 and 32767', isNodePort),
  service(['spec', 'healthCheckNodePort'], 'to a port between 30000 and 32767', isNodePort),
  {
    kind: 'PersistentVolumeClaim',
    path: ['spec', 'volumeName'],
    by: 'kube-controller-manager',
    bounds: 'to the name of one volume',
    why: 'the claim is bound to the volume that was found or made for it',
    holds: isName,
  },
  {
    kind: 'PersistentVolumeClaim',
    path: ['spec', 'storageClassName'],
    by: API,
    bounds: 'to the name of a class',
    why: 'a claim that names no class gets the default one',
    holds: isName,
  },
  {
    kind: 'PersistentVolume',
    path: ['spec', 'claimRef'],
    by: 'kube-controller-manager',
    bounds: 'to one claim',
    why: 'the volume is bound to that claim',
    holds: (value) => isJsonObject(value) && (value.kind ?? 'PersistentVolumeClaim') === 'PersistentVolumeClaim',
  },
  {
    kind: 'Ingress.networking.k8s.io',
    path: ['spec', 'ingressClassName'],
    by: API,
    bounds: 'to the name of a class',
    why: 'an ingress that names no class gets the default one',
    holds: isName,
  },
  ...['nodeName', 'priority', 'serviceAccountName', 'serviceAccount'].map((field) => ({
    kind: 'Pod',
    path: ['spec', field],
    by: field === 'nodeName' ? 'kube-scheduler' : API,
    bounds: 'where the pod does not say it',
    why: field === 'nodeName' ? 'the scheduler finds a node' : 'admission puts it into every pod',
    holds: (value: unknown) => (typeof value === 'number' ? value <= 2_000_001_000 : isName(value)),
  })),
  {
    kind: 'Pod',
    path: ['spec', 'tolerations'],
    by: API,
    bounds: 'to the taints not-ready and unreachable for some seconds',
    why: 'admission lets every pod bear them for a while',
    holds: areUsualTolerations,
  },
];

function service(path: readonly string[], bounds: string, holds: Allocated['holds']): Allocated {
  return { kind: 'Service', path, by: API, bounds, why: 'it allocates what a service does not ask for', holds };
}

/** What one side leaves to the cluster, and the other shows as the cluster chose it. */
export const serverSet: Rule = (found) => {
  const value = onlyValue(found);
  if (value === undefined) return undefined;
  const rule = allocated.find(
    ({ kind, path, by, holds }) =>
      kind === found.kind && isAt(found, ...path) && isBy(found, by) && holds(value, found),
  );
  return rule && { by: rule.by, bounds: rule.bounds, why: rule.why };
};
