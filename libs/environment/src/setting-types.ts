import { Type } from '@sinclair/typebox';

export const NAME = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
export const Name = Type.String({ pattern: NAME });
export const closed = { additionalProperties: false };
/** So many things of one kind a project may have. */
export const MOST = 200;

export const byName = <T extends Parameters<typeof Type.Record>[1]>(value: T, description: string) =>
  Type.Record(Type.String({ pattern: NAME }), value, { ...closed, maxProperties: MOST, description });
export const namesOf = (description: string) => Type.Array(Name, { maxItems: MOST, description });
export const fileAt = (description: string) => Type.String({ minLength: 1, maxLength: 500, description });
export const textOf = (maxLength: number, description: string) => Type.String({ minLength: 1, maxLength, description });
/** ISO-8601-like short duration: `90s`, `30m`, `2h`, `7d`. */
export const durationOf = (description: string) => Type.String({ pattern: '^[1-9][0-9]{0,4}[smhd]$', description });
