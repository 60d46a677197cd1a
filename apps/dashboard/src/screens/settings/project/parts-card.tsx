import { Link } from '@tanstack/react-router';
import { Card } from '../../../parts/card';
import { Digest } from '../../../parts/digest';
import { HostileText } from '../../../parts/hostile-text';
import { Instant } from '../../../parts/instant';
import { StateBadge } from '../../../parts/state-badge';
import { useProject } from '../../../shell/moment';
import type { ProjectFile } from '../facts';
import classes from '../settings.module.css';

/** Which version is in force, by whom and since when, and since which version each part is as it is. */
export function PartsCard({ file }: { readonly file: ProjectFile }) {
  const project = useProject();
  const { version, at, position, configuredBy, configurationHash, parts, reviewers } = file;
  return (
    <Card title={`Version ${String(version)}`} aside={<StateBadge state="good">in force</StateBadge>}>
      <dl className={classes.facts}>
        <dt>since</dt>
        <dd>
          <Instant at={at} />,{' '}
          <Link to="/p/$project/ledger" params={{ project }} search={{ event: position }}>
            position {position}
          </Link>
        </dd>
        <dt>by</dt>
        <dd>
          <HostileText text={configuredBy} most={80} />
        </dd>
        <dt>hash</dt>
        <dd>
          <Digest value={configurationHash} of="configuration hash" />
        </dd>
        <dt>changes of policy</dt>
        <dd>
          {reviewers === null ? (
            'are in force at once: nobody is asked'
          ) : (
            <>
              wait for {reviewers.count} of <HostileText text={reviewers.of} most={80} />
            </>
          )}
        </dd>
      </dl>
      <div className={classes.scroll} role="region" aria-label="parts of the file" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Is</th>
              <th scope="col">Since version</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.part}>
                <th scope="row">
                  <code>{part.part}</code>
                </th>
                <td className={classes.nowrap}>
                  {part.governed ? 'policy' : <span className={classes.soft}>what there is</span>}
                </td>
                <td className={classes.nowrap}>
                  {part.version}{' '}
                  <span className={classes.soft}>
                    <Instant at={part.at} /> by <HostileText text={part.configuredBy} most={24} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
