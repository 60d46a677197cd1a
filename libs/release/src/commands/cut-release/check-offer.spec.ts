import type { Refusal } from '@ledgerline/kernel';
import type { ProjectShape } from '../../project-shape';
import { checkOffer, documentsOf } from './check-offer';
import type { ReleaseOffer } from './release-offer';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const shape: ProjectShape = {
  components: { web: { repository: 'ghcr.io/acme/web' } },
  databases: { orders: {} },
  datasets: { 'orders-sample': {} },
  environments: {},
};
const fits: ReleaseOffer = {
  artifacts: { web: digest('a') },
  migrations: {
    orders: [
      { id: '0001', checksum: digest('b') },
      { id: '0002', checksum: digest('d') },
    ],
  },
  configuration: { web: { timeout_ms: 800 }, databases: { orders: { settings: {} } } },
  datasets: { 'orders-sample': { version: '1' } },
  manifests: { 'web/deployment': digest('c') },
};
const refusalOf = (offer: Partial<ReleaseOffer>): Refusal | undefined => checkOffer({ ...fits, ...offer }, shape);

describe('what a release is offered', () => {
  it('may name everything that the project has', () => {
    expect(refusalOf({})).toBeUndefined();
  });

  it.each([
    ['no artifact', { artifacts: {} }, 'empty-release', '/artifacts'],
    ['a strange component', { artifacts: { api: digest('a') } }, 'unknown-component', '/artifacts/api'],
    ['a tag', { artifacts: { web: 'latest' } }, 'tag-not-a-digest', '/artifacts/web'],
    ['half a digest', { artifacts: { web: 'sha256:abc' } }, 'invalid-digest', '/artifacts/web'],
    ['a strange database', { migrations: { users: [] } }, 'unknown-database', '/migrations/users'],
    ['settings of nobody', { configuration: { wbe: {} } }, 'unknown-component', '/configuration/wbe'],
    [
      'settings of a strange database',
      { configuration: { databases: { users: {} } } },
      'unknown-database',
      '/configuration/databases/users',
    ],
    ['a strange dataset', { datasets: { prod: { version: '1' } } }, 'unknown-dataset', '/datasets/prod'],
    [
      'a migration twice',
      { migrations: { orders: ['1', '2', '1'].map((id) => ({ id, checksum: digest('b') })) } },
      'duplicate-migration',
      '/migrations/orders/2/id',
    ],
    [
      'a setting that is a secret by its name',
      { configuration: { web: { psp: { api_key: 'hunter2' } } } },
      'secret-in-value',
      '/configuration/web/psp/api_key',
    ],
    [
      'a setting that is a secret by its form',
      { configuration: { web: { 'db/url': 'postgres://web:hunter2@db/orders' } } },
      'secret-in-value',
      '/configuration/web/db~1url',
    ],
    [
      'a secret in a flag',
      { flags: { sale: { state: 'ENABLED' as const, variants: { on: `ghp_${'a1'.repeat(18)}` } } } },
      'secret-in-value',
      '/flags/sale/variants/on',
    ],
  ])('is refused with %s', (_what, offer, code, pointer) => {
    expect(refusalOf(offer)).toMatchObject({ code, pointer });
  });

  it('never tells the secret that it is refused for', () => {
    const refusal = refusalOf({ configuration: { web: { password: 'hunter2' } } });
    expect(JSON.stringify(refusal)).not.toContain('hunter2');
  });

  it('may name a credential that is kept elsewhere, and its version', () => {
    const password = { reference: 'vault:kv/prod/db', version: '3' };
    expect(refusalOf({ configuration: { web: { password } } })).toBeUndefined();
  });

  it.each([
    ['a database that it has no migrations of', { users: '0001' }, '/datasets/orders-sample/schema/users'],
    [
      'a database of a name that every object has',
      { constructor: '0001' },
      '/datasets/orders-sample/schema/constructor',
    ],
    ['a migration that it does not list', { orders: '0003' }, '/datasets/orders-sample/schema/orders'],
  ])('is refused with a dataset that was taken at %s', (_what, schema, pointer) => {
    const datasets = { 'orders-sample': { version: '1', schema } };
    expect(refusalOf({ datasets })).toMatchObject({ code: 'dataset-migration-unknown', pointer });
  });

  it('may say when and at which of its migrations a dataset was taken', () => {
    const dataset = { version: '1', takenAt: '2026-11-01T03:00:00+01:00', schema: { orders: '0002' } };
    expect(refusalOf({ datasets: { 'orders-sample': dataset } })).toBeUndefined();
  });

  it('is refused with a second that no clock can be asked about', () => {
    const dataset = { version: '1', takenAt: '2016-12-31T23:59:60Z' };
    expect(refusalOf({ datasets: { 'orders-sample': dataset } })).toMatchObject({
      code: 'dataset-time-unclear',
      pointer: '/datasets/orders-sample/takenAt',
    });
  });

  it('needs its scripts and manifests to be in the ledger', () => {
    expect(documentsOf(fits)).toEqual([
      [digest('b'), '/migrations/orders/0/checksum'],
      [digest('d'), '/migrations/orders/1/checksum'],
      [digest('c'), '/manifests/web~1deployment'],
    ]);
  });
});
