import { Refusal } from '@ledgerline/kernel';
import type { DecisionStore } from '../../projections/decisions/store';
import { factsReaderOn } from '../../facts/facts-reader-on';
import { DecisionReader } from '../../replay/decision-reader';
import { DecisionReplays } from '../../replay/decision-replays';
import { Stretches } from '../../replay/stretch-of';
import type { AProject } from '../../testing/a-project';
import { aProject } from '../../testing/a-project';
import { throughTheStages } from '../../testing/a-story';
import { TryPolicy, TryPolicyHandler } from './query';
import { LedgerAsOf, PastStreams } from '@ledgerline/platform/ledger';
import { SystemClock } from '@ledgerline/kernel';

let project: AProject;
let handler: TryPolicyHandler;

beforeAll(async () => {
  project = await aProject();
  await throughTheStages(project);
  const { log, catalog } = project.ledger;
  const store = { lastBefore: () => Promise.resolve(undefined) } as unknown as DecisionStore;
  const present = new LedgerAsOf(new PastStreams(log, catalog), { before: 100_000n, settled: 100_000n });
  handler = new TryPolicyHandler(
    factsReaderOn(present, new SystemClock()),
    new Stretches(log, store),
    new DecisionReplays(log, catalog, new DecisionReader(log, catalog)),
  );
});

const page = { limit: 1_000, after: undefined };
const file = (count: number) => ({
  project: 'checkout',
  ...{ components: {}, databases: {}, datasets: {}, variance: {} },
  environments: {
    dev: { admits: 'candidate' },
    stage: { admits: 'dev-approved', after: ['dev'] },
    prod: { admits: 'prod-approved', after: ['stage'] },
  },
  states: {
    'dev-approved': { in: 'dev', gates: [{ evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } }] },
    'stage-approved': { in: 'stage', gates: [{ soak: '2h' }] },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count } }] },
  },
});

describe('trying a policy', () => {
  it('counts what would have come out the same, and tells the rest', async () => {
    expect(await handler.execute(new TryPolicy('checkout', 'current', {}, page))).toMatchObject({
      ...{ tried: 13, outcomes: { same: 13, 'would-have-waited': 0 }, different: [], next: null },
    });
    expect(await handler.execute(new TryPolicy('checkout', file(3), {}, page))).toMatchObject({
      ...{ tried: 13, outcomes: { 'would-have-waited': 2 } },
      different: expect.arrayContaining([
        expect.objectContaining({ kind: 'authorisation', environment: 'prod', outcome: 'would-have-waited' }),
      ]) as unknown,
    });
  });

  it('refuses a file that is none, and points into it', async () => {
    const refused = await handler.execute(new TryPolicy('checkout', { ...file(2), states: 3 }, {}, page));
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'configuration-invalid', pointer: '/policy/states' });
  });

  it('refuses the present policy of a project that has none', async () => {
    expect(await handler.execute(new TryPolicy('billing', 'current', {}, page))).toMatchObject({
      code: 'project-not-configured',
    });
  });
});
