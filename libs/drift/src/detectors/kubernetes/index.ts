import type { Patience, Resource, Selection } from '@ledgerline/platform/kubernetes';
import { ApiFailure } from '@ledgerline/platform/kubernetes';
import { differences } from '../../compare/differences';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import { kubernetes } from '../../domains/kubernetes';
import type { KubernetesDocument } from '../../domains/kubernetes/document';
import { kindOf } from '../../domains/kubernetes/identity';
import { builtInKinds } from '../../domains/kubernetes/schema';
import type { Detector, DetectorContext, Seen } from '../detector';
import { failed, seen } from '../detector';
import { ClusterView, TooMuchToFollow } from './cluster-view';
import { KubernetesConfig } from './configuration';
import type { KeptObject } from './kept-object';
import type { DeclaredObjects } from './manifests';
import { Manifests, UnreadableManifest } from './manifests';
import type { Unseen } from './problems';
import { toldUnseen } from './problems';
import { seenObjects } from './seen-objects';
import type { Wanted } from './wanted';
import { elsewhere, wantedFor } from './wanted';
import { Budget } from './within-budget';

export interface KubernetesDetector extends Detector<KubernetesConfig> {
  /** Follows nothing any more. */
  close(): Promise<void>;
}

/** A detector that follows what it has looked at once: the next look is at what has changed in the meantime. */
export function kubernetesDetector(patience: Partial<Patience> = {}): KubernetesDetector {
  const manifests = new Manifests();
  const budget = new Budget(differingIn);
  let view: { readonly of: string; readonly cluster: ClusterView } | undefined;

  const viewOf = async ({ kubeconfig, context }: KubernetesConfig, { redact }: DetectorContext) => {
    const access = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
    const of = JSON.stringify(access);
    if (view?.of === of) return view.cluster;
    await view?.cluster.close();
    view = { of, cluster: await ClusterView.open(access, redact.digest, patience) };
    return view.cluster;
  };

  return {
    name: 'kubernetes',
    configuration: KubernetesConfig,
    async observe(config, context) {
      try {
        const declared = await manifests.of(context);
        return await look(await viewOf(config, context), budget, declared, config, context);
      } catch (error) {
        return failed(reasonFor(error, context.signal));
      }
    },
    async close() {
      await view?.cluster.close();
      view = undefined;
    },
  };
}

/** Messages of the cluster's own, or of what it runs on, may quote anything; these are ours. */
function reasonFor(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'it took too long';
  const isOurs = error instanceof ApiFailure || error instanceof UnreadableManifest || error instanceof TooMuchToFollow;
  return isOurs ? error.message : 'for no known reason';
}

async function look(
  cluster: ClusterView,
  budget: Budget,
  declared: DeclaredObjects,
  config: KubernetesConfig,
  context: DetectorContext,
): Promise<Seen> {
  const { signal } = context;
  const { resources, problems } = await resourcesFor(cluster, wantedFor(declared.objects, config), signal);
  const selections = resources.flatMap((one) => selectionsOf(one, config.namespaces));
  const reflections = await cluster.look(selections, signal);
  const kept: KeptObject[] = [];
  const unseen: Unseen[] = [];
  for (const [index, reflection] of reflections.entries()) {
    const selection = selections[index];
    if ('objects' in reflection) kept.push(...reflection.objects);
    else if (selection !== undefined) unseen.push({ selection, ...reflection });
  }
  const all = [...problems, ...placeProblems(declared.objects, config), ...toldUnseen(unseen)];
  if (unseen.length === reflections.length && all.length > 0) return failed(all.join('; '));

  const objects = seenObjects(kept, declared.objects);
  const schemas = await schemasFor(cluster, resources, [...declared.objects, ...objects], signal);
  const { manifests, objects: reference } = declared;
  const document = {
    objects,
    reference: { manifests, objects: reference },
    ...(Object.keys(schemas).length > 0 && { schemas }),
  } as unknown as KubernetesDocument;
  const fitting = budget.fit(document, context.intent);
  return seen(fitting.document, fitting.problem === undefined ? all : [...all, fitting.problem]);
}

interface Found {
  readonly wanted: Wanted;
  readonly resource: Resource;
}

async function resourcesFor(cluster: ClusterView, wanted: readonly Wanted[], signal: AbortSignal) {
  const resources: Found[] = [];
  const problems: string[] = [];
  const found = await Promise.all(wanted.map((one) => resourceFor(cluster, one, signal)));
  for (const [index, resource] of found.entries()) {
    const one = wanted[index];
    if (one === undefined) continue;
    if (resource instanceof ApiFailure) {
      problems.push(`cannot find out about ${one.kind} of ${one.apiVersion}: ${resource.message}`);
    } else if (resource !== undefined) resources.push({ wanted: one, resource });
    // What only might be there is not there where its kind is not.
    else if ('all' in one.which) problems.push(`the cluster has no ${one.kind} of ${one.apiVersion}`);
  }
  return { resources, problems };
}

/** Groups can be served by others than the cluster itself, and be away while the rest is there. */
async function resourceFor(cluster: ClusterView, { apiVersion, kind }: Wanted, signal: AbortSignal) {
  try {
    return await cluster.resource(apiVersion, kind, signal);
  } catch (error) {
    if (error instanceof ApiFailure && !ofTheWhole.has(error.code)) return error;
    throw error;
  }
}

const ofTheWhole: ReadonlySet<string> = new Set(['unreachable', 'unauthenticated', 'no-credentials']);

function selectionsOf({ wanted: { which }, resource }: Found, namespaces: readonly string[]): readonly Selection[] {
  if (resource.isNamespaced) {
    return [...namespaces].sort().flatMap((namespace): readonly Selection[] => {
      const here = { resource, namespace };
      return 'all' in which ? [here] : which.labels.map((labels) => ({ ...here, labels }));
    });
  }
  return 'all' in which ? which.names.map((name) => ({ resource, name })) : [];
}

function placeProblems(declared: readonly JsonObject[], config: KubernetesConfig): readonly string[] {
  const away = elsewhere(declared, config);
  return away.length === 0 ? [] : [`outside the namespaces that the agent looks into: ${away.join(', ')}`];
}

/** How the cluster describes the declared kinds that are its own. */
async function schemasFor(
  cluster: ClusterView,
  resources: readonly Found[],
  objects: readonly JsonObject[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, JsonObject>>> {
  const schemas: Record<string, JsonObject> = {};
  for (const { wanted, resource } of resources) {
    const told = kindOf(resource as unknown as JsonObject);
    if (!('all' in wanted.which) || Object.hasOwn(builtInKinds, told)) continue;
    const schema = await cluster.schema(
      resource,
      objects.filter((object) => kindOf(object) === told),
      signal,
    );
    if (schema !== undefined) schemas[told] = schema;
  }
  return schemas;
}

/** The objects in which something is otherwise than declared, whatever becomes of that. */
function differingIn(document: KubernetesDocument, intent: Intent | undefined): ReadonlySet<string> {
  if (intent === undefined) return new Set();
  const found = differences(
    kubernetes,
    {
      environment: '',
      now: '',
      intent: { intentRevision: 0, document: intent, declaredAt: '', converged: true },
      rolloutMilliseconds: 0,
      tolerances: [],
      acceptances: new Map(),
      forbids: () => undefined,
    },
    { completeness: 'complete', document },
  );
  return new Set(found.map(({ resource }) => resource));
}
