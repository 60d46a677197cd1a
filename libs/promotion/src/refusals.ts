import type { RefusalText } from '@ledgerline/kernel';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const promotionRefusals = {
  'no-such-promotion': {
    status: 404,
    says: 'there is no promotion {promotionId} in {project}',
    remedy: 'list the promotions with `ledgerline status`',
  },
  'promotion-not-authorized': {
    status: 409,
    says: 'promotion {promotionId} was not authorised, so there is nothing to attest',
    remedy: 'see what it waits for with `ledgerline why-blocked`, or what became of it with `ledgerline story`',
  },
  'no-signing-key': {
    status: 409,
    says: 'this server has no key to sign with',
    remedy: 'give the api one: LEDGERLINE_SIGNING_KEY names a file with a PKCS#8 PEM, Ed25519 or ECDSA P-256',
  },
  'not-admitted': {
    status: 422,
    says: '{environment} admits {state}, and {release} has not reached it: {missing}',
    remedy: '{state} is reached in {in}: promote {release} there first, and let its gates hold',
  },
  'already-declared': {
    status: 409,
    says: '{environment} is declared to be {release} already',
    remedy: 'follow its rollout with `ledgerline status`, or promote another release',
  },
  'not-planned': {
    status: 409,
    says: 'the plan of this promotion is still being made',
    remedy: 'read the plan as soon as it is there, then approve it',
  },
  'plan-moved': {
    status: 409,
    says: 'the plan has changed since: you approved {approved}, it is now {current}',
    remedy: 'read the new plan, then approve that one',
  },
  'promotion-closed': {
    status: 409,
    says: 'the promotion is {status} already',
    remedy: 'request a new promotion',
  },
  'no-approval-needed': {
    status: 409,
    says: 'no gate of this plan asks for anybody’s word',
    remedy: 'see what it waits for with `ledgerline why-blocked`',
  },
  'not-in-group': {
    status: 403,
    says: '{person} is none of those whose word is asked for: {groups}',
    remedy: 'ask one of {groups}',
  },
  'duties-not-separate': {
    status: 403,
    says: '{person} is its {as}, and nobody approves their own work',
    remedy: 'ask another member of {groups}',
  },
  'comment-required': {
    status: 422,
    says: 'a word of {groups} counts only with a comment',
    remedy: 'say what you looked at: add `--comment`',
  },
  'not-a-person': {
    status: 403,
    says: '{principal} is a service, and only people approve',
    remedy: 'approve with your own login',
  },
  'too-late-to-revoke': {
    status: 409,
    says: 'the intent of this plan stands on {environment} already',
    remedy: 'promote the release that {environment} is to be instead, or `ledgerline rollback {environment}`',
  },
  'authorized-meanwhile': {
    status: 409,
    says: 'the promotion was authorised while your word was being taken back',
    remedy: 'send the request again',
  },
  'no-glass-to-break': {
    status: 422,
    says: 'project {project} names nobody who may break the glass',
    remedy: 'name a group under `governance: break-glass` in the project file and apply it',
  },
  'second-person-needed': {
    status: 403,
    says: '{person} asked for it, and a second person has to agree',
    remedy: 'have another member of {group} send the same',
  },
  'nothing-was-broken': {
    status: 409,
    says: 'no glass was broken for promotion {promotionId}',
    remedy: 'review the promotion whose gates were broken: `ledgerline break-glass list`',
  },
  'window-invalid': {
    status: 422,
    says: 'the rule "{rrule}" tells no windows: {problem}',
    remedy: 'write an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=9 with an IANA time zone',
  },
  'freeze-over-already': {
    status: 422,
    says: 'a freeze from {from} until {until} is over at {now}, or never began',
    remedy: 'let it end after it begins, and in the future',
  },
  'freeze-too-long': {
    status: 422,
    says: 'a freeze until {until} is longer than {days} days',
    remedy: 'let it end on {latest} at the latest, and declare it again when it is still wanted then',
  },
  'freeze-name-taken': {
    status: 409,
    says: 'there is a freeze "{name}" already',
    remedy: 'lift that one, or choose another name',
  },
  'freeze-scope-unclear': {
    status: 422,
    says: 'it is not said what is frozen',
    remedy: 'say exactly one of `everything`, `environments` and `labels`',
  },
  'too-many-freezes': {
    status: 409,
    says: 'there are {most} freezes that are not over',
    remedy: 'lift those that are not wanted any more: `ledgerline freeze list`',
  },
  'no-such-freeze': {
    status: 404,
    says: 'there is no freeze {freezeId} in {project}',
    remedy: 'list them with `ledgerline freeze list`',
  },
  frozen: {
    status: 409,
    says: '{environment} is frozen until {until}: {reason}',
    remedy: 'wait, or ask {liftedBy} to lift it: `ledgerline freeze lift {freezeId}`',
  },
  'no-such-environment': {
    status: 404,
    says: 'project {project} has no environment {environment}',
    remedy: 'name one of its environments, or add this one to the project file and `ledgerline apply`',
  },
  'no-such-gate': {
    status: 422,
    says: 'no gate {gate} stands on the way into {environment}; there are: {known}',
    remedy: 'name a gate as `ledgerline why-blocked` shows it',
  },
  'waiver-unclear': {
    status: 422,
    says: 'it is not said what is to be waived',
    remedy: 'name either a gate (and perhaps a release) or a key of the overlay',
  },
  'no-such-exception': {
    status: 404,
    says: 'there is no exception {exceptionId} in {project}',
    remedy: 'list them with `ledgerline exception list`',
  },
  'exception-closed': {
    status: 409,
    says: 'exception {exceptionId} is {status} already',
    remedy: 'ask for another one: `ledgerline exception request`',
  },
  'exception-over-already': {
    status: 422,
    says: 'an exception until {until} is over at {now}',
    remedy: 'let it end in the future',
  },
  'exception-too-long': {
    status: 422,
    says: 'an exception may not last until {until}',
    remedy: 'let it end on {latest} at the latest, and ask again when it is still needed then',
  },
  'excepted-already': {
    status: 409,
    says: '{exceptionId} waives {what} until {until} already',
    remedy: 'use that one, or ask for a later end',
  },
  'release-rejected': {
    status: 409,
    says: '{release} was rejected by {person}: {reason}',
    remedy: 'promote another release, or have the rejection lifted: `ledgerline reject {release} --lift`',
  },
  'authorization-withdrawn': {
    status: 409,
    says: 'the authorisation of this promotion was taken back',
    remedy: 'see what it waits for with `ledgerline why-blocked`',
  },
  'never-there': {
    status: 422,
    says: '{release} was never declared in {environment}, so it cannot come back there',
    remedy: 'promote it: `ledgerline promote {release} --to {environment}`',
  },
  'nothing-to-retry': {
    status: 409,
    says: 'the rollout of {release} in {environment} did not fail',
    remedy: 'follow it with `ledgerline status`, or promote another release',
  },
  'automation-paused': {
    status: 409,
    says: 'automatic promotion to {environment} is paused: {reason}',
    remedy: 'resume it: `ledgerline automation resume {environment}`',
  },
  'older-than-declared': {
    status: 409,
    says: '{release} is older than {declared}, which is declared in {environment}',
    remedy: 'go back on purpose: `ledgerline rollback {environment} --to {release}`',
  },
  'too-late-to-abort': {
    status: 409,
    says: 'the promotion is {status}: its intent stands on {environment} or is about to',
    remedy: 'promote the release that {environment} is to be instead',
  },
  'no-such-decision': {
    status: 404,
    says: 'there is no decision {decisionId} in {project}',
    remedy: 'list them: `GET …/decisions`, or name the promotion that was authorised',
  },
  'decision-unreadable': {
    status: 409,
    says: 'the event of decision {decisionId} cannot be read: {problem}',
    remedy: 'run a build that knows such events, or see what `ledgerline replay decision` says of it',
  },
  'not-rolling-out': {
    status: 409,
    says: 'the promotion is {status}, so no rollout of it can end',
    remedy: 'see where it is with `ledgerline status`',
  },
} as const satisfies Record<string, RefusalText>;

export type PromotionRefusal = keyof typeof promotionRefusals;
