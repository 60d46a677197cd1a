import type { MigrationsFact } from './gate-facts';
import type { PlannedChange } from './plan';
import type { Policy } from './policy';
import type { PolicyGate } from './policy-gate';

/** The change with what it does to a database, and with the gates that are there because of changes of its kind. */
export function withTerms(
  change: PlannedChange,
  { gates }: Policy,
  migrations: MigrationsFact | undefined,
): PlannedChange {
  const triggered = gates.filter((gate) => isAbout(gate, change)).map(({ gate }) => gate);
  const told = migrationIn(change, migrations);
  return {
    ...change,
    ...(told !== undefined && { safety: told.safety }),
    ...(told?.because !== undefined && { because: told.because }),
    ...(triggered.length > 0 && { gates: triggered }),
  };
}

function isAbout(gate: PolicyGate, { kind, subject }: PlannedChange): boolean {
  switch (gate.kind) {
    case 'migrations':
      return kind === 'migration';
    case 'dataset':
      return kind === 'dataset' && subject === gate.dataset;
    case 'expression':
      return gate.expression.includes(`${kind}s`);
    default:
      return false;
  }
}

/** A change of order of what is applied is no migration that runs. */
function migrationIn({ kind, subject }: PlannedChange, migrations: MigrationsFact | undefined) {
  if (kind !== 'migration' || migrations === undefined) return undefined;
  return [...migrations.toRun, ...migrations.staying].find(({ database, id }) => `${database}/${id}` === subject);
}
