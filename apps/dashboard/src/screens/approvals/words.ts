import { client } from '../../api/client';
import type { InboxItem } from './query';

/** How a yes or a no to something that waits is said, and what comes of it. */
interface Word {
  readonly permission: string;
  readonly asks: 'reason' | 'comment' | 'nothing';
  readonly cli: string;
  readonly comes: string;
  readonly send: (project: string, said: string, key: string) => Promise<{ readonly data?: unknown }>;
}

const commented = (comment: string) => (comment === '' ? {} : { comment });

export function wordAbout(item: InboxItem, says: 'yes' | 'no'): Word {
  return says === 'yes' ? yesTo(item) : noTo(item);
}

function yesTo({ kind, id, environment, planHash = '', release = '' }: InboxItem): Word {
  const place = environment ?? '';
  switch (kind) {
    case 'exception':
      return {
        ...{ permission: 'exception:approve', asks: 'comment', cli: `ledgerline exception approve ${id}` },
        comes: 'Once everybody who is asked has said yes, it holds until its end, and then turns back by itself.',
        send: (project, comment, key) =>
          client.POST('/v1/projects/{project}/exceptions/{exceptionId}/approvals', {
            params: { path: { project, exceptionId: id }, header: { 'Idempotency-Key': key } },
            body: commented(comment),
          }),
      };
    case 'overlay':
      return {
        ...{ permission: 'overlay:approve', asks: 'nothing', cli: `ledgerline overlay approve ${place} ${id}` },
        comes: `Once everybody who is asked has said yes, ${place} has the new values from its next promotion on.`,
        send: (project, _, key) =>
          client.POST('/v1/projects/{project}/environments/{environment}/overlay/proposals/{proposalId}/approval', {
            params: {
              path: { project, environment: place, proposalId: id },
              header: { 'Idempotency-Key': key },
            },
          }),
      };
    case 'policy':
      return {
        ...{ permission: 'project:review', asks: 'comment', cli: `ledgerline change approve ${id}` },
        comes: 'Once everybody who is asked has said yes, the change of policy is in force.',
        send: (project, comment, key) =>
          client.POST('/v1/projects/{project}/configuration/changes/{proposalId}/reviews', {
            params: { path: { project, proposalId: id }, header: { 'Idempotency-Key': key } },
            body: commented(comment),
          }),
      };
    default:
      return {
        ...{ permission: 'promotion:break-glass', asks: 'reason' },
        cli: `ledgerline break-glass ${release} --to ${place} --plan ${planHash} --reason …`,
        comes: `You are the second person: the gates of ${release} to ${place} are broken at once, and a review stays open until it is written.`,
        send: (project, reason, key) =>
          client.POST('/v1/projects/{project}/promotions/{promotionId}/break-glass', {
            params: { path: { project, promotionId: id }, header: { 'Idempotency-Key': key } },
            body: { planHash, reason },
          }),
      };
  }
}

function noTo({ kind, id, environment }: InboxItem): Word {
  const place = environment ?? '';
  switch (kind) {
    case 'exception':
      return {
        ...{ permission: 'exception:request', asks: 'reason', cli: `ledgerline exception reject ${id} --reason …` },
        comes: 'It is not granted: what it would have waived goes on to count.',
        send: (project, reason, key) =>
          client.POST('/v1/projects/{project}/exceptions/{exceptionId}/rejection', {
            params: { path: { project, exceptionId: id }, header: { 'Idempotency-Key': key } },
            body: { reason },
          }),
      };
    case 'overlay':
      return {
        ...{ permission: 'overlay:approve', asks: 'reason' },
        cli: `ledgerline overlay reject ${place} ${id} --reason …`,
        comes: `${place} keeps the values that it has.`,
        send: (project, reason, key) =>
          client.POST('/v1/projects/{project}/environments/{environment}/overlay/proposals/{proposalId}/rejection', {
            params: {
              path: { project, environment: place, proposalId: id },
              header: { 'Idempotency-Key': key },
            },
            body: { reason },
          }),
      };
    default:
      return {
        ...{ permission: 'project:review', asks: 'reason', cli: `ledgerline change reject ${id} --reason …` },
        comes: 'The policy stays as it is.',
        send: (project, reason, key) =>
          client.POST('/v1/projects/{project}/configuration/changes/{proposalId}/rejection', {
            params: { path: { project, proposalId: id }, header: { 'Idempotency-Key': key } },
            body: { reason },
          }),
      };
  }
}
