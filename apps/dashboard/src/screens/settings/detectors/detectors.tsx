import { NativeSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Answer } from '../../../parts/answer';
import { Card } from '../../../parts/card';
import { CommandHint } from '../../../parts/command-hint';
import { Empty } from '../../../parts/faces/empty';
import { Loading } from '../../../parts/faces/loading';
import { StateBadge } from '../../../parts/state-badge';
import { useAt, useProject } from '../../../shell/moment';
import type { Detector } from '../facts';
import { NowOnly } from '../now-only';
import { useDetectors } from '../../../api/project-answers';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import { DetectorTable } from './detector-table';

/** Who watches which environment, who was heard of, and who is silent. */
export function Detectors() {
  const project = useProject();
  const at = useAt();
  const { environment } = useSearch({ from: '/p/$project/settings' });
  const change = useChange();
  const detectors = useDetectors(project, at === undefined);
  if (at !== undefined) {
    return (
      <NowOnly title="Whether a detector is silent is of now">
        Silence is measured by the clock. What was found silent at another time stands in the ledger, as findings of the
        domain detectors.
      </NowOnly>
    );
  }
  return (
    <>
      <Answer
        of={detectors}
        loading={<Loading rows={4} height={60} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty
            title="No detector is expected, and none has spoken"
            command={`ledgerline configuration --project ${project}`}
          >
            Name them under `observe` of an environment, and start an agent beside it. Without one, nobody knows whether
            it is as declared.
          </Empty>
        }
      >
        {({ items }) => {
          const names = [...new Set(items.map((one) => one.environment))].sort();
          const shown = items.filter((one) => environment === undefined || one.environment === environment);
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
                <Totals items={shown} />
              </div>
              <Card title="Detectors">
                <DetectorTable items={shown} />
              </Card>
            </>
          );
        }}
      </Answer>
      <CommandHint command={`ledgerline detectors --project ${project}`} />
    </>
  );
}

function Totals({ items }: { readonly items: readonly Detector[] }) {
  const unknown = items.filter(({ verdict }) => verdict === 'unknown').length;
  const unasked = items.filter(({ expected }) => !expected).length;
  return (
    <>
      {unknown > 0 ? (
        <StateBadge state="unknown">{`${String(unknown)} of ${String(items.length)} not known`}</StateBadge>
      ) : (
        <StateBadge state="good">all are heard</StateBadge>
      )}
      {unasked > 0 && <span className={settings.soft}>{unasked} speak unasked</span>}
    </>
  );
}
