import type { StepOf } from './command-steps';
import type { Asking } from './door';
import { personOf } from './project-rules';
import { over } from './promotion-rules';
import type { PromotionRules } from './promotion-rules';
import type { Came } from './rules';

const GLASS_MINUTES = 15;

/** A word for the plan that stands, of somebody who had no part in it. */
export function approve(promotion: PromotionRules, { who, first, comment }: StepOf<'approve'>, asking: Asking): Came {
  const { status, plan, approvers } = promotion;
  const person = personOf(who);
  if (status === 'unknown') return 'no-such-promotion';
  if (status === 'requested') return 'not-planned';
  if (status !== 'gated') return 'promotion-closed';
  if (first && promotion.first !== plan) return 'plan-moved';
  if (who === 'ci') return 'not-a-person';
  if (['max', promotion.requester, ...promotion.proposers].includes(person)) return 'duties-not-separate';
  if (who === (asking === 'role' ? 'otto' : 'zed')) return 'not-in-group';
  if (asking === 'comment' && !comment) return 'comment-required';
  if (approvers.has(person) && (!comment || approvers.get(person) === true)) return 'nothing';
  approvers.set(person, comment);
  return 'done';
}

/** Nothing that stands is undone; what is authorised is fenced first. */
export function revoke(promotion: PromotionRules, { who, first }: StepOf<'revoke'>): Came {
  const { status, plan, approvers } = promotion;
  if (status === 'unknown') return 'no-such-promotion';
  if (who === 'ci') return 'not-a-person';
  if (status === 'rolling-out') return 'too-late-to-revoke';
  if (status === 'requested') return 'not-planned';
  if (over.has(status)) return 'promotion-closed';
  if (first && promotion.first !== plan) return 'plan-moved';
  if (!approvers.delete(personOf(who))) return 'nothing';
  if (status === 'authorized') promotion.isWithheld = true;
  promotion.status = 'gated';
  return 'done';
}

/** Two people, the second within the minutes of the first. */
export function breakGlass(promotion: PromotionRules, { who, first }: StepOf<'break'>, minute: number): Came {
  const { status, plan } = promotion;
  if (status === 'unknown') return 'no-such-promotion';
  if (status === 'requested') return 'not-planned';
  if (status !== 'gated') return 'promotion-closed';
  if (first && promotion.first !== plan) return 'plan-moved';
  if (who === 'ci') return 'not-a-person';
  if (who === 'zed') return 'not-in-group';
  const until = minute + GLASS_MINUTES;
  const by = personOf(who);
  const { glass } = promotion;
  if (glass === undefined || glass.plan !== plan || glass.until <= minute) {
    promotion.glass = { status: 'asked', plan, by, until };
    return 'done';
  }
  if (glass.status === 'broken') return 'nothing';
  if (glass.by === by) return 'second-person-needed';
  promotion.glass = { status: 'broken', plan, by, until };
  promotion.review = 'owed';
  return 'done';
}

export function review(promotion: PromotionRules, { who }: StepOf<'review'>): Came {
  if (promotion.status === 'unknown') return 'no-such-promotion';
  if (promotion.review === 'none') return 'nothing-was-broken';
  if (who === 'ci') return 'not-a-person';
  if (promotion.review === 'written') return 'nothing';
  promotion.review = 'written';
  return 'done';
}
