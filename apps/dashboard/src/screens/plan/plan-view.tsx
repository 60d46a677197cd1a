import type { ReactNode } from 'react';
import { Card } from '../../parts/card';
import { ChangesTable } from './changes-table';
import type { Promotion, ShownPlan } from './facts';
import { GateList } from './gate-list';
import classes from './plan.module.css';
import { tally } from './told-change';

interface Props {
  readonly plan: ShownPlan;
  readonly voters?: Promotion['voters'];
  readonly earliest?: string | null;
  /** Beneath the gates: what can be done about it. */
  readonly children?: ReactNode;
}

/** Every change with its classification, and beside it who or what has to say yes. */
export function PlanView({ plan, voters = {}, earliest = null, children }: Props) {
  return (
    <div className={classes.parts}>
      <Card title="What would change" aside={<span className={classes.soft}>{tally(plan)}</span>}>
        <ChangesTable plan={plan} />
      </Card>
      <div className={classes.side}>
        <Card title="Gates">
          <GateList gates={plan.gates} voters={voters} earliest={earliest} />
        </Card>
        {children}
      </div>
    </div>
  );
}
