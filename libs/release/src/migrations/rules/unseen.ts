import { plain, shown } from '../names';
import type { Finding } from '../safety';
import { destructive } from '../safety';
import type { Wrapped } from '../sql-syntax';
import { textsOf } from '../sql-syntax';

const WRITTEN_OUT = 'write out as plain SQL what it is to do; where that cannot be, have somebody read it';

/** What may do anything. */
export function opaque(kind: string, reason: string, instead = WRITTEN_OUT): Finding {
  return { ...destructive(kind, reason, instead), opaque: true };
}

/** A statement of which no rule knows what it does is never taken for safe. */
export function unknownStatement(kind: string): Finding {
  return opaque(kind, 'it is not known what this statement does');
}

export function tooLarge(kind: string): Finding {
  return opaque(kind, 'the statement is too large to be looked at', 'split it');
}

export function doBlock(): Finding {
  return opaque('DO', 'what the block does is decided when it runs, and cannot be told from here');
}

export function call({ funccall }: { readonly funccall?: { readonly funcname?: readonly Wrapped[] } }): Finding {
  const name = shown(textsOf(funccall?.funcname));
  return opaque('CALL', `what ${name} does cannot be told from here`);
}

export function execute({ name = '' }: { readonly name?: string }): Finding {
  return opaque('EXECUTE', `what ${plain(name)} does cannot be told from here`);
}
