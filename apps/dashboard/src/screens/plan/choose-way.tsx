import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useProject } from '../../shell/moment';
import classes from './plan.module.css';
import { useEnvironments } from '../../api/project-answers';
import { useReleaseNames } from './query';
import type { PlanSearch } from './plan-search';

/** Which release, and where to; both stand in the address. */
export function ChooseWay({ chosen: { release = '', to = '' } }: { readonly chosen: PlanSearch }) {
  const project = useProject();
  const navigate = useNavigate({ from: '/p/$project/plan' });
  const environments = useEnvironments(project, undefined).data?.data.items ?? [];
  const releases = useReleaseNames(project).data?.data.items ?? [];
  const choose = (part: PlanSearch) => {
    void navigate({ to: '.', search: (before) => ({ ...before, ...part }) });
  };
  const withChosen = (names: readonly string[], one: string) => [...new Set([one, ...names])];
  return (
    <div className={classes.choice}>
      <NativeSelect
        label="Release"
        value={release}
        data={withChosen(
          releases.map(({ alias }) => alias),
          release,
        )}
        onChange={(event) => {
          choose({ release: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label="To"
        value={to}
        data={withChosen(
          environments.map(({ environment }) => environment),
          to,
        )}
        onChange={(event) => {
          choose({ to: event.currentTarget.value });
        }}
      />
    </div>
  );
}
