import { client } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { ActionDialog } from '../../../parts/action-dialog';
import { Answer } from '../../../parts/answer';
import { CommandHint } from '../../../parts/command-hint';
import { HostileText } from '../../../parts/hostile-text';
import { ValueText } from '../../../parts/value-text';
import { useRevert } from '../query';
import classes from './actions.module.css';
import { Code } from './capture-finding';
import type { ActionProps } from './action';

/** Asks whoever deploys the environment to restore what is declared. */
export function RevertFinding({ finding: { project, environment, findingId }, onClose }: ActionProps) {
  const plan = useRevert(project, findingId);
  const command = useCommand({
    project,
    send: (body: { readonly reason: string }, key) =>
      client.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/revert', {
        params: { path: { project, environment, findingId }, header: { 'Idempotency-Key': key } },
        body,
      }),
  });
  return (
    <ActionDialog
      title={`Revert ${findingId} in ${environment}`}
      verb={`Ask for the revert in ${environment}`}
      danger
      permission="finding:decide"
      command={command}
      isReady={plan.data?.data.possible === true}
      onClose={onClose}
      preview={
        <>
          <Answer of={plan}>
            {({ says, steps, statements }) => (
              <>
                <p>
                  <HostileText text={says} />
                </p>
                <ul className={classes.steps}>
                  {steps.map(({ what, resource, path, from, to }) => (
                    <li key={`${resource} ${path}`}>
                      {what} <HostileText text={`${resource} ${path}`} most={120} />:{' '}
                      <ValueText value={from} most={80} /> → <ValueText value={to} most={80} />
                    </li>
                  ))}
                </ul>
                {statements.length > 0 && (
                  <Code label="SQL for a person to run; nothing runs it by itself" text={statements.join('\n')} />
                )}
              </>
            )}
          </Answer>
          <p className={classes.soft}>Nothing is restored by itself: the deployer of the environment is asked.</p>
          <CommandHint command={`ledgerline drift revert ${findingId} --plan --project ${project}`} />
        </>
      }
    />
  );
}
