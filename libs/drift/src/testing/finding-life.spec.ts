import type { Actor, DomainEvent } from '@ledgerline/kernel';
import { AcceptFinding } from '../commands/accept-finding/command';
import { AssignFinding } from '../commands/assign-finding/command';
import { SnoozeFinding } from '../commands/snooze-finding/command';
import { WatchedEnvironment } from './watched-environment';

const olga: Actor = { kind: 'person', id: 'olga' };
const day = 24 * 60;

describe('the life of a finding', () => {
  let prod: WatchedEnvironment;

  beforeEach(async () => {
    prod = await WatchedEnvironment.start();
  });
  afterEach(() => prod.app.stop());

  const drifted = async () => {
    await prod.pass(15);
    await prod.see('on');
    await prod.see('on');
    return theId();
  };
  const theId = async () => (await prod.findings()).ofFlag[0]?.findingId ?? 'none';
  const told = async (type: string) => {
    const events: DomainEvent[] = [];
    for await (const { type: itsType, data } of prod.app.log.readAll()) {
      if (itsType === type) events.push({ type: itsType, data });
    }
    return events.map(({ data }) => data);
  };

  it('begins when a rollout has to be done, though nobody looks just then', async () => {
    await prod.see('on');
    await prod.see('on');
    await prod.pass(12);
    expect((await prod.findings()).ofFlag).toEqual([]);
    await prod.pass(1);
    expect((await prod.findings()).ofFlag).toMatchObject([{ status: 'open' }]);
  });

  it('is as grave as its environment makes it', async () => {
    const added = { 'by-hand': { state: 'ENABLED', variants: { on: true }, defaultVariant: 'on' } };
    const graveIn = async (watched: WatchedEnvironment) => {
      await watched.pass(15);
      await watched.see('off', undefined, added);
      await watched.see('off', undefined, added);
      return (await watched.findings()).ofFlag.map(({ difference, deadline }) => [difference.severity, deadline?.at]);
    };
    expect(await graveIn(prod)).toEqual([['material', '2026-01-02T00:17:00.000Z']]);
    const dev = await WatchedEnvironment.start({ tier: 'dev' });
    expect(await graveIn(dev)).toEqual([['minor', undefined]]);
    await dev.app.stop();
  });

  it('is told to others when nobody has decided in time, with a warning before', async () => {
    const findingId = await drifted();
    const whose = { kind: 'group', id: 'web-team' } as const;
    await prod.app.execute((cause) => new AssignFinding(cause, 'checkout', 'prod', findingId, whose), olga);
    const deadline = '2026-01-02T00:17:00.000Z';
    await prod.pass(day - 6 * 60 - 1);
    expect(await told('finding.deadline-announced')).toEqual([]);
    await prod.pass(1);
    expect(await told('finding.deadline-announced')).toMatchObject([{ findingId, deadline, assignee: whose }]);
    await prod.pass(6 * 60 - 1);
    expect(await told('finding.escalated')).toEqual([]);
    await prod.pass(1);
    expect(await told('finding.escalated')).toMatchObject([
      { findingId, deadline, severity: 'material', assignee: whose, to: 'prod-operators' },
    ]);
  });

  it('is not told to others when it has been accepted, until that is over', async () => {
    const findingId = await drifted();
    const until = '2026-01-04T00:00:00.000Z';
    await prod.app.execute((cause) => new AcceptFinding(cause, 'checkout', 'prod', findingId, until, 'sale'), olga);
    await prod.pass(2 * day);
    expect(await told('finding.escalated')).toEqual([]);
    await prod.pass(day);
    expect(await told('finding.acceptance-expired')).toMatchObject([{ deadline: '2026-01-05T00:00:00.000Z' }]);
    await prod.pass(day);
    expect(await told('finding.escalated')).toMatchObject([{ findingId, deadline: '2026-01-05T00:00:00.000Z' }]);
  });

  it('is back on the list when its snooze is over', async () => {
    const findingId = await drifted();
    const until = '2026-01-01T06:00:00.000Z';
    await prod.app.execute((cause) => new SnoozeFinding(cause, 'checkout', 'prod', findingId, until, 'vendor'), olga);
    expect((await prod.findings()).ofFlag).toMatchObject([{ status: 'open', snooze: { until } }]);
    await prod.pass(6 * 60);
    expect((await prod.findings()).ofFlag[0]).not.toHaveProperty('snooze');
  });

  it('is one that comes and goes after the third return within a day, and stays open until it has stayed away', async () => {
    const findingId = await drifted();
    for (let times = 0; times < 3; times += 1) {
      await prod.see('off');
      expect((await prod.findings()).ofFlag).toMatchObject([{ status: 'closed' }]);
      await prod.see('on');
      await prod.see('on');
    }
    expect(await told('finding.flapping')).toMatchObject([{ findingId, reopenings: 3 }]);
    await prod.see('off');
    expect((await prod.findings()).ofFlag).toMatchObject([{ findingId, status: 'open', flapping: true }]);
    await prod.pass(day - 1);
    expect((await prod.findings()).ofFlag).toMatchObject([{ status: 'open' }]);
    await prod.pass(1);
    expect((await prod.findings()).ofFlag).toMatchObject([{ status: 'closed' }]);
    expect((await prod.findings()).ofFlag[0]).not.toHaveProperty('flapping');
  });
});

describe('an agent that falls silent', () => {
  let prod: WatchedEnvironment;

  beforeEach(async () => {
    prod = await WatchedEnvironment.start();
  });
  afterEach(() => prod.app.stop());

  it('is a finding of its own after two of its intervals, until it speaks again', async () => {
    await prod.see('off', 60_000);
    await prod.pass(2);
    expect((await prod.findings()).ofAgent).toEqual([]);
    await prod.pass(1);
    expect((await prod.findings()).ofAgent).toMatchObject([{ status: 'open', difference: { severity: 'material' } }]);
    await prod.see('off', 60_000);
    expect((await prod.findings()).ofAgent).toMatchObject([{ status: 'closed' }]);
  });

  it('is given five minutes when it does not say how often it looks', async () => {
    await prod.see('off');
    await prod.pass(4);
    expect((await prod.findings()).ofAgent).toEqual([]);
    await prod.pass(1);
    expect((await prod.findings()).ofAgent).toMatchObject([{ status: 'open' }]);
  });

  it('is nobody on whose word an environment converges, until it speaks again', async () => {
    await prod.see('off');
    expect(await prod.converged()).toBe(true);
    await prod.declare(2);
    await prod.pass(6);
    expect((await prod.findings()).ofAgent).toMatchObject([{ status: 'open' }]);
    await prod.see('off');
    expect(await prod.converged()).toBe(true);
  });

  it('is no finding while it speaks', async () => {
    for (let minute = 0; minute < 30; minute += 1) await prod.see('off', 60_000);
    const types = await prod.app.types();
    expect(types.filter((type) => type === 'observation.recorded')).toHaveLength(1);
    expect(types.filter((type) => type.startsWith('finding.'))).toEqual([]);
  });
});

describe('a quiet environment', () => {
  it('costs one small event a minute, and one look at the time for everybody in it', async () => {
    const prod = await WatchedEnvironment.start();
    await prod.see('off', 60_000);
    await prod.see('off', 60_000);
    const before = await prod.app.written();
    for (let times = 0; times < 1000; times += 1) await prod.see('off', 60_000);
    const after = await prod.app.written();
    expect(after.events - before.events).toBe(1000);
    expect(after.bytes - before.bytes).toBeLessThan(1000 * 600);
    // A look every two minutes: that it was time, and that everybody had spoken.
    expect(after.reactions - before.reactions).toBeLessThanOrEqual(1000);
    await prod.app.stop();
  });
});
