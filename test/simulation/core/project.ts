/** The one project of the simulated world, and who works on it. */
export const PROJECT = 'checkout';
export const environments = ['dev', 'stage', 'prod'] as const;
export type EnvironmentName = (typeof environments)[number];

export const SOAK_MILLISECONDS = 7_200_000;

export const projectFile = {
  project: PROJECT,
  components: { web: { artifact: 'oci', repository: 'registry.example/checkout/web' } },
  environments: {
    dev: { admits: 'candidate', observe: ['artifacts'] },
    stage: { admits: 'dev-approved', after: ['dev'], observe: ['artifacts'] },
    prod: { admits: 'prod-approved', after: ['stage'], observe: ['artifacts'] },
  },
  states: {
    'dev-approved': { in: 'dev', gates: [{ evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } }] },
    'stage-approved': {
      in: 'stage',
      gates: [
        { evidence: { kind: 'junit', suite: 'integration', verdict: 'passed' } },
        { soak: '2h' },
        { 'no-open-drift': 'material' },
      ],
    },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }] },
  },
  variance: {
    'web.replicas': { type: 'integer', minimum: 1, maximum: 40, owner: 'web-team', why: 'load differs' },
    'web.batch': { type: 'integer', minimum: 1, maximum: 40, owner: 'data-team', why: 'amounts differ' },
  },
};

/** Who answers for each key of an overlay. */
export const ownerOf: Readonly<Record<string, string>> = { 'web.replicas': 'web-team', 'web.batch': 'data-team' };

/** By login: the person behind it. */
export const people: Readonly<Record<string, string>> = {
  ana: 'ana',
  'ana@laptop': 'ana',
  mei: 'mei',
  otto: 'otto',
  olga: 'olga',
  max: 'max',
  carl: 'carl',
  zed: 'zed',
  ci: 'ci',
  robot: 'robot',
};
const services: ReadonlySet<string> = new Set(['ci', 'robot']);
export const isService = (login: string): boolean => services.has(login);
export const logins = Object.keys(people);
export const persons = new Set(Object.values(people).filter((person) => !isService(person)));
/** Everybody but zed may approve, if they had no part in it; otto answers for all that differs, others for a part. */
export const groupsOf = (person: string): readonly string[] => groups[person] ?? ['release-managers', 'web-team'];
const groups: Readonly<Record<string, readonly string[]>> = {
  zed: ['guests'],
  otto: ['release-managers', 'web-team', 'data-team'],
  mei: ['release-managers', 'data-team'],
};

/** Who wrote each release and who cut it. */
export const releases = [
  { alias: 'v1', author: 'max', cutter: 'carl' },
  { alias: 'v2', author: 'otto', cutter: 'carl' },
  { alias: 'v3', author: 'max', cutter: 'mei' },
] as const;
