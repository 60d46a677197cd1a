import { CloseButton } from '@mantine/core';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Loading } from '../../parts/faces/loading';
import { StateBadge } from '../../parts/state-badge';
import { useAt, useProject } from '../../shell/moment';
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
  const at = useAt();
  const finding = useFinding(project, findingId, at);
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
              <Told explained={explained} {...(at === undefined && { onAction })} />
              <CommandHint
                command={`ledgerline drift explain ${findingId}${at === undefined ? '' : ` --at ${at}`} --project ${project}`}
              />
              {action !== undefined && at === undefined && (
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

interface ToldProps {
  readonly explained: Explained;
  /** Absent where nothing can be done: of another time. */
  readonly onAction?: (action: Action) => void;
}

function Told({ explained, onAction }: ToldProps) {
  const { finding } = explained;
  const { state, word } = findingState(finding);
  return (
    <>
      <header className={classes.head}>
        <h2>{finding.findingId}</h2>
        <StateBadge state={state}>{word}</StateBadge>
        {finding.status !== 'open' && <span className={classes.soft}>{finding.status.replace('-', ' ')}</span>}
      </header>
      <FindingFacts explained={explained} isPast={onAction === undefined} />
      {onAction !== undefined && <WaysOut explained={explained} onAction={onAction} />}
      <FindingHistory steps={finding.history} />
    </>
  );
}
