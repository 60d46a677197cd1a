import type { GateInputs } from '../../libs/promotion/src/gate-inputs';
import type { Policy } from '../../libs/promotion/src/policy';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_MORNING = Date.UTC(2026, 0, 5, 7);
/** So far apart are decisions in a busy project. */
const APART = 5 * MINUTE;

/** Twelve gates, every kind among them, as a project with demands would have them on the way into production. */
export const policy: Policy = {
  state: 'prod-approved',
  environment: { name: 'prod', after: ['stage'], labels: { tier: 'prod', region: 'eu' }, observe: ['artifacts'] },
  gates: [
    { gate: 'state:stage-approved', kind: 'state', state: 'stage-approved' },
    { gate: 'after:stage', kind: 'after', environment: 'stage', states: ['stage-approved'] },
    { gate: 'converged:dev', kind: 'converged', environment: 'dev' },
    {
      ...{ gate: 'evidence:junit:integration', kind: 'evidence', evidence: 'junit', suite: 'integration' },
      ...{ environment: 'stage', count: 3, minTests: 10, maxAge: '7d' },
    },
    { gate: 'evidence:sarif:code', kind: 'evidence', evidence: 'sarif', suite: 'code', signer: 'scanner' },
    { gate: 'approvals:release-managers', kind: 'approvals', of: 'release-managers', count: 2, comment: 'required' },
    { gate: 'soak', kind: 'soak', environments: ['stage'], for: '2h' },
    { gate: 'no-open-drift', kind: 'no-open-drift', environments: ['stage', 'prod'] },
    { gate: 'migrations', kind: 'migrations', atMost: 'blocking' },
    { gate: 'dataset:orders', kind: 'dataset', dataset: 'orders', maxAge: '90d', schemaOf: 'stage' },
    {
      ...{ gate: 'window', kind: 'window', duration: '8h', timezone: 'Europe/Berlin' },
      rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH;BYHOUR=9;BYMINUTE=0;BYSECOND=0',
    },
    {
      ...{ gate: 'expression', kind: 'expression' },
      expression: 'release.migrations.all(m, m.safety != "destructive") && environment.labels["tier"] == "prod"',
      otherwise: { of: 'database-owners', count: 1 },
    },
  ],
  restsOn: [
    { state: 'stage-approved', evidence: 'junit', suite: 'integration', environment: 'stage' },
    { state: 'dev-approved', evidence: 'junit', suite: 'unit', environment: 'dev' },
  ],
  people: { 'ana-gh': 'ana', 'mei@example.org': 'mei' },
};

/** As many as most states ask for. */
export const statePolicy: Policy = {
  state: 'stage-approved',
  gates: [
    { gate: 'converged:stage', kind: 'converged', environment: 'stage' },
    {
      ...{ gate: 'evidence:junit:integration', kind: 'evidence', evidence: 'junit', suite: 'integration' },
      ...{ environment: 'stage', maxAge: '7d' },
    },
    { gate: 'soak', kind: 'soak', environments: ['stage'], for: '2h' },
    { gate: 'no-open-drift', kind: 'no-open-drift', environments: ['stage'] },
  ],
  restsOn: [{ state: 'stage-approved', evidence: 'junit', suite: 'integration', environment: 'stage' }],
};

/** What they are evaluated on, another release at each turn, as time goes on; nobody has approved every third one yet. */
export function inputsOfTurn(turn: number): GateInputs {
  const at = (hoursAgo: number) => new Date(FIRST_MORNING + turn * APART - hoursAgo * HOUR).toISOString();
  const alias = `v${String(turn)}`;
  return {
    ...{ now: at(0), release: alias, project: 'checkout' },
    states: [{ state: 'stage-approved', reached: true, missing: [] }],
    environments: {
      dev: { stints: [{ since: at(13), until: at(9) }], openFindings: [], blind: [] },
      prod: { stints: [], openFindings: [], blind: [] },
      stage: {
        ...{ stints: [{ since: at(12) }], openFindings: [], blind: [] },
        schema: { orders: '0043_drop_legacy_total' },
      },
    },
    evidence: [
      result(turn, 'junit', 'unit', at(12), { environment: 'dev' }),
      ...[11, 10, 9].map((hour) => result(turn, 'junit', 'integration', at(hour), { environment: 'stage' })),
      result(turn, 'sarif', 'code', at(9), { signers: ['scanner'] }),
      result(turn, 'junit', 'load', at(8), { environment: 'stage' }),
    ],
    approvals: turn % 3 === 0 ? [] : ['ana-gh', 'mei'].map(word),
    involved: [
      { person: 'max', as: 'author' },
      { person: 'carl', as: 'cutter' },
      { person: 'olga', as: 'requester' },
    ],
    migrations: {
      toRun: [
        { database: 'orders', id: '0042_add_settled_at', safety: 'additive' },
        { database: 'orders', id: '0043_index', safety: 'blocking', because: 'builds an index without concurrently' },
      ],
      ...{ staying: [], problems: [] },
    },
    datasets: {
      orders: { version: '2026-01', takenAt: at(24 * 20), schema: { orders: '0043_drop_legacy_total' } },
    },
    freezes: [
      {
        ...{ freezeId: 'f-1', name: 'q4-close', reason: 'books are closed', liftedBy: 'platform-leads' },
        ...{ from: '2026-12-20T00:00:00.000Z', until: '2027-01-04T00:00:00.000Z' },
      },
    ],
    expression: expressionFacts(turn, alias),
  };
}

function result(turn: number, kind: string, suite: string, at: string, more: Partial<GateInputs['evidence'][number]>) {
  const evidenceId = `${String(turn)}-${kind}-${suite}-${at}`;
  return { evidenceId, kind, suite, verdict: 'passed', tests: 120, failed: 0, at, ...more } as const;
}

function word(person: string) {
  return { person, groups: ['release-managers'], comment: 'read the plan and the report' };
}

function expressionFacts(turn: number, alias: string): Exclude<GateInputs['expression'], undefined> {
  const hex = turn.toString(16).padStart(64, '0');
  return {
    release: {
      ...{ id: `sha256:${hex}`, alias, authors: ['max'], states: ['stage-approved'] },
      artifacts: Object.fromEntries(['web', 'worker', 'mail'].map((name) => [name, { digest: `sha256:${hex}` }])),
      modules: { network: { version: '4.2.0' }, cluster: { version: '1.31.2' } },
      datasets: { orders: { version: '2026-01' } },
      migrations: [
        { database: 'orders', id: '0042_add_settled_at', safety: 'additive' },
        { database: 'orders', id: '0043_index', safety: 'blocking' },
      ],
    },
    environment: { name: 'prod', admits: 'prod-approved', labels: { tier: 'prod', region: 'eu' }, release: 'v1' },
    promotion: {
      ...{ requester: 'olga', kind: 'promotion' },
      changes: ['web', 'worker', 'mail', 'orders/0042_add_settled_at', 'orders/0043_index', 'timeout_ms'].map(
        (subject) => ({ kind: 'artifact', subject, classification: 'release' }),
      ),
    },
  };
}
