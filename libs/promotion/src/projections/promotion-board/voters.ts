import { type Aliases, personBehind } from '@ledgerline/kernel';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { PromotionBoardRow } from './project';

/** A person who could open a gate with their word, or why they could not. */
export interface Voter {
  readonly person: string;
  readonly can: boolean;
  /** Why not. */
  readonly because?: string;
}

/** Somebody with a key that works, in what they are known as. */
interface Holder {
  readonly person: string;
  readonly groups: readonly string[];
  readonly role: string;
}

/** Nobody is told more names than they would ask. */
const MOST = 100;

/** Reads the table `api_keys` of the access context: who is in which group is known from the keys that work. */
@Injectable()
export class VoterReader {
  constructor(private readonly postgres: Postgres) {}

  async of(project: string): Promise<readonly Holder[]> {
    return this.postgres.query<Holder & Readonly<Record<string, unknown>>>(
      `select distinct row->'principal'->>'id' as person, row->'groups' as groups, row->>'role' as role
        from api_keys
        where project = $1 and row->'principal'->>'kind' = 'person' and not row ? 'revoked'
        order by 1, 2, 3 limit 5000`,
      [project],
    );
  }
}

type Row = Pick<PromotionBoardRow, 'gates' | 'involved' | 'approvals' | 'people'>;

/** By gate that lacks somebody's word: who could give it, and who could not and why. */
export function votersFor(
  { gates, involved, approvals, people = {} }: Row,
  holders: readonly Holder[],
): Readonly<Record<string, readonly Voter[]>> {
  return Object.fromEntries(
    gates
      .filter(({ holds, lacks }) => !holds && lacks !== undefined)
      .map(({ gate, lacks }) => {
        const asked = holders.filter(({ groups, role }) =>
          lacks?.of === undefined ? role === lacks?.role : groups.includes(lacks.of),
        );
        const names = [...new Set(asked.map(({ person }) => personBehind(person, people)))].sort();
        return [gate, names.slice(0, MOST).map((person) => voter(person, involved, approvals, people))] as const;
      }),
  );
}

function voter(person: string, involved: Row['involved'], approvals: Row['approvals'], people: Aliases): Voter {
  const part = involved.find((known) => personBehind(known.person, people) === person);
  if (part !== undefined) return { person, can: false, because: `is its ${part.as}` };
  return approvals.some((known) => known.person === person)
    ? { person, can: false, because: 'has approved it' }
    : { person, can: true };
}
