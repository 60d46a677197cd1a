import type { Cause, StoredEvent } from '@ledgerline/kernel';
import { LedgerDecisions } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import fc from 'fast-check';
import { declareIntent } from '../../../libs/environment/src/commands/declare-intent/decide';
import { nothingKnown } from '../../../libs/environment/src/intent/variance-facts';
import { DeclareIntent, environment, environmentId } from '@ledgerline/environment';
import { AbortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/command';
import { abortPromotion } from '../../../libs/promotion/src/commands/abort-promotion/decide';
import { ApprovePlan } from '../../../libs/promotion/src/commands/approve-plan/command';
import { approvePlan } from '../../../libs/promotion/src/commands/approve-plan/decide';
import { planPromotion } from '../../../libs/promotion/src/commands/plan-promotion/decide';
import { PromotionRequested } from '../../../libs/promotion/src/events';
import { promotion } from '../../../libs/promotion/src/evolve';
import type { Told } from '../commands/command-histories';
import { configuration, factsOf, releases } from '../commands/door';
import { catalog } from '../core/catalog';
import { ScheduledLog } from './scheduled-log';
import { broken } from './verdict';

const PROJECT = 'checkout';
const PROD = 'prod';
const person = fc.constantFrom('ana', 'mei', 'otto', 'max');

/** What several processes do at once; the same `key` again is the same command. */
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('approve' as const), who: person, key: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), key: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('declare' as const), which: fc.constantFrom(0 as const, 1 as const) }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** Each process's deeds, one after the other, and which of the log's answers are lost. */
const race = fc.record({
  processes: fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
  lost: fc.array(fc.record({ step: fc.nat(12), written: fc.boolean() }), { maxLength: 2 }),
});

export interface Answered {
  readonly deed: Deed;
  readonly cause: Cause;
  readonly answer: unknown;
}

/** Many interleavings of processes that decide on the same streams. */
export async function interleavings(seed: number, runs: number): Promise<Told> {
  let steps = 0;
  const property = fc.asyncProperty(race, fc.scheduler(), async ({ processes, lost }, scheduler) => {
    const log = new InMemoryEventLog();
    const planHash = await begin(log);
    const scheduled = new ScheduledLog(log, scheduler, lost);
    const answers: Answered[] = [];
    const running = processes.map(async (deeds) => {
      const decisions = new LedgerDecisions(scheduled, catalog, { attempts: 20, pause: () => Promise.resolve() });
      for (const one of deeds) answers.push(await carryOut(one, decisions, planHash));
    });
    await scheduler.waitFor(Promise.all(running));
    steps += scheduled.steps;
    const events: StoredEvent[] = [];
    for await (const event of log.readAll()) events.push(event);
    const problems = broken(events, answers);
    if (problems.length > 0) throw new Error(problems.join('; '));
  });
  const details = await fc.check(property, { seed, numRuns: runs });
  const told = `${String(steps)} scheduled steps`;
  if (!details.failed) return { told, failure: undefined };
  const path = details.counterexamplePath ?? '';
  const reason = String(details.errorInstance);
  return {
    told,
    failure: `${reason} (seed ${String(seed)}, path ${path}) ${JSON.stringify(details.counterexample?.[0])}`,
  };
}

/** A promotion with a plan, and a prod where nothing is declared yet. */
async function begin(log: InMemoryEventLog): Promise<string> {
  const decisions = new LedgerDecisions(log, catalog, { attempts: 1, pause: () => Promise.resolve() });
  const facts = factsOf({ which: 0, asking: 'group' }, environment.initial, true);
  const data = {
    ...PromotionRequested.sample,
    promotionId: 'p-0',
    releaseId: releases[0].releaseId,
    requester: 'olga',
  };
  await decisions.on(promotion, 'p-0', causeOf('request', 'olga'), () => [PromotionRequested(data)]);
  await decisions.on(promotion, 'p-0', causeOf('plan', 'ci'), (state) => planPromotion(facts, state, false));
  return facts.made.planHash;
}

/** Whoever gets no answer asks again, with the same command. */
async function carryOut(one: Deed, decisions: LedgerDecisions, planHash: string): Promise<Answered> {
  const cause = causeFor(one);
  for (;;) {
    try {
      return { deed: one, cause, answer: await decide(one, cause, decisions, planHash) };
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'outcome-unknown') throw error;
    }
  }
}

function decide(one: Deed, cause: Cause, decisions: LedgerDecisions, planHash: string): Promise<unknown> {
  switch (one.do) {
    case 'approve': {
      const command = new ApprovePlan(cause, PROJECT, 'p-0', planHash, ['release-managers']);
      return decisions.on(promotion, 'p-0', cause, (state) => approvePlan(command, state));
    }
    case 'abort': {
      const command = new AbortPromotion(cause, PROJECT, 'p-0', 'not today');
      return decisions.on(promotion, 'p-0', cause, (state) => abortPromotion(command, state));
    }
    case 'declare': {
      const release = releases[one.which];
      const { plan, planHash: hash } = factsOf({ which: one.which, asking: 'group' }, environment.initial, true).made;
      const id = `p-${String(one.which)}`;
      const { baseline, proposedIntent } = plan;
      const { releaseId } = release;
      const command = new DeclareIntent(cause, PROJECT, PROD, id, hash, releaseId, baseline, proposedIntent);
      return decisions.on(environment, environmentId(PROJECT, PROD), cause, (state) =>
        declareIntent(command, state, { configuration, release, variance: nothingKnown }),
      );
    }
  }
}

function causeFor(one: Deed): Cause {
  switch (one.do) {
    case 'approve':
      return causeOf(`approve ${one.who} ${String(one.key)}`, one.who);
    case 'abort':
      return causeOf(`abort ${String(one.key)}`, 'olga');
    case 'declare':
      return causeOf(`declare ${String(one.which)}`, 'process:promotion');
  }
}

function causeOf(commandId: string, id: string): Cause {
  const kind = id.startsWith('process:') ? 'system' : 'person';
  return { commandId, actor: { kind, id }, causationId: commandId, correlationId: commandId };
}
