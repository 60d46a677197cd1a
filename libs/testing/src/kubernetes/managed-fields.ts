import type { FieldPath, FieldSet } from './field-set';
import { fieldsOf, pathsIn, valueAt, without, withPath } from './field-set';
import type { JsonObject } from './json';
import { at, canonical, isObject, textAt } from './json';

/** An entry of `metadata.managedFields`. */
export interface Manager {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly time?: string;
  readonly subresource?: string;
  readonly fields: FieldSet;
}

export function managersOf(object: JsonObject | undefined): readonly Manager[] {
  const list = at(object, 'metadata', 'managedFields');
  return (Array.isArray(list) ? (list as readonly unknown[]) : []).filter(isObject).map((entry) => ({
    manager: textAt(entry, 'manager'),
    operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
    apiVersion: textAt(entry, 'apiVersion'),
    ...(typeof entry.time === 'string' && { time: entry.time }),
    ...(typeof entry.subresource === 'string' && { subresource: entry.subresource }),
    fields: (entry.fieldsV1 ?? {}) as FieldSet,
  }));
}

/** As the API server writes them: who applies first, then by time and name; who has nothing any more is not there. */
export function withManagers(object: JsonObject, managers: readonly Manager[]): JsonObject {
  const order = ({ operation, time = '', manager }: Manager) => `${operation} ${time} ${manager}`;
  const managedFields = [...managers]
    .filter(({ fields }) => Object.keys(fields).length > 0)
    .sort((one, other) => (order(one) < order(other) ? -1 : 1))
    .map(({ fields, manager, operation, apiVersion, time, subresource }) => ({
      manager,
      operation,
      apiVersion,
      ...(time !== undefined && { time }),
      fieldsType: 'FieldsV1',
      fieldsV1: fields,
      ...(subresource !== undefined && { subresource }),
    }));
  return { ...object, metadata: { ...(at(object, 'metadata') as JsonObject), managedFields } };
}

/** What an update makes somebody's: everything that is otherwise than before; nobody else has it then. */
export function managersAfterUpdate(
  before: JsonObject | undefined,
  after: JsonObject,
  by: Pick<Manager, 'manager' | 'time' | 'subresource'>,
): readonly Manager[] {
  const changed = [...pathsIn(fieldsOf(withoutBooks(after)))].filter(
    (path) => before === undefined || canonical(valueAt(before, path)) !== canonical(valueAt(after, path)),
  );
  const others = managersOf(before).map((one) => ({ ...one, fields: without(one.fields, changed) }));
  const isSame = (one: Manager) =>
    one.manager === by.manager && one.operation === 'Update' && one.subresource === by.subresource;
  const owned = others.find(isSame)?.fields ?? {};
  const mine: Manager = {
    ...by,
    operation: 'Update',
    apiVersion: textAt(after, 'apiVersion'),
    fields: changed.reduce(withPath, owned),
  };
  const isStill = (path: FieldPath) => valueAt(after, path) !== undefined;
  return [...others.filter((one) => !isSame(one)), mine].map((one) => ({
    ...one,
    fields: without(
      one.fields,
      [...pathsIn(one.fields)].filter((path) => !isStill(path)),
    ),
  }));
}

/** Without what the API server writes about an object. */
export function withoutBooks(object: JsonObject): JsonObject {
  const {
    managedFields: _,
    uid: __,
    resourceVersion: ___,
    generation: ____,
    creationTimestamp: _____,
    ...metadata
  } = (at(object, 'metadata') ?? {}) as JsonObject;
  return { ...object, metadata };
}
