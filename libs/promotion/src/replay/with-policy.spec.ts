import { project, ProjectConfigured } from '@ledgerline/environment';
import { promotion } from '../evolve';
import { aProject } from '../testing/a-project';
import { LedgerAsOf, PastStreams } from '@ledgerline/platform/ledger';
import { TriedPolicy, WithPolicy } from './with-policy';

const { configuration } = ProjectConfigured.sample;
const tried = new TriedPolicy({ ...configuration, environments: {}, states: {}, variance: {}, people: {} });

async function aLedger() {
  const story = await aProject();
  await story.configured();
  const { log, catalog } = story.ledger;
  return new LedgerAsOf(new PastStreams(log, catalog), { before: 1_000n, settled: 1_000n });
}

describe('a ledger in which another policy is tried', () => {
  it('has its pipeline and its people, and what else was configured then', async () => {
    const past = await aLedger();
    const { state: then } = await past.load(project, 'checkout');
    const { state: now } = await new WithPolicy(past, tried).load(project, 'checkout');
    if (then.status !== 'configured' || now.status !== 'configured') throw new Error('it was to be configured');
    expect(now.configuration).toMatchObject({ environments: {}, states: {}, people: {} });
    expect(now.configuration.variance).toEqual(then.configuration.variance);
    expect(Object.keys(now.configuration.variance)).not.toEqual([]);
    expect(now.configuration.components).toEqual(then.configuration.components);
  });

  it('is the same in every other respect', async () => {
    const past = await aLedger();
    const ledger = new WithPolicy(past, tried);
    expect(await ledger.load(promotion, 'p-1')).toEqual(await past.load(promotion, 'p-1'));
    expect(await ledger.load(project, 'billing')).toMatchObject({ state: { status: 'unconfigured' } });
    await expect(ledger.on()).rejects.toThrow('only tried');
    await expect(ledger.outcomeOf()).rejects.toThrow('only tried');
  });

  it('makes a configuration once, so that its policies are known again', () => {
    const then = { ...configuration };
    expect(tried.inPlaceOf(then)).toBe(tried.inPlaceOf(then));
  });
});
