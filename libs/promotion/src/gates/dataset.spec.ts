import type { DatasetFact } from '../gate-facts';
import type { GateInputs } from '../gate-inputs';
import type { PolicyGate } from '../policy-gate';
import { judge } from '../testing/judge';
import { midnight } from '../testing/samples';

const gate = { gate: 'dataset:orders-sample', kind: 'dataset', dataset: 'orders-sample' } as const;
const version = (more: Partial<DatasetFact> = {}): Partial<GateInputs> => ({
  datasets: { 'orders-sample': { version: '2026-01', takenAt: midnight, ...more } },
});
const means = ['a release with another version of orders-sample'];

describe('a dataset', () => {
  it('is part of the release', () => {
    expect(judge(gate, version())).toMatchObject({
      holds: true,
      because: 'orders-sample 2026-01 is part of the release',
    });
    expect(judge(gate)).toMatchObject({
      holds: false,
      because: 'v84 has no version of orders-sample',
      unblockedBy: means,
    });
  });

  it('is not older than it may be, and holds until it is', () => {
    const aged: PolicyGate = { ...gate, maxAge: '13h' };
    expect(judge(aged, version())).toMatchObject({
      holds: true,
      because: 'orders-sample 2026-01 is not older than 13h',
      until: '2026-01-01T13:00:00.000Z',
    });
    expect(judge(aged, { ...version(), now: '2026-01-01T13:00:00.000Z' })).toMatchObject({
      holds: false,
      because: 'orders-sample 2026-01 was taken on 1 Jan 2026 00:00 UTC; it counts for 13h only',
      unblockedBy: means,
    });
    const undated = { datasets: { 'orders-sample': { version: '2026-01' } } };
    expect(judge(aged, undated)).toMatchObject({
      holds: false,
      because: 'orders-sample 2026-01 does not say when it was taken',
    });
  });

  it('was used where it is verified', () => {
    const verified: PolicyGate = { ...gate, verifiedIn: 'stage' };
    expect(judge(verified, version())).toMatchObject({
      holds: true,
      because: 'orders-sample 2026-01 was used in stage',
    });
    expect(judge({ ...verified, verifiedIn: 'dev' }, version())).toMatchObject({
      holds: false,
      because: 'orders-sample 2026-01 is not verified: v84 has not converged in dev yet',
      unblockedBy: ['`ledgerline promote v84 --to dev`'],
    });
  });

  it('was taken on the schema of the environment', () => {
    const schemaOf: PolicyGate = { ...gate, schemaOf: 'prod' };
    const prod = (schema?: Record<string, string>) => ({
      environments: { prod: { stints: [], openFindings: [], blind: [], ...(schema && { schema }) } },
    });
    const taken = version({ schema: { orders: '0042' } });
    expect(judge(schemaOf, { ...taken, ...prod({ orders: '0042' }) })).toMatchObject({
      holds: true,
      because: 'orders-sample 2026-01 has the schema of prod',
    });
    expect(judge(schemaOf, { ...taken, ...prod({ orders: '0041' }) })).toMatchObject({
      holds: false,
      because: 'orders-sample 2026-01 was taken on orders at 0042, and prod is at 0041',
    });
    expect(judge(schemaOf, { ...taken, ...prod() })).toMatchObject({
      because: 'orders-sample 2026-01 was taken on orders at 0042, and prod is at no migration',
    });
    expect(judge(schemaOf, { ...version(), ...prod({ orders: '0042' }) })).toMatchObject({
      holds: false,
      because: 'orders-sample 2026-01 does not say on which schema it was taken',
    });
  });
});
