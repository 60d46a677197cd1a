import { NativeSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Answer } from '../../../parts/answer';
import { Card } from '../../../parts/card';
import { CommandHint } from '../../../parts/command-hint';
import { Empty } from '../../../parts/faces/empty';
import { Loading } from '../../../parts/faces/loading';
import { useAt, useProject } from '../../../shell/moment';
import { useEnvironments } from '../../../api/project-answers';
import { useVariance } from '../query';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import { RuleList } from './rule-list';
import { UseTable } from './use-table';

/** What may differ between environments, within which bounds, who answers for it, and what does differ. */
export function Variance() {
  const project = useProject();
  const at = useAt();
  const { environment, chosen } = useSearch({ from: '/p/$project/settings' });
  const change = useChange();
  const variance = useVariance(project, at);
  const names = useEnvironments(project, at).data?.data.items.map((one) => one.environment) ?? [];
  return (
    <>
      <div className={settings.bar}>
        <NativeSelect
          size="xs"
          aria-label="Environment"
          value={environment ?? ''}
          onChange={({ currentTarget: { value } }) => {
            change({ environment: value === '' ? undefined : value });
          }}
        >
          <option value="">any environment</option>
          {[...new Set([...names, ...(environment === undefined ? [] : [environment])])].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </div>
      <Answer
        of={variance}
        loading={<Loading rows={4} height={96} />}
        isEmpty={({ rules, uncovered }) => rules.length + uncovered.length === 0}
        empty={
          <Empty title="Nothing may differ between environments" command={`ledgerline apply --project ${project}`}>
            Rules stand under `variance` in the project file.
          </Empty>
        }
      >
        {({ rules, uncovered, isWhole, version }) => (
          <>
            <RuleList rules={rules} environment={environment} chosen={chosen} version={version} />
            {uncovered.length > 0 && (
              <Card title="Values that no rule covers">
                <p className={settings.soft}>
                  An exception allows them, or their rule is gone. The environment stays as it is; its next intent is
                  refused unless an exception is in force.
                </p>
                <UseTable label="values that no rule covers" uses={uncovered} hasKey />
              </Card>
            )}
            {!isWhole && <p role="status">There are more values than are shown: narrow them to an environment.</p>}
          </>
        )}
      </Answer>
      <CommandHint command={`ledgerline variance${at === undefined ? '' : ` --at ${at}`} --project ${project}`} />
    </>
  );
}
