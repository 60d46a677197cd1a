import type { Memory } from '../memory/memory';
import type { Finding } from '../safety';
import { additive, destructive } from '../safety';
import type { Wrapped } from '../sql-syntax';
import { isOn } from '../sql-syntax';
import { select, write } from './data';
import { opaque } from './unseen';

interface Within {
  readonly query?: Wrapped;
}

export interface CopyStmt extends Within {
  readonly is_from?: boolean;
  readonly is_program?: boolean;
}

/** `CREATE TABLE … AS`, `PREPARE`, `DECLARE`: harmless as far as the statement within is. */
export const around =
  (kind: string, reason: string) =>
  ({ query }: Within, memory: Memory): readonly Finding[] => [additive(kind, reason), ...inner(query, memory)];

export function explain(
  { query, options }: Within & { readonly options?: readonly Wrapped[] },
  memory: Memory,
): readonly Finding[] {
  const runs = isOn(options, 'analyze') ? inner(query, memory) : [];
  return [additive('EXPLAIN', 'a plan is shown'), ...runs];
}

export function copy({ query, is_from, is_program: program }: CopyStmt, memory: Memory): readonly Finding[] {
  if (program === true) {
    return [
      destructive(
        'COPY … PROGRAM',
        'it runs a program on the server, and what that does cannot be told from here',
        'move rows in or out by other means',
      ),
    ];
  }
  const what = is_from === true ? additive('COPY', 'rows are added') : additive('COPY', 'rows are read');
  return [what, ...inner(query, memory)];
}

/** What is harmless of the statement within goes without saying. */
function inner(query: Wrapped | undefined, memory: Memory): readonly Finding[] {
  const found = Object.entries(query ?? {}).flatMap(([kind, node]) => {
    if (kind === 'SelectStmt') return select(node as Wrapped, memory);
    if (/^(?:Insert|Update|Delete|Merge)Stmt$/.test(kind)) return write(kind)(node as Wrapped, memory);
    return [opaque('EXECUTE', 'what the statement does was decided elsewhere, and cannot be told from here')];
  });
  return found.filter(({ safety }) => safety !== 'additive');
}
