import { refuse } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { sampleDifference } from '../../difference';
import { domains } from '../../domains';
import { ObservationRecorded, ObservationRepeated } from '../../events';
import type { Observation } from '../../observation';
import { observation } from '../../observation';
import { admit } from './admit';
import { checkDocument } from './check-document';
import type { Report } from './command';
import { RecordObservation } from './command';
import type { Assessed } from './decide';
import { recordObservation, wantsConfirmation } from './decide';

const actor = { kind: 'service', id: 'agent-prod' } as const;
const cause = { commandId: 'c', actor, causationId: 'e', correlationId: 'r' };
const now = '2026-01-01T00:10:00.000Z';
const report: Report = {
  detector: 'flagd',
  completeness: 'complete',
  observedAt: '2026-01-01T00:00:00.000Z',
  document: { flags: {} },
};
const command = (changed: Partial<Report> = {}, boundTo = 'prod') =>
  new RecordObservation(cause, 'checkout', 'prod', boundTo, { ...report, ...changed });

describe('admitting a report', () => {
  const admitted = (...asked: Parameters<typeof command>) => admit(command(...asked), domains, checkDocument, now);

  it('takes in what has the form of its domain', () => {
    expect(admitted()).toMatchObject({ domain: { name: 'flagd' }, report });
  });

  it('shows where the document has another form', () => {
    const document = { flags: { a: { variants: [] } } };
    expect(admitted({ document })).toEqual(
      refuse('observation-invalid', { detector: 'flagd', problem: 'must be object' }, '/document/flags/a/variants'),
    );
  });

  it('keeps nothing of the document when there was an error', () => {
    const failed: Partial<Report> = { completeness: 'error', problem: 'no file', document: { anything: 1 } };
    expect(admitted(failed)).toMatchObject({ report: { completeness: 'error', document: {} } });
  });

  it.each<[string, Partial<Report>]>([
    ['no-such-detector', { detector: 'weather' }],
    ['observation-unexplained', { completeness: 'partial' }],
    ['observation-from-the-future', { observedAt: '2026-01-01T00:15:00.001Z' }],
    ['observation-too-large', { document: { flags: {}, much: 'x'.repeat(300_000) } }],
    ['observation-invalid', { document: null }],
  ])('refuses with %s', (code, changed) => {
    expect(admitted(changed)).toMatchObject({ code });
  });

  it('refuses an agent of another environment', () => {
    expect(admitted({}, 'stage')).toEqual(refuse('another-environment', { bound: 'stage', environment: 'prod' }));
  });
});

describe('recording an observation', () => {
  const record =
    (changed: Partial<Report> = {}, assessed: Partial<Assessed> = {}) =>
    (state: Observation) =>
      recordObservation(
        command(changed),
        { report: { ...report, ...changed }, observationId: 'ob-2', intentRevision: 1, differences: [], ...assessed },
        state,
      );
  const [first] = record()(observation.initial) as readonly [ObservationRecorded];
  const later = '2026-01-01T00:01:00.000Z';

  it('keeps the document and every difference', () => {
    expect(first).toMatchObject({ type: 'observation.recorded', data: { detector: 'flagd', document: { flags: {} } } });
  });

  it('says so when everything is as it was', () => {
    const { project, environment, observationId, detector, intentRevision } = first.data;
    given(observation, first)
      .when(record({ observedAt: later }, { observationId: 'ob-3' }))
      .then(
        ObservationRepeated({
          project,
          environment,
          observationId: 'ob-3',
          detector,
          of: observationId,
          observedAt: later,
          intentRevision,
        }),
      );
  });

  it.each([
    ['00:01:30.000Z', 0],
    ['00:01:59.999Z', 0],
    ['00:02:00.000Z', 1],
  ])('says so again, once that was confirmed, only when a minute has passed: at %s', (at, events) => {
    const [repeated] = record({ observedAt: later })(observation.evolve(observation.initial, first)) as readonly [
      ObservationRepeated,
    ];
    const confirmed = [first, repeated].reduce(observation.evolve, observation.initial);
    expect(record({ observedAt: `2026-01-01T${at}` })(confirmed)).toHaveLength(events);
  });

  it.each<[string, Partial<Report>, Partial<Assessed>]>([
    ['the content', { document: { flags: { a: { variants: {} } } } }, {}],
    ['the completeness', { completeness: 'partial', problem: 'half' }, {}],
    ['the intent', {}, { intentRevision: 2 }],
    ['the meaning', {}, { differences: ObservationRecorded.sample.differences }],
  ])('records anew when %s is another', (_, changed, assessed) => {
    const decided = record(changed, assessed)(observation.evolve(observation.initial, first));
    expect(decided).toMatchObject([{ type: 'observation.recorded' }]);
  });

  it('refuses what is older than what is known', () => {
    const { data } = first;
    const state = observation.evolve(observation.initial, ObservationRecorded({ ...data, observedAt: later }));
    expect(record()(state)).toEqual(
      refuse('observation-outdated', { observedAt: report.observedAt, latest: later }, '/observedAt'),
    );
  });

  it('says after how long a silence means something, and when that changes', () => {
    const [told] = record({ intervalMs: 30_000 })(observation.initial) as readonly [ObservationRecorded];
    expect(told.data.silentAfterMs).toBe(120_000);
    const state = observation.evolve(observation.initial, told);
    const [same] = record({ observedAt: later, intervalMs: 30_000 })(state) as readonly [ObservationRepeated];
    expect(same.data).not.toHaveProperty('silentAfterMs');
    const confirmed = observation.evolve(state, same);
    const soon = { observedAt: '2026-01-01T00:01:01.000Z', intervalMs: 300_000 };
    expect(record(soon)(confirmed)).toMatchObject([{ type: 'observation.repeated', data: { silentAfterMs: 660_000 } }]);
  });

  it('wants something critical confirmed at once, and once', () => {
    const differences = [{ ...sampleDifference, severity: 'critical' as const }];
    const [seen] = record({}, { differences })(observation.initial) as readonly [ObservationRecorded];
    const state = observation.evolve(observation.initial, seen);
    expect(wantsConfirmation(state)).toBe(true);
    const [again] = record({ observedAt: later }, { differences })(state) as readonly [ObservationRepeated];
    expect(wantsConfirmation(observation.evolve(state, again))).toBe(false);
    expect(wantsConfirmation(observation.evolve(observation.initial, first))).toBe(false);
    const material = ObservationRecorded({ ...first.data, differences: [sampleDifference] });
    expect(wantsConfirmation(observation.evolve(observation.initial, material))).toBe(false);
  });
});
