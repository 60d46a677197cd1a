import { LedgerlineProblem } from '@ledgerline/api-client';
import { exitCodes } from '../exit-codes';
import { replayLines, subjectOf } from '../output/decisions';
import { instant, short } from '../output/text';
import { type Session, UsageError } from '../session';

/** One decision run again: the same, or every difference; ends with 3 unless it is the same. */
export async function replayDecision(session: Session, address: string): Promise<void> {
  const decisionId = await decisionAt(session, address);
  const params = { path: { project: session.project, decisionId } };
  const replayed = await session.ask(
    session.client.GET('/v1/projects/{project}/decisions/{decisionId}/replay', { params }),
  );
  const decision = await readable(
    session.ask(session.client.GET('/v1/projects/{project}/decisions/{decisionId}', { params })),
  );
  session.print(replayed, ({ outcome, ...rest }) => {
    const { at, position, kind, gates, policyHash, inputHash } = decision ?? {};
    const by = `${String(gates?.length ?? 0)} gates, policy ${short(policyHash ?? '–')}, inputs ${short(inputHash ?? '–')}`;
    return [
      ...(decision === undefined
        ? [`decision ${decisionId}`]
        : [`${kind ?? ''}  ${subjectOf(decision)}  ${instant(at ?? '', session.now)}  position ${position ?? ''}`]),
      outcome === 'same' ? `✓ same    ${by}` : `✗ ${outcome}`,
      replayLines(rest),
    ].join('\n');
  });
  if (replayed.outcome !== 'same') process.exitCode = exitCodes.different;
}

/** The id of the decision that is named: by itself, by its promotion, or as `<release>:<state>`. */
async function decisionAt(session: Session, address: string): Promise<string> {
  const [, release, state] = /^(.+):([a-z0-9-]{1,63})$/.exec(address) ?? [];
  if (release !== undefined && state !== undefined) {
    const found = await latest(session, { release, state, kind: 'state-reached' });
    if (found === undefined) throw new UsageError(`${release} has not reached ${state}`);
    return found;
  }
  const params = { path: { project: session.project, decisionId: address } };
  const known = await readable(
    session.ask(session.client.GET('/v1/projects/{project}/decisions/{decisionId}', { params })),
    'no-such-decision',
  );
  if (known !== undefined) return known.decisionId;
  const kinds = ['authorisation', 'gates'] as const;
  for (const kind of kinds) {
    const found = await latest(session, { promotion: address, kind });
    if (found !== undefined) return found;
  }
  return address;
}

interface Filters {
  readonly release?: string;
  readonly state?: string;
  readonly promotion?: string;
  readonly kind: string;
}

async function latest(session: Session, filters: Filters): Promise<string | undefined> {
  const { items } = await session.ask(
    session.client.GET('/v1/projects/{project}/decisions', {
      params: { path: { project: session.project }, query: { ...filters, limit: 1 } },
    }),
  );
  return items[0]?.decisionId;
}

/** Undefined where the decision cannot be shown, or, if that is said, is not there: whoever goes on may know more. */
async function readable<Data>(asked: Promise<Data>, code = 'decision-unreadable'): Promise<Data | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof LedgerlineProblem && error.code === code) return undefined;
    throw error;
  }
}
