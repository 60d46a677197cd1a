import type { GateInputs } from './gate-inputs';
import type { PolicyGate } from './policy-gate';
import { judge } from './testing/judge';
import { evidence, inputs, midnight } from './testing/samples';

const stage = (more: Partial<GateInputs['environments'][string]>) => ({
  environments: { stage: { stints: [], openFindings: [], blind: [], ...more } },
});

describe('approvals', () => {
  const gate: PolicyGate = { gate: 'approvals:rm', kind: 'approvals', of: 'release-managers', count: 2 };
  const by = (...people: string[]) => people.map((person) => ({ person, groups: ['release-managers'] }));

  it('hold when enough people of the group gave their word', () => {
    expect(judge(gate, { approvals: by('ana', 'mei') })).toEqual({
      gate: 'approvals:rm',
      holds: true,
      because: 'approvals 2 of 2: ana and mei',
      unblockedBy: [],
    });
  });

  it('say whose word is missing, and who cannot give it', () => {
    const involved = [
      { person: 'max', as: 'author' },
      { person: 'olga', as: 'cutter' },
      { person: 'olga', as: 'requester' },
    ];
    expect(judge(gate, { approvals: by('ana'), involved })).toEqual({
      gate: 'approvals:rm',
      holds: false,
      because:
        'approvals 1 of 2: needs one more of release-managers (max wrote it, so cannot; olga cut it and requested it, so cannot)',
      unblockedBy: ['release-managers'],
      lacks: { of: 'release-managers', count: 1 },
    });
  });

  it('ask for all of them when there is none', () => {
    expect(judge(gate)?.because).toBe('approvals 0 of 2: needs 2 of release-managers');
  });

  it('do not count whoever had a part in it, came through another group, or speaks twice', () => {
    const approvals = [...by('max', 'ana', 'ana'), { person: 'mei', groups: ['testers'] }];
    expect(judge(gate, { approvals, involved: [{ person: 'max', as: 'author' }] })).toMatchObject({
      holds: false,
      because: 'approvals 1 of 2: needs one more of release-managers (max wrote it, so cannot)',
    });
  });
});

describe('evidence', () => {
  const gate: PolicyGate = {
    gate: 'evidence:junit:integration',
    kind: 'evidence',
    ...{ evidence: 'junit', suite: 'integration', environment: 'stage', maxAge: '7d' },
  };
  const passedInStage = evidence('integration', 'passed', { environment: 'stage' });

  it('holds on the newest result of the suite, for as long as that counts', () => {
    expect(judge(gate)).toMatchObject({
      holds: true,
      because: 'junit "integration" passed in stage: 12 tests',
      until: '2026-01-08T00:00:00.000Z',
    });
  });

  it('does not hold once a newer result failed', () => {
    const failed = evidence('integration', 'failed', { environment: 'stage' });
    expect(judge(gate, { evidence: [passedInStage, failed] })).toMatchObject({
      holds: false,
      because: 'junit "integration" failed in stage: 2 of 12 tests',
    });
    expect(judge(gate, { evidence: [failed, passedInStage] })?.holds).toBe(true);
  });

  it('lapses with its age', () => {
    const now = '2026-01-08T00:00:00.000Z';
    expect(judge(gate, { now })).toMatchObject({
      holds: false,
      because: 'junit "integration" passed on 1 Jan 2026 00:00 UTC; it counts for 7d only',
    });
    expect(judge(gate, { now: '2026-01-07T23:59:59.999Z' })?.holds).toBe(true);
  });

  it('may be about the artifacts alone, but not about another environment or suite', () => {
    expect(judge(gate, { evidence: [evidence('integration', 'passed')] })).toMatchObject({
      holds: true,
      because: 'junit "integration" passed on the artifacts: 12 tests',
    });
    const others = [evidence('integration', 'passed', { environment: 'dev' }), evidence('unit', 'passed')];
    expect(judge(gate, { evidence: others })).toMatchObject({
      holds: false,
      because: 'no junit result of "integration" in stage yet',
      unblockedBy: ['a passing junit result of "integration" in stage: `ledgerline attest`'],
    });
  });
});

describe('soak', () => {
  const gate: PolicyGate = { gate: 'soak', kind: 'soak', environments: ['stage'], for: '2h' };

  it('holds after the time, and says until when it does not', () => {
    const soaking = stage({ stints: [{ since: '2026-01-01T11:00:00.000Z' }] });
    expect(judge(gate, soaking)).toEqual({
      gate: 'soak',
      holds: false,
      because: 'soaks 2h in stage until 1 Jan 2026 13:00 UTC',
      unblockedBy: [],
      earliest: '2026-01-01T13:00:00.000Z',
    });
    expect(judge(gate, { ...soaking, now: '2026-01-01T13:00:00.000Z' })?.holds).toBe(true);
  });

  it('does not go on counting when the release has left', () => {
    const left = stage({ stints: [{ since: midnight, until: '2026-01-01T01:00:00.000Z' }] });
    expect(judge(gate, left)).toMatchObject({
      holds: false,
      because: 'v84 left stage on 1 Jan 2026 01:00 UTC, before it had soaked 2h',
      unblockedBy: ['`ledgerline promote v84 --to stage`'],
    });
    expect(judge(gate, left)?.earliest).toBeUndefined();
  });

  it('counts a stint that was long enough for good', () => {
    const returned = stage({ stints: [{ since: midnight, until: '2026-01-01T02:00:00.000Z' }] });
    expect(judge(gate, returned)?.holds).toBe(true);
  });

  it('needs every environment that it is about, and at least one', () => {
    const two = { ...gate, environments: ['dev', 'stage'] };
    expect(judge(two)).toMatchObject({ holds: false, because: 'v84 has not converged in dev yet' });
    expect(judge({ ...gate, environments: [] })?.holds).toBe(false);
  });
});

describe('no open drift', () => {
  const gate: PolicyGate = { gate: 'no-open-drift', kind: 'no-open-drift', environments: ['stage'] };

  it('holds when nothing is open and everything was seen', () => {
    expect(judge(gate)?.holds).toBe(true);
  });

  it('names what is open', () => {
    expect(judge(gate, stage({ openFindings: ['DR-208'] }))).toMatchObject({
      holds: false,
      because: 'DR-208 is open in stage',
      unblockedBy: ['`ledgerline drift explain DR-208`'],
    });
  });

  it('takes what could not be seen for no answer', () => {
    expect(judge(gate, stage({ blind: ['flagd'] }))).toMatchObject({
      holds: false,
      because: 'flagd could not see all of stage',
    });
  });
});

describe('states and upstream environments', () => {
  const after: PolicyGate = { gate: 'after:stage', kind: 'after', environment: 'stage', states: ['stage-approved'] };
  const state: PolicyGate = { gate: 'state:stage-approved', kind: 'state', state: 'stage-approved' };

  it('hold when the release converged there and has what is reached there', () => {
    expect(judge(after)).toMatchObject({ holds: true, because: 'v84 converged in stage and is stage-approved' });
    expect(judge(state)).toMatchObject({ holds: true, because: 'v84 is stage-approved' });
  });

  it('ask for the convergence first', () => {
    expect(judge(after, stage({}))).toMatchObject({
      holds: false,
      because: 'v84 has not converged in stage yet',
      unblockedBy: ['`ledgerline promote v84 --to stage`'],
    });
  });

  it('say what the state lacks, and when it may be there', () => {
    const earliest = '2026-01-01T13:00:00.000Z';
    const states = [{ state: 'stage-approved', reached: false, missing: ['soaks 2h in stage'], earliest }];
    for (const gate of [after, state]) {
      expect(judge(gate, { states })).toMatchObject({
        holds: false,
        because: 'v84 is not stage-approved yet: soaks 2h in stage',
        earliest,
      });
    }
  });

  it('do not hold once what a state rests on has failed', () => {
    const failed = evidence('integration', 'failed', { environment: 'stage' });
    for (const gate of [after, state]) {
      expect(judge(gate, { evidence: [...inputs.evidence, failed] })).toMatchObject({
        holds: false,
        because: 'v84 is stage-approved, but since then junit "integration" failed in stage: 2 of 12 tests',
      });
    }
  });

  it('take a state that nothing is known about for one that is not reached', () => {
    expect(judge(state, { states: [] })).toMatchObject({ holds: false, because: 'v84 is not stage-approved yet' });
  });
});
