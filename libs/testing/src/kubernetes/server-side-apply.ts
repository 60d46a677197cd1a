import type { FieldPath } from './field-set';
import { fieldsOf, hasPath, pathsIn, toldPath, valueAt, without } from './field-set';
import type { JsonObject } from './json';
import { canonical, textAt } from './json';
import type { Manager } from './managed-fields';
import { managersOf, withManagers, withoutBooks } from './managed-fields';
import { mergedObject, withoutValue } from './merged-object';
import { isMadeOf } from './same-value';

export interface Apply {
  readonly live: JsonObject | undefined;
  readonly config: JsonObject;
  readonly manager: string;
  readonly force: boolean;
  readonly time: string;
}

export interface Conflict {
  readonly manager: Manager;
  readonly path: FieldPath;
}

/** What server-side apply makes of an object, or whose fields stand in the way. */
export function serverSideApply({ live, config, manager, force, time }: Apply): JsonObject | readonly Conflict[] {
  const told = withoutBooks(config);
  const fields = fieldsOf(told);
  const managers = managersOf(live);
  const isMine = (one: Manager) =>
    one.manager === manager && one.operation === 'Apply' && one.subresource === undefined;
  const others = managers.filter((one) => !isMine(one));
  const before = managers.find(isMine);

  const changed = [...pathsIn(fields)].filter((path) => {
    const now = valueAt(live, path);
    return (
      now !== undefined &&
      path.at(-1)?.startsWith('k:') !== true &&
      !isMadeOf(now, valueAt(told, path), path.at(-1)?.slice(2))
    );
  });
  const conflicts = others.flatMap((one) =>
    changed.filter((path) => hasPath(one.fields, path)).map((path): Conflict => ({ manager: one, path })),
  );
  if (conflicts.length > 0 && !force) return conflicts;

  const left = others.map((one) => ({
    ...one,
    fields: without(
      one.fields,
      conflicts.filter((conflict) => conflict.manager === one).map(({ path }) => path),
    ),
  }));
  const dropped = [...pathsIn(before?.fields ?? {})].filter(
    (path) => !hasPath(fields, path) && !left.some((one) => hasPath(one.fields, path)),
  );
  const merged = dropped
    .sort((one, other) => other.length - one.length)
    .reduce<JsonObject>(
      (object, path) => withoutValue(object, path) as JsonObject,
      live === undefined ? told : mergedObject(withoutBooks(live), told),
    );
  const apiVersion = textAt(config, 'apiVersion');
  const isSame = before !== undefined && canonical(before.fields) === canonical(fields);
  const mine: Manager = {
    manager,
    operation: 'Apply',
    apiVersion,
    time: isSame ? (before.time ?? time) : time,
    fields,
  };
  const books = live === undefined ? {} : (live.metadata as JsonObject);
  return withManagers(
    {
      ...merged,
      metadata: {
        ...pick(books, 'uid', 'resourceVersion', 'generation', 'creationTimestamp'),
        ...(merged.metadata as JsonObject),
      },
    },
    [...left, mine],
  );
}

const pick = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));

/** The body of the 409. */
export function conflictStatus(conflicts: readonly Conflict[]): JsonObject {
  const by = ({ manager, subresource, apiVersion, time, operation }: Manager) =>
    `"${manager}"${subresource === undefined ? '' : ` with subresource "${subresource}"`} using ${apiVersion}${
      operation === 'Update' && time !== undefined && subresource === undefined ? ` at ${time}` : ''
    }`;
  const causes = conflicts.map(({ manager, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${by(manager)}`,
    field: toldPath(path),
  }));
  const count = conflicts.length;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `Apply failed with ${String(count)} conflict${count === 1 ? '' : 's'}`,
    reason: 'Conflict',
    details: { causes },
    code: 409,
  };
}
