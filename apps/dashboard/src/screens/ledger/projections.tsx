import type { components } from '@ledgerline/api-client';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { Loading } from '../../parts/faces/loading';
import { duration } from '../../parts/relative-time';
import { StateBadge } from '../../parts/state-badge';
import classes from './ledger.module.css';
import { useProjections } from './query';

type Projection = components['schemas']['Ready']['projections'][number];

/** How far the rows behind each question have come, beside what the ledger has. */
export function Projections() {
  return (
    <Answer of={useProjections()} loading={<Loading rows={10} height={24} />}>
      {({ head, projections }) => (
        <Card title="Projections" aside={<span>the ledger ends at {head ?? 'no event'}</span>}>
          <div className={classes.scroll} role="region" aria-label="every projection" tabIndex={0}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">Projection</th>
                  <th scope="col">State</th>
                  <th scope="col">Behind</th>
                  <th scope="col">Position</th>
                  <th scope="col">Set aside</th>
                </tr>
              </thead>
              <tbody>
                {projections.map((one) => (
                  <tr key={one.name}>
                    <th scope="row">
                      <code>{one.name}</code>
                    </th>
                    <td>
                      <StatusOf projection={one} />
                    </td>
                    <td>{one.lagMs === null ? 'not known' : one.lagMs === 0 ? 'nothing' : duration(one.lagMs)}</td>
                    <td className={classes.number}>{one.position ?? 'never filled'}</td>
                    <td className={classes.number}>{one.quarantined}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
    </Answer>
  );
}

function StatusOf({ projection: { status, quarantined } }: { readonly projection: Projection }) {
  if (status === 'stopped') return <StateBadge state="refused">stopped</StateBadge>;
  if (status === 'rebuilding') return <StateBadge state="pending">being rebuilt</StateBadge>;
  if (quarantined > 0) return <StateBadge state="waiting">follows, but for rows set aside</StateBadge>;
  return <StateBadge state="good">follows</StateBadge>;
}
