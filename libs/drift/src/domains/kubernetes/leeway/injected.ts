import type { JsonObject } from '../../../compare/json';
import { isJsonObject, member } from '../../../compare/json';
import type { Tolerated } from '../../../compare/tolerance';
import { listAt, objectAt } from '../identity';
import type { Case, Rule } from './rule';
import { isBy } from './rule';

/** What an injector says that it put into a pod, each by its name. */
interface Injected {
  readonly containers: readonly string[];
  readonly volumes: readonly string[];
  /** Annotations and labels of its own, by how they begin. */
  readonly marks: readonly string[];
}

interface Injector {
  readonly by: string;
  /** What it calls itself where it writes to the API server; a pod is written by whoever creates it. */
  readonly managers: readonly string[];
  /** What it put there, as the pod's annotations tell; undefined where it was not there. */
  readonly injected: (annotations: JsonObject) => Injected | undefined;
}

const CREATORS = ['kube-controller-manager'];
const where = (is: boolean, injected: Injected) => (is ? injected : undefined);

const injectors: readonly Injector[] = [
  {
    by: 'istio',
    managers: ['istiod', 'pilot-discovery', 'istio-sidecar-injector', ...CREATORS],
    injected: (annotations) => {
      const status = parsed(member(annotations, 'sidecar.istio.io/status'));
      if (status === undefined) return undefined;
      const namesIn = (list: string) => listAt(status, list).filter((name) => typeof name === 'string');
      return {
        containers: [...namesIn('containers'), ...namesIn('initContainers')],
        volumes: namesIn('volumes'),
        marks: ['sidecar.istio.io/', 'security.istio.io/', 'service.istio.io/', 'istio.io/rev', 'prometheus.io/'],
      };
    },
  },
  {
    by: 'linkerd',
    managers: ['linkerd-proxy-injector', 'proxy-injector', ...CREATORS],
    injected: (annotations) =>
      where(hasText(annotations, 'linkerd.io/proxy-version') || hasText(annotations, 'linkerd.io/created-by'), {
        containers: ['linkerd-proxy', 'linkerd-init', 'linkerd-network-validator', 'linkerd-debug'],
        volumes: ['linkerd-proxy-init-xtables-lock', 'linkerd-identity-end-entity', 'linkerd-identity-token'],
        marks: ['linkerd.io/', 'viz.linkerd.io/'],
      }),
  },
  {
    by: 'vault-agent-injector',
    managers: ['vault-k8s', 'vault-agent-injector', ...CREATORS],
    injected: (annotations) =>
      where(member(annotations, 'vault.hashicorp.com/agent-inject-status') === 'injected', {
        containers: ['vault-agent', 'vault-agent-init'],
        volumes: ['home-init', 'home-sidecar', 'vault-secrets', 'vault-config', 'vault-tls-secrets'],
        marks: ['vault.hashicorp.com/agent-inject-status'],
      }),
  },
  {
    by: 'consul-connect-injector',
    managers: ['consul-k8s', 'consul-k8s-control-plane', ...CREATORS],
    injected: (annotations) =>
      where(member(annotations, 'consul.hashicorp.com/connect-inject-status') === 'injected', {
        containers: ['consul-dataplane', 'consul-connect-inject-init'],
        volumes: ['consul-connect-inject-data'],
        marks: ['consul.hashicorp.com/'],
      }),
  },
  {
    by: 'dapr-sidecar-injector',
    managers: ['dapr-sidecar-injector', 'injector', ...CREATORS],
    injected: (annotations) =>
      where(member(annotations, 'dapr.io/enabled') === 'true', {
        containers: ['daprd'],
        volumes: ['dapr-unix-domain-socket'],
        marks: ['dapr.io/'],
      }),
  },
];

const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];

/** A known injector may add what it says that it added, by name, and nothing else. */
export const injected: Rule = (found) => {
  const { path, kind } = found.at;
  if (kind !== 'unexpected') return undefined;
  const [where, part, name] = path[0] === 'running' ? ['', 'containers', path[1]] : split(path);
  if (part === undefined || name === undefined) return undefined;
  const pods = path[0] === 'running' ? found.pods() : [objectAt(found.observed, ...where.split('/').filter(Boolean))];
  const by = pods.map((pod) => injectorOf(found, pod, part, name));
  return by.length > 0 && by.every((tolerated) => tolerated !== undefined) ? by[0] : undefined;
};

/** The pod or template that a path is in, the part of it, and what is called so there. */
function split(path: readonly string[]): readonly [string, string | undefined, string | undefined] {
  const spec = path.lastIndexOf('spec');
  const list = path[spec + 1];
  if (spec >= 0 && path.length === spec + 3 && (containerLists.includes(list ?? '') || list === 'volumes')) {
    return [path.slice(0, spec).join('/'), list === 'volumes' ? 'volumes' : 'containers', path[spec + 2]];
  }
  const metadata = path.lastIndexOf('metadata');
  const isMark =
    path.length === metadata + 3 && (path[metadata + 1] === 'annotations' || path[metadata + 1] === 'labels');
  return metadata >= 0 && isMark
    ? [path.slice(0, metadata).join('/'), 'marks', path[metadata + 2]]
    : ['', undefined, undefined];
}

function injectorOf(found: Case, pod: JsonObject, part: string, segment: string): Tolerated | undefined {
  const annotations = objectAt(pod, 'metadata', 'annotations');
  for (const { by, managers, injected: read } of injectors) {
    const told = read(annotations);
    if (told === undefined || !isBy(found, ...managers)) continue;
    const name = segment.replace(/^\[\w+=(.*)\]$/, '$1');
    const isTold =
      part === 'marks'
        ? told.marks.some((mark) => name.startsWith(mark))
        : (part === 'volumes' ? told.volumes : told.containers).includes(name);
    if (!isTold) continue;
    const bounds =
      part === 'marks' ? 'to its own marks' : `to what it names: ${[...told.containers, ...told.volumes].join(', ')}`;
    return { by, bounds, why: 'it was let into this pod, and its annotation says so' };
  }
  return undefined;
}

const hasText = (annotations: JsonObject, name: string) => typeof member(annotations, name) === 'string';

function parsed(text: unknown): JsonObject | undefined {
  if (typeof text !== 'string' || text.length > 10_000) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
