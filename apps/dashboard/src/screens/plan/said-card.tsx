import { Card } from '../../parts/card';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import type { Promotion } from './facts';
import classes from './plan.module.css';

/** Who has approved this plan, when, and in which words. */
export function SaidCard({ promotion: { approvals } }: { readonly promotion: Promotion }) {
  if (approvals.length === 0) return null;
  return (
    <Card title="Said yes to this plan">
      <ul className={classes.words}>
        {approvals.map(({ person, groups, at, comment }) => (
          <li key={person}>
            <span aria-hidden="true">✓ </span>
            <strong>
              <HostileText text={person} most={60} />
            </strong>{' '}
            <span className={classes.soft}>
              {groups.length > 0 && <>for {groups.join(', ')}, </>}
              <Instant at={at} relative />
            </span>
            {comment !== undefined && (
              <p>
                <HostileText text={comment} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
