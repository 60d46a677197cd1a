import { digestOf } from '@ledgerline/kernel';
import { RequestRefused } from '../problems/request-refused';

const CHECK_LENGTH = 11;

/** The place after which the next page of this list begins: the sort values of the last row. Opaque to callers. */
export function cursorAfter(list: string, values: readonly string[]): string {
  const payload = Buffer.from(JSON.stringify(values)).toString('base64url');
  return `${checkOf(list, payload)}${payload}`;
}

/** The sort values in a cursor that {@link cursorAfter} made for this list. Throws the refusal `invalid-cursor`. */
export function readCursor(list: string, cursor: string, length: number): readonly string[] {
  const payload = cursor.slice(CHECK_LENGTH);
  if (cursor.slice(0, CHECK_LENGTH) !== checkOf(list, payload)) throw new RequestRefused('invalid-cursor');
  const values = valuesIn(payload);
  if (values?.length !== length) throw new RequestRefused('invalid-cursor');
  return values;
}

/** A cursor of another list, or one with a changed letter, does not pass. */
function checkOf(list: string, payload: string): string {
  return Buffer.from(digestOf(`${list} ${payload}`).slice('sha256:'.length), 'hex')
    .toString('base64url')
    .slice(0, CHECK_LENGTH);
}

function valuesIn(payload: string): readonly string[] | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : undefined;
  } catch {
    return undefined;
  }
}
