import { useCommand } from '../../api/use-command';
import { ActionDialog } from '../../parts/action-dialog';
import { CommandHint } from '../../parts/command-hint';
import { HostileText } from '../../parts/hostile-text';
import { useProject } from '../../shell/moment';
import type { InboxItem } from './query';
import { wordAbout } from './words';

interface Props {
  readonly item: InboxItem;
  readonly says: 'yes' | 'no';
  readonly onClose: () => void;
}

/** Says yes or no to something that waits and is no plan. */
export function SayWord({ item, says, onClose }: Props) {
  const project = useProject();
  const { send, permission, asks, cli, comes } = wordAbout(item, says);
  const command = useCommand({
    project,
    send: ({ reason }: { readonly reason: string }, key) => send(project, reason.trim(), key),
  });
  const verb = says === 'yes' ? 'Approve' : 'Reject';
  return (
    <ActionDialog
      title={
        <>
          {verb}: <HostileText text={item.what} most={80} />
        </>
      }
      verb={`${verb} ${item.kind === 'glass' ? 'breaking the gates' : `this ${item.kind}`}`}
      danger={says === 'no' || item.kind === 'glass'}
      permission={permission}
      asks={asks}
      command={command}
      onClose={onClose}
      preview={
        <>
          <p>
            Asked for by <HostileText text={item.requester} most={60} />
            {item.reason !== '' && (
              <>
                : <HostileText text={item.reason} />
              </>
            )}
          </p>
          <p>{comes}</p>
          <CommandHint command={cli} />
        </>
      }
    />
  );
}
