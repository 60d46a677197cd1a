import type { Decider } from '@ledgerline/kernel';
import { withEntry } from '@ledgerline/kernel';
import type { FindingEvent } from './events';
import type { Drift, Finding } from './state';

/** The findings of one environment; id `<project>:<environment>`. */
export const drift: Decider<Drift, FindingEvent> = {
  name: 'drift',
  stream: (id) => `drift-${id}`,
  initial: { findings: new Map() },
  evolve(state, event) {
    const before = state.findings.get(event.data.findingId);
    const after = findingAfter(before, event);
    if (after === undefined) return state;
    return { findings: withEntry(state.findings, after.findingId, after) };
  },
};

function findingAfter(before: Finding | undefined, event: FindingEvent): Finding | undefined {
  if (event.type === 'finding.opened') {
    const { findingId, detector, difference } = event.data;
    return { findingId, detector, difference, status: 'open' };
  }
  if (before === undefined) return undefined;
  const { settled: _, ...unsettled } = before;
  const { acceptance, ...unexcepted } = unsettled;
  switch (event.type) {
    case 'finding.reopened':
      return { ...unsettled, status: 'open', difference: event.data.difference };
    case 'finding.acknowledged':
      return { ...before, status: 'acknowledged' };
    case 'finding.capture-proposed':
      return { ...before, status: 'capture-proposed', proposalId: event.data.proposalId };
    case 'finding.revert-requested':
      return { ...before, status: 'revert-requested' };
    case 'finding.revert-reported':
      return before;
    case 'finding.accepted': {
      const { exceptionId, until, person, reason } = event.data;
      return { ...before, status: 'excepted', acceptance: { exceptionId, until, person, reason } };
    }
    case 'finding.acceptance-expired':
      if (acceptance?.exceptionId !== event.data.exceptionId) return before;
      return { ...unexcepted, status: statusWithoutAcceptance(before) };
    case 'finding.closed':
      return event.data.as === 'excepted' ? { ...before, settled: true } : { ...unsettled, status: 'closed' };
  }
}

/** What had ended by its exception is over until it is seen again; anything else is as open as it was. */
function statusWithoutAcceptance({ status, settled }: Finding): Finding['status'] {
  if (status !== 'excepted') return status;
  return settled === true ? 'closed' : 'open';
}
