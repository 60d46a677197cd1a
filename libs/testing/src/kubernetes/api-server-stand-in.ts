import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChangeAnswers } from './change-answers';
import type { Asked, Fault } from './faults';
import { Faults } from './faults';
import type { JsonObject } from './json';
import { textAt } from './json';
import { ListAnswers } from './list-answers';
import { managersAfterUpdate, withManagers } from './managed-fields';
import { ObjectStore } from './object-store';
import type { ServedResource } from './resource-table';
import { builtInResources } from './resource-table';
import type { Route } from './route';
import { askedBy, routeOf } from './route';
import { serverSideApply } from './server-side-apply';
import { reasonOf, statusOf } from './status';
import { WatchAnswers } from './watch-answers';

const TOKEN = 'stand-in-token';

/**
 * Stands in for a cluster's API server, over HTTP on this machine: lists in pages, watches with bookmarks, applies with
 * managed fields and conflicts, and goes wrong in every way that is asked for.
 */
export class ApiServerStandIn {
  readonly store = new ObjectStore();
  readonly faults = new Faults();
  readonly lists = new ListAnswers(this.store);
  readonly watches = new WatchAnswers(this.store);
  /** Everything that was asked, in order. */
  readonly asked: Asked[] = [];
  /** Bearer tokens that are good. */
  readonly tokens = new Set([TOKEN]);
  /** OpenAPI v3 documents by `apis/example.com/v1`. */
  readonly described = new Map<string, JsonObject>();
  /** When things happen; tests set it. */
  time = '2026-01-01T00:00:00Z';
  /** In a real one the kinds grow with what is defined. */
  resources: readonly ServedResource[] = builtInResources;

  private readonly changes = new ChangeAnswers(this.store, () => this.time);
  private readonly server = createServer((request, response) => {
    void this.handle(request, response).catch(() => response.destroy());
  });
  private folder = '';

  /** Starts, and says which kubeconfig leads here. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.folder = await mkdtemp(join(tmpdir(), 'ledgerline-kubernetes-'));
    await this.giveToken(TOKEN);
    const server = `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
    const kubeconfig = join(this.folder, 'kubeconfig');
    await writeFile(kubeconfig, JSON.stringify(kubeconfigFor(server, join(this.folder, 'token'))));
    return kubeconfig;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** What clients find in the file that their token is in. */
  async giveToken(token: string): Promise<void> {
    await writeFile(join(this.folder, 'token'), token);
  }

  /** An object as it is, recorded or made up. */
  put(object: JsonObject): JsonObject {
    return this.store.put(this.resourceOf(object), object, this.time);
  }

  /** As a deployer does it, by server-side apply. */
  apply(object: JsonObject, manager: string): void {
    const made = serverSideApply({ live: this.live(object), config: object, manager, force: true, time: this.time });
    if (Array.isArray(made)) throw new Error('a forced apply has no conflicts');
    this.put(made as JsonObject);
  }

  remove(object: JsonObject): void {
    this.store.remove(
      this.resourceOf(object),
      textAt(object, 'metadata', 'namespace'),
      textAt(object, 'metadata', 'name'),
    );
  }

  live(object: JsonObject): JsonObject | undefined {
    const [namespace, name] = [textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name')];
    return this.store.get(this.resourceOf(object), namespace, name);
  }

  /** As somebody does it by hand: what is changed is theirs from then on. */
  edit(object: JsonObject, manager: string, change: (live: JsonObject) => JsonObject, subresource?: string): void {
    const live = this.live(object);
    if (live === undefined) throw new Error('there is nothing to edit');
    const changed = change(live);
    const by = { manager, ...(subresource === undefined ? { time: this.time } : { subresource }) };
    this.put(withManagers(changed, managersAfterUpdate(live, changed, by)));
  }

  private resourceOf(object: JsonObject): ServedResource {
    const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
    const found = this.resources.find((one) => one.apiVersion === apiVersion && one.kind === kind);
    if (found === undefined) throw new Error(`no ${kind} of ${apiVersion} is served here`);
    return found;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const route = routeOf(url, this.resources);
    const asked = askedBy(request.method ?? 'GET', url, route);
    this.asked.push(asked);
    const body = await textOf(request);
    const fault = this.faults.for(asked);
    if (fault !== undefined && !(await goWrong(response, fault))) return;
    const { resource, namespace } = route.to === 'resource' ? route : { resource: undefined, namespace: undefined };
    const refused = this.refusal(request, asked);
    if (refused === undefined && asked.verb === 'watch' && resource !== undefined) {
      this.watches.answer(response, resource, namespace, url);
      return;
    }
    send(response, ...(refused ?? this.answer(request, url, route, body)));
  }

  private refusal(request: IncomingMessage, asked: Asked): Answer | undefined {
    if (!this.tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? '')) return refusal(401);
    return this.faults.isForbidden(asked) ? refusal(403) : undefined;
  }

  private answer(request: IncomingMessage, url: URL, route: Route, body: string): Answer {
    if (route.to === 'discovery') return this.discover(route.apiVersion);
    if (route.to === 'openapi') return this.describe(route.path);
    if (route.to === 'nothing') return refusal(404);
    const { resource, namespace, name } = route;
    if (name === undefined) return found(this.lists.answer(resource, namespace, url), 410);
    const place = { resource, namespace: namespace ?? '', name };
    if (request.method === 'GET') return found(this.store.get(resource, place.namespace, name), 404);
    const contentType = request.headers['content-type'] ?? '';
    const change = { ...place, query: url.searchParams, contentType, body };
    return request.method === 'DELETE' ? this.changes.remove(change) : this.changes.patch(change);
  }

  private discover(groupVersion: string): Answer {
    const resources = this.resources
      .filter(({ apiVersion }) => apiVersion === groupVersion)
      .flatMap(({ plural, kind, namespaced }) => [
        { name: plural, kind, namespaced, singularName: '', verbs: ['get', 'list', 'watch', 'patch', 'delete'] },
        { name: `${plural}/status`, kind, namespaced, singularName: '', verbs: ['get'] },
      ]);
    const list = { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
    return found(resources.length === 0 ? undefined : list, 404);
  }

  private describe(path: string): Answer {
    const name = path.replace(/^\/openapi\/v3\/?/, '');
    if (name !== '') return found(this.described.get(name), 404);
    const paths = [...this.described].map(([one, document]) => {
      const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex');
      return [one, { serverRelativeURL: `/openapi/v3/${one}?hash=${hash}` }];
    });
    return [200, { paths: Object.fromEntries(paths) as JsonObject }];
  }
}

type Answer = readonly [code: number, body: JsonObject];

const refusal = (code: number): Answer => [code, statusOf(code, reasonOf(code), 'no')];
const found = (body: JsonObject | undefined, otherwise: number): Answer =>
  body === undefined ? refusal(otherwise) : [200, body];

/** True when the request is to be answered all the same. */
async function goWrong(response: ServerResponse, fault: Fault): Promise<boolean> {
  if ('silence' in fault) return false;
  if ('delayMilliseconds' in fault) {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMilliseconds));
    return true;
  }
  if ('meanwhile' in fault) {
    fault.meanwhile();
    return true;
  }
  if ('status' in fault) {
    const { status, retryAfter } = fault;
    send(response, ...refusal(status), retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  } else if ('body' in fault) response.end(fault.body);
  else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{'.padEnd(Math.max(1, fault.breakAfterBytes), ' '), () => response.destroy());
  }
  return false;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function send(
  response: ServerResponse,
  code: number,
  body: JsonObject,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function kubeconfigFor(server: string, tokenFile: string): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'stand-in', cluster: { server } }],
    users: [{ name: 'agent', user: { tokenFile } }],
    contexts: [{ name: 'stand-in', context: { cluster: 'stand-in', user: 'agent' } }],
    'current-context': 'stand-in',
  };
}
