import { plain } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { Wrapped } from '../sql-syntax';
import { unwrap } from '../sql-syntax';

interface VariableSetStmt {
  readonly name?: string;
  readonly kind?: string;
  readonly args?: readonly Wrapped[];
}

const ITS_OWN = 'leave the setting as it is';

export function set({ name = '', kind = '', args }: VariableSetStmt): Finding {
  const word = kind === 'VAR_SET_VALUE' ? wordOf(args) : 'default';
  if (name === 'session_replication_role' && word !== 'origin' && word !== 'default') {
    return destructive('SET', 'triggers and foreign keys do not guard what this migration writes', ITS_OWN);
  }
  if (name === 'standard_conforming_strings' && !['on', 'true', 'yes', 'default'].includes(word ?? '')) {
    return destructive('SET', 'what follows is read in another way than it was here', ITS_OWN);
  }
  return additive('SET', `${plain(name) || 'a setting'} holds for this session only`);
}

/** `ALTER SYSTEM`, `ALTER DATABASE … SET`, `ALTER ROLE … SET`. */
export const settingForAll =
  (kind: string) =>
  ({ setstmt }: { readonly setstmt?: VariableSetStmt }): Finding =>
    destructive(
      kind,
      `setting ${plain(setstmt?.name ?? '')} changes for every session, also those of the running release`,
      'have it in the configuration of the release, where it is compared',
    );

export function transaction({ kind = '' }: { readonly kind?: string }): Finding {
  const words = kind.replace(/^TRANS_STMT_/, '').replaceAll('_', ' ');
  if (words === 'PREPARE') {
    return blocking('PREPARE TRANSACTION', 'its locks are held until somebody comes back to it', 'COMMIT');
  }
  return additive(words, 'nothing changes by itself');
}

function wordOf(args: readonly Wrapped[] | undefined): string | undefined {
  return unwrap(args?.[0], 'A_Const')?.sval?.sval?.toLowerCase();
}
