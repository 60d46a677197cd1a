import type { ProjectConfiguration } from '../project-configuration';
import type { ReleaseParts } from '../intent/release-parts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

/** A release as specs use it: one component, one database, one flag. */
export const sampleRelease = {
  releaseId: digest('b'),
  alias: 'v84',
  content: {
    artifacts: { web: { digest: digest('a'), repository: 'ghcr.io/acme/web' } },
    migrations: { orders: [{ id: '0001_create_orders', checksum: digest('c') }] },
    modules: {},
    configuration: {
      web: { replicas: 2, limits: { cpu: 1 } },
      databases: { orders: { settings: { work_mem: '4MB' }, extensions: {} } },
    },
    flags: {
      'new-pricing': { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' },
    },
    datasets: {},
    manifests: {},
  },
} satisfies ReleaseParts;

export const sampleConfiguration: ProjectConfiguration = {
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  databases: { orders: { engine: 'postgres', migrations: './migrations/orders' } },
  datasets: {},
  environments: {
    stage: { admits: 'candidate', after: [], labels: {}, observe: ['artifacts'] },
    prod: { admits: 'candidate', after: ['stage'], labels: { tier: 'prod' }, observe: ['artifacts', 'postgres'] },
  },
  states: {},
  variance: {
    'web.replicas': { type: 'integer', minimum: 1, maximum: 40, owner: 'web-team', why: 'load differs' },
    'web.endpoints.*': { type: 'string', format: 'uri', owner: 'web-team', why: 'regional backends' },
    'databases.orders.settings.*': { type: 'string', owner: 'orders-team', why: 'machines differ' },
    'flags.new-pricing': { type: 'boolean', environments: ['stage'], owner: 'pricing', why: 'tested before sale' },
    'flags.new-pricing.targeting': { type: 'object', owner: 'pricing', why: 'rolled out by region' },
  },
};
