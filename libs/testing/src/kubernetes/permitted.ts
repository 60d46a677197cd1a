import { Refusal } from '@ledgerline/kernel';
import { parseYamlDocuments } from '@ledgerline/platform/yaml';
import type { Asked } from './faults';
import { at, isObject, textAt } from './json';

/** One thing that a manifest of roles permits: a verb on a resource in a namespace, or on one object. */
export interface Permitted {
  readonly verb: string;
  /** `deployments.apps`. */
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

/** Everything that the roles in these documents permit. */
export async function permittedBy(manifest: string): Promise<readonly Permitted[]> {
  const documents = await parseYamlDocuments(manifest, () => Promise.resolve());
  if (documents instanceof Refusal) throw new Error('the roles cannot be read');
  return documents.flatMap(({ value: role }) => {
    const namespace = textAt(role, 'metadata', 'namespace');
    return listAt(role, 'rules').flatMap((rule) => permittedByRule(rule, namespace === '' ? undefined : namespace));
  });
}

export function isPermitted({ verb, resource, namespace, name }: Asked, permitted: readonly Permitted[]): boolean {
  return permitted.some(
    (one) =>
      one.verb === verb &&
      one.resource === resource &&
      (one.namespace === undefined || one.namespace === namespace) &&
      (one.name === undefined || one.name === name),
  );
}

function permittedByRule(rule: unknown, namespace: string | undefined): readonly Permitted[] {
  const names: readonly (string | undefined)[] = listAt(rule, 'resourceNames').map(String);
  return listAt(rule, 'verbs').flatMap((verb) =>
    listAt(rule, 'resources').flatMap((plural) =>
      listAt(rule, 'apiGroups').flatMap((group) =>
        (names.length === 0 ? [undefined] : names).map((name): Permitted => ({
          verb: String(verb),
          resource: group === '' ? String(plural) : `${String(plural)}.${String(group)}`,
          namespace,
          name,
        })),
      ),
    ),
  );
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = isObject(value) ? at(value, name) : undefined;
  return Array.isArray(list) ? list : [];
}
