import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Statement } from '../../attestation';
import { stateProperty, statementAbout, VERIFIER } from '../../attestation';
import type { ReleaseContent } from '../../release-content';

const SIMPLE_VERIFICATION_RESULT = 'https://in-toto.io/attestation/svr/v0.1';

/** A release with the states that it has reached, and when. */
export interface Reached {
  readonly alias: string;
  readonly content: Pick<ReleaseContent, 'artifacts'>;
  readonly states: readonly { readonly state: string; readonly at: string }[];
}

/** That the release has reached this state, or all of those that it has reached, as of the last of them. */
export function releaseStatement(
  { alias, content, states }: Reached,
  state: string | undefined,
): Statement | Refusal<'state-not-reached'> {
  const told = state === undefined ? states : states.filter((reached) => reached.state === state);
  const timeCreated = told
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (timeCreated === undefined) return refuse('state-not-reached', { release: alias, state: state ?? 'any' });
  const properties = told.map((reached) => stateProperty(reached.state)).sort();
  return statementAbout(content, SIMPLE_VERIFICATION_RESULT, { verifier: VERIFIER, timeCreated, properties });
}
