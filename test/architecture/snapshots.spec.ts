import type { AnyEventDefinition, Decider, Recorded } from '@ledgerline/kernel';
import { Fold } from '@ledgerline/kernel';
import * as fc from 'fast-check';
import { declaredIntent } from '../../libs/drift/src/declared-intent';
import { drift } from '../../libs/drift/src/evolve';
import { observation } from '../../libs/drift/src/observation';
import { environment, project } from '../../libs/environment/src/evolve';
import { Outcomes } from '../../libs/platform/ledger/outcomes';
import { decodeSnapshot, encodeSnapshot } from '../../libs/platform/ledger/snapshots/snapshot-format';
import { promotion, standing } from '../../libs/promotion/src/evolve';
import { exceptions } from '../../libs/promotion/src/exceptions';
import { freezes } from '../../libs/promotion/src/freezes';
import { releaseEvidence } from '../../libs/promotion/src/release-evidence';
import { releaseStints } from '../../libs/promotion/src/release-stints';
import { configuredProject } from '../../libs/release/src/configured-project';
import { build, knownMigrations, release } from '../../libs/release/src/evolve';
import { allEvents } from './rules/all-events';

const environmentTypes = /^(overlay|intent|rollout|environment)[.]/;
const folds = [
  [environment, environmentTypes],
  [declaredIntent, environmentTypes],
  [releaseStints, environmentTypes],
  [project, /^project[.]/],
  [configuredProject, /^project[.]/],
  [drift, /^finding[.]/],
  [observation, /^observation[.]/],
  [promotion, /^promotion[.]/],
  [standing, /^standing[.]/],
  [exceptions, /^exception[.]/],
  [freezes, /^freeze[.]/],
  [release, /^(release[.]cut|evidence[.])/],
  [releaseEvidence, /^(release[.]cut|evidence[.])/],
  [build, /^(build|artifact)[.]/],
  [knownMigrations, /^migrations[.]/],
] as unknown as readonly (readonly [Decider<unknown, Recorded>, RegExp])[];

function recorded({ type, sample }: AnyEventDefinition): Recorded {
  const metadata = {
    ...{ schemaVersion: 1, commandId: 'c', causationId: '', correlationId: '' },
    actor: { kind: 'system', id: 's' } as const,
  };
  const place = { id: 'id', stream: 's', revision: 0n, position: 0n, recordedAt: '2026-03-01T00:00:00.000Z' };
  return { ...place, type, data: sample, metadata };
}

describe('the snapshots of every decider that is named', () => {
  it.each(folds.map(([decider, types]) => [decider.name ?? 'no name', decider, types] as const))(
    '%s are what folding comes to, after any events, and so is what goes on from them',
    (name, decider, types) => {
      const samples = allEvents.filter(({ type }) => types.test(type)).map(recorded);
      expect(samples).not.toEqual([]);
      const some = fc.array(fc.constantFrom(...samples), { maxLength: 15 });
      const of = { code: 'c', decider: name, stream: 's' };
      fc.assert(
        fc.property(some, some, (before, after) => {
          const go = (from: unknown, events: readonly Recorded[]) => {
            const run = new Fold();
            return events.reduce((state, event) => run.evolve(decider, state, event), from);
          };
          const state = go(decider.initial, before);
          const outcomes = new Outcomes();
          outcomes.add('c', { revision: 0n, position: 0n });
          const last = { id: 'id', revision: 0n, position: 0n };
          const bytes = encodeSnapshot(of, { state, last, outcomes });
          const restored = decodeSnapshot(of, bytes ?? new Uint8Array());
          expect(restored).toEqual({ state, last, outcomes });
          expect(go(restored.state, after)).toEqual(go(decider.initial, [...before, ...after]));
        }),
        { numRuns: 25 },
      );
    },
  );

  it('are named apart', () => {
    const names = folds.map(([{ name }]) => name);
    expect(new Set(names).size).toBe(folds.length);
  });
});
