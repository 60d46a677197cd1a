/**
 * Whether two values are the same JSON, whatever order their keys came in; what is undefined is not there. The same
 * answer as comparing their canonical forms, without making them.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => sameJson(item, other[index]));
  }
  return sameMembers(one as Members, other as Members);
}

type Members = Readonly<Record<string, unknown>>;

function sameMembers(one: Members, other: Members): boolean {
  let members = 0;
  for (const name of Object.keys(one)) {
    if (one[name] === undefined) continue;
    if (!Object.hasOwn(other, name) || !sameJson(one[name], other[name])) return false;
    members += 1;
  }
  return members === Object.keys(other).filter((name) => other[name] !== undefined).length;
}
