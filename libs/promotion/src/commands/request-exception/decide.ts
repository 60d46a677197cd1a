import { type Decision, deriveId, type Involvement, type Refusal, refuse } from '@ledgerline/kernel';
import { ExceptionRequested } from '../../events';
import type { Exceptions } from '../../exceptions';
import type { PromotionRefusal } from '../../refusals';
import { inShort, type WaivedThing } from '../../waived-thing';
import type { RequestException } from './command';

/** What is known about the thing that is to be waived. */
export interface ExceptionFacts {
  readonly now: string;
  readonly waives: WaivedThing;
  readonly quorums: ExceptionRequested['data']['quorums'];
  readonly owner: string;
  readonly longestMs: number;
  /** People who had a part in the release that it is for; none where it is for any. */
  readonly involved: readonly Involvement[];
}

/** The friendly id of the exception that this command asks for. */
export function exceptionIdOf(commandId: string): string {
  return `EX-${deriveId(commandId, 'exception').slice(0, 8)}`;
}

export function requestException(
  { cause, project, until, reason }: Pick<RequestException, 'cause' | 'project' | 'until' | 'reason'>,
  facts: ExceptionFacts,
  state: Exceptions,
): Decision<ExceptionRequested, PromotionRefusal> {
  const { now, waives, quorums, owner, longestMs, involved } = facts;
  const requester = cause.actor.id;
  if (cause.actor.kind !== 'person') return refuse('not-a-person', { principal: requester });
  const wrong = wrongEnd(until, now, longestMs);
  if (wrong !== undefined) return wrong;
  const same = [...state.values()].find(
    (known) => known.status === 'granted' && known.until >= until && inShort(known.waives) === inShort(waives),
  );
  if (same !== undefined) {
    return refuse('excepted-already', { exceptionId: same.exceptionId, what: inShort(waives), until: same.until });
  }
  const exceptionId = exceptionIdOf(cause.commandId);
  const parts = [...involved, { person: requester, as: 'requester' }];
  return [
    ExceptionRequested({
      exceptionId,
      project,
      waives,
      until,
      reason,
      requester,
      quorums: [...quorums],
      owner,
      involved: parts,
    }),
  ];
}

function wrongEnd(until: string, now: string, longestMs: number): Refusal<PromotionRefusal> | undefined {
  if (until <= now) return refuse('exception-over-already', { until, now }, '/until');
  const latest = new Date(Date.parse(now) + longestMs).toISOString();
  return until > latest ? refuse('exception-too-long', { until, latest }, '/until') : undefined;
}
