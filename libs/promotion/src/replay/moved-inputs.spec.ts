import { EvidenceAttached } from '@ledgerline/release';
import { EventWriter } from '@ledgerline/platform/ledger';
import { DeclareFreeze } from '../commands/declare-freeze/command';
import { aProject } from '../testing/a-project';
import { throughTheStages } from '../testing/a-story';
import { RacingLog } from '../testing/racing-log';
import { digest } from '../testing/samples';
import { TamperedLog } from '../testing/tampered-log';
import { DecisionReader } from './decision-reader';
import { DecisionReplays } from './decision-replays';
import { isUnreadable } from './read-decision';
import type { Replay } from './replay-decision';

const LATER = '2026-03-01T00:00:00.000Z';
const LATEST = '2026-03-08T00:00:00.000Z';
const HOURS_LATER = '2026-01-01T09:00:00.000Z';

/** v84 in prod, though its newest integration run failed just as that was being authorised: it was read before. */
async function aRace() {
  const racing: RacingLog[] = [];
  const project = await aProject(undefined, (clock) => {
    racing.push(new RacingLog(clock));
    return racing[0] ?? new RacingLog(clock);
  });
  const [log] = racing;
  const { catalog } = project.ledger;
  const stream = `release-checkout:${digest('b').slice('sha256:'.length)}`;
  const failed = EvidenceAttached({
    ...EvidenceAttached.sample,
    ...{ releaseId: digest('b'), evidenceId: 'late', suite: 'integration', environment: 'stage', verdict: 'failed' },
  });
  log?.inFrontOf(
    ({ type, data }) => type === 'promotion.authorized' && (data as { environment: string }).environment === 'prod',
    async () => {
      let last = 0n;
      for await (const { revision } of log.readStream(stream)) last = revision;
      const events = new EventWriter(catalog).newEvents(stream, project.cause(), [failed]);
      await log.append(stream, events, last);
    },
  );
  await throughTheStages(project);
  return { log: project.ledger.log, catalog };
}

async function authorisationIn({
  log,
  catalog,
}: Pick<Awaited<ReturnType<typeof aRace>>, 'catalog'> & { log: TamperedLog }) {
  const replays = new DecisionReplays(log, catalog, new DecisionReader(log, catalog));
  let last: Replay | undefined;
  await replays.page(
    { project: 'checkout', after: undefined, since: 0n, until: 10_000n },
    1_000,
    'ledger',
    (found, replay) => {
      if (!isUnreadable(found) && found.kind === 'authorisation') last = replay;
      return 'go-on';
    },
  );
  return last;
}

describe('what changed while a decision was being made', () => {
  it('is told, and counts as it was read', async () => {
    const { log, catalog } = await aRace();
    const replay = await authorisationIn({ log: new TamperedLog(log, (event) => event), catalog });
    expect(replay).toMatchObject({ outcome: 'same', differences: [] });
    expect(replay?.moved.map(({ pointer }) => pointer)).toEqual([
      '/planHash',
      '/inputs/evidence/1/at',
      '/inputs/evidence/1/evidenceId',
      '/inputs/evidence/1/verdict',
    ]);
  });

  it('does not excuse what nobody can have read: the decision was made long after', async () => {
    const { log, catalog } = await aRace();
    const later = new TamperedLog(log, (event) =>
      event.type.startsWith('promotion.') ? { ...event, recordedAt: HOURS_LATER } : event,
    );
    const replay = await authorisationIn({ log: later, catalog });
    expect(replay).toMatchObject({ outcome: 'differs', moved: [] });
    expect(replay?.differences.map(({ pointer }) => pointer)).toContain('/inputs/evidence/1/verdict');
  });

  it('does not excuse anything else', async () => {
    const { log, catalog } = await aRace();
    const tampered = new TamperedLog(log, (event) => {
      if (event.type !== 'promotion.gates-evaluated') return event;
      const data = structuredClone(event.data) as { inputs: { approvals: { person: string }[] } };
      data.inputs.approvals.forEach((word) => (word.person = 'eve'));
      return { ...event, data };
    });
    const replay = await authorisationIn({ log: tampered, catalog });
    expect(replay?.differences.map(({ pointer }) => pointer)).toContain('/inputs/approvals/0/person');
    expect(replay?.moved.map(({ pointer }) => pointer)).toContain('/inputs/evidence/1/verdict');
  });

  it('is looked for with the promotion as it stood when it was decided', async () => {
    const project = await aProject();
    await project.configured();
    await project.cut('v84', 'b');
    const freeze = {
      name: 'q1-close',
      scope: { everything: true },
      reason: 'books',
      from: LATER,
      until: LATEST,
    } as const;
    await project.told(new DeclareFreeze(project.cause('ana'), 'checkout', freeze, []));
    await project.promote('v84', 'dev');
    // As if the freeze had been declared after it was looked for.
    const log = new TamperedLog(project.ledger.log, (event) => {
      if (event.type !== 'promotion.gates-evaluated') return event;
      const data = structuredClone(event.data) as { inputs: { freezes?: unknown } };
      delete data.inputs.freezes;
      return { ...event, data };
    });
    const replay = await authorisationIn({ log, catalog: project.ledger.catalog });
    expect(replay?.moved.map(({ pointer }) => pointer)).toEqual(['/inputs/freezes']);
  });
});
