import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { Answer } from '../../../parts/answer';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { useCapture } from '../query';
import type { ActionProps } from './action';
import classes from './actions.module.css';

/** Proposes that what was observed be declared. */
export function CaptureFinding({ finding: { project, environment, findingId }, onClose }: ActionProps) {
  const proposal = useCapture(project, findingId);
  const command = useCommand({
    project,
    send: (body: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/capture', {
        params: { path: { project, environment, findingId }, header: { 'Idempotency-Key': key } },
        body,
      }),
  });
  return (
    <ActionDialog
      title={`Capture ${findingId}`}
      verb={`Capture ${findingId}`}
      permission="finding:decide"
      command={command}
      isReady={proposal.data !== undefined && proposal.data.data.target !== 'nothing'}
      onClose={onClose}
      preview={
        <>
          <Answer of={proposal}>
            {({ says, diff, statements, document }) => (
              <>
                <p>
                  <HostileText text={says} />
                </p>
                {diff !== '' && <Code label={`what would change in ${document}`} text={diff} />}
                {statements.length > 0 && <Code label="the body of the migration" text={statements.join('\n')} />}
              </>
            )}
          </Answer>
          <CommandHint command={`ledgerline drift capture ${findingId} --preview --project ${project}`} />
        </>
      }
    />
  );
}

/** A document as it would be written, which scrolls by itself. */
export function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <pre className={classes.code} role="region" aria-label={label} tabIndex={0}>
      <HostileText text={text} most={4_000} />
    </pre>
  );
}
