import { setMaxListeners } from 'node:events';
import type { ClusterAccess, Patience, Reflection, Resource, Selection } from '@ledgerline/platform/kubernetes';
import {
  ApiServer,
  Discovery,
  Mirror,
  OpenApi,
  openConnection,
  Room,
  schemaNameOf,
} from '@ledgerline/platform/kubernetes';
import type { JsonObject } from '../../compare/json';
import type { KeyedDigest } from '../../domains/kubernetes/hide-secrets';
import type { KeptObject } from './kept-object';
import { keptWith } from './kept-object';
import { prunedSchema } from './pruned-schema';

const MOST_MIRRORS = 300;
const MOST_OBJECTS = 20_000;
/** Of texts; in all kinds and namespaces together. */
const MOST_BYTES = 128 * 1024 * 1024;

/** More kinds and namespaces than one agent may follow. */
export class TooMuchToFollow extends Error {}

/** A part of a cluster, followed from the first look on: what is asked for a second time costs nothing. */
export class ClusterView {
  private readonly mirrors = new Map<string, Mirror<KeptObject>>();
  private readonly discovery: Discovery;
  private readonly openApi: OpenApi;
  private readonly room = new Room(MOST_BYTES);
  private readonly keep: (object: JsonObject) => KeptObject | undefined;

  constructor(
    readonly server: ApiServer,
    digest: KeyedDigest,
  ) {
    this.discovery = new Discovery(server);
    this.openApi = new OpenApi(server);
    this.keep = keptWith(digest);
  }

  static async open(access: ClusterAccess, digest: KeyedDigest, patience: Partial<Patience>): Promise<ClusterView> {
    return new ClusterView(new ApiServer(await openConnection(access), patience), digest);
  }

  /** Undefined where the cluster has no such kind. */
  resource(apiVersion: string, kind: string, signal: AbortSignal): Promise<Resource | undefined> {
    return this.discovery.resource(apiVersion, kind, signal);
  }

  /** What is in each of these selections, in their order; others are not followed any more. */
  async look(selections: readonly Selection[], signal: AbortSignal): Promise<readonly Reflection<KeptObject>[]> {
    if (selections.length > MOST_MIRRORS) {
      throw new TooMuchToFollow(
        `${String(selections.length)} kinds and namespaces are more than the ${String(MOST_MIRRORS)} that an agent follows`,
      );
    }
    const wanted = new Map(selections.map((selection) => [JSON.stringify(selection), selection]));
    for (const [key, mirror] of this.mirrors) {
      if (wanted.has(key)) continue;
      this.mirrors.delete(key);
      await mirror.stop();
    }
    const { server, room, keep } = this;
    // One signal for all of them, and as many who listen to it.
    const each = AbortSignal.any([signal]);
    setMaxListeners(0, each);
    const found = [...wanted].map(([key, selection]) => {
      const mirror = this.mirrors.get(key) ?? new Mirror({ server, selection, keep, room, mostObjects: MOST_OBJECTS });
      this.mirrors.set(key, mirror);
      return mirror.reflection(each);
    });
    return Promise.all(found);
  }

  /** How the cluster describes a kind, as far as these objects go; undefined where it does not say. */
  async schema(
    { apiVersion, kind }: Resource,
    objects: readonly JsonObject[],
    signal: AbortSignal,
  ): Promise<JsonObject | undefined> {
    const schemas = await this.openApi.schemas(apiVersion, signal).catch(() => undefined);
    const name = schemas && schemaNameOf(schemas, apiVersion, kind);
    return schemas === undefined || name === undefined ? undefined : prunedSchema(schemas[name], schemas, objects);
  }

  async close(): Promise<void> {
    const mirrors = [...this.mirrors.values()];
    this.mirrors.clear();
    await Promise.all(mirrors.map((mirror) => mirror.stop()));
  }
}
