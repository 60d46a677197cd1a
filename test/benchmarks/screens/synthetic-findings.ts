import { driftEvents } from '@ledgerline/drift';
import type { DomainEvent } from '@ledgerline/kernel';
import { contentDigest, deriveId } from '@ledgerline/kernel';

/** As many as one observation can tell without becoming too long for an event. */
const DIFFERENCES_AN_OBSERVATION = 500;
const SEVERITIES = ['minor', 'material', 'critical'] as const;

/** So many findings that are open, each seen by one of the environment's detectors; one in two hundred was acknowledged. */
export function findingsIn(project: string, environment: string, count: number): readonly DomainEvent[] {
  const about = { project, environment };
  const events: DomainEvent[] = [];
  for (let from = 0; from < count; from += DIFFERENCES_AN_OBSERVATION) {
    const detector = from === 0 ? 'kubernetes' : `kubernetes-${String(from / DIFFERENCES_AN_OBSERVATION)}`;
    const some = Math.min(DIFFERENCES_AN_OBSERVATION, count - from);
    const differences = Array.from({ length: some }, (_, index) => differenceOf(environment, from + index));
    const observationId = deriveId('observation', environment, detector);
    for (const difference of differences) {
      const findingId = deriveId('finding', difference.fingerprint);
      events.push(fromSample('finding.opened', { ...about, detector, findingId, difference }));
    }
    differences.forEach(({ fingerprint }, index) => {
      const findingId = deriveId('finding', fingerprint);
      if (index % 200 === 0) events.push(fromSample('finding.acknowledged', { ...about, findingId }));
    });
    events.push(fromSample('observation.recorded', { ...about, detector, observationId, differences }));
  }
  return events;
}

function differenceOf(environment: string, number: number) {
  const resource = `apps/v1 Deployment shop/web-${String(number)}`;
  const fingerprint = contentDigest({ environment, resource });
  return { ...sampleDifference(), resource, fingerprint, severity: SEVERITIES[number % 3] ?? 'minor' };
}

function sampleDifference(): object {
  return (fromSample('finding.opened', {}).data as { readonly difference: object }).difference;
}

function fromSample(type: string, changes: object): DomainEvent {
  const definition = driftEvents.find((candidate) => candidate.type === type);
  if (definition === undefined) throw new Error(`no event type "${type}"`);
  return { type, data: { ...definition.sample, ...changes } };
}
