import '@xyflow/react/dist/base.css';
import type { Node, NodeProps } from '@xyflow/react';
import { Handle, Position, ReactFlow } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import classes from './graph.module.css';
import type { NodeSize } from './layout';
import { layOut } from './layout';

interface GraphPlace {
  readonly id: string;
  readonly after: readonly string[];
  /** What it is, for who cannot see it. */
  readonly label: string;
  readonly content: ReactNode;
}

interface Props {
  readonly label: string;
  readonly places: readonly GraphPlace[];
  readonly size: NodeSize;
}

type PlaceNode = Node<{ readonly content: ReactNode; readonly size: NodeSize }, 'place'>;

/** Above and beneath what is drawn. */
const MARGIN = 48;

const nodeTypes = { place: PlaceShape };

/** What comes after what, as a picture; whoever shows it has the same as a table beneath. */
export function Graph({ label, places, size }: Props) {
  const { nodes, edges, height } = useMemo(() => {
    const laidOut = layOut(places, size);
    const lowest = Math.max(0, ...[...laidOut.values()].map(({ y }) => y + size.height));
    return {
      height: lowest + MARGIN,
      nodes: places.map(({ id, label: ariaLabel, content }): PlaceNode => {
        const position = laidOut.get(id) ?? { x: 0, y: 0 };
        return { id, type: 'place', position, data: { content, size }, ariaLabel };
      }),
      edges: places.flatMap(({ id, after }) =>
        after.map((before) => ({ id: `${before} ${id}`, source: before, target: id, focusable: false })),
      ),
    };
  }, [places, size]);
  return (
    <div className={classes.graph} style={{ height: `clamp(10rem, ${String(height)}px, max(35dvh, 14rem))` }}>
      <ReactFlow
        aria-label={label}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
        minZoom={0.2}
        maxZoom={1.5}
        zoomOnScroll={false}
        preventScrolling={false}
        proOptions={{ hideAttribution: true }}
      />
    </div>
  );
}

function PlaceShape({ data: { content, size } }: NodeProps<PlaceNode>) {
  return (
    <div className={classes.node} style={{ width: size.width, minHeight: size.height }}>
      <Handle type="target" position={Position.Left} className={classes.handle} isConnectable={false} />
      {content}
      <Handle type="source" position={Position.Right} className={classes.handle} isConnectable={false} />
    </div>
  );
}
