import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import type { State } from '../../parts/state';
import { StateBadge } from '../../parts/state-badge';
import type { Dossier } from './query';
import classes from './release.module.css';

type Migration = Dossier['migrations'][string][number];

const states: Readonly<Record<NonNullable<Migration['safety']>, State>> = {
  additive: 'good',
  blocking: 'waiting',
  destructive: 'refused',
};

interface Props {
  readonly migrations: readonly Migration[];
  readonly releaseId: string;
}

/** Those that this release brought, classified; those of before, counted. */
export function Migrations({ migrations, releaseId }: Props) {
  const own = migrations.filter((one) => one.releaseId === releaseId || one.releaseId === null);
  const before = migrations.filter((one) => !own.includes(one));
  return (
    <>
      <ul className={classes.rows}>
        {own.map((migration) => (
          <OneMigration key={migration.id} {...migration} />
        ))}
      </ul>
      {before.length > 0 && (
        <details>
          <summary>{`${String(before.length)} of earlier releases`}</summary>
          <ul className={classes.rows}>
            {before.map((migration) => (
              <OneMigration key={migration.id} {...migration} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function OneMigration({ id, checksum, safety, because, statements = [], requires }: Migration) {
  return (
    <li>
      <HostileText text={id} most={80} /> <Digest value={checksum} of={`checksum of ${id}`} head={6} />{' '}
      <StateBadge state={safety === undefined ? 'unknown' : states[safety]}>{safety ?? 'not classified'}</StateBadge>
      {because !== undefined && (
        <p className={classes.soft}>
          <HostileText text={because} most={160} />
        </p>
      )}
      {statements
        .filter((statement) => statement.instead !== undefined)
        .map(({ line, instead = '' }) => (
          <p key={line} className={classes.soft}>
            line {line}: rather <HostileText text={instead} most={200} />
          </p>
        ))}
      {requires.length > 0 && (
        <p className={classes.soft}>
          runs after{' '}
          <HostileText text={requires.map(({ alias, releaseId }) => alias ?? releaseId).join(', ')} most={160} /> has
          converged there
        </p>
      )}
    </li>
  );
}
