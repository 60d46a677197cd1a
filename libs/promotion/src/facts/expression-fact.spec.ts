import { environment } from '@ledgerline/environment';
import type { CutReleaseState } from '@ledgerline/release';
import type { PlannedChange } from '../plan';
import { digest, policyFor } from '../testing/samples';
import { expressionFact, takenAtOf, type Way } from './expression-fact';

const content = {
  ...{ schema: 'ledgerline.release/v1' as const, project: 'checkout', migrations: {}, configuration: {}, flags: {} },
  artifacts: { web: { digest: digest('a'), repository: 'ghcr.io/acme/web' } },
  modules: { network: { source: 'git', version: '1.2.0' } },
  datasets: { sample: { version: '2026-01', digest: digest('d'), takenAt: '2026-01-01T00:00:00.000Z' } },
  manifests: {},
} as unknown as CutReleaseState['content'];
const involved = ['max', 'ana', 'max'].map((person) => ({ person, as: 'author' }));
const cut = { status: 'cut', project: 'checkout', releaseId: digest('b'), alias: 'v84', content, involved } as const;
const migrations = {
  toRun: [{ database: 'orders', id: '0043', safety: 'destructive' as const, because: 'drops a column' }],
  ...{ staying: [], problems: [] },
};
const known = {
  cut: { ...cut, builds: [], evidence: new Map() },
  states: [
    { state: 'stage-approved', reached: true, missing: [] },
    { state: 'prod-approved', reached: false, missing: [] },
  ],
  migrations,
};
const change: PlannedChange = {
  ...{ kind: 'artifact', subject: 'web', from: null, to: digest('a'), classification: 'release', reason: 'v84' },
};
const way: Way = { target: environment.initial, changes: [change], kind: 'rollback', requester: 'olga' };

describe('what an expression looks at', () => {
  it('is the release, with who wrote it and what it would run', () => {
    expect(expressionFact(policyFor('prod'), known, way)?.release).toEqual({
      ...{ id: digest('b'), alias: 'v84', authors: ['ana', 'max'], states: ['stage-approved'] },
      ...{ artifacts: { web: { digest: digest('a') } }, modules: { network: { version: '1.2.0' } } },
      datasets: { sample: { version: '2026-01', takenAt: '2026-01-01T00:00:00.000Z' } },
      migrations: [{ database: 'orders', id: '0043', safety: 'destructive' }],
    });
  });

  it('is the environment and the promotion that is on its way there', () => {
    expect(expressionFact(policyFor('prod'), known, way)).toMatchObject({
      environment: { name: 'prod', admits: 'prod-approved', labels: {}, release: '' },
      promotion: {
        ...{ requester: 'olga', kind: 'rollback' },
        changes: [{ kind: 'artifact', subject: 'web', classification: 'release' }],
      },
    });
  });

  it('is nobody’s request and no environment for a state that is reached', () => {
    const reach = { state: 'stage-approved', gates: [], restsOn: [] };
    expect(expressionFact(reach, { ...known, migrations: undefined }, undefined)).toMatchObject({
      release: { migrations: [] },
      environment: { name: '', admits: 'stage-approved', labels: {}, release: '' },
      promotion: { requester: '', kind: 'promotion', changes: [] },
    });
  });
});

it('data without a date has none', () => {
  expect(takenAtOf({ version: '1' })).toEqual({});
  expect(takenAtOf({ takenAt: 5 })).toEqual({});
});
