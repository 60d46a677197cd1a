import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { ClassificationBadge } from '../../parts/classification-badge';
import { CommandHint } from '../../parts/command-hint';
import { Loading } from '../../parts/faces/loading';
import { HostileText } from '../../parts/hostile-text';
import { StateBadge } from '../../parts/state-badge';
import { ValueText } from '../../parts/value-text';
import { placeOf } from '../../shell/screen';
import type { Diff } from './facts';
import { useThenAndNow } from './query';
import classes from './time.module.css';
import { useChange } from './use-change';

/** So many differences are told here; all of them on the screen of differences. */
const MOST = 12;

interface Props {
  readonly project: string;
  /** Undefined is now: there is nothing to compare. */
  readonly at: string | undefined;
  readonly environments: readonly string[];
  /** Undefined while there is none. */
  readonly environment: string | undefined;
}

/** What has changed in one environment since. */
export function ThenAndNow({ project, at, environments, environment }: Props) {
  return (
    <Card title="Then and now" aside={environment !== undefined && <Choice of={environments} chosen={environment} />}>
      {at === undefined && (
        <p className={classes.soft}>This is now. Choose a moment: on the timeline, in the list, or by typing it.</p>
      )}
      {at !== undefined && environment === undefined && <p className={classes.soft}>There was no environment then.</p>}
      {at !== undefined && environment !== undefined && (
        <Compared project={project} at={at} environment={environment} />
      )}
    </Card>
  );
}

/** The environment that is compared. */
function Choice({ of, chosen }: { readonly of: readonly string[]; readonly chosen: string }) {
  const change = useChange();
  return (
    <NativeSelect
      size="xs"
      aria-label="Environment"
      value={chosen}
      data={[...of]}
      onChange={({ currentTarget: { value } }) => {
        change({ environment: value });
      }}
    />
  );
}

interface ComparedProps {
  readonly project: string;
  readonly at: string;
  readonly environment: string;
}

function Compared({ project, at, environment }: ComparedProps) {
  const diff = useThenAndNow(project, environment, at);
  return (
    <>
      <Answer of={diff} loading={<Loading rows={3} height={28} />}>
        {(data) => <Told diff={data} />}
      </Answer>
      <p className={classes.more}>
        <Link to={placeOf(project, 'differences')} search={{ from: `${environment}@${at}`, to: environment }}>
          Every difference with its reason
        </Link>
      </p>
      <CommandHint command={`ledgerline diff ${environment}@${at} ${environment} --project ${project}`} />
    </>
  );
}

function Told({ diff: { from, to, differences, counts } }: { readonly diff: Diff }) {
  const named = (Object.entries(counts) as readonly (readonly [keyof typeof counts, number])[]).filter(
    ([, count]) => count > 0,
  );
  return (
    <>
      <p>
        <strong>
          <HostileText text={from.release?.alias ?? 'nothing'} most={40} />
        </strong>{' '}
        →{' '}
        <strong>
          <HostileText text={to.release?.alias ?? 'nothing'} most={40} />
        </strong>
        {from.overlayVersion !== to.overlayVersion && (
          <span className={classes.soft}>
            {' '}
            overlay {from.overlayVersion ?? '–'} → {to.overlayVersion ?? '–'}
          </span>
        )}
      </p>
      <p className={classes.counts}>
        {named.length === 0 ? (
          <StateBadge state="good">nothing differs</StateBadge>
        ) : (
          named.map(([classification, count]) => (
            <ClassificationBadge key={classification} of={classification} count={count} />
          ))
        )}
      </p>
      {differences.length > 0 && (
        <ul className={classes.differing} aria-label="Differences between then and now">
          {differences.slice(0, MOST).map(({ kind, key, from: then, to: now, classification }) => (
            <li key={`${kind} ${key}`}>
              <span className={classes.key}>
                {kind} <HostileText text={key} most={80} />
              </span>
              <span className={classes.values}>
                <ValueText value={then} most={60} /> → <ValueText value={now} most={60} />
              </span>
              <ClassificationBadge of={classification} />
            </li>
          ))}
        </ul>
      )}
      {differences.length > MOST && <p className={classes.soft}>and {differences.length - MOST} more</p>}
    </>
  );
}
