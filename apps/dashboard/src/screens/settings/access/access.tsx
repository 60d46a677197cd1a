import { CommandHint } from '../../../parts/command-hint';
import { Loading } from '../../../parts/faces/loading';
import { Refused } from '../../../parts/faces/refused';
import { Stale } from '../../../parts/faces/stale';
import { useListKeys } from '../../../parts/use-list-keys';
import { useAt, useProject } from '../../../shell/moment';
import { NowOnly } from '../now-only';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import { KeyAction } from './actions/key-action';
import { KeyBar } from './key-bar';
import { KeyList } from './key-list';
import { SecretDialog } from './secret-dialog';
import { useKeyAction } from './use-key-action';
import { useKeys } from './use-keys';
import { useShownSecret } from './use-secret';

/** Who may use the api of the project, and as what. */
export function Access() {
  return useAt() === undefined ? (
    <Now />
  ) : (
    <NowOnly title="Keys are listed as they are now">
      When each was issued, rotated and revoked, by whom and why, stands in the ledger: api-key.issued, api-key.rotated
      and api-key.revoked.
    </NowOnly>
  );
}

function Now() {
  const project = useProject();
  const change = useChange();
  const { query, items, shown, all, index, key } = useKeys(project);
  const { secret, show, putAway } = useShownSecret();
  const { action, act, actOnChosen, stop } = useKeyAction(key);
  const isBusy = action !== undefined || secret !== undefined;
  useListKeys({
    count: isBusy ? 0 : shown.length,
    index,
    onMove: (to) => {
      change({ chosen: shown[to]?.keyId });
    },
    letters: isBusy ? {} : { r: actOnChosen('rotate'), x: actOnChosen('revoke') },
  });
  if (query.isPending) return <Loading rows={5} height={44} />;
  if (items.length === 0 && query.error !== null) {
    return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  }
  const freshness = query.data?.pages[0];
  return (
    <>
      {freshness !== undefined && <Stale of={freshness} />}
      <KeyBar
        all={all}
        onIssue={() => {
          act({ action: 'issue' });
        }}
      />
      <KeyList
        query={query}
        read={items.length}
        shown={shown}
        chosen={key?.keyId}
        onAct={(keyId, wanted) => {
          change({ chosen: keyId });
          act({ action: wanted, keyId });
        }}
      />
      <p className={settings.soft}>
        Signed in is when somebody opened the dashboard with the key last. What programs change with a key stands in the
        ledger under their name; that they read leaves no trace.
      </p>
      <CommandHint command={`ledgerline api-key list${all ? ' --all' : ''} --project ${project}`} />
      {action !== undefined && <KeyAction action={action} apiKey={key} onSecret={show} onClose={stop} />}
      {secret !== undefined && <SecretDialog secret={secret} onClose={putAway} />}
    </>
  );
}
