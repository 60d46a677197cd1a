/** What JSON may say and jsonb may not hold: NUL, and halves of surrogate pairs. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** The text as the database can keep it: what it cannot hold becomes U+FFFD. */
export function storedText(text: string): string {
  return text.replace(UNSTORABLE, '\ufffd');
}

/** A row as JSON that the database can keep. Throws for what has no JSON form. */
export function storedJson(row: unknown): string {
  const json = JSON.stringify(row) as string | undefined;
  if (json === undefined) throw new TypeError('a row that has no JSON form');
  return json.includes('\\u') && SUSPECT.test(json) ? JSON.stringify(cleaned(JSON.parse(json))) : json;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storedText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storedText(key), cleaned(item)]));
}
