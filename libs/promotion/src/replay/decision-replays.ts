import { EventCatalog, EventLog } from '@ledgerline/kernel';
import { LedgerAsOf, PastStreams } from '@ledgerline/platform/ledger';
import { Injectable } from '@nestjs/common';
import { LedgerChecks } from './check-against-ledger';
import { DecisionReader } from './decision-reader';
import type { FoundDecision } from './read-decision';
import type { RecordedDecision } from './recorded-decision';
import type { Replay } from './replay-decision';
import { replayOf } from './replay-decision';
import type { Trial } from './try-decision';
import { trialOf } from './try-decision';
import type { WalkedPage } from './walk-in-pages';
import { walkPage } from './walk-in-pages';
import { type Stretch, walkDecisions } from './walk-decisions';
import type { TriedPolicy } from './with-policy';

/** `record`: policy and inputs as they were recorded. `ledger`: these are held against the ledger of then, too. */
export type ReplayedAgainst = 'record' | 'ledger';

const PAGE_MS = 1_000;

/** Runs recorded decisions again. */
@Injectable()
export class DecisionReplays {
  private readonly checks: LedgerChecks;
  /** Whoever goes through the ledger page by page goes on from here; others only make it slower. */
  private readonly walked: PastStreams;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly reader: DecisionReader,
  ) {
    this.checks = new LedgerChecks(log, catalog);
    this.walked = new PastStreams(log, catalog);
  }

  /** One decision, and what it rests on, against its record and the ledger. */
  one(found: FoundDecision): Promise<Replay> {
    const streams = new PastStreams(this.log, this.catalog);
    return replayOf(found, (decision) => {
      const decided = decision.restsOn ?? decision;
      return this.checks.check(decided, { streams, settled: decided.position });
    });
  }

  /** The decisions of a stretch of the ledger, as many as go on a page. What others rest on is replayed in its own place. */
  page(
    stretch: Stretch,
    limit: number,
    against: ReplayedAgainst,
    visit: (found: FoundDecision, replay: Replay) => 'go-on' | 'full',
  ): Promise<WalkedPage> {
    const past = { streams: this.walked, settled: stretch.until };
    const check = async (decision: RecordedDecision) =>
      decision.restsOn === undefined ? this.checks.check(decision, past) : { differences: [], moved: [] };
    return this.walk(stretch, limit, async (found) =>
      visit(found, await replayOf(found, against === 'ledger' ? check : undefined)),
    );
  }

  /** The same, by a policy that is tried. */
  trials(
    stretch: Stretch,
    limit: number,
    tried: TriedPolicy,
    visit: (found: FoundDecision, trial: Trial) => 'go-on' | 'full',
  ): Promise<WalkedPage> {
    const ledgerAsOf = ({ position: before }: RecordedDecision) =>
      new LedgerAsOf(this.walked, { before, settled: stretch.until });
    return this.walk(stretch, limit, async (found) => visit(found, await trialOf(found, tried, ledgerAsOf)));
  }

  private walk(stretch: Stretch, limit: number, visit: (found: FoundDecision) => Promise<'go-on' | 'full'>) {
    const steps = walkDecisions(this.log, this.reader, stretch);
    return walkPage(steps, { limit, milliseconds: PAGE_MS }, visit);
  }
}
