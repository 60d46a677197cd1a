import { Link } from '@tanstack/react-router';
import { Card } from '../../parts/card';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import { useProject } from '../../shell/moment';
import { byDetector } from './by-detector';
import classes from './detectors.module.css';
import type { Detector } from './facts';

/** Whether those who look have been heard, kind by kind. */
export function Detectors({ detectors }: { readonly detectors: readonly Detector[] }) {
  const project = useProject();
  return (
    <Card
      title="Detectors"
      aside={
        <Link to="/p/$project/settings" params={{ project }} search={{ tab: 'detectors' }}>
          each of them
        </Link>
      }
    >
      <ul className={classes.list}>
        {byDetector(detectors).map(({ detector, heard, of, unheard, latest }) => (
          <li key={detector} className={classes.detector}>
            <HostileText text={detector} most={40} />
            <span>
              <StateBadge state={unheard.length === 0 ? 'good' : 'unknown'}>
                {unheard.length === 0
                  ? `${String(heard)} of ${String(of)}`
                  : `${String(heard)} of ${String(of)}: not ${unheard.join(', ')}`}
              </StateBadge>
              {latest !== undefined && (
                <span className={classes.when}>
                  {' '}
                  <Instant at={latest} relative />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
