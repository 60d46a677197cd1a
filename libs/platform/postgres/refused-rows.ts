import { isDataError } from './sql-errors';

type Rows = ReadonlyMap<string, string>;

/** Which rows are to blame that these cannot be written, each with why; found by trying halves. */
export async function refusedRows(attempt: (rows: Rows) => Promise<void>, rows: Rows): Promise<Rows> {
  const refused = new Map<string, string>();
  const look = async (some: readonly (readonly [string, string])[]): Promise<void> => {
    const because = await whyNot(attempt, new Map(some));
    if (because === undefined) return;
    const [only] = some;
    if (some.length === 1 && only !== undefined) {
      refused.set(only[0], because);
      return;
    }
    const half = Math.ceil(some.length / 2);
    await look(some.slice(0, half));
    await look(some.slice(half));
  };
  if (rows.size > 0) await look([...rows]);
  return refused;
}

async function whyNot(attempt: (rows: Rows) => Promise<void>, rows: Rows): Promise<string | undefined> {
  try {
    await attempt(rows);
    return undefined;
  } catch (error) {
    if (isDataError(error)) return error instanceof Error ? error.message : String(error);
    throw error;
  }
}
