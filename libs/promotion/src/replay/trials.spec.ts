import { ProjectConfigured } from '@ledgerline/environment';
import type { Pipeline } from '../pipeline';
import type { AProject } from '../testing/a-project';
import { aProject } from '../testing/a-project';
import { throughTheStages } from '../testing/a-story';
import { pipeline } from '../testing/samples';
import { TamperedLog } from '../testing/tampered-log';
import { DecisionReader } from './decision-reader';
import { DecisionReplays } from './decision-replays';
import { isUnreadable } from './read-decision';
import type { Trial } from './try-decision';
import { TriedPolicy } from './with-policy';

let project: AProject;

beforeAll(async () => {
  project = await aProject();
  await throughTheStages(project);
});

type Changed = Partial<Pick<Pipeline, 'states' | 'environments'>>;

/** What would have come out differently under the pipeline with something changed. */
async function tried({ states = pipeline.states, environments = pipeline.environments }: Changed, log = ledgerLog()) {
  const { catalog } = project.ledger;
  const { configuration } = ProjectConfigured.sample;
  const unobserved = Object.entries(environments).map(([name, settings]) => [name, { ...settings, observe: [] }]);
  const changed = structuredClone({ ...configuration, states, environments: Object.fromEntries(unobserved) as object });
  const policy = new TriedPolicy(changed as typeof configuration);
  const replays = new DecisionReplays(log, catalog, new DecisionReader(log, catalog));
  const different: (readonly [string, Trial])[] = [];
  await replays.trials(
    { project: 'checkout', after: undefined, since: 0n, until: 10_000n },
    1_000,
    policy,
    (found, trial) => {
      if (isUnreadable(found)) throw new Error(found.problem);
      const { kind, about } = found;
      const name = `${kind} ${'environment' in about ? about.environment : about.state}`;
      if (trial.outcome !== 'same') different.push([name, trial]);
      return 'go-on';
    },
  );
  return different;
}

const ledgerLog = () => new TamperedLog(project.ledger.log, (event) => event);
const outcomes = (different: Awaited<ReturnType<typeof tried>>) =>
  different.map(([name, { outcome, waitsFor }]) => [name, outcome, ...waitsFor.map(({ gate }) => gate)].join(' '));
const statesWith = (state: string, gates: Pipeline['states'][string]['gates']): Changed => ({
  states: { ...pipeline.states, [state]: { ...pipeline.states[state], gates } },
});

describe('a policy that is tried on what happened', () => {
  it('changes nothing when it is the one of then', async () => {
    expect(await tried({})).toEqual([]);
  });

  it('shows which promotions would have waited for more of what was asked', async () => {
    const stricter = statesWith('prod-approved', [{ approvals: { of: 'release-managers', count: 3 } }]);
    expect(outcomes(await tried(stricter))).toEqual([
      'authorisation prod would-have-waited approvals:release-managers',
      'state-reached prod-approved would-have-waited approvals:release-managers',
    ]);
  });

  it('shows which would have gone, with the words that were given by then', async () => {
    const laxer = statesWith('prod-approved', [{ approvals: { of: 'release-managers', count: 1 } }]);
    expect(outcomes(await tried(laxer))).toEqual(['gates prod would-have-passed']);
  });

  it('tells gates apart that nobody was asked for then', async () => {
    const scanned = { evidence: { kind: 'sarif', suite: 'code', verdict: 'passed' } } as const;
    const more = statesWith('dev-approved', [...(pipeline.states['dev-approved']?.gates ?? []), scanned]);
    const different = await tried(more);
    expect(outcomes(different)).toEqual(['state-reached dev-approved no-such-gate-then evidence:sarif:code']);
    expect(different[0]?.[1].waitsFor).toEqual([
      { gate: 'evidence:sarif:code', because: 'no sarif result of "code" in dev yet', asked: false },
    ]);
  });

  it('looks at facts of then that the old gates did not ask for', async () => {
    const soaked = statesWith('prod-approved', [
      { approvals: { of: 'release-managers', count: 2 } },
      { soak: { for: '1h', in: 'dev' } },
    ]);
    expect(outcomes(await tried(soaked))).toEqual([]);
    const longer = statesWith('prod-approved', [
      { approvals: { of: 'release-managers', count: 2 } },
      { soak: { for: '3h', in: 'dev' } },
    ]);
    expect(outcomes(await tried(longer))).toEqual([
      'authorisation prod no-such-gate-then soak:dev',
      'state-reached prod-approved no-such-gate-then soak:dev',
    ]);
  });

  it('says where it has no such environment or state', async () => {
    const { prod: _prod, ...environments } = pipeline.environments;
    const { 'stage-approved': _stage, ...states } = pipeline.states;
    expect(new Set(outcomes(await tried({ environments })))).toEqual(
      new Set([
        'gates prod not-in-policy',
        'authorisation prod not-in-policy',
        'state-reached prod-approved not-in-policy',
      ]),
    );
    expect(outcomes(await tried({ states }))).toContain('state-reached stage-approved not-in-policy');
  });

  it('says where the ledger of then cannot be told', async () => {
    const log = new TamperedLog(project.ledger.log, (event) =>
      event.type === 'evidence.attached' ? { ...event, type: 'evidence.pinned' } : event,
    );
    const different = await tried({}, log);
    expect(outcomes(different)).toContain('authorisation prod cannot-tell');
    expect(different[0]?.[1].because).toMatch(/is quarantined at event "evidence.pinned"/);
  });
});
