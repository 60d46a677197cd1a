/** What the address keeps after a change; undefined takes it out. */
export function changedSearch(before: object, changed: object) {
  return Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, value]) => value !== undefined));
}
