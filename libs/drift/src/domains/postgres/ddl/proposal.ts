import type { Difference } from '../../../difference';

/** Longer ones are not carried about: whoever needs them asks the database. */
const MOST_CHARACTERS = 1500;

type Statements = readonly string[] | undefined;

/** What is shown of statements both ways; undefined where nothing is. */
export function proposal(capture: Statements, revert: Statements): Difference['statements'] {
  const [wanted, back] = [script(capture), script(revert)];
  if (wanted === undefined && back === undefined) return undefined;
  return { ...(wanted !== undefined && { capture: wanted }), ...(back !== undefined && { revert: back }) };
}

function script(statements: Statements): string | undefined {
  if (statements === undefined || statements.length === 0) return undefined;
  const text = statements.map((statement) => `${statement};`).join('\n');
  return text.length <= MOST_CHARACTERS ? text : undefined;
}
