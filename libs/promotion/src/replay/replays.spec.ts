import type { EventLog, StoredEvent } from '@ledgerline/kernel';
import { contentDigest, EventCatalog } from '@ledgerline/kernel';
import { evaluateGates } from '../evaluate-gates';
import { promotionEvents } from '../events';
import type { GateInputs } from '../gate-inputs';
import type { Policy } from '../policy';
import type { AProject } from '../testing/a-project';
import { aProject } from '../testing/a-project';
import { throughTheStages } from '../testing/a-story';
import { TamperedLog } from '../testing/tampered-log';
import { DecisionReader } from './decision-reader';
import { DecisionReplays, type ReplayedAgainst } from './decision-replays';
import type { FoundDecision } from './read-decision';
import { isUnreadable } from './read-decision';
import type { Replay } from './replay-decision';

let project: AProject;
let promotionId: string;

beforeAll(async () => {
  project = await aProject();
  ({ promotionId } = await throughTheStages(project));
});

type Replayed = readonly (readonly [string, Replay])[];

async function replayAll(
  log: EventLog = project.ledger.log,
  against: ReplayedAgainst = 'ledger',
  catalog = project.ledger.catalog,
): Promise<Replayed> {
  const replays = new DecisionReplays(log, catalog, new DecisionReader(log, catalog));
  const found: (readonly [string, Replay])[] = [];
  const stretch = { project: 'checkout', after: undefined, since: 0n, until: 1_000_000n };
  await replays.page(stretch, 1_000, against, (decision, replay) => {
    found.push([nameOf(decision), replay]);
    return 'go-on';
  });
  return found;
}

function nameOf(found: FoundDecision): string {
  if (isUnreadable(found)) return found.eventType;
  const { kind, about } = found;
  return `${kind} ${'environment' in about ? about.environment : about.state}`;
}

interface Decided {
  policy: Policy;
  inputs: GateInputs;
  inputHash: string;
  gates: { holds: boolean; because: string }[];
  policyHash: string;
  planHash: string;
  promotionId: string;
}

type Tampering = (data: Decided, event: StoredEvent) => void;

/** Replays everything after the authorisation for prod was tampered with: with its evaluation, or with itself. */
async function differencesAfter(what: 'evaluation' | 'authorisation', tampering: Tampering) {
  const log = new TamperedLog(project.ledger.log, (event) => {
    const type = what === 'evaluation' ? 'promotion.gates-evaluated' : 'promotion.authorized';
    const data = event.data as Decided;
    const held = 'gates' in data ? data.gates.every(({ holds }) => holds) : true;
    if (event.type !== type || data.promotionId !== promotionId || !held) return event;
    const changed = structuredClone(data);
    tampering(changed, event);
    return { ...event, data: changed };
  });
  const differing = (await replayAll(log)).filter(([, { outcome }]) => outcome !== 'same');
  return differing.flatMap(([name, { differences }]) =>
    differences.map(({ what: kind, pointer, gate }) => `${name}: ${kind} ${gate ?? pointer}`),
  );
}

const rehashed = (data: Decided) => {
  data.inputHash = contentDigest(data.inputs);
};

describe('decisions that nobody touched', () => {
  it('come out the same, every one of them', async () => {
    const all = await replayAll();
    expect(all.map(([name, { outcome }]) => `${name}: ${outcome}`)).toEqual([
      'state-gates dev-approved: same',
      'state-gates stage-approved: same',
      'authorisation dev: same',
      'state-gates dev-approved: same',
      'state-reached dev-approved: same',
      'authorisation stage: same',
      'state-gates stage-approved: same',
      'state-gates stage-approved: same',
      'state-reached stage-approved: same',
      'gates prod: same',
      'gates prod: same',
      'authorisation prod: same',
      'state-reached prod-approved: same',
    ]);
    expect(all.flatMap(([, { differences, moved }]) => [...differences, ...moved])).toEqual([]);
  });
});

describe('an input that was changed', () => {
  it('is named, and so is the hash that no longer fits', async () => {
    const found = await differencesAfter('evaluation', ({ inputs }) => {
      inputs.approvals[0] = { person: 'eve', groups: ['release-managers'] };
    });
    expect(found).toEqual([
      'authorisation prod: hash /inputHash',
      'authorisation prod: gate approvals:release-managers',
      'authorisation prod: input /inputs/approvals/0/person',
      'state-reached prod-approved: hash /inputHash',
      'state-reached prod-approved: gate approvals:release-managers',
    ]);
  });

  it('is named by the ledger of then, though hash and results were made to fit', async () => {
    const found = await differencesAfter('evaluation', (data) => {
      data.inputs.approvals = [
        { person: 'eve', groups: ['release-managers'] },
        { person: 'mei', groups: ['release-managers'] },
      ];
      rehashed(data);
      const approvals = data.gates.find(({ because }) => because.startsWith('approvals'));
      if (approvals !== undefined) approvals.because = 'approvals 2 of 2: eve and mei';
    });
    expect(found).toContain('authorisation prod: input /inputs/approvals/0/person');
    expect(found).not.toContain('authorisation prod: gate approvals:release-managers');
    expect(found).toContain('authorisation prod: about /authorized/inputHash');
  });

  it.each<[string, string, Tampering]>([
    [
      'evidence',
      '/inputs/evidence/0/tests',
      ({ inputs }) => (inputs.evidence[0] = { ...evidenceIn(inputs), tests: 1 }),
    ],
    [
      'a finding',
      '/inputs/environments/stage/openFindings/0',
      ({ inputs }) => stageIn(inputs).openFindings.push('DR-1'),
    ],
    [
      'how long it soaked',
      '/inputs/environments/stage/stints/0/since',
      ({ inputs }) => (stintIn(inputs).since = EARLIER),
    ],
    ['somebody’s part in it', '/inputs/involved/0', ({ inputs }) => inputs.involved.splice(0)],
  ])('%s', async (_, pointer, tampering) => {
    const found = await differencesAfter('evaluation', (data, event) => {
      tampering(data, event);
      rehashed(data);
    });
    expect(found).toContain(`authorisation prod: input ${pointer}`);
  });

  it('the time, too: the ledger has a clock of its own', async () => {
    const found = await differencesAfter('evaluation', (data) => {
      data.inputs.now = '2026-01-02T02:00:00.000Z';
      rehashed(data);
    });
    expect(found).toContain('authorisation prod: clock /inputs/now');
  });
});

const EARLIER = '2025-12-31T00:00:00.000Z';
const evidenceIn = ({ evidence: [first] }: GateInputs) => {
  if (first === undefined) throw new Error('there is no evidence');
  return first;
};
const stageIn = ({ environments: { stage } }: GateInputs) => {
  if (stage === undefined) throw new Error('stage is not looked at');
  return stage;
};
const stintIn = (inputs: GateInputs) => {
  const [stint] = stageIn(inputs).stints;
  if (stint === undefined) throw new Error('there is no stint');
  return stint;
};

describe('a policy that was changed', () => {
  const laxer: Tampering = ({ policy }) => {
    for (const gate of policy.gates) if (gate.kind === 'approvals') gate.count = 1;
  };

  it('is named by its hash, by the gate, and by the configuration of then', async () => {
    const found = await differencesAfter('evaluation', laxer);
    expect(found).toContain('authorisation prod: hash /policyHash');
    expect(found).toContain('authorisation prod: gate approvals:release-managers');
    expect(found).toContain('authorisation prod: policy /policy/gates/0/count');
  });
});

describe('a conclusion that does not follow', () => {
  it('is named, however well everything else was made to fit', async () => {
    const found = await differencesAfter('evaluation', (data) => {
      data.inputs.approvals = [];
      rehashed(data);
      data.gates = [...evaluateGates(data.policy, data.inputs)];
    });
    expect(found).toContain('authorisation prod: input /inputs/approvals/0');
    expect(found).toContain('authorisation prod: verdict /verdict');
  });
});

describe('a result that was changed', () => {
  it('is named', async () => {
    const found = await differencesAfter('evaluation', ({ gates: [first] }) => {
      if (first !== undefined) first.because = 'because I say so';
    });
    expect(found).toEqual([
      'authorisation prod: gate approvals:release-managers',
      'state-reached prod-approved: about /gates',
    ]);
  });

  it('is named when nothing was left to wait for, and nothing was concluded', async () => {
    const log = new TamperedLog(project.ledger.log, (event) =>
      event.type === 'promotion.authorized' ? { ...event, type: 'promotion.requested' } : event,
    );
    const found = await replayAll(log, 'record');
    expect(found.map(([name, { differences }]) => [name, differences[0]?.why])).toContainEqual([
      'gates prod',
      'nothing was left to wait for, and nothing was concluded from it',
    ]);
  });
});

describe('an authorisation that was changed', () => {
  it.each<[string, Tampering]>([
    ['planHash', (data) => (data.planHash = contentDigest('another'))],
    ['inputHash', (data) => (data.inputHash = contentDigest('another'))],
  ])('is named by its %s', async (name, tampering) => {
    expect(await differencesAfter('authorisation', tampering)).toContain(
      `authorisation prod: about /authorized/${name}`,
    );
  });

  it('is named by the hash of its policy', async () => {
    const found = await differencesAfter('authorisation', (data) => (data.policyHash = contentDigest('another')));
    expect(found).toContain('authorisation prod: hash /policyHash');
  });
});

describe('what cannot be run again', () => {
  it('is told as not recorded, where an older build recorded neither policy nor inputs', async () => {
    const log = new TamperedLog(project.ledger.log, (event) => {
      const { policy: _policy, inputs: _inputs, ...data } = event.data as Decided;
      return { ...event, data };
    });
    const outcomes = new Set((await replayAll(log)).map(([, { outcome }]) => outcome));
    expect([...outcomes]).toEqual(['not-recorded']);
  });

  it('is told with the event of a newer build that stands in its way', async () => {
    const log = new TamperedLog(project.ledger.log, (event) =>
      event.type === 'environment.converged' ? { ...event, type: 'environment.settled' } : event,
    );
    const prod = (await replayAll(log)).find(([name]) => name === 'authorisation prod');
    expect(prod?.[1]).toMatchObject({
      outcome: 'not-rebuilt',
      because: 'environment-checkout:stage cannot be read at revision 1: unknown-type "environment.settled"',
    });
  });

  it('is told when it was made by a newer build itself', async () => {
    const older = new EventCatalog(promotionEvents.filter(({ type }) => type !== 'standing.state-reached'));
    const found = await replayAll(project.ledger.log, 'record', older);
    expect(found).toContainEqual([
      'standing.state-reached',
      {
        ...{ outcome: 'not-rebuilt', differences: [], moved: [] },
        because: 'this build does not know such a standing.state-reached: unknown-type',
      },
    ]);
  });

  it.each<[string, string, Tampering]>([
    ['form /inputs/evidence', 'authorisation prod', ({ inputs }) => Object.assign(inputs, { evidence: 'plenty' })],
    ['form /policy/gates', 'authorisation prod', ({ policy }) => Object.assign(policy, { gates: null })],
    ['form /policy/gates', 'state-reached prod-approved', ({ policy }) => Object.assign(policy, { gates: null })],
    ['form /inputs', 'authorisation prod', (data) => Object.assign(data, { inputs: null })],
    ['form /inputs/now', 'authorisation prod', ({ inputs }) => Object.assign(inputs, { now: {} })],
  ])('differs when its event is written as no build writes it: %s', async (difference, name, tampering) => {
    const found = await differencesAfter('evaluation', (data, event) => {
      tampering(data, event);
      rehashed(data);
    });
    expect(found).toContain(`${name}: ${difference}`);
  });

  it('differs when its event has no results', async () => {
    const log = new TamperedLog(project.ledger.log, (event) =>
      event.type === 'standing.state-reached' ? { ...event, data: { project: 'checkout', gates: 3 } } : event,
    );
    const found = await replayAll(log);
    expect(
      found.flatMap(([name, { differences }]) => differences.map(({ pointer }) => `${name} ${pointer}`)),
    ).toContain('state-reached undefined /inputHash');
  });
});
