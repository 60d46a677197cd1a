import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { StateBadge } from '../../parts/state-badge';
import classes from './changes-table.module.css';
import type { Change, ShownPlan } from './facts';
import { toldChange } from './told-change';
import { isDigest, toldValue } from './told-value';

export function ChangesTable({ plan }: { readonly plan: ShownPlan }) {
  const { changes, declared, environment, release } = plan;
  if (changes.length === 0) return <p>Nothing would change.</p>;
  return (
    <div className={classes.scroll} role="region" aria-label="Changes" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Name</th>
            <th scope="col">
              {declared === undefined ? (
                'before'
              ) : (
                <>
                  {environment} now{declared !== null && ', '}
                  {declared !== null && <HostileText text={declared.alias} most={30} />}
                </>
              )}
            </th>
            <th scope="col">
              after, <HostileText text={release.alias} most={30} />
            </th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <Row key={`${change.kind} ${change.subject}`} change={change} plan={plan} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ change, plan }: { readonly change: Change; readonly plan: ShownPlan }) {
  const { kind, subject, does, state, word, remark, gates } = toldChange(change, plan);
  return (
    <tr>
      <td className={classes.kind}>{kind}</td>
      <th scope="row">
        <HostileText text={subject} most={80} />
      </th>
      <td data-label="now">{does === undefined ? <Value of={change.from} name={subject} /> : '–'}</td>
      <td data-label="after">{does ?? <Value of={change.to} name={subject} />}</td>
      <td>
        <StateBadge state={state}>
          <HostileText text={word} most={60} />
        </StateBadge>
        {remark !== undefined && (
          <p className={classes.remark}>
            <HostileText text={remark} most={160} />
          </p>
        )}
        {gates.length > 0 && <p className={classes.asks}>asks {gates.join(', ')}</p>}
      </td>
    </tr>
  );
}

function Value({ of, name }: { readonly of: unknown; readonly name: string }) {
  if (isDigest(of)) return <Digest value={of} of={`digest of ${name}`} head={4} />;
  if (of === null || of === undefined) return <>–</>;
  return (
    <code>
      <HostileText text={toldValue(of)} most={120} />
    </code>
  );
}
