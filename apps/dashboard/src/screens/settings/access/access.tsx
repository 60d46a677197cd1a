import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card } from '../../../parts/card';
import { CommandHint } from '../../../parts/command-hint';
import { Empty } from '../../../parts/faces/empty';
import { Loading } from '../../../parts/faces/loading';
import { Refused } from '../../../parts/faces/refused';
import { Stale } from '../../../parts/faces/stale';
import { useListKeys } from '../../../parts/use-list-keys';
import { useAt, useProject } from '../../../shell/moment';
import { NowOnly } from '../now-only';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import type { Action } from './actions/key-action';
import { KeyAction } from './actions/key-action';
import { KeyBar } from './key-bar';
import { KeyTable } from './key-table';
import { keyState } from './key-state';
import { SecretDialog } from './secret-dialog';
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
  // What is not there any more is not acted on, and nothing else in its place.
  const [acting, setActing] = useState<{ readonly action: Action; readonly keyId?: string | undefined } | undefined>();
  const action = acting?.action === 'issue' || acting?.keyId === key?.keyId ? acting?.action : undefined;
  const isBusy = action !== undefined || secret !== undefined;
  const actOnChosen = (wanted: Action) => () => {
    if (!isBusy && key !== undefined && keyState(key, Date.now()).isOpen)
      setActing({ action: wanted, keyId: key.keyId });
  };
  useListKeys({
    count: isBusy ? 0 : shown.length,
    index,
    onMove: (to) => {
      change({ chosen: shown[to]?.keyId });
    },
    letters: { r: actOnChosen('rotate'), x: actOnChosen('revoke') },
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
          setActing({ action: 'issue' });
        }}
      />
      {shown.length === 0 ? (
        <Empty
          title="No key opens this project"
          command={`ledgerline api-key issue --person <name> --role <role> --project ${project}`}
        >
          The key of the installation opens it all the same.
        </Empty>
      ) : (
        <Card title="Keys, and whose they are" aside={<span className={settings.soft}>the newest first</span>}>
          <KeyTable
            keys={shown}
            chosen={key?.keyId}
            onAct={(keyId, wanted) => {
              change({ chosen: keyId });
              setActing({ action: wanted, keyId });
            }}
          />
        </Card>
      )}
      {query.hasNextPage && (
        <div>
          <Button
            variant="default"
            size="xs"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {items.length} read · more
          </Button>
        </div>
      )}
      <p className={settings.soft}>
        Signed in is when somebody opened the dashboard with the key last. What programs change with a key stands in the
        ledger under their name; that they read leaves no trace.
      </p>
      <CommandHint command={`ledgerline api-key list${all ? ' --all' : ''} --project ${project}`} />
      {action !== undefined && (
        <KeyAction
          action={action}
          apiKey={key}
          onSecret={show}
          onClose={() => {
            setActing(undefined);
          }}
        />
      )}
      {secret !== undefined && <SecretDialog secret={secret} onClose={putAway} />}
    </>
  );
}
