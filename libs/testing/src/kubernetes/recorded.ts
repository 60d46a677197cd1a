import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject } from './json';
import { at, isObject } from './json';

const folder = resolve(__dirname, '../../../../../shared/fixtures/kubernetes-live');

/** What a real API server made of an applied manifest. */
export interface RecordedObject {
  readonly title: string;
  readonly applied: JsonObject;
  readonly live: JsonObject;
  /** What a forced server-side dry run by the declaring manager makes of it. */
  readonly dryRunForceApply: JsonObject | undefined;
}

/** Why there are no recorded objects; undefined where there are. */
export function whyNoRecordedObjects(): string | undefined {
  return existsSync(folder) ? undefined : `${folder} is not there`;
}

/** Every recorded pair of a manifest and what is live; none where the folder is absent. */
export function recordedObjects(): readonly RecordedObject[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^\d.*\.json$/.test(file))
    .sort()
    .flatMap((file): RecordedObject[] => {
      const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonObject;
      const { applied, live, dryRunForceApply } = content;
      if (!isObject(applied) || !isObject(live)) return [];
      return [
        {
          title: file.replace('.json', ''),
          applied,
          live,
          dryRunForceApply: isObject(dryRunForceApply) ? dryRunForceApply : undefined,
        },
      ];
    });
}

/** The manager that applied it. */
export function declarerOf({ live, dryRunForceApply }: RecordedObject): string {
  const entries = [live, dryRunForceApply].flatMap((object) => {
    const list = at(object, 'metadata', 'managedFields');
    return Array.isArray(list) ? (list as readonly unknown[]).filter(isObject) : [];
  });
  const applying = entries.find(({ operation, manager }) => operation === 'Apply' && manager === 'app-deployer');
  return typeof applying?.manager === 'string' ? applying.manager : 'app-deployer';
}
