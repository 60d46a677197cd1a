import type { Fields, Shape } from '../../../compare/shape';

/**
 * The built-in copy, completed by what a cluster says: the copy knows defaults that no schema tells, and the cluster
 * fields that are newer than the copy.
 */
export function mergedKinds(copy: Fields, cluster: Fields): Fields {
  return mergedFields(copy, cluster, new Map());
}

type Known = Map<Shape, Map<Shape, Shape>>;

function mergedFields(copy: Fields, cluster: Fields, known: Known): Fields {
  const added = Object.entries(cluster).filter(([name]) => !Object.hasOwn(copy, name));
  return {
    ...Object.fromEntries(added),
    ...Object.fromEntries(
      Object.entries(copy).map(([name, shape]) => {
        const theirs = Object.hasOwn(cluster, name) ? cluster[name] : undefined;
        return [name, theirs === undefined ? shape : merged(shape, theirs, known)];
      }),
    ),
  };
}

/** Shapes may hold themselves: the merged one exists before its parts are known. */
function merged(copy: Shape, cluster: Shape, known: Known): Shape {
  const before = known.get(copy)?.get(cluster);
  if (before !== undefined) return before;
  const shape = { ...copy };
  known.set(copy, (known.get(copy) ?? new Map<Shape, Shape>()).set(cluster, shape));
  return Object.assign(shape, partsOf(copy, cluster, known));
}

function partsOf(copy: Shape, cluster: Shape, known: Known): Partial<Shape> {
  if (copy.shape === 'record' && cluster.shape === 'record') {
    return { fields: mergedFields(copy.fields, cluster.fields, known) };
  }
  if (hasElements(copy) && hasElements(cluster)) return { of: merged(copy.of, cluster.of, known) };
  return {};
}

function hasElements(shape: Shape): shape is Extract<Shape, { readonly shape: 'list' | 'set' | 'atomic' }> {
  return shape.shape === 'list' || shape.shape === 'set' || shape.shape === 'atomic';
}
