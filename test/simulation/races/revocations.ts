import type { Cause, EventMetadata, StoredEvent } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { LedgerDecisions } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import fc from 'fast-check';
import { declareIntent } from '../../../libs/environment/src/commands/declare-intent/decide';
import { withholdIntent } from '../../../libs/environment/src/commands/withhold-intent/decide';
import { nothingKnown } from '../../../libs/environment/src/intent/variance-facts';
import type { WithholdIntent } from '@ledgerline/environment';
import { DeclareIntent, environment, environmentId } from '@ledgerline/environment';
import { DeclarePlanned } from '../../../libs/promotion/src/commands/declare-planned/command';
import { barred } from '../../../libs/promotion/src/commands/declare-planned/decide';
import { planPromotion } from '../../../libs/promotion/src/commands/plan-promotion/decide';
import { RevokeApproval } from '../../../libs/promotion/src/commands/revoke-approval/command';
import { RevokeApprovalHandler } from '../../../libs/promotion/src/commands/revoke-approval/handler';
import { PromotionAuthorized, PromotionPlanApproved, PromotionRequested } from '../../../libs/promotion/src/events';
import { promotion } from '../../../libs/promotion/src/evolve';
import type { CommandBus } from '@nestjs/cqrs';
import type { Told } from '../commands/command-histories';
import { configuration, factsOf, releases } from '../commands/door';
import { catalog } from '../core/catalog';
import { ScheduledLog } from './scheduled-log';

const PROJECT = 'checkout';
const PROD = 'prod';
const ID = 'p-0';
const NOW = '2026-01-01T00:00:00.000Z';
const [release] = releases;
const words = ['ana', 'mei'] as const;
const plan = factsOf({ which: 0, asking: 'group' }, environment.initial, true).made;

/** Who takes their word back while what was authorised on it is being declared; and which of the log's answers are lost. */
const race = fc.record({
  revokers: fc.subarray([...words], { minLength: 1 }),
  declarers: fc.integer({ min: 1, max: 2 }),
  lost: fc.array(fc.record({ step: fc.nat(12), written: fc.boolean() }), { maxLength: 2 }),
});

interface Revoked {
  readonly commandId: string;
  readonly answer: unknown;
}

/** Many interleavings of people who take their word back with processes that declare what was authorised on it. */
export async function revocations(seed: number, runs: number): Promise<Told> {
  let inTime = 0;
  const property = fc.asyncProperty(race, fc.scheduler(), async ({ revokers, declarers, lost }, scheduler) => {
    const log = new InMemoryEventLog();
    await begin(new LedgerDecisions(log, catalog, { attempts: 1, pause: () => Promise.resolve() }));
    const scheduled = new ScheduledLog(log, scheduler, lost);
    const own = () => new LedgerDecisions(scheduled, catalog, { attempts: 20, pause: () => Promise.resolve() });
    const answers: Revoked[] = [];
    const running = [
      ...revokers.map(async (who) => answers.push(await persistently(() => revoke(own(), who), `revoke ${who}`))),
      ...Array.from({ length: declarers }, () => persistently(() => declare(own()), 'declare')),
    ];
    await scheduler.waitFor(Promise.all(running));
    const events: StoredEvent[] = [];
    for await (const event of log.readAll()) events.push(event);
    if (events.some(({ type }) => type === 'promotion.approval-revoked')) inTime += 1;
    const problems = broken(events, answers);
    if (problems.length > 0) throw new Error(problems.join('; '));
  });
  const details = await fc.check(property, { seed, numRuns: runs });
  const told = `${String(inTime)} taken back in time`;
  if (!details.failed) return { told, failure: undefined };
  const reason = `${String(details.errorInstance)} (seed ${String(seed)}, path ${details.counterexamplePath ?? ''})`;
  return { told, failure: `${reason} ${JSON.stringify(details.counterexample?.[0])}` };
}

/** A promotion that is authorised on two words. */
async function begin(decisions: LedgerDecisions): Promise<void> {
  const { releaseId } = release;
  const request = { ...PromotionRequested.sample, promotionId: ID, releaseId, requester: 'olga' };
  const facts = factsOf({ which: 0, asking: 'group' }, environment.initial, true);
  const about = { ...PromotionPlanApproved.sample, promotionId: ID, planHash: plan.planHash };
  const authorized = { ...PromotionAuthorized.sample, promotionId: ID, planHash: plan.planHash, authorization: 1 };
  await decisions.on(promotion, ID, causeOf('request'), () => [PromotionRequested(request)]);
  await decisions.on(promotion, ID, causeOf('plan'), (state) => planPromotion(facts, state, false));
  for (const person of words) {
    await decisions.on(promotion, ID, causeOf(`approve ${person}`), () => [
      PromotionPlanApproved({ ...about, person }),
    ]);
  }
  await decisions.on(promotion, ID, causeOf('authorize'), () => [PromotionAuthorized(authorized)]);
}

/** Whoever gets no answer asks again, with the same command. */
async function persistently(work: () => Promise<unknown>, commandId: string): Promise<Revoked> {
  for (;;) {
    try {
      return { commandId, answer: await work() };
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'outcome-unknown') throw error;
    }
  }
}

/** By the product's own handler. */
function revoke(decisions: LedgerDecisions, who: string): Promise<unknown> {
  const bus = {
    execute: (command: WithholdIntent) =>
      decisions.on(environment, environmentId(PROJECT, PROD), command.cause, (state) => withholdIntent(command, state)),
  };
  const handler = new RevokeApprovalHandler(decisions, bus as unknown as CommandBus);
  return handler.execute(new RevokeApproval(causeOf(`revoke ${who}`, who), PROJECT, ID, plan.planHash, 'of another'));
}

/** As the handler does it: a last look, then the append. */
async function declare(decisions: LedgerDecisions): Promise<unknown> {
  const cause = causeOf('declare');
  const { baseline, proposedIntent } = plan.plan;
  const { planHash } = plan;
  const { releaseId } = release;
  const intent = { project: PROJECT, environment: PROD, releaseId, planHash, baseline, proposedIntent };
  const { state } = await decisions.load(promotion, ID);
  const bars = { now: NOW, rejection: undefined, frozen: [] };
  const refused = barred(new DeclarePlanned(cause, ID, intent, 1), bars, state);
  if (refused !== undefined) return refused;
  const command = new DeclareIntent(cause, PROJECT, PROD, ID, planHash, releaseId, baseline, proposedIntent, 1);
  return decisions.on(environment, environmentId(PROJECT, PROD), cause, (known) =>
    declareIntent(command, known, { configuration, release, variance: nothingKnown }),
  );
}

/** What does not hold after a race, in words. */
function broken(events: readonly StoredEvent[], answers: readonly Revoked[]): readonly string[] {
  const intent = events.find(({ type }) => type === 'intent.declared');
  const revoked = events.filter(({ type }) => type === 'promotion.approval-revoked');
  const own = (commandId: string) => revoked.find((event) => (event.metadata as EventMetadata).commandId === commandId);
  return [
    ...(intent !== undefined && revoked.length > 0 ? ['an intent stands though a word that it rests on does not'] : []),
    ...answers.flatMap(({ commandId, answer }) => {
      if (!(answer instanceof Refusal)) return own(commandId) === undefined ? [`${commandId} is not written`] : [];
      const isTrue = own(commandId) === undefined && answer.code === 'too-late-to-revoke' && intent !== undefined;
      return isTrue ? [] : [`${commandId} was refused with ${answer.code}`];
    }),
  ];
}

function causeOf(commandId: string, who?: string): Cause {
  const actor = who === undefined ? ({ kind: 'system', id: 'process:promotion' } as const) : personOf(who);
  return { commandId, actor, causationId: commandId, correlationId: commandId };
}

const personOf = (id: string) => ({ kind: 'person', id }) as const;
