import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import { ValueText } from '../../parts/value-text';
import type { Explained } from './facts';
import classes from './finding-panel.module.css';

const sentences = {
  missing: 'is declared and was not seen',
  unexpected: 'was seen and is declared nowhere',
  changed: 'is otherwise than declared',
} as const;

/** What is declared and observed, who wrote it, since when, and by which rule that matters. */
export function FindingFacts({ explained, isPast }: { readonly explained: Explained; readonly isPast: boolean }) {
  const { finding, declared, observed, changedBy, because } = explained;
  const { difference, environment, detector, openedAt, seen, deadline, assignee, escalatedAt, escalatedTo } = finding;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['declared', <ValueText key="value" value={declared} />],
    ['observed', <ValueText key="value" value={observed} />],
    [
      'changed by',
      changedBy === null ? (
        <span className={classes.soft}>not recorded there</span>
      ) : (
        <>
          <HostileText text={changedBy.manager} most={80} /> ({changedBy.operation})
          {changedBy.at !== undefined && (
            <>
              , <Instant at={changedBy.at} />
            </>
          )}
        </>
      ),
    ],
    ['because', <HostileText key="text" text={because} />],
    [
      'seen',
      seen === null ? (
        isPast ? (
          'not told of another time: these are the values that it opened with'
        ) : (
          'not in the last observation'
        )
      ) : (
        <>
          {seen.times} times by {detector}, last <Instant at={seen.last} relative />
        </>
      ),
    ],
    [
      'open',
      <>
        since <Instant at={openedAt} />
        {finding.reopened > 0 && `, came back ${String(finding.reopened)} times`}
      </>,
    ],
    [
      'deadline',
      escalatedAt !== undefined ? (
        <StateBadge state="drift">
          passed{escalatedTo === undefined ? '' : `, ${escalatedTo} was told`} <Instant at={escalatedAt} relative />
        </StateBadge>
      ) : deadline === undefined ? (
        <span className={classes.soft}>none</span>
      ) : (
        <>
          <Instant at={deadline} relative /> (<Instant at={deadline} />)
        </>
      ),
    ],
    [
      'whose',
      assignee === undefined ? (
        <span className={classes.soft}>nobody’s</span>
      ) : (
        <>
          <HostileText text={assignee.id} most={60} /> ({assignee.kind})
        </>
      ),
    ],
    ...(finding.flapping ? [['flapping', `comes and goes; written by ${finding.writers.join(', ')}`] as const] : []),
    ...(finding.until === undefined
      ? []
      : [
          [
            'accepted',
            <>
              until <Instant at={finding.until} />
            </>,
          ] as const,
        ]),
    ...(finding.snoozedUntil === undefined
      ? []
      : [
          [
            'snoozed',
            <>
              until <Instant at={finding.snoozedUntil} />
            </>,
          ] as const,
        ]),
  ];
  return (
    <>
      <p>
        <strong>
          <HostileText text={difference.resource} most={160} />
        </strong>{' '}
        {difference.path !== '' && <HostileText text={difference.path} most={160} />} in <strong>{environment}</strong>{' '}
        {sentences[difference.kind]}.
      </p>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
