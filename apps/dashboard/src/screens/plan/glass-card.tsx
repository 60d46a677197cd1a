import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../api/who';
import { Card } from '../../parts/card';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { BreakGlass } from './actions/break-glass';
import { ReviewGlass } from './actions/review-glass';
import type { Promotion, ShownPlan } from './facts';
import classes from './plan.module.css';

interface Props {
  readonly promotion: Promotion;
  readonly plan: ShownPlan;
  readonly isPast: boolean;
}

/** The way out in an emergency, for who may take it; for everybody, what became of it. */
export function GlassCard({ promotion, plan, isPast }: Props) {
  const may = useMay('promotion:break-glass') && !isPast;
  const canBreak = may && isShut(promotion);
  const canReview = may && promotion.glass?.reviewOwed === true;
  const [open, setOpen] = useState<'break' | 'review' | undefined>();
  const close = () => {
    setOpen(undefined);
  };
  if (promotion.glass === undefined && !canBreak) return null;
  return (
    <Card title="In an emergency">
      <div className={classes.words}>
        {promotion.glass !== undefined && <WhatCameOfIt {...promotion.glass} />}
        <div className={classes.buttons}>
          {canBreak && (
            <Button
              variant="default"
              onClick={() => {
                setOpen('break');
              }}
            >
              {promotion.glass?.status === 'asked' ? 'Break the gates, too…' : 'Break the gates…'}
            </Button>
          )}
          {canReview && (
            <Button
              variant="default"
              onClick={() => {
                setOpen('review');
              }}
            >
              Write the review…
            </Button>
          )}
        </div>
      </div>
      {open === 'break' && <BreakGlass promotion={promotion} plan={plan} onClose={close} />}
      {open === 'review' && <ReviewGlass promotion={promotion} onClose={close} />}
    </Card>
  );
}

/** Whether gates hold it back that nobody has broken. */
function isShut({ status, blockedBy, glass }: Promotion): boolean {
  return status === 'gated' && blockedBy.length > 0 && glass?.status !== 'broken';
}

function WhatCameOfIt({ status, people, reason, at, until, review, reviewOwed }: NonNullable<Promotion['glass']>) {
  return (
    <>
      <p>
        <strong>{status === 'broken' ? 'Its gates were broken' : 'Asked to break its gates'}</strong> by{' '}
        <HostileText text={people.join(' and ')} most={120} />, <Instant at={at} relative />, until{' '}
        <Instant at={until} brief />: <HostileText text={reason} />
      </p>
      {reviewOwed && (
        <p>
          <strong>Its review is due.</strong>
        </p>
      )}
      {review !== null && (
        <p>
          Reviewed by <HostileText text={review.person} most={60} />, <Instant at={review.at} relative />:{' '}
          <HostileText text={review.review} />
        </p>
      )}
    </>
  );
}
