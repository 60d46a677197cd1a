import type { RefusalText } from '@ledgerline/kernel';
import { manifestRefusals } from './domains/kubernetes/refusals';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const driftRefusals = {
  ...manifestRefusals,
  'no-such-finding': {
    status: 404,
    says: 'there is no finding {findingId} in {environment}',
    remedy: 'list the findings with `ledgerline drift list`',
  },
  'order-of-now': {
    status: 400,
    says: 'findings as of another time are listed by age, not by {order}',
    remedy: 'ask for `order=newest` or `order=oldest`, or leave `at` out',
  },
  'finding-closed': {
    status: 409,
    says: '{findingId} is closed: the difference was not observed any more',
    remedy: 'nothing is left to do; it opens again by itself when the difference comes back',
  },
  'people-decide': {
    status: 403,
    says: '{principal} is a service, and only people decide what becomes of a finding',
    remedy: 'decide with your own login',
  },
  'nothing-to-capture': {
    status: 422,
    says: '{resource} {path} cannot be proposed as it was observed: {because}',
    remedy: 'cut a release that has it, or ask for a revert, or accept it until an instant',
  },
  'no-release-awaited': {
    status: 409,
    says: '{findingId} in {environment} does not wait for a release',
    remedy: 'what is proposed for an overlay is rejected there: `ledgerline overlay reject {environment} <proposal>`',
  },
  'secret-rotated': {
    status: 422,
    says: '{resource} {path} holds a secret: what was declared may have been rotated, and an old secret is never restored',
    remedy: 'declare the secret that is in use with a new release or overlay, or accept the difference until then',
  },
  'no-longer-observed': {
    status: 409,
    says: '{findingId} is not drift in the latest observation of {detector}',
    remedy: 'wait for the next observation; the finding closes, or shows what there is to decide',
  },
  'revert-not-requested': {
    status: 409,
    says: 'nobody asked for {findingId} to be reverted; it is {status}',
    remedy: 'ask for it with `ledgerline drift revert {findingId}`',
  },
  'acceptance-already-over': {
    status: 422,
    says: 'an acceptance until {until} would be over already; it is {now}',
    remedy: 'give an instant in the future',
  },
  'acceptance-too-long': {
    status: 422,
    says: 'an acceptance until {until} would last more than {days} days',
    remedy: 'accept it until {latest} at the latest, or capture it for good',
  },
  'finding-excepted': {
    status: 409,
    says: '{findingId} is accepted until an instant already, and nobody is reminded of it',
    remedy: 'nothing to do: it comes back when its acceptance ends',
  },
  'finding-flapping': {
    status: 409,
    says: '{findingId} comes and goes: it closes when it has stayed away until {until}',
    remedy: 'find out who writes it with `ledgerline drift explain {findingId}`',
  },
  'snooze-already-over': {
    status: 422,
    says: 'a snooze until {until} would be over already; it is {now}',
    remedy: 'give an instant in the future',
  },
  'snooze-too-long': {
    status: 422,
    says: 'a snooze until {until} would last more than {days} days',
    remedy: 'snooze it until {latest} at the latest, or accept it',
  },
  'snooze-past-deadline': {
    status: 422,
    says: 'a snooze until {until} would outlast the deadline of {findingId}, which is {deadline}',
    remedy: 'snooze it until {deadline} at the latest, or accept it',
  },
  'no-such-principal': {
    status: 422,
    says: 'no key of {project} is of the {kind} {id}',
    remedy: 'assign it to somebody of `GET /v1/projects/{project}/keys`, as it is spelled there',
  },
  'all-heard': {
    status: 409,
    says: 'every detector of {environment} has spoken in time',
    remedy: 'nothing to do: it is looked at again when one of them is due',
  },
  'another-environment': {
    status: 403,
    says: 'this key speaks for {bound}, not for {environment}',
    remedy: 'use a key that was issued for {environment}',
  },
  'no-such-detector': {
    status: 422,
    says: 'nobody knows what a detector {detector} sees; there are {known}',
    remedy: 'report under the name of one of those',
  },
  'observation-invalid': {
    status: 422,
    says: 'the document is not what {detector} observes: {problem}',
    remedy: 'correct what the pointer shows; the guide on drift has the form of every document',
  },
  'observation-too-large': {
    status: 422,
    says: 'the document has {bytes} bytes; {most} are the most',
    remedy: 'let the agent look at less, as `partial` if something is left out',
  },
  'observation-unexplained': {
    status: 422,
    says: 'an observation that is {completeness} has to say why',
    remedy: 'send `problem` with it',
  },
  'observation-outdated': {
    status: 409,
    says: 'it was observed at {observedAt}, and what was seen at {latest} is recorded already',
    remedy: 'send what is observed now',
  },
  'observation-from-the-future': {
    status: 422,
    says: 'it was observed at {observedAt}, and it is {now} here',
    remedy: 'set the clock of the agent’s machine',
  },
  'not-in-sync': {
    status: 409,
    says: '{environment} has not been observed as declared: {because}',
    remedy: 'nothing to do: it is tried again with the next observation that changes something',
  },
} as const satisfies Record<string, RefusalText>;

/** Some of the words are the environment's own. */
export type DriftRefusal =
  keyof typeof driftRefusals | 'no-such-environment' | 'nothing-declared' | 'secret-in-value' | 'variance-not-allowed';
