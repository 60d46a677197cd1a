import { useSearch } from '@tanstack/react-router';
import { ScreenHead } from '../../parts/screen-head';
import { useAt, useProject } from '../../shell/moment';
import { Compared } from './compared';
import { useNames } from './query';
import { sideIn } from './side';
import { SidesForm } from './sides-form';
import { WhatToCompare } from './what-to-compare';

/** Why two sides differ. */
export function Differences() {
  const project = useProject();
  const at = useAt();
  const { from = '', to = '' } = useSearch({ from: '/p/$project/differences' });
  const names = useNames(project, at);
  const [one, other] = [sideIn(from), sideIn(to)];
  const form = <SidesForm key={`${from} ${to}`} from={from} to={to} names={names} />;
  if (one === undefined || other === undefined) {
    return (
      <>
        <ScreenHead title="Differences" />
        {form}
        <WhatToCompare environments={names.environments} isRefused={from + to !== ''} />
      </>
    );
  }
  return <Compared sides={{ from: one, to: other }} asked={{ from, to }} form={form} />;
}
