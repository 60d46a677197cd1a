import { useMemo } from 'react';
import { Card } from '../../parts/card';
import { Graph } from '../../parts/graph/graph';
import { StateBadge } from '../../parts/state-badge';
import classes from './promotion-graph.module.css';
import type { BoardEnvironment, BoardFacts } from './use-board';

const NODE = { width: 190, height: 92 };

/** The way of a release through the environments, as a picture; beneath it the same as a table. */
export default function PromotionGraph({ facts: { environments } }: { readonly facts: BoardFacts }) {
  const places = useMemo(
    () =>
      environments.map((environment) => ({
        id: environment.environment,
        after: environment.after,
        label: `${environment.environment}: ${environment.intent?.release.alias ?? 'nothing'}, ${environment.state.word}`,
        content: <EnvironmentShape environment={environment} />,
      })),
    [environments],
  );
  return (
    <Card title="Promotion graph">
      <Graph label="Promotion graph" places={places} size={NODE} />
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

function EnvironmentShape({ environment: { environment, intent, state } }: { readonly environment: BoardEnvironment }) {
  return (
    <>
      <strong>{environment}</strong>
      <span className={classes.release}>{intent?.release.alias ?? 'nothing'}</span>
      <StateBadge state={state.state}>{state.word}</StateBadge>
    </>
  );
}
