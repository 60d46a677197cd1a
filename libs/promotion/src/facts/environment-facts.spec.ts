import { drift, driftEvents, observation } from '@ledgerline/drift';
import type { Decider, DomainEvent } from '@ledgerline/kernel';
import { contentDigest, Decisions, type Refusal } from '@ledgerline/kernel';
import { releaseStints } from '../release-stints';
import { EnvironmentFacts } from './environment-facts';

const releaseId = `sha256:${'b'.repeat(64)}`;
const sampleOf = (type: string) => {
  const definition = driftEvents.find((known) => known.type === type);
  if (definition === undefined) throw new Error(`no event ${type}`);
  return definition.sample;
};
const at = (type: string, data: object) => ({ type, data: { ...sampleOf(type), ...data } });
const looked = { minor: false, critical: false, schema: false };

/** Streams of one environment, folded by whoever asks for them. */
class SpecDecisions extends Decisions {
  constructor(private readonly streams: Readonly<Record<string, readonly DomainEvent[]>>) {
    super();
  }

  load<State, Event extends DomainEvent>(decider: Decider<State, Event>, id: string) {
    if (Object.is(decider, releaseStints)) {
      const declared = { declared: releaseId, stints: new Map() };
      return Promise.resolve({ state: declared as State, revision: 0n, position: 0n });
    }
    const events = (this.streams[decider.stream(id)] ?? []) as readonly Event[];
    const state = events.reduce((folded, event) => decider.evolve(folded, event), decider.initial);
    return Promise.resolve({ state, revision: 0n, position: 0n });
  }

  on(): Promise<Refusal<never>> {
    throw new Error('nothing is decided here');
  }

  outcomeOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

/** The finding about a detector that fell silent is known by its name, which follows from what it is about. */
const about = { domain: 'detectors', resource: 'detector artifacts', path: '/word', kind: 'missing' };
const fingerprint = contentDigest({ environment: 'prod', ...about });
const findingId = `DR-${fingerprint.slice('sha256:'.length, 'sha256:'.length + 8)}`;
const { difference } = sampleOf('finding.opened') as { difference: object };
const opened = at('finding.opened', { findingId, difference: { ...difference, ...about, fingerprint } });
const closed = at('finding.closed', { findingId, as: 'gone' });

describe('what gates look at in an environment', () => {
  const factsWith = (...findings: readonly DomainEvent[]) =>
    new EnvironmentFacts(
      new SpecDecisions({
        [observation.stream('checkout:prod:artifacts')]: [at('observation.recorded', { differences: [] })],
        [drift.stream('checkout:prod')]: findings,
      }),
    ).of({ project: 'checkout', releaseId }, 'prod', ['artifacts', 'flagd'], looked);

  it('is unseen by a detector that never saw everything', async () => {
    expect(await factsWith()).toMatchObject({ openFindings: [], blind: ['flagd'] });
  });

  it('is unseen by a detector that is silent, whatever it saw last, until it speaks', async () => {
    expect(await factsWith(opened)).toMatchObject({ openFindings: [findingId], blind: ['artifacts', 'flagd'] });
    expect(await factsWith(opened, closed)).toMatchObject({ openFindings: [], blind: ['flagd'] });
  });
});
