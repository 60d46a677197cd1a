import { ApiFailure } from './api-failure';
import type { ApiServer } from './api-server';
import { objectsIn, textAt, isJsonObject } from './json-object';
import type { Resource } from './resource';
import { versionPath } from './resource';

type Kinds = ReadonlyMap<string, Resource>;

/** Finds out how kinds are served, group by group as they are asked for; what was found once is not asked again. */
export class Discovery {
  private readonly known = new Map<string, Kinds>();
  private readonly asking = new Map<string, Promise<Kinds>>();

  constructor(private readonly server: ApiServer) {}

  /** Undefined where the API server has no such kind, now; one that is defined later is found later. */
  async resource(apiVersion: string, kind: string, signal: AbortSignal): Promise<Resource | undefined> {
    const before = this.known.get(apiVersion)?.get(kind);
    if (before !== undefined) return before;
    const asking = this.asking.get(apiVersion) ?? this.ask(apiVersion, signal);
    this.asking.set(apiVersion, asking);
    try {
      const kinds = await asking;
      this.known.set(apiVersion, kinds);
      return kinds.get(kind);
    } finally {
      this.asking.delete(apiVersion);
    }
  }

  private async ask(apiVersion: string, signal: AbortSignal): Promise<Kinds> {
    try {
      return kindsIn(apiVersion, await this.server.ask({ path: versionPath(apiVersion) }, signal));
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'not-found') return new Map();
      throw error;
    }
  }
}

function kindsIn(apiVersion: string, answer: unknown): Kinds {
  if (!isJsonObject(answer) || !Array.isArray(answer.resources)) {
    throw new ApiFailure('unreadable', `the API server does not say what it has in ${apiVersion}`);
  }
  return new Map(
    objectsIn(answer.resources).flatMap((one): [string, Resource][] => {
      const [plural, kind] = [textAt(one, 'name'), textAt(one, 'kind')];
      // `deployments/scale` is a part of another resource.
      if (plural === undefined || kind === undefined || plural.includes('/')) return [];
      return [[kind, { apiVersion, kind, plural, isNamespaced: one.namespaced === true }]];
    }),
  );
}
