import { Link } from '@tanstack/react-router';
import { Answer } from '../../../../parts/answer';
import { HostileText } from '../../../../parts/hostile-text';
import { useProject } from '../../../../shell/moment';
import { useWaiting } from '../../query';
import settings from '../../settings.module.css';

/** The promotions that are under way to these environments. */
export function WhoGoesOn({ environments }: { readonly environments: readonly string[] }) {
  const project = useProject();
  return (
    <Answer of={useWaiting(project)} loading={<p role="status">asking who waits</p>}>
      {({ items, next }) => {
        const waiting = items.filter(({ environment }) => environments.includes(environment));
        if (waiting.length === 0 && next === null) return <p className={settings.soft}>nothing is on its way there</p>;
        return (
          <ul>
            {waiting.map(({ promotionId, alias, environment, status }) => (
              <li key={promotionId}>
                <Link to="/p/$project/promotions/$promotionId" params={{ project, promotionId }}>
                  <HostileText text={alias ?? promotionId} most={60} />
                </Link>{' '}
                to {environment} <span className={settings.soft}>{status}</span>
              </li>
            ))}
            {next !== null && <li className={settings.soft}>and more that is not listed here</li>}
          </ul>
        );
      }}
    </Answer>
  );
}
