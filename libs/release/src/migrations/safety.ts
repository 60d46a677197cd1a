/** What a migration may do to a database that a release is using, from harmless to not to be undone. */
export const safeties = ['additive', 'blocking', 'destructive'] as const;
export type Safety = (typeof safeties)[number];

/** What one statement (or one part of an `ALTER TABLE`) does. Names objects; never what a literal of the SQL says. */
export interface Finding {
  /** As SQL calls it: `DROP COLUMN`. */
  readonly kind: string;
  readonly safety: Safety;
  readonly reason: string;
  /** What to do instead; there is nothing else to do about what is additive. */
  readonly instead?: string;
  /** Nobody can tell what the database is afterwards. */
  readonly opaque?: true;
}

export function additive(kind: string, reason: string): Finding {
  return { kind, safety: 'additive', reason };
}

export function blocking(kind: string, reason: string, instead: string): Finding {
  return { kind, safety: 'blocking', reason, instead };
}

export function destructive(kind: string, reason: string, instead: string): Finding {
  return { kind, safety: 'destructive', reason, instead };
}

/** How bad it is, as a number: the more the worse. */
export function severity(safety: Safety): number {
  return safeties.indexOf(safety);
}

/** The worst of them; nothing at all is additive. */
export function worstOf(all: readonly { readonly safety: Safety }[]): Safety {
  return all.reduce<Safety>((worst, { safety }) => (severity(safety) > severity(worst) ? safety : worst), 'additive');
}
