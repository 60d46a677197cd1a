import type { ObservedDatabase } from '../../../domains/postgres/document';
import { crc32 } from 'node:zlib';
import type { Recorder } from './recorders';

type Applied = ObservedDatabase['migrations'];

/** A migration as it is declared. */
export interface DeclaredMigration {
  readonly id: string;
  readonly checksum: string;
  /** Its bytes, where a record can only be checked by them. */
  readonly bytes?: Uint8Array | undefined;
}

export interface RecordedRow {
  readonly name: string;
  readonly checksum: string;
}

/** What a record says, by the ids that are declared; what it calls by a name that nobody declared keeps that. */
export function matchMigrations(
  { checksum, onlyLatest }: Pick<Recorder, 'checksum' | 'onlyLatest'>,
  rows: readonly RecordedRow[],
  declared: readonly DeclaredMigration[],
): Applied {
  const applied = rows.map((row): Applied[number] => {
    const found = declaredFor(row, checksum, declared);
    return found === undefined
      ? { id: row.name, checksum: checksum === 'digest' ? row.checksum : '' }
      : { id: found.id, checksum: checksumOf(row, checksum, found) };
  });
  return onlyLatest === true ? withThoseBefore(applied, declared) : distinct(applied);
}

function declaredFor(row: RecordedRow, kind: Recorder['checksum'], declared: readonly DeclaredMigration[]) {
  if (kind === 'digest') return declared.find(({ id }) => id === row.name);
  const named = plainName(row.name);
  const byName = declared.find(({ id }) => id === row.name || plainName(id) === named);
  if (byName !== undefined) return byName;
  if (kind === 'sha-256') {
    const bySum = declared.find(({ checksum }) => checksum === `sha256:${row.checksum}`);
    if (bySum !== undefined) return bySum;
  }
  const version = versionOf(named);
  const byVersion = version === undefined ? [] : declared.filter(({ id }) => versionOf(plainName(id)) === version);
  return byVersion.length === 1 ? byVersion[0] : undefined;
}

/** Without folders and ending; a migration in a folder of its own goes by that. */
function plainName(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== 'migration.sql');
  return (parts.at(-1) ?? name).replace(/\.(?:up\.)?(?:sql|js|ts|cjs|mjs)$/, '');
}

/** `V1_2__add` and `1.2_add` are version 1.2, `0042_add` is version 42. */
function versionOf(name: string): string | undefined {
  const digits = /^[VvUu]?(\d+(?:[._]\d+)*?)(?:__|[-_. ]\D|$)/.exec(name)?.[1];
  return digits
    ?.split(/[._]/)
    .map((part) => part.replace(/^0+(?=\d)/, ''))
    .join('.');
}

function checksumOf({ checksum }: RecordedRow, kind: Recorder['checksum'], declared: DeclaredMigration): string {
  switch (kind) {
    case 'digest':
      return checksum;
    case 'sha-256':
      return `sha256:${checksum}`;
    case 'crc-32':
      if (checksum === '' || declared.bytes === undefined) return '';
      return checksum === flywayChecksum(declared.bytes) ? declared.checksum : `crc32:${checksum}`;
    case 'none':
      return '';
  }
}

/** CRC-32 of the lines without what ends them, as a signed number. */
function flywayChecksum(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).replace(/[\r\n]/g, '');
  return String(crc32(text) | 0);
}

function withThoseBefore(applied: Applied, declared: readonly DeclaredMigration[]): Applied {
  const latest = Math.max(-1, ...applied.map(({ id }) => declared.findIndex((one) => one.id === id)));
  const before = declared.slice(0, latest + 1).map(({ id }) => ({ id, checksum: '' }));
  const others = applied.filter(({ id }) => !declared.some((one) => one.id === id));
  return distinct([...before, ...others]);
}

const distinct = (applied: Applied) => [...new Map(applied.map((one) => [one.id, one])).values()];
