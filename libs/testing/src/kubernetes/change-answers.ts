import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from './json';
import { at, isObject, textAt } from './json';
import type { ObjectStore } from './object-store';
import type { ServedResource } from './resource-table';
import { conflictStatus, serverSideApply } from './server-side-apply';
import { managersAfterUpdate, withManagers } from './managed-fields';
import { statusOf } from './status';

export interface ChangeRequest {
  readonly resource: ServedResource;
  readonly namespace: string;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: string;
}

type Answer = readonly [code: number, body: JsonObject];

/** Changes as the API server makes them: server-side apply, JSON Patch (`test` and `remove`), deletion with preconditions. */
export class ChangeAnswers {
  constructor(
    private readonly store: ObjectStore,
    private readonly now: () => string,
  ) {}

  patch(request: ChangeRequest): Answer {
    return request.contentType.startsWith('application/json-patch+json')
      ? this.jsonPatch(request)
      : this.apply(request);
  }

  private apply({ resource, namespace, name, query, body }: ChangeRequest): Answer {
    // JSON is YAML, and all that is sent here.
    const config: unknown = JSON.parse(body);
    const manager = query.get('fieldManager');
    if (!isObject(config) || manager === null) return invalid('a field manager and an object are required');
    // So it does, and not 422.
    if (textAt(config, 'metadata', 'name') !== name)
      return [500, statusOf(500, 'InternalError', 'the name does not match')];
    const live = this.store.get(resource, namespace, name);
    const uid = at(config, 'metadata', 'uid');
    if (uid !== undefined && uid !== at(live, 'metadata', 'uid'))
      return [409, statusOf(409, 'Conflict', 'precondition failed')];
    const force = query.get('force') === 'true';
    const placed = resource.namespaced
      ? { ...config, metadata: { ...(config.metadata as JsonObject), namespace } }
      : config;
    const made = serverSideApply({ live, config: placed, manager, force, time: this.now() });
    if (Array.isArray(made)) return [409, conflictStatus(made)];
    return [live === undefined ? 201 : 200, this.keep(resource, made as JsonObject, live, query)];
  }

  private jsonPatch({ resource, namespace, name, query, body }: ChangeRequest): Answer {
    const live = this.store.get(resource, namespace, name);
    if (live === undefined) return [404, statusOf(404, 'NotFound', 'not found')];
    let object: unknown = live;
    for (const operation of JSON.parse(body) as readonly JsonObject[]) {
      const path = textAt(operation, 'path')
        .split('/')
        .slice(1)
        .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
      if (operation.op === 'test') {
        if (!isDeepStrictEqual(inside(object, path), operation.value))
          return [422, statusOf(422, 'Invalid', 'the test failed')];
      } else if (operation.op === 'remove' && inside(object, path) !== undefined) object = removed(object, path);
      else return invalid('no such operation or place');
    }
    const manager = query.get('fieldManager') ?? 'unknown';
    const changed = object as JsonObject;
    const managers = managersAfterUpdate(live, changed, { manager, time: this.now() });
    return [200, this.keep(resource, withManagers(changed, managers), live, query)];
  }

  remove({ resource, namespace, name, query, body }: ChangeRequest): Answer {
    const live = this.store.get(resource, namespace, name);
    if (live === undefined) return [404, statusOf(404, 'NotFound', 'not found')];
    const options: unknown = body === '' ? {} : JSON.parse(body);
    for (const part of ['uid', 'resourceVersion']) {
      const wanted = at(options, 'preconditions', part);
      if (wanted !== undefined && wanted !== at(live, 'metadata', part))
        return [409, statusOf(409, 'Conflict', 'precondition failed')];
    }
    if (query.get('dryRun') !== 'All' && !isDryRun(options)) this.store.remove(resource, namespace, name);
    return [200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' }];
  }

  private keep(resource: ServedResource, object: JsonObject, live: JsonObject | undefined, query: URLSearchParams) {
    return query.get('dryRun') === 'All'
      ? this.store.booked(object, live)
      : this.store.put(resource, object, this.now());
  }
}

const isDryRun = (options: unknown) => Array.isArray(at(options, 'dryRun'));
const invalid = (message: string): Answer => [400, statusOf(400, 'BadRequest', message)];

function inside(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => {
    if (Array.isArray(here)) return (here as readonly unknown[])[Number(key)];
    return isObject(here) ? here[key] : undefined;
  }, value);
}

function removed(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((element, index) => {
      if (index !== Number(key)) return [element];
      return rest.length === 0 ? [] : [removed(element, rest)];
    });
  }
  const { [key]: inner, ...others } = value as JsonObject;
  return rest.length === 0 ? others : { ...others, [key]: removed(inner, rest) };
}
