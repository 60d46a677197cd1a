import type { DomainEvent } from '@ledgerline/kernel';
import { PastRows } from '@ledgerline/platform/ledger';
import { toldLog } from '@ledgerline/testing';
import { StandingStateReached } from '../../events';
import { digest } from '../../testing/samples';
import { StandingsThen } from './then';

const releaseId = digest('b');
const cut: DomainEvent = { type: 'release.cut', data: { project: 'checkout', releaseId, alias: 'v84' } };
const reached = StandingStateReached({ ...StandingStateReached.sample, releaseId });
const streamOf = ({ type }: DomainEvent) =>
  `${type === 'release.cut' ? 'release' : 'standing'}-checkout:${'b'.repeat(64)}`;
const then = new StandingsThen(new PastRows(...toldLog(streamOf, cut, reached)));
const states = async (position: bigint) => {
  const found = await then.of('checkout', [releaseId], { position });
  return found.map((row) => row.states.map(({ state }) => state));
};

describe('the states of a release at a moment', () => {
  it('are those that it had reached', async () => {
    expect(await states(0n)).toEqual([['candidate']]);
    expect(await states(1n)).toEqual([['candidate', reached.data.state]]);
    expect(await states(99n)).toEqual([['candidate', reached.data.state]]);
  });

  it('are not told of a release that had not been cut', async () => {
    expect(await then.of('checkout', [releaseId], { instant: '2025-01-01T00:00:00.000Z' })).toEqual([]);
  });
});
