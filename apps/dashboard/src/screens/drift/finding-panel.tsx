import { CloseButton } from '@mantine/core';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Loading } from '../../parts/faces/loading';
import { StateBadge } from '../../parts/state-badge';
import { useProject } from '../../shell/moment';
import type { Action } from './actions/action';
import { FindingAction } from './actions/finding-action';
import type { Explained } from './facts';
import { FindingFacts } from './finding-facts';
import { FindingHistory } from './finding-history';
import classes from './finding-panel.module.css';
import { findingState } from './finding-state';
import { useFinding } from './query';
import { useChange } from './use-change';
import { WaysOut } from './ways-out';

interface Props {
  readonly findingId: string;
  readonly action: Action | undefined;
  readonly onAction: (action: Action | undefined) => void;
}

/** One finding: what it is about, why it is one, and the ways out of it. */
export function FindingPanel({ findingId, action, onAction }: Props) {
  const project = useProject();
  const finding = useFinding(project, findingId);
  const change = useChange();
  const isAsked = finding.data === undefined || finding.data.data.finding.findingId === findingId;
  return (
    <section className={classes.panel} aria-label={`Finding ${findingId}`}>
      <CloseButton
        className={classes.close}
        aria-label="close the finding"
        onClick={() => {
          change({ finding: undefined });
        }}
      />
      {isAsked ? (
        <Answer of={finding} loading={<Loading rows={4} height={60} />}>
          {(explained) => (
            <>
              <Told explained={explained} onAction={onAction} />
              <CommandHint command={`ledgerline drift explain ${findingId} --project ${project}`} />
              {action !== undefined && (
                <FindingAction
                  key={action}
                  action={action}
                  finding={explained.finding}
                  onClose={() => {
                    onAction(undefined);
                  }}
                />
              )}
            </>
          )}
        </Answer>
      ) : (
        <Loading rows={4} height={60} />
      )}
    </section>
  );
}

function Told({ explained, onAction }: { readonly explained: Explained; readonly onAction: (action: Action) => void }) {
  const { finding } = explained;
  const { state, word } = findingState(finding);
  return (
    <>
      <header className={classes.head}>
        <h2>{finding.findingId}</h2>
        <StateBadge state={state}>{word}</StateBadge>
        {finding.status !== 'open' && <span className={classes.soft}>{finding.status.replace('-', ' ')}</span>}
      </header>
      <FindingFacts explained={explained} />
      <WaysOut explained={explained} onAction={onAction} />
      <FindingHistory steps={finding.history} />
    </>
  );
}
