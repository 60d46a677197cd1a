import { useParams } from '@tanstack/react-router';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { CommandHint } from '../../parts/command-hint';
import { Digest } from '../../parts/digest';
import { Face } from '../../parts/faces/face';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { ScreenHead } from '../../parts/screen-head';
import { useAt, useProject } from '../../shell/moment';
import { CopyPlan } from './copy-plan';
import type { Promotion } from './facts';
import { planOf } from './facts';
import { GlassCard } from './glass-card';
import classes from './plan.module.css';
import { PlanView } from './plan-view';
import { PromotionState } from './promotion-state';
import { usePromotion } from './query';
import { SaidCard } from './said-card';
import { WordCard } from './word-card';

/** The plan of a promotion: what would change, who must say yes, and when at the earliest. */
export function PromotionScreen() {
  const project = useProject();
  const at = useAt();
  const { promotionId } = useParams({ from: '/p/$project/promotions/$promotionId' });
  const query = usePromotion(project, promotionId, at);
  return (
    <>
      {query.data === undefined && <ScreenHead title="Promotion" />}
      <Answer of={query}>{(promotion) => <Shown promotion={promotion} isPast={at !== undefined} />}</Answer>
    </>
  );
}

function Shown({ promotion, isPast }: { readonly promotion: Promotion; readonly isPast: boolean }) {
  const { alias, releaseId, environment, requester, reason, requestedAt, earliest, voters } = promotion;
  const release = alias ?? releaseId;
  const plan = planOf(promotion);
  return (
    <>
      <ScreenHead title={`${short(release)} → ${environment}`} answer={<PromotionState promotion={promotion} />}>
        {plan !== undefined && (
          <>
            <span>
              plan <Digest value={plan.planHash} of="plan hash" head={4} />
            </span>
            <CopyPlan plan={plan} />
          </>
        )}
      </ScreenHead>
      <p className={classes.about}>
        <span>
          asked for by <HostileText text={requester} most={60} /> <Instant at={requestedAt} relative />:{' '}
          <HostileText text={reason} />
        </span>
        {promotion.kind !== undefined && <strong>{promotion.kind}</strong>}
      </p>
      {plan === undefined ? (
        <Face symbol="⟳" title="It is being planned">
          <p>What would change stands here in a moment.</p>
        </Face>
      ) : (
        <PlanView plan={plan} {...(voters !== undefined && { voters })} earliest={earliest}>
          {!isPast && promotion.status === 'gated' && <WordCard promotion={promotion} plan={plan} />}
          <SaidCard promotion={promotion} />
          <GlassCard promotion={promotion} plan={plan} isPast={isPast} />
          {promotion.involved.length > 0 && (
            <Card title="Who had a hand in it, and so cannot approve">
              <p>
                {[...partsIn(promotion.involved)].map(([person, parts], index) => (
                  <span key={person}>
                    {index > 0 && ' · '}
                    <HostileText text={person} most={60} /> <span className={classes.soft}>{parts.join(', ')}</span>
                  </span>
                ))}
              </p>
            </Card>
          )}
        </PlanView>
      )}
      <CommandHint command={`ledgerline why-blocked ${release} --to ${environment}`} />
    </>
  );
}

/** By person: everything that they are to it. */
function partsIn(involved: Promotion['involved']): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, readonly string[]>();
  for (const { person, as } of involved) parts.set(person, [...(parts.get(person) ?? []), as]);
  return parts;
}

const short = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);
