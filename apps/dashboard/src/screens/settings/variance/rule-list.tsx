import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Card } from '../../../parts/card';
import { HostileText } from '../../../parts/hostile-text';
import { useListKeys } from '../../../parts/use-list-keys';
import { useProject } from '../../../shell/moment';
import type { VarianceRule } from '../facts';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import { boundWords, relativeWords } from './bound-words';
import { UseTable } from './use-table';
import classes from './variance.module.css';

interface Props {
  readonly rules: readonly VarianceRule[];
  readonly environment: string | undefined;
  /** The key of a rule. */
  readonly chosen: string | undefined;
  /** Of the project file. */
  readonly version: number;
}

/** Each rule with its bounds, whose it is, and the environments that use it. */
export function RuleList({ rules, environment, chosen, version }: Props) {
  const change = useChange();
  const project = useProject();
  const isHere = ({ environments }: VarianceRule) =>
    environment === undefined || environments === null || environments.includes(environment);
  const shown = rules.filter(isHere);
  const found = shown.findIndex(({ key }) => key === chosen);
  useListKeys({
    count: shown.length,
    index: found < 0 ? undefined : found,
    onMove: (to) => {
      change({ chosen: shown[to]?.key });
    },
  });
  const used = shown.filter(({ uses }) => uses.length > 0).length;
  return (
    <Card
      title={`${String(shown.length)} rules, ${String(used)} in use`}
      aside={
        <span className={settings.soft}>
          of{' '}
          <Link to="/p/$project/settings" params={{ project }}>
            version {version}
          </Link>
        </span>
      }
    >
      <ul className={classes.rules} aria-label="Variance rules">
        {shown.map((rule) => (
          <Rule key={rule.key} rule={rule} environment={environment} isChosen={rule.key === chosen} />
        ))}
      </ul>
    </Card>
  );
}

interface RuleProps {
  readonly rule: VarianceRule;
  readonly environment: string | undefined;
  readonly isChosen: boolean;
}

function Rule({ rule, environment, isChosen }: RuleProps) {
  const { key, owner, why, environments, bounds, relative, credential } = rule;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const uses = rule.uses.filter((use) => environment === undefined || use.environment === environment);
  const words = [
    ...boundWords(bounds),
    ...relative.map(relativeWords),
    ...(credential ? ['a credential by reference'] : []),
  ];
  return (
    <li ref={item} className={classes.rule} data-chosen={isChosen || undefined} aria-current={isChosen || undefined}>
      <div className={classes.head}>
        <h3>
          <HostileText text={key} most={120} />
        </h3>
        <span className={settings.soft}>
          owned by{' '}
          <strong>
            <HostileText text={owner} most={80} />
          </strong>
        </span>
      </div>
      <p>
        <HostileText text={why} />
      </p>
      <dl className={settings.facts}>
        <dt>may be</dt>
        <dd>{words.length === 0 ? 'anything' : <HostileText text={words.join(' · ')} most={300} />}</dd>
        <dt>between</dt>
        <dd>{environments === null ? 'all environments' : environments.join(', ')}</dd>
      </dl>
      {uses.length === 0 ? (
        <p className={settings.soft}>used by no environment{environment === undefined ? '' : ' that is shown'}</p>
      ) : (
        <UseTable label={`values under ${key.slice(0, 100)}`} uses={uses} hasKey={key.includes('*')} />
      )}
    </li>
  );
}
