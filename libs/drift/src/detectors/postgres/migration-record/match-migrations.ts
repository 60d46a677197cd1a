import type { ObservedDatabase } from '../../../domains/postgres/document';
import { crc32 } from 'node:zlib';
import type { RecordedRow, Recorder } from './recorders';
import { plainName, precedes, versionOf } from './version';

type Applied = ObservedDatabase['migrations'];

/** A migration as it is declared. */
export interface DeclaredMigration {
  readonly id: string;
  readonly checksum: string;
  /** Its bytes, where a record can only be checked by them. */
  readonly bytes?: Uint8Array | undefined;
}

export interface Matched {
  readonly applied: Applied;
  /** How many of the declared ones the record knows. */
  readonly known: number;
}

/** What a record says, by the ids that are declared; what it calls by a name that nobody declared keeps that. */
export function matchMigrations(
  { checksum, onlyLatest }: Pick<Recorder, 'checksum' | 'onlyLatest'>,
  rows: readonly RecordedRow[],
  declared: readonly DeclaredMigration[],
): Matched {
  const applied = rows.flatMap((row): Applied => {
    if (row.state === 'baseline') return uptoBaseline(row.name, declared);
    const found = declaredFor(row, checksum, declared);
    const state = row.state ? { state: row.state } : {};
    return [
      found === undefined
        ? { id: row.name, checksum: checksum === 'digest' ? (row.checksum ?? '') : '', ...state }
        : { id: found.id, checksum: checksumOf(row, checksum, found), ...state },
    ];
  });
  const all = distinct(onlyLatest === true ? withThoseBefore(applied, declared) : applied);
  const ids = new Set(declared.map(({ id }) => id));
  return { applied: all, known: all.filter(({ id }) => ids.has(id)).length };
}

/** What was there before the record was begun counts as applied up to the version that it was begun with. */
function uptoBaseline(version: string, declared: readonly DeclaredMigration[]): Applied {
  return declared
    .filter(({ id }) => {
      const own = versionOf(plainName(id));
      return own !== undefined && !precedes(version, own);
    })
    .map(({ id }) => ({ id, checksum: '' }));
}

function declaredFor(row: RecordedRow, kind: Recorder['checksum'], declared: readonly DeclaredMigration[]) {
  if (kind === 'digest') return declared.find(({ id }) => id === row.name);
  const names = [row.name, ...(row.alias ? [row.alias] : [])];
  const byName = names.map((name) => byNameIn(name, declared)).find((found) => found !== undefined);
  if (byName !== undefined) return byName;
  if (kind === 'sha-256') {
    const bySum = declared.find(({ checksum }) => checksum === `sha256:${row.checksum ?? ''}`);
    if (bySum !== undefined) return bySum;
  }
  const version = versionOf(plainName(row.name));
  const byVersion = version === undefined ? [] : declared.filter(({ id }) => versionOf(plainName(id)) === version);
  return byVersion.length === 1 ? byVersion[0] : undefined;
}

function byNameIn(name: string, declared: readonly DeclaredMigration[]) {
  const plain = plainName(name);
  return declared.find(({ id }) => id === name) ?? declared.find(({ id }) => plainName(id) === plain);
}

function checksumOf({ checksum }: RecordedRow, kind: Recorder['checksum'], declared: DeclaredMigration): string {
  if (!checksum) return '';
  switch (kind) {
    case 'digest':
      return checksum;
    case 'sha-256':
      return `sha256:${checksum}`;
    case 'crc-32':
      if (declared.bytes === undefined) return '';
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
  return [...before, ...applied];
}

/** Of several rows about one migration the last counts, at its first place. */
const distinct = (applied: Applied) => [...new Map(applied.map((one) => [one.id, one])).values()];
