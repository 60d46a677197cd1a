import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { HostileText } from '../../../parts/hostile-text';
import { Instant } from '../../../parts/instant';
import { StateBadge } from '../../../parts/state-badge';
import { useProject } from '../../../shell/moment';
import settings from '../settings.module.css';
import type { Entry } from './entry';

interface Props {
  readonly entries: readonly Entry[];
  readonly chosen: string | undefined;
  /** Nothing is done about the past. */
  readonly isPast: boolean;
  readonly onAct: (id: string) => void;
}

/** Every exception and freeze that is shown: who, why, from when until when, and what can be done. */
export function EntryTable({ entries, chosen, isPast, onAct }: Props) {
  return (
    <div className={settings.scroll} role="region" aria-label="exceptions and freezes as a table" tabIndex={0}>
      <table className={settings.table}>
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">State</th>
            <th scope="col">What</th>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col">Who, and why</th>
            <th scope="col">
              <span className={settings.soft}>Do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr
              key={entry.id}
              data-chosen={entry.id === chosen || undefined}
              aria-current={entry.id === chosen || undefined}
            >
              <th scope="row" className={settings.nowrap}>
                {entry.id}
              </th>
              <td className={settings.nowrap}>
                <StateBadge state={entry.state}>{entry.word}</StateBadge>
              </td>
              <td className={settings.name}>
                <HostileText text={entry.what} most={120} />
                <p className={settings.soft}>
                  <HostileText text={entry.where} most={120} />
                </p>
              </td>
              <td className={settings.nowrap}>
                <Instant at={entry.from} />
              </td>
              <td className={settings.nowrap}>
                <Instant at={entry.until} />
              </td>
              <td className={settings.text}>
                <strong>
                  <HostileText text={entry.who} most={60} />
                </strong>
                : <HostileText text={entry.reason} most={160} />
                {entry.recurs !== undefined && (
                  <p className={settings.soft}>
                    only at <HostileText text={entry.recurs} most={160} />
                  </p>
                )}
                {entry.ending !== undefined && (
                  <p className={settings.soft}>
                    {entry.word} <HostileText text={entry.ending} most={160} />
                  </p>
                )}
              </td>
              <td className={settings.nowrap}>{!isPast && <WayOut entry={entry} onAct={onAct} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WayOut({ entry: { id, way, finding }, onAct }: { readonly entry: Entry; readonly onAct: Props['onAct'] }) {
  const project = useProject();
  switch (way) {
    case 'end':
    case 'lift':
      return (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${way === 'end' ? 'End' : 'Lift'} ${id}…`}
          onClick={() => {
            onAct(id);
          }}
        >
          {way === 'end' ? 'End…' : 'Lift…'}
        </Button>
      );
    case 'finding':
      return (
        <Link to="/p/$project/drift" params={{ project }} search={{ finding: finding ?? '' }}>
          the finding
        </Link>
      );
    case 'approvals':
      return (
        <Link to="/p/$project/approvals" params={{ project }}>
          decide
        </Link>
      );
    case undefined:
      return null;
  }
}
