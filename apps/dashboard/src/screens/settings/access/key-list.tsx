import { Button } from '@mantine/core';
import { Card } from '../../../parts/card';
import { Empty } from '../../../parts/faces/empty';
import { useProject } from '../../../shell/moment';
import type { ApiKey } from '../facts';
import type { useApiKeys } from '../query';
import settings from '../settings.module.css';
import { KeyTable } from './key-table';

interface Props {
  readonly query: ReturnType<typeof useApiKeys>;
  /** So many were read so far, of whatever state. */
  readonly read: number;
  readonly shown: readonly ApiKey[];
  readonly chosen: string | undefined;
  readonly onAct: (keyId: string, action: 'rotate' | 'revoke') => void;
}

/** The keys as a table, and the next page of them. */
export function KeyList({ query, read, shown, chosen, onAct }: Props) {
  const project = useProject();
  return (
    <>
      {shown.length === 0 ? (
        <Empty
          title="No key opens this project"
          command={`ledgerline api-key issue --person <name> --role <role> --project ${project}`}
        >
          The key of the installation opens it all the same.
        </Empty>
      ) : (
        <Card title="Keys, and whose they are" aside={<span className={settings.soft}>the newest first</span>}>
          <KeyTable keys={shown} chosen={chosen} onAct={onAct} />
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
            {read} read · more
          </Button>
        </div>
      )}
    </>
  );
}
