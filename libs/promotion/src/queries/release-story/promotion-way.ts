import type { Recorded } from '@ledgerline/kernel';
import { endings, isEnding } from '../../endings';
import type { PromotionStreamEvent } from '../../events';
import { gatesSeen, stepped, turned, unbegun, type Way } from './way';

/** What a promotion did and waited for, from its own events. */
export function promotionWay(events: readonly Recorded<PromotionStreamEvent>[]): Way {
  return events.reduce(after, unbegun);
}

function after(way: Way, event: Recorded<PromotionStreamEvent>): Way {
  const at = event.recordedAt;
  if (isEnding(event)) {
    const person = event.type === 'promotion.aborted' ? event.data.person : null;
    return stepped(turned(way, at, undefined), at, endings[event.type], person);
  }
  switch (event.type) {
    case 'promotion.requested':
      return stepped(turned(way, at, 'planning'), at, 'requested', event.data.requester);
    case 'promotion.planned':
      return stepped(turned(way, at, 'waiting'), at, 'planned');
    case 'promotion.plan-approved':
      return stepped(way, at, 'approved', event.data.person);
    case 'promotion.approval-revoked': {
      const isAuthorized = way.stretches.at(-1)?.doing === 'declaring';
      return stepped(isAuthorized ? turned(way, at, 'waiting') : way, at, 'took-back', event.data.person);
    }
    case 'promotion.glass-broken':
      return stepped(way, at, 'broke-gates', event.data.people.join(' and '));
    case 'promotion.gates-evaluated':
      return gatesSeen(way, at, event.data.gates);
    case 'promotion.authorized':
      return stepped(turned(way, at, 'declaring'), at, 'authorized');
    case 'promotion.rolling-out':
      return stepped(turned(way, at, 'rolling-out'), at, 'declared');
    case 'promotion.glass-break-asked':
    case 'promotion.glass-break-reviewed':
      return way;
  }
}
