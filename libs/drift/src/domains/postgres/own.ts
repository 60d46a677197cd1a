/** What a record itself has under this name: somebody may call a column `constructor`. */
export function own<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The same; put there where it is not there yet. */
export function ownOr<Value>(record: Record<string, Value>, name: string, initial: NoInfer<Value>): Value {
  const found = own(record, name);
  if (found !== undefined) return found;
  record[name] = initial;
  return initial;
}
