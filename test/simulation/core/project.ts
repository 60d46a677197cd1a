/** The one project of the simulated world, and who works on it. */
export const PROJECT = 'checkout';
export const environments = ['dev', 'stage', 'prod'] as const;
export type EnvironmentName = (typeof environments)[number];

export const SOAK_MILLISECONDS = 7_200_000;
export const GLASS_MILLISECONDS = 900_000;

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
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2, comment: 'required' } }] },
  },
  people: { mei: { aliases: ['mei-gh'] } },
  governance: {
    exceptions: { of: 'release-managers', 'at-most': '7d' },
    freezes: { of: 'release-managers' },
    'break-glass': { of: 'release-managers', minutes: 15 },
  },
  variance: {
    'web.replicas': { type: 'integer', minimum: 1, maximum: 40, owner: 'web-team', why: 'load differs' },
    'web.batch': { type: 'integer', minimum: 1, maximum: 40, owner: 'data-team', why: 'amounts differ' },
  },
};

/** The gates on the way into prod. */
export const prodGates = ['approvals:release-managers', 'after:stage'] as const;
export type ProdGate = (typeof prodGates)[number];

/** Who answers for each key of an overlay. */
export const ownerOf: Readonly<Record<string, string>> = { 'web.replicas': 'web-team', 'web.batch': 'data-team' };

/** By login: whom the edge takes them for. */
export const people: Readonly<Record<string, string>> = {
  ana: 'ana',
  'ana@laptop': 'ana',
  mei: 'mei',
  'mei-gh': 'mei-gh',
  otto: 'otto',
  kim: 'kim',
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
/** The person behind a name, as the project knows its people. */
export const behind = (name: string): string => (name === 'mei-gh' ? 'mei' : name);
export const persons = new Set(
  Object.values(people)
    .filter((name) => !isService(name))
    .map(behind),
);
/** Everybody but zed may approve, if they had no part in it; otto answers for all that differs, others for a part. */
export const groupsOf = (login: string): readonly string[] =>
  groups[behind(people[login] ?? login)] ?? ['release-managers', 'web-team'];
const groups: Readonly<Record<string, readonly string[]>> = {
  zed: ['guests'],
  otto: ['release-managers', 'web-team', 'data-team'],
  mei: ['release-managers', 'data-team'],
};

/** Who wrote each release, who built it and who cut it. */
export const releases = [
  { alias: 'v1', author: 'max', builder: 'mei-gh', cutter: 'carl' },
  { alias: 'v2', author: 'otto', builder: 'ci', cutter: 'carl' },
  { alias: 'v3', author: 'max', builder: 'ci', cutter: 'mei' },
] as const;
