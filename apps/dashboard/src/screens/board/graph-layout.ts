import { graphlib, layout } from '@dagrejs/dagre';

const NODE = { width: 190, height: 92 };

interface Place {
  readonly environment: string;
  readonly after: readonly string[];
}

/** By environment: its upper left corner, from left to right along the way. */
export function layOut(places: readonly Place[]): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const graph = new graphlib.Graph()
    .setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 64 })
    .setDefaultEdgeLabel(() => ({}));
  for (const { environment } of places) graph.setNode(environment, { ...NODE });
  for (const { environment, after } of places) for (const before of after) graph.setEdge(before, environment);
  layout(graph);
  return new Map(
    graph.nodes().map((name) => {
      const { x = 0, y = 0 } = graph.node(name) as { x?: number; y?: number };
      return [name, { x: x - NODE.width / 2, y: y - NODE.height / 2 }];
    }),
  );
}
