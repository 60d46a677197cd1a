import { EventLog, EventLogError } from '@ledgerline/kernel';
import { type PageRequest, RequestRefused } from '@ledgerline/platform/http';
import { Injectable } from '@nestjs/common';
import { DecisionStore } from '../projections/decisions/store';
import type { Stretch } from './walk-decisions';

/** Positions of the ledger, decimal; both count. */
export interface Range {
  readonly since?: string;
  readonly until?: string;
}

const POSITION = /^\d{1,18}$/;

/** Finds where a walk begins and ends. */
@Injectable()
export class Stretches {
  constructor(
    private readonly log: EventLog,
    private readonly store: DecisionStore,
  ) {}

  /** Undefined where the ledger is empty. Refuses with `invalid-cursor`. */
  async of(
    project: string,
    { since, until }: Range,
    { after: cursor }: Pick<PageRequest, 'after'>,
  ): Promise<Stretch | undefined> {
    const head = await this.log.head();
    if (head === undefined) return undefined;
    const end = until === undefined || BigInt(until) > head ? head : BigInt(until);
    const bounds = { project, until: end, since: since === undefined ? 0n : BigInt(since) };
    if (cursor === undefined) return { ...bounds, after: await this.start(project, since) };
    const [position = ''] = cursor;
    if (!POSITION.test(position)) throw new RequestRefused('invalid-cursor');
    return { ...bounds, after: BigInt(position) };
  }

  /** Reading begins behind an event: the last decision in front of where it is to begin, as the table knows it. */
  private async start(project: string, since: string | undefined): Promise<bigint | undefined> {
    return since === undefined ? undefined : this.store.lastBefore(project, since);
  }
}

/** What a walk comes to. Refuses with `invalid-cursor` where no event is at the position that the cursor names. */
export async function fromThere<Walked>(walk: Promise<Walked>): Promise<Walked> {
  try {
    return await walk;
  } catch (error) {
    if (!(error instanceof EventLogError) || error.code !== 'invalid-argument') throw error;
    throw new RequestRefused('invalid-cursor');
  }
}
