import { RequestRefused } from '@ledgerline/platform/http';
import type { PageRequest } from '@ledgerline/platform/http';
import { InMemoryEventLog } from '@ledgerline/testing';
import type { DecisionStore } from '../../projections/decisions/store';
import { DecisionReader } from '../../replay/decision-reader';
import { DecisionReplays } from '../../replay/decision-replays';
import { Stretches } from '../../replay/stretch-of';
import type { AProject } from '../../testing/a-project';
import { aProject } from '../../testing/a-project';
import { throughTheStages } from '../../testing/a-story';
import { TamperedLog } from '../../testing/tampered-log';
import { ReplayDecisions, ReplayDecisionsHandler } from './query';

let project: AProject;

beforeAll(async () => {
  project = await aProject();
  await throughTheStages(project);
});

/** The table knows of no decision in front of any. */
const store = { lastBefore: () => Promise.resolve(undefined) } as unknown as DecisionStore;
const page = (limit: number, after?: string): PageRequest => ({
  limit,
  after: after === undefined ? undefined : [after],
});

function handlerOn(log = new TamperedLog(project.ledger.log, (event) => event)) {
  const { catalog } = project.ledger;
  return new ReplayDecisionsHandler(
    new Stretches(log, store),
    new DecisionReplays(log, catalog, new DecisionReader(log, catalog)),
  );
}

/** The place in a cursor, which only its list can read. */
const placeIn = (cursor: string | null) =>
  cursor === null ? '' : String((JSON.parse(Buffer.from(cursor.slice(11), 'base64url').toString()) as string[])[0]);

describe('replaying a range of decisions', () => {
  it('counts those that came out the same, page by page', async () => {
    const handler = handlerOn();
    const whole = await handler.execute(new ReplayDecisions('checkout', {}, 'ledger', page(1_000)));
    expect(whole).toMatchObject({ replayed: 13, same: 13, differing: [], next: null });
    const first = await handler.execute(new ReplayDecisions('checkout', {}, 'ledger', page(5)));
    expect(first).toMatchObject({ replayed: 5, same: 5 });
    const rest = await handler.execute(new ReplayDecisions('checkout', {}, 'ledger', page(1_000, placeIn(first.next))));
    expect(rest).toMatchObject({ replayed: 8, same: 8, next: null });
  });

  it('tells those that did not, with what they are about', async () => {
    const tampered = new TamperedLog(project.ledger.log, (event) => {
      if (event.type !== 'promotion.gates-evaluated') return event;
      return { ...event, data: { ...(event.data as object), inputHash: `sha256:${'0'.repeat(64)}` } };
    });
    const { replayed, same, differing } = await handlerOn(tampered).execute(
      new ReplayDecisions('checkout', {}, 'record', page(1_000)),
    );
    expect([replayed, same, differing.length]).toEqual([13, 7, 6]);
    expect(differing.at(-2)).toMatchObject({
      ...{ kind: 'authorisation', environment: 'prod', release: 'v84', outcome: 'differs' },
      differences: [
        { what: 'hash', pointer: '/inputHash', recorded: `sha256:${'0'.repeat(64)}` },
        { what: 'about', pointer: '/authorized/inputHash' },
      ],
    });
  });

  it('keeps to its positions', async () => {
    const handler = handlerOn();
    const { position } = await handler.execute(new ReplayDecisions('checkout', {}, 'record', page(3)));
    const range = { since: String(position), until: String(position) };
    const one = await handler.execute(new ReplayDecisions('checkout', range, 'record', page(1_000)));
    expect(one.replayed).toBeLessThanOrEqual(1);
    const beyond = { since: '999999', until: '9999999' };
    expect(await handler.execute(new ReplayDecisions('checkout', beyond, 'record', page(9)))).toMatchObject({
      replayed: 0,
    });
  });

  it('has nothing to say about an empty ledger', async () => {
    const empty = new TamperedLog(new InMemoryEventLog(), (event) => event);
    expect(await handlerOn(empty).execute(new ReplayDecisions('checkout', {}, 'ledger', page(9)))).toEqual({
      ...{ replayed: 0, same: 0, differing: [], position: null, next: null },
    });
  });

  it('refuses a cursor that names no position', async () => {
    const asked = handlerOn().execute(new ReplayDecisions('checkout', {}, 'ledger', page(9, 'x')));
    await expect(asked).rejects.toBeInstanceOf(RequestRefused);
  });
});
