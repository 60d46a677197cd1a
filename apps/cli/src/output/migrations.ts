import type { components } from '@ledgerline/api-client';
import { short } from './text';

type Migrations = components['schemas']['ReleaseDossier']['migrations'];

/** What a migration does, in a few words: its class, why, and what it waits for. */
export function migrationRows(migrations: Migrations): readonly (readonly string[])[] {
  return Object.entries(migrations).flatMap(([database, list]) =>
    list.map(({ id, checksum, safety = 'unknown', because, requires }) => [
      '  migration',
      `${database} ${id}`,
      short(checksum),
      safety,
      [
        ...(safety === 'additive' || because === undefined ? [] : [because]),
        ...requires.map(({ releaseId, alias }) => `requires ${alias ?? releaseId} to have converged`),
      ].join('; '),
    ]),
  );
}

/** A line for every statement that somebody should know of, in the migrations that the release is the first to bring. */
export function warningLines(releaseId: string, migrations: Migrations): readonly string[] {
  return Object.entries(migrations).flatMap(([database, list]) =>
    list
      .filter((migration) => migration.releaseId === releaseId)
      .flatMap(({ id, statements = [], omitted = 0 }) => {
        const place = `${database} ${id}`;
        const worse = statements.filter(({ safety }) => safety !== 'additive');
        return [
          ...worse.map((statement) => `${place}:${String(statement.line)}: ${statementText(statement)}`),
          ...(omitted > 0 ? [`${place}: ${String(omitted)} more statements`] : []),
        ];
      }),
  );
}

export interface ShownStatement {
  readonly kind: string;
  readonly safety: string;
  readonly reason: string;
  readonly instead?: string;
}

export function statementText({ kind, safety, reason, instead }: ShownStatement): string {
  return `${safety}: ${kind}: ${reason}${instead === undefined ? '' : `; instead: ${instead}`}`;
}
