import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWho } from '../../api/who';
import { Card } from '../../parts/card';
import { cutMiddle } from '../../parts/cut-middle';
import { useListKeys } from '../../parts/use-list-keys';
import { ApprovePlan } from './actions/approve-plan';
import { RejectPlan } from './actions/reject-plan';
import { WithdrawApproval } from './actions/withdraw-approval';
import type { Promotion, ShownPlan } from './facts';
import classes from './plan.module.css';

interface Props {
  readonly promotion: Promotion;
  readonly plan: ShownPlan;
}

/** What the reader can say about exactly this plan. */
export function WordCard({ promotion, plan }: Props) {
  const { data: who } = useWho();
  const [open, setOpen] = useState<'approve' | 'reject' | 'withdraw' | undefined>();
  const person = who === undefined ? undefined : (promotion.people?.[who.id] ?? who.id);
  const hasApproved = promotion.approvals.some((one) => one.person === person);
  const part = promotion.involved.find((one) => one.person === person);
  const hash = cutMiddle(plan.planHash);
  useListKeys({
    count: 1,
    index: 0,
    onMove: () => undefined,
    letters: {
      a: () => {
        setOpen(hasApproved ? 'withdraw' : 'approve');
      },
      r: () => {
        setOpen('reject');
      },
    },
  });
  const close = () => {
    setOpen(undefined);
  };
  const opens = (what: typeof open) => () => {
    setOpen(what);
  };
  return (
    <Card title="Your word">
      <div className={classes.words}>
        <p>
          {part === undefined
            ? 'You approve exactly this plan. If anything in it moves, your approval is void.'
            : `You are its ${part.as}, so your yes would not count.`}
        </p>
        <div className={classes.buttons}>
          {hasApproved ? (
            <Button variant="default" onClick={opens('withdraw')}>
              Withdraw my approval of {hash}
            </Button>
          ) : (
            <Button disabled={part !== undefined} onClick={opens('approve')}>
              Approve plan {hash}
            </Button>
          )}
          <Button variant="default" onClick={opens('reject')}>
            Reject plan {hash}
          </Button>
        </div>
        <p className={classes.soft}>A says yes or takes it back, R rejects.</p>
      </div>
      {open === 'approve' && <ApprovePlan promotion={promotion} plan={plan} onClose={close} />}
      {open === 'withdraw' && <WithdrawApproval promotion={promotion} plan={plan} onClose={close} />}
      {open === 'reject' && <RejectPlan promotion={promotion} plan={plan} onClose={close} />}
    </Card>
  );
}
