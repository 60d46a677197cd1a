import { Link } from '@tanstack/react-router';
import { Digest } from '../../../parts/digest';
import { HostileText } from '../../../parts/hostile-text';
import { Instant } from '../../../parts/instant';
import { ValueText } from '../../../parts/value-text';
import { useProject } from '../../../shell/moment';
import type { OwnValue } from '../facts';
import settings from '../settings.module.css';

interface Props {
  readonly label: string;
  readonly uses: readonly OwnValue[];
  /** Where the values are of several keys. */
  readonly hasKey: boolean;
}

/** Which environment has which value of its own, since when, and by which proposal. */
export function UseTable({ label, uses, hasKey }: Props) {
  const project = useProject();
  return (
    <div className={settings.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={settings.table}>
        <thead>
          <tr>
            <th scope="col">Environment</th>
            {hasKey && <th scope="col">Key</th>}
            <th scope="col">Value</th>
            <th scope="col">Since</th>
            <th scope="col">Proposal</th>
          </tr>
        </thead>
        <tbody>
          {uses.map(({ environment, key, value, since, position, proposalId, proposer, version }) => (
            <tr key={`${environment} ${key}`}>
              <th scope="row" className={settings.nowrap}>
                {environment}
              </th>
              {hasKey && (
                <td className={settings.name}>
                  <HostileText text={key} most={120} />
                </td>
              )}
              <td className={settings.text}>
                <ValueText value={value} most={160} />
              </td>
              <td className={settings.nowrap}>
                <Link to="/p/$project/ledger" params={{ project }} search={{ event: position }}>
                  <Instant at={since} />
                </Link>
              </td>
              <td className={settings.nowrap}>
                <Digest value={proposalId} of="proposal id" />{' '}
                <span className={settings.soft}>
                  by <HostileText text={proposer} most={60} />, overlay {version}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
