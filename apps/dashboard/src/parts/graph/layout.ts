import { graphlib, layout } from '@dagrejs/dagre';

interface Place {
  readonly id: string;
  readonly after: readonly string[];
}

export interface NodeSize {
  readonly width: number;
  readonly height: number;
}

/** By id: its upper left corner, from left to right along the way. */
export function layOut(
  places: readonly Place[],
  { width, height }: NodeSize,
): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const graph = new graphlib.Graph()
    .setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 64 })
    .setDefaultEdgeLabel(() => ({}));
  for (const { id } of places) graph.setNode(id, { width, height });
  for (const { id, after } of places) for (const before of after) graph.setEdge(before, id);
  layout(graph);
  return new Map(
    graph.nodes().map((name) => {
      const { x = 0, y = 0 } = graph.node(name) as { x?: number; y?: number };
      return [name, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}
