import { Link } from '@tanstack/react-router';
import { StateBadge } from '../../parts/state-badge';
import type { State } from '../../parts/state';
import { placeOf } from '../../shell/screen';
import { useFindingsNotClosed } from '../../api/project-answers';
import { useExceptions, useFreezes, useWaiting } from './query';
import classes from './time.module.css';

interface Props {
  readonly project: string;
  readonly at: string | undefined;
}

/** What was open in the whole project: each leads to where it is told, as of then. */
export function OpenThen({ project, at }: Props) {
  const findings = useFindingsNotClosed(project, at).data?.data;
  const exceptions = useExceptions(project, at).data?.data;
  const freezes = useFreezes(project, at).data?.data;
  const waiting = useWaiting(project, at).data?.data;
  const open = findings?.items.filter(({ status }) => status !== 'excepted').length;
  const frozen = freezes?.items.filter(({ status }) => status === 'on').length;
  const told: readonly Told[] = [
    { count: open, more: findings?.next, one: 'finding', many: 'findings', state: 'drift', path: 'drift' },
    {
      ...{ count: waiting?.items.length, more: waiting?.next, one: 'plan waits', many: 'plans wait' },
      ...{ state: 'waiting', path: 'approvals' },
    },
    {
      count: exceptions?.items.length,
      more: exceptions?.next,
      one: 'exception',
      many: 'exceptions',
      state: 'excepted',
    },
    { count: frozen, more: freezes?.next, one: 'freeze', many: 'freezes', state: 'refused' },
  ];
  if (told.some(({ count }) => count === undefined)) return <span className={classes.soft}>asking what was open</span>;
  const some = told.filter(({ count = 0 }) => count > 0);
  if (some.length === 0) return <StateBadge state="good">nothing was open</StateBadge>;
  return some.map((one) => <Count key={one.one} project={project} at={at} told={one} />);
}

function Count({ project, at, told: { count = 0, more, one, many, state, path } }: Props & { readonly told: Told }) {
  const search = at === undefined ? {} : { at };
  const words = `${String(count)}${typeof more === 'string' ? ' and more' : ''} ${count === 1 ? one : many}`;
  const badge = <StateBadge state={state}>{words}</StateBadge>;
  if (path === undefined) return badge;
  return (
    <Link to={placeOf(project, path)} search={path === 'approvals' ? { ...search, all: true } : search}>
      {badge}
    </Link>
  );
}

interface Told {
  readonly count: number | undefined;
  /** Cursor of what was not counted. */
  readonly more: string | null | undefined;
  readonly one: string;
  readonly many: string;
  readonly state: State;
  readonly path?: string;
}
