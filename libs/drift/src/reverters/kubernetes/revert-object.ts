import type { ApiServer, Discovery, Resource } from '@ledgerline/platform/kubernetes';
import { ApiFailure, objectPath } from '@ledgerline/platform/kubernetes';
import type { JsonObject } from '../../compare/json';
import { isJsonObject, segmentsOf } from '../../compare/json';
import { keyedPath } from '../../compare/keyed-path';
import type { KeyedDigest } from '../../domains/kubernetes/hide-secrets';
import { textAt } from '../../domains/kubernetes/identity';
import type { RevertChange, RevertConflict, RevertStep } from '../reverter';
import { appliedObject, isWithin } from './applied-object';
import { differing } from './differing';
import { pointerIn } from './keyed-place';
import type { ObjectRequest } from './object-requests';

const MANAGER = 'ledgerline';

export interface Reverting {
  readonly server: ApiServer;
  readonly discovery: Discovery;
  readonly digest: KeyedDigest;
  readonly namespaces: readonly string[];
  readonly signal: AbortSignal;
}

export interface Way {
  /** Nothing is changed. */
  readonly isDryRun: boolean;
  readonly force: boolean;
}

/** Does to one object what is asked of it. */
export async function revertObject(
  request: ObjectRequest,
  declared: JsonObject | undefined,
  reverting: Reverting,
  way: Way,
): Promise<RevertStep> {
  const { object, findings } = request;
  const step = (outcome: RevertStep['outcome'], more: Partial<RevertStep> = {}): RevertStep => ({
    ...{ object, findings, outcome, changes: [], conflicts: [] },
    ...more,
  });
  try {
    const place = await placeOf(request, declared, reverting);
    if (typeof place === 'string') return step('refused', { problem: place });
    const target = new Target(place, reverting, way);
    const live = await target.live();
    if (request.isRemoved) {
      if (live === undefined) return step('unchanged');
      await target.remove(live);
      return step(way.isDryRun ? 'planned' : 'restored', { changes: [{ path: '', before: object, after: null }] });
    }
    const changes = await changed(request, declared, live, target);
    if (changes.length === 0) return step('unchanged');
    return step(way.isDryRun ? 'planned' : 'restored', { changes });
  } catch (error) {
    if (reverting.signal.aborted || !(error instanceof ApiFailure))
      return step('failed', { problem: 'it took too long' });
    const conflicts = conflictsIn(error);
    if (conflicts.length > 0) return step('conflict', { conflicts, problem: 'others have these fields' });
    return step('failed', { problem: problemOf(error) });
  }
}

/**
 * What is there beside what is declared goes first; then what is declared is applied. In a dry run nothing has gone by
 * then, so that either is held against what it was done to.
 */
async function changed(
  request: ObjectRequest,
  declared: JsonObject | undefined,
  live: JsonObject | undefined,
  target: Target,
): Promise<readonly RevertChange[]> {
  const { restore, remove } = withDefaults(request, declared ?? {});
  const without = live && (await target.removeFields(live, remove));
  const removed = live === undefined || without === undefined ? [] : target.changes(live, without);
  if (restore.length === 0 || declared === undefined) return removed;
  const before = target.isDryRun ? live : without;
  const found = before === undefined ? [] : target.differences(declared, before);
  const isOtherwise = found.some(({ path }) => restore.some((of) => touches(segmentsOf(path), of)));
  if (before !== undefined && !isOtherwise) return removed;
  const after = await target.apply(appliedObject(declared, found, restore), before);
  return [...removed, ...target.changes(before ?? {}, after)];
}

/** What the manifest does not speak of, and is not what it then is by default, becomes so when it goes. */
function withDefaults(
  { restore, remove }: ObjectRequest,
  declared: JsonObject,
): Pick<ObjectRequest, 'restore' | 'remove'> {
  const isSaid = (path: readonly string[]) => pointerIn(declared, path) !== undefined;
  return { restore: restore.filter(isSaid), remove: [...remove, ...restore.filter((path) => !isSaid(path))] };
}

const touches = (path: readonly string[], of: readonly string[]) => isWithin(path, of) || isWithin(of, path);

interface Place {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Where the object is; or why nothing is done about it. */
async function placeOf(
  { object, apiVersion, restore }: ObjectRequest,
  declared: JsonObject | undefined,
  { discovery, namespaces, signal }: Reverting,
): Promise<Place | string> {
  const [type = '', told = ''] = object.split(' ');
  const [name = '', namespace] = told.split('/').reverse();
  if (restore.length > 0 && declared === undefined) return 'it is not declared any more';
  const version = textAt(declared, 'apiVersion') ?? apiVersion ?? (type.includes('.') ? undefined : 'v1');
  if (version === undefined) return 'nobody says in which version it is served';
  const resource = await discovery.resource(version, type.split('.')[0] ?? '', signal);
  if (resource === undefined) return `the cluster has no ${type} of ${version}`;
  if (!resource.isNamespaced) return { resource, namespace: undefined, name };
  return namespace !== undefined && namespaces.includes(namespace)
    ? { resource, namespace, name }
    : 'it is outside the namespaces in which anything is restored';
}

/** One object in the cluster, and what is done to it. */
class Target {
  private readonly path: string;
  private readonly query: Readonly<Record<string, string | undefined>>;
  readonly isDryRun: boolean;

  constructor(
    private readonly place: Place,
    private readonly reverting: Reverting,
    way: Way,
  ) {
    const { resource, namespace, name } = place;
    this.path = objectPath({ resource, ...(namespace !== undefined && { namespace }) }, name);
    const force = way.force ? 'true' : 'false';
    this.isDryRun = way.isDryRun;
    this.query = { dryRun: way.isDryRun ? 'All' : undefined, fieldManager: MANAGER, force };
  }

  async live(): Promise<JsonObject | undefined> {
    try {
      return objectIn(await this.ask({ path: this.path }));
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'not-found') return undefined;
      throw error;
    }
  }

  /** By server-side apply; to the object that was looked at and to no other. */
  async apply(config: JsonObject, live: JsonObject | undefined): Promise<JsonObject> {
    const { namespace, name } = this.place;
    const uid = textAt(live, 'metadata', 'uid');
    const metadata = {
      ...(isJsonObject(config.metadata) ? config.metadata : {}),
      name,
      ...(namespace !== undefined && { namespace }),
      ...(uid !== undefined && { uid }),
    };
    const body = { ...config, metadata };
    const contentType = 'application/apply-patch+yaml';
    return objectIn(await this.ask({ method: 'PATCH', path: this.path, query: this.query, contentType, body }));
  }

  /** By JSON Patch, as long as the object is still the one that was looked at. */
  async removeFields(live: JsonObject, paths: readonly (readonly string[])[]): Promise<JsonObject> {
    const pointers = paths.flatMap((path) => pointerIn(live, path) ?? []).sort(lastFirst);
    if (pointers.length === 0) return live;
    const tests = ['uid', 'resourceVersion'].map((name) => ({
      op: 'test',
      path: `/metadata/${name}`,
      value: textAt(live, 'metadata', name),
    }));
    const body = [...tests, ...pointers.map((path) => ({ op: 'remove', path }))];
    const { force: _, ...query } = this.query;
    const contentType = 'application/json-patch+json';
    try {
      return objectIn(await this.ask({ method: 'PATCH', path: this.path, query, contentType, body }));
    } catch (error) {
      // A test that fails is told like a patch that makes no sense.
      if (error instanceof ApiFailure && error.code === 'invalid') throw new ApiFailure('conflict', error.message);
      throw error;
    }
  }

  async remove(live: JsonObject): Promise<void> {
    const [uid, resourceVersion] = [textAt(live, 'metadata', 'uid'), textAt(live, 'metadata', 'resourceVersion')];
    const body = {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      propagationPolicy: 'Background',
      preconditions: { uid, resourceVersion },
    };
    const query = { dryRun: this.query.dryRun };
    try {
      await this.ask({ method: 'DELETE', path: this.path, query, contentType: 'application/json', body });
    } catch (error) {
      // An answer that was lost is asked for again, and then it has gone.
      if (!(error instanceof ApiFailure) || error.code !== 'not-found') throw error;
    }
  }

  differences(declared: JsonObject, live: JsonObject) {
    return differing(this.placed(declared), live, this.reverting.digest);
  }

  changes(before: JsonObject, after: JsonObject): readonly RevertChange[] {
    return this.differences(after, this.placed(before)).map(({ path, declared, observed }) => ({
      path: keyedPath(segmentsOf(path)),
      before: observed,
      after: declared,
    }));
  }

  /** What says nothing about itself is this object. */
  private placed(object: JsonObject): JsonObject {
    const { resource, namespace, name } = this.place;
    const { apiVersion, kind } = resource;
    const metadata = isJsonObject(object.metadata) ? object.metadata : {};
    return {
      apiVersion,
      kind,
      ...object,
      metadata: { ...metadata, name, ...(namespace !== undefined && { namespace }) },
    };
  }

  private ask(request: Parameters<ApiServer['ask']>[0]): Promise<unknown> {
    return this.reverting.server.ask(request, this.reverting.signal);
  }
}

const objectIn = (answer: unknown): JsonObject => (isJsonObject(answer) ? answer : {});
/** What is taken out later must not have moved by then: the last element of a list goes first. */
const lastFirst = (one: string, other: string) => other.localeCompare(one, 'en', { numeric: true });

function conflictsIn({ causes }: ApiFailure): readonly RevertConflict[] {
  return causes
    .filter(({ reason }) => reason === 'FieldManagerConflict')
    .map(({ field, manager = 'somebody else', subresource }) => ({
      field: field.replace(/^\./, ''),
      manager: subresource === undefined ? manager : `${manager} through ${subresource}`,
    }));
}

function problemOf({ code, message, causes }: ApiFailure): string {
  const fields = causes.map(({ field }) => field).filter((field) => field !== '');
  switch (code) {
    case 'conflict':
      return 'it has changed in the meantime: plan again';
    case 'forbidden':
      return 'the account may not do this';
    case 'invalid':
      return `the API server does not take it${fields.length === 0 ? '' : `: ${fields.slice(0, 5).join(', ')}`}`;
    default:
      return message;
  }
}
