import type { Difference } from '../difference';
import { segmentsOf } from '../compare/json';

/** Where a release would have to say what was observed. */
export interface ReleaseInput {
  /** In the content of the release. */
  readonly path: readonly string[];
  /** Undefined where it would have to say nothing any more. */
  readonly value: unknown;
}

type Place = Pick<Difference, 'kind' | 'observed'> & { readonly name: string; readonly path: readonly string[] };

/** By domain: which part of a release declares what it compares. Others declare by documents of their own. */
const inputs: Readonly<Record<string, (place: Place) => readonly string[] | undefined>> = {
  artifacts({ name, path: [part, ...rest] }) {
    if (part === 'configuration') return ['configuration', name, ...rest];
    return part === 'digest' ? ['artifacts', name, 'digest'] : undefined;
  },
  flagd: ({ name, path }) => ['flags', name, ...path],
  postgres({ name, path: [part, ...rest] }) {
    return part === 'settings' || part === 'extensions'
      ? ['configuration', 'databases', name, part, ...rest]
      : undefined;
  },
};

/** The part of a release that would declare the difference; undefined where its content does not hold it. */
export function releaseInputOf({ domain, resource, path, kind, observed }: Difference): ReleaseInput | undefined {
  if (!Object.hasOwn(inputs, domain)) return undefined;
  const name = resource.slice(resource.indexOf(' ') + 1);
  const place = inputs[domain]?.({ name, path: segmentsOf(path), kind, observed });
  return place && { path: place, value: kind === 'missing' ? undefined : observed };
}
