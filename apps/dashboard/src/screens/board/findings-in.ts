import type { components } from '@ledgerline/api-client';

type Schemas = components['schemas'];

interface Counted {
  readonly open: number;
  readonly excepted: number;
}

/** Of an environment; undefined where it is not known. */
export type FindingsIn = (environment: string) => Counted | undefined;

/** Of now: counted by the server. */
export function countedNow({
  environments,
  excepted,
}: Pick<Schemas['FindingCounts'], 'environments' | 'excepted'>): FindingsIn {
  const all = totals(environments);
  const letBe = totals(excepted);
  return (environment) => {
    const may = letBe.get(environment) ?? 0;
    return { open: (all.get(environment) ?? 0) - may, excepted: may };
  };
}

/** Of another time: from the first page of what was not closed. Where none of it is here and there is more, nobody knows. */
export function countedThen({
  items,
  next,
}: {
  readonly items: readonly Pick<Schemas['Finding'], 'environment' | 'status'>[];
  readonly next: string | null;
}): FindingsIn {
  return (environment) => {
    const own = items.filter((one) => one.environment === environment);
    if (next !== null && own.length === 0) return undefined;
    const may = own.filter(({ status }) => status === 'excepted').length;
    return { open: own.length - may, excepted: may };
  };
}

function totals(counts: readonly Schemas['FindingCount'][]): ReadonlyMap<string, number> {
  return new Map(counts.map(({ name, count }) => [name, count]));
}
