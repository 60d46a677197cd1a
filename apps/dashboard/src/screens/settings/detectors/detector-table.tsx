import { Link } from '@tanstack/react-router';
import { HostileText } from '../../../parts/hostile-text';
import { Instant } from '../../../parts/instant';
import { duration } from '../../../parts/relative-time';
import { StateBadge } from '../../../parts/state-badge';
import { useProject } from '../../../shell/moment';
import type { Detector } from '../facts';
import settings from '../settings.module.css';
import { detectorState } from './detector-state';

export function DetectorTable({ items }: { readonly items: readonly Detector[] }) {
  return (
    <div className={settings.scroll} role="region" aria-label="every detector" tabIndex={0}>
      <table className={settings.table}>
        <thead>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Detector</th>
            <th scope="col">Says</th>
            <th scope="col">Is</th>
            <th scope="col">Last word</th>
            <th scope="col">Silent after</th>
            <th scope="col">Sees</th>
            <th scope="col">Finding</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Row key={`${one.environment} ${one.detector}`} detector={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ detector: one }: { readonly detector: Detector }) {
  const project = useProject();
  const { state, word } = detectorState(one);
  return (
    <tr>
      <th scope="row" className={settings.nowrap}>
        {one.environment}
      </th>
      <td className={settings.name}>
        <HostileText text={one.detector} most={60} />
      </td>
      <td className={settings.nowrap}>
        <StateBadge state={state}>{word}</StateBadge>
      </td>
      <td>{one.expected ? 'expected' : <span className={settings.soft}>unasked</span>}</td>
      <td className={settings.nowrap}>
        {one.reportedAt === null ? (
          'never'
        ) : one.silentSince === null ? (
          <Instant at={one.reportedAt} relative />
        ) : (
          <>
            silent since <Instant at={one.silentSince} /> (<Instant at={one.silentSince} relative />)
          </>
        )}
      </td>
      <td className={settings.nowrap}>{one.silentAfterMs === null ? '–' : duration(one.silentAfterMs)}</td>
      <td className={one.problem === null ? settings.nowrap : settings.text}>
        {one.completeness ?? '–'}
        {one.problem !== null && (
          <>
            {': '}
            <HostileText text={one.problem} most={160} />
          </>
        )}
      </td>
      <td className={settings.nowrap}>
        {one.findingId === null ? (
          '–'
        ) : (
          <Link to="/p/$project/drift" params={{ project }} search={{ finding: one.findingId }}>
            {one.findingId}
          </Link>
        )}
      </td>
    </tr>
  );
}
