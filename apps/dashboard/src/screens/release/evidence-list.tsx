import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import type { Dossier } from './query';
import classes from './release.module.css';

/** What was found out about it, by what, where, and who signed that. */
export function EvidenceList({ evidence }: Pick<Dossier, 'evidence'>) {
  if (evidence.length === 0) return <p className={classes.soft}>nothing has verified it yet</p>;
  return (
    <ul className={classes.rows}>
      {evidence.map(({ evidenceId, kind, suite, environment, verdict, summary, signers = [], at, by, blob }) => (
        <li key={evidenceId}>
          <StateBadge state={verdict === 'passed' ? 'good' : 'refused'}>{verdict}</StateBadge>{' '}
          <strong>
            <HostileText text={suite} most={80} />
          </strong>{' '}
          {kind}
          {summary.tests > 0 && `, ${told(summary)}`}
          {environment !== undefined && ` in ${environment}`}{' '}
          <span className={classes.soft}>
            <Instant at={at} /> by <HostileText text={by.id} most={60} /> ·{' '}
            <Digest value={blob} of="evidence" head={6} />
          </span>{' '}
          {signers.length === 0 ? (
            <StateBadge state="unknown">not signed</StateBadge>
          ) : (
            <StateBadge state="good">{`signed by ${signers.map(({ name }) => name).join(' and ')}`}</StateBadge>
          )}
        </li>
      ))}
    </ul>
  );
}

function told({ tests, failures, errors, skipped }: Dossier['evidence'][number]['summary']): string {
  const bad = failures + errors;
  const passed = `${String(tests - bad - skipped)} of ${String(tests)} passed`;
  return [
    passed,
    ...(bad > 0 ? [`${String(bad)} failed`] : []),
    ...(skipped > 0 ? [`${String(skipped)} skipped`] : []),
  ].join(', ');
}
