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
    says: '{person} is in none of the groups that may approve this plan: {groups}',
    remedy: 'ask a member of {groups}',
  },
  'duties-not-separate': {
    status: 403,
    says: '{person} is its {as}, and nobody approves their own work',
    remedy: 'ask another member of {groups}',
  },
  'not-a-person': {
    status: 403,
    says: '{principal} is a service, and only people approve',
    remedy: 'approve with your own login',
  },
  'too-late-to-abort': {
    status: 409,
    says: 'the promotion is {status}: its intent stands on {environment} or is about to',
    remedy: 'promote the release that {environment} is to be instead',
  },
  'not-rolling-out': {
    status: 409,
    says: 'the promotion is {status}, so no rollout of it can end',
    remedy: 'see where it is with `ledgerline status`',
  },
} as const satisfies Record<string, RefusalText>;

export type PromotionRefusal = keyof typeof promotionRefusals;
