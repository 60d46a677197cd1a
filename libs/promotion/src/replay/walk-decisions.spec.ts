import { InMemoryEventLog } from '@ledgerline/testing';
import type { AProject } from '../testing/a-project';
import { aProject } from '../testing/a-project';
import { throughTheStages } from '../testing/a-story';
import { DecisionReader } from './decision-reader';
import { isUnreadable } from './read-decision';
import { type Step, walkDecisions } from './walk-decisions';
import { walkPage } from './walk-in-pages';

let project: AProject;

beforeAll(async () => {
  project = await aProject();
  await throughTheStages(project);
});

const PLENTY = { limit: 1_000, milliseconds: 60_000 };

function steps(after?: bigint, until = 1_000_000n, of = 'checkout', since = 0n) {
  const { log, catalog } = project.ledger;
  return walkDecisions(log, new DecisionReader(log, catalog), { project: of, after, since, until });
}

async function kindsIn(walk: AsyncGenerator<Step, void, undefined>): Promise<readonly string[]> {
  const kinds: string[] = [];
  await walkPage(walk, PLENTY, (found) => {
    kinds.push(isUnreadable(found) ? 'unreadable' : found.kind);
    return Promise.resolve('go-on');
  });
  return kinds;
}

describe('a walk over decisions', () => {
  it('comes by each of them once, page after page', async () => {
    const all = await kindsIn(steps());
    const paged: string[] = [];
    let after: bigint | undefined;
    for (let more = true; more;) {
      const page = await walkPage(steps(after), { ...PLENTY, limit: 1 }, (found) => {
        paged.push(isUnreadable(found) ? 'unreadable' : found.kind);
        return Promise.resolve('go-on');
      });
      after = page.position ?? after;
      more = page.more;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(13);
  });

  it('ends a page when whoever looks at them has enough, or after some time', async () => {
    const full = await walkPage(steps(), PLENTY, () => Promise.resolve('full'));
    expect(full).toMatchObject({ decisions: 1, more: true });
    const slow = await walkPage(steps(), { ...PLENTY, milliseconds: -1 }, () => Promise.resolve('go-on'));
    expect(slow).toMatchObject({ decisions: 1, more: true });
  });

  it('goes no further than it is told, and finds nothing of another project', async () => {
    const positions: bigint[] = [];
    for await (const { position, found } of steps()) if (found !== undefined) positions.push(position);
    const [, second = 0n] = positions;
    expect(await kindsIn(steps(undefined, second))).toHaveLength(2);
    expect(await kindsIn(steps(undefined, second, 'checkout', second))).toHaveLength(1);
    expect(await kindsIn(steps(undefined, 1_000_000n, 'billing'))).toEqual([]);
  });

  it('takes an authorisation together with its evaluation wherever it begins', async () => {
    const { log } = project.ledger;
    let evaluation = 0n;
    for await (const event of log.readAll()) {
      if (event.type === 'promotion.gates-evaluated') evaluation = event.position;
    }
    const kinds = await kindsIn(steps(evaluation));
    expect(kinds).toEqual(['authorisation', 'state-reached']);
    for await (const { found } of steps(evaluation)) {
      if (found === undefined || isUnreadable(found) || found.kind !== 'authorisation') continue;
      expect(found).toMatchObject({ position: evaluation, verdict: 'held' });
    }
  });

  it('is over at once in an empty ledger', async () => {
    const log = new InMemoryEventLog();
    const reader = new DecisionReader(log, project.ledger.catalog);
    const walk = walkDecisions(log, reader, { project: 'checkout', after: undefined, since: 0n, until: 0n });
    expect(await walkPage(walk, PLENTY, () => Promise.resolve('go-on'))).toEqual({
      ...{ decisions: 0, position: undefined, more: false },
    });
  });
});
