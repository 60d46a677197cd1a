import { STATEMENT_V1 } from './evidence/in-toto/statement';
import type { ReleaseContent } from './release-content';

/** Who says it; the number goes up when what is verified changes. Which server that is, its key tells. */
export const VERIFIER = { id: 'urn:ledgerline:verifier:v1' } as const;

/** An in-toto statement as this server makes them. */
export interface Statement {
  readonly _type: typeof STATEMENT_V1;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>>;
}

/** About every artifact of the release, by component. */
export function statementAbout(
  { artifacts }: Pick<ReleaseContent, 'artifacts'>,
  predicateType: string,
  predicate: Statement['predicate'],
): Statement {
  const subject = Object.entries(artifacts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { digest }]) => ({ name, digest: digestSet(digest) }));
  return { _type: STATEMENT_V1, subject, predicateType, predicate };
}

/** What reaching a state is called among verified properties and levels: `LEDGERLINE_STATE_DEV_APPROVED`. */
export function stateProperty(state: string): string {
  return `LEDGERLINE_STATE_${state.toUpperCase().replaceAll('-', '_')}`;
}

/** A digest as in-toto writes it. */
export function digestSet(digest: string): { readonly sha256: string } {
  return { sha256: digest.slice('sha256:'.length) };
}
