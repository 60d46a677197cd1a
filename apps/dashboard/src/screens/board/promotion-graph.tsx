import '@xyflow/react/dist/base.css';
import type { Node, NodeProps } from '@xyflow/react';
import { Handle, Position, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { Card } from '../../parts/card';
import { StateBadge } from '../../parts/state-badge';
import { layOut } from './graph-layout';
import classes from './promotion-graph.module.css';
import type { BoardEnvironment, BoardFacts } from './use-board';

type EnvironmentNode = Node<{ readonly environment: BoardEnvironment }, 'environment'>;

const nodeTypes = { environment: EnvironmentShape };

/** The way of a release through the environments, as a picture; beneath it the same as a table. */
export default function PromotionGraph({ facts: { environments } }: { readonly facts: BoardFacts }) {
  const { nodes, edges } = useMemo(() => {
    const laidOut = layOut(environments);
    return {
      nodes: environments.map((environment): EnvironmentNode => {
        const position = laidOut.get(environment.environment) ?? { x: 0, y: 0 };
        const ariaLabel = `${environment.environment}: ${environment.intent?.release.alias ?? 'nothing'}, ${environment.state.word}`;
        return { id: environment.environment, type: 'environment', position, data: { environment }, ariaLabel };
      }),
      edges: environments.flatMap(({ environment, after }) =>
        after.map((before) => ({
          id: `${before} ${environment}`,
          source: before,
          target: environment,
          focusable: false,
        })),
      ),
    };
  }, [environments]);
  return (
    <Card title="Promotion graph">
      <div className={classes.graph}>
        <ReactFlow
          aria-label="Promotion graph"
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
      <details className={classes.alternative}>
        <summary>The same as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Environment</th>
              <th scope="col">After</th>
              <th scope="col">Release</th>
              <th scope="col">State</th>
              <th scope="col">Next</th>
            </tr>
          </thead>
          <tbody>
            {environments.map(({ environment, after, intent, state, next }) => (
              <tr key={environment}>
                <th scope="row">{environment}</th>
                <td>{after.join(', ') || '–'}</td>
                <td>{intent?.release.alias ?? 'nothing'}</td>
                <td>{state.word}</td>
                <td>{next === undefined ? '–' : `${next.release} ${next.says}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  );
}

function EnvironmentShape({ data: { environment } }: NodeProps<EnvironmentNode>) {
  return (
    <div className={classes.node}>
      <Handle type="target" position={Position.Left} className={classes.handle} isConnectable={false} />
      <strong>{environment.environment}</strong>
      <span className={classes.release}>{environment.intent?.release.alias ?? 'nothing'}</span>
      <StateBadge state={environment.state.state}>{environment.state.word}</StateBadge>
      <Handle type="source" position={Position.Right} className={classes.handle} isConnectable={false} />
    </div>
  );
}
