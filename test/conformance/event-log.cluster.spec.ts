import { openEventLog } from '@ledgerline/platform/eventstore';
import { all, newEvent, newStream, numberOf } from './support/events';
import type { OwnNode } from './support/ledger-under-test';
import { ownNode } from './support/ledger-under-test';
import { notLeader, notReady, StubbornServer } from './support/stubborn-server';

describe('the event log and a node that cannot append', () => {
  let leader: OwnNode;

  beforeAll(async () => {
    leader = await ownNode();
  });

  afterAll(() => leader.remove());

  it('goes to the leader when a follower names it', async () => {
    const follower = await StubbornServer.saying(notLeader(leader.port));
    const log = openEventLog({ url: follower.url, patience: { request: 20_000, total: 60_000 } });
    const stream = newStream();
    await log.append(stream, [newEvent(7)], 'no-stream');
    expect((await all(log.readStream(stream))).map(numberOf)).toEqual([7]);
    expect(follower.asked).toBe(1);
    await log.close();
    follower.close();
  });

  it('says that nothing was written when nobody leads', async () => {
    const follower = await StubbornServer.saying(notLeader(1));
    const log = openEventLog({ url: follower.url, patience: { request: 8_000, total: 8_000 } });
    await expect(log.append(newStream(), [newEvent()], 'no-stream')).rejects.toMatchObject({ code: 'unavailable' });
    await log.close();
    follower.close();
  });

  it('does not take it for done, nor for undone, while a node is on its way up or down', async () => {
    const starting = await StubbornServer.saying(notReady);
    const log = openEventLog({ url: starting.url, patience: { request: 4_000, total: 4_000 } });
    await expect(log.append(newStream(), [newEvent()], 'no-stream')).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect(starting.asked).toBeGreaterThan(0);
    await log.close();
    starting.close();
  });
});
