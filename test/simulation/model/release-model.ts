import { behind } from '../core/project';
import type { Seen } from './events';
import { fields, list, text } from './events';

interface Result {
  readonly position: bigint;
  readonly suite: string;
  readonly environment: string;
  readonly passed: boolean;
}

interface Stint {
  readonly since: number;
  until: number | undefined;
}

/** What the model knows of releases: who had a hand in them, and how they were tested and where they stood. */
export class ReleaseModel {
  private readonly makers = new Map<string, Set<string>>();
  private readonly involved = new Map<string, Set<string>>();
  private readonly results = new Map<string, Result[]>();
  private readonly stints = new Map<string, Stint[]>();
  private readonly reached = new Set<string>();
  readonly known: string[] = [];

  take(event: Seen): void {
    const { type, data, metadata } = event;
    const releaseId = text(data, 'releaseId');
    switch (type) {
      case 'build.recorded': {
        const people = [text(data, 'builder'), text(data, 'recordedBy')];
        const authors = fields(data, 'source')?.authors as readonly string[];
        for (const { digest } of list(data, 'artifacts')) {
          const makers = [...people, ...authors].map(behind);
          this.makers.set(String(digest), new Set([...(this.makers.get(String(digest)) ?? []), ...makers]));
        }
        return;
      }
      case 'release.cut': {
        const artifacts = Object.values(fields(fields(data, 'content'), 'artifacts') ?? {}) as { digest: string }[];
        const makers = artifacts.flatMap(({ digest }) => [...(this.makers.get(digest) ?? [])]);
        this.involved.set(releaseId, new Set([...makers, behind(metadata.actor.id)]));
        this.known.push(releaseId);
        return;
      }
      case 'evidence.attached': {
        const { position } = event;
        const [suite, environment] = [text(data, 'suite'), text(data, 'environment')];
        const result = { position, suite, environment, passed: data.verdict === 'passed' };
        this.results.set(releaseId, [...(this.results.get(releaseId) ?? []), result]);
        return;
      }
      case 'standing.state-reached':
        this.reached.add(`${releaseId} ${text(data, 'state')}`);
        return;
      case 'environment.converged':
        this.converge(releaseId, text(data, 'environment'), event.at);
        return;
      case 'intent.declared':
        this.leave(text(fields(fields(data, 'document'), 'release'), 'id'), text(data, 'environment'), event.at);
    }
  }

  /** Whoever wrote, built, recorded or cut it. */
  hasPartIn(releaseId: string, person: string): boolean {
    return this.involved.get(releaseId)?.has(person) === true;
  }

  isReached(releaseId: string, state: string): boolean {
    return this.reached.has(`${releaseId} ${state}`);
  }

  hasConverged(releaseId: string, environment: string): boolean {
    return (this.stints.get(`${releaseId} ${environment}`) ?? []).length > 0;
  }

  /** Whether the newest result was a pass at any moment after `since`, that moment included. */
  passedSince(releaseId: string, suite: string, environment: string, since: bigint | undefined): boolean {
    const own = (this.results.get(releaseId) ?? []).filter(
      (result) => result.suite === suite && result.environment === environment,
    );
    const before = own.filter(({ position }) => since !== undefined && position <= since).at(-1);
    const after = own.filter(({ position }) => since === undefined || position > since);
    return before?.passed === true || after.some(({ passed }) => passed);
  }

  /** Whether the newest result was no failure at any moment after `since`, that moment included. */
  notFailedSince(releaseId: string, suite: string, environment: string, since: bigint | undefined): boolean {
    const own = (this.results.get(releaseId) ?? []).filter(
      (result) => result.suite === suite && result.environment === environment,
    );
    const before = own.filter(({ position }) => since !== undefined && position <= since).at(-1);
    return before?.passed !== false || own.some((result) => result.passed && result.position > (since ?? -1n));
  }

  /** What the newest result says now. */
  newest(releaseId: string, suite: string, environment: string): 'passed' | 'failed' | 'none' {
    const newest = (this.results.get(releaseId) ?? [])
      .filter((result) => result.suite === suite && result.environment === environment)
      .at(-1);
    if (newest === undefined) return 'none';
    return newest.passed ? 'passed' : 'failed';
  }

  hasSoaked(releaseId: string, environment: string, milliseconds: number, now: number): boolean {
    const stints = this.stints.get(`${releaseId} ${environment}`) ?? [];
    return stints.some(({ since, until }) => (until ?? now) - since >= milliseconds);
  }

  private converge(releaseId: string, environment: string, at: number): void {
    const key = `${releaseId} ${environment}`;
    const stints = this.stints.get(key) ?? [];
    this.stints.set(key, stints);
    const last = stints.at(-1);
    if (last === undefined || last.until !== undefined) stints.push({ since: at, until: undefined });
  }

  private leave(declared: string, environment: string, at: number): void {
    for (const [key, stints] of this.stints) {
      const last = stints.at(-1);
      if (!key.endsWith(` ${environment}`) || key === `${declared} ${environment}`) continue;
      if (last !== undefined && last.until === undefined) last.until = at;
    }
  }
}
