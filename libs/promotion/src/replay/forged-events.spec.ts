import type { StoredEvent } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import type { AProject } from '../testing/a-project';
import { aProject } from '../testing/a-project';
import { throughTheStages } from '../testing/a-story';
import { DecisionReader } from './decision-reader';
import { DecisionReplays } from './decision-replays';

let project: AProject;
let genuine: bigint;

beforeAll(async () => {
  project = await aProject();
  await throughTheStages(project);
  genuine = (await project.ledger.log.head()) ?? 0n;
});

/** What is said of an event that somebody writes behind those of a stream, made from the last of its type there. */
async function forged(type: string, about: object, more: object = {}) {
  const { log, catalog } = project.ledger;
  const all: StoredEvent[] = [];
  for await (const event of log.readAll()) if (event.position <= genuine) all.push(event);
  const model = all.findLast((event) => event.type === type && matches(event, about));
  if (model === undefined) throw new Error(`there is no ${type}`);
  let last = 0n;
  for await (const { revision } of log.readStream(model.stream)) last = revision;
  const data = { ...(model.data as object), ...more };
  const metadata = catalog.decode(model).metadata;
  const { position } = await log.append(
    model.stream,
    [{ id: deriveId(model.stream, String(last), JSON.stringify(more)), type, data, metadata }],
    last,
  );
  const replays = new DecisionReplays(log, catalog, new DecisionReader(log, catalog));
  const found: string[] = [];
  const stretch = { project: 'checkout', after: undefined, since: position, until: position };
  await replays.page(stretch, 1_000, 'ledger', (_, { differences }) => {
    found.push(...differences.map(({ what, pointer, why }) => `${what} ${pointer}: ${why}`));
    return 'go-on';
  });
  return found.join('\n');
}

function matches({ data }: StoredEvent, about: object): boolean {
  return Object.entries(about).every(([name, value]) => Reflect.get(data as object, name) === value);
}

describe('an event that somebody wrote behind the others', () => {
  it('evaluates no gates of a promotion that is on its way', async () => {
    const found = await forged('promotion.gates-evaluated', { environment: 'prod' });
    expect(found).toMatch(/^about : .* the promotion was rolling-out then, and no gates were evaluated$/m);
  });

  it('authorises nothing without an evaluation in front of it', async () => {
    const found = await forged('promotion.authorized', { environment: 'dev' });
    expect(found).toBe('about /gates: it authorises, and no evaluation of gates stands in front of it');
  });

  it('reaches no state that was reached already', async () => {
    const found = await forged('standing.state-reached', { state: 'dev-approved' });
    expect(found).toMatch(/^about : .* dev-approved was reached already$/m);
  });

  it('reaches no state by a promotion that nobody authorised', async () => {
    const found = await forged('standing.state-reached', { state: 'prod-approved' }, { promotionId: 'p-0' });
    expect(found).toBe('about /promotionId: no such promotion was authorised in front of it');
  });

  it('reaches no other state by a promotion than it was for', async () => {
    const found = await forged('standing.state-reached', { state: 'prod-approved' }, { state: 'qa-approved' });
    expect(found).toMatch(/^about \/state: the authorisation by which the state was reached says something else$/m);
  });
});
