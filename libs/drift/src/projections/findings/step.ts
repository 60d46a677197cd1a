import type { Recorded } from '@ledgerline/kernel';
import { contentDigest } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import type { FindingEvent } from '../../events';
import type { FindingRow, FindingStep } from './row';

/** What an event says of a finding, for its history. */
export function stepOf(row: FindingRow | undefined, event: Recorded<FindingEvent>): FindingStep {
  const { type, data, metadata, recordedAt, position } = event;
  const before = event.type === 'finding.reopened' ? otherThan(event.data.difference, row?.difference) : undefined;
  const to = toldTo(event);
  return {
    what: type.slice('finding.'.length),
    who: metadata.actor.id,
    at: recordedAt,
    position: String(position),
    ...('reason' in data && { reason: data.reason }),
    ...('because' in data && { reason: data.because }),
    ...('as' in data && { as: data.as }),
    ...('until' in data && { until: data.until }),
    ...('exceptionId' in data && { exceptionId: data.exceptionId }),
    ...('deadline' in data && { deadline: data.deadline }),
    ...(to !== undefined && { to }),
    ...(before !== undefined && { before }),
  };
}

function toldTo(event: FindingEvent): string | undefined {
  if (event.type === 'finding.assigned') return event.data.assignee?.id ?? 'nobody';
  return event.type === 'finding.escalated' ? event.data.to : undefined;
}

function otherThan(difference: Difference, before: Difference | undefined): Difference | undefined {
  return before === undefined || contentDigest(before) === contentDigest(difference) ? undefined : before;
}
