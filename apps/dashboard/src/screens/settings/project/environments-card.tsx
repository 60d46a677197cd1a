import { useMemo } from 'react';
import { Answer } from '../../../parts/answer';
import { Card } from '../../../parts/card';
import { Empty } from '../../../parts/faces/empty';
import { Loading } from '../../../parts/faces/loading';
import { Graph } from '../../../parts/graph/graph';
import { HostileText } from '../../../parts/hostile-text';
import { shortText } from '../../../parts/visible-text';
import { useAt, useProject } from '../../../shell/moment';
import type { Configuration } from '../facts';
import { useConfiguration } from '../../../api/project-answers';
import settings from '../settings.module.css';
import classes from './environments-card.module.css';
import type { PlaceOnTheWay } from './way';
import { wayOf } from './way';

const NODE = { width: 240, height: 108 };
/** Of the gates on the way into an environment. */
const SHOWN = 2;

/** Where releases go, which state each environment admits, and by which gates that is reached. */
export default function EnvironmentsCard() {
  const project = useProject();
  const configuration = useConfiguration(project, useAt());
  return (
    <Card title="Environments, and what lets a release in">
      <Answer
        of={configuration}
        loading={<Loading rows={1} height={260} />}
        isEmpty={({ configuration: { environments } }) => Object.keys(environments).length === 0}
        empty={<Empty title="No environments yet" command={`ledgerline apply --project ${project}`} />}
      >
        {({ configuration: shown }) => <Way configuration={shown} />}
      </Answer>
    </Card>
  );
}

function Way({ configuration }: { readonly configuration: Configuration }) {
  const way = useMemo(() => wayOf(configuration), [configuration]);
  const places = useMemo(
    () =>
      way.map((place) => ({
        id: place.environment,
        after: place.after,
        label: `${place.environment}: admits ${place.admits}, ${String(place.gates.length)} gates`,
        content: <Place place={place} />,
      })),
    [way],
  );
  return (
    <>
      <Graph label="Environments" places={places} size={NODE} />
      <details className={classes.alternative}>
        <summary>The same as a table</summary>
        <div className={settings.scroll} role="region" aria-label="environments as a table" tabIndex={0}>
          <table className={settings.table}>
            <thead>
              <tr>
                <th scope="col">Environment</th>
                <th scope="col">After</th>
                <th scope="col">Admits</th>
                <th scope="col">Gates of that state</th>
                <th scope="col">Watched by</th>
              </tr>
            </thead>
            <tbody>
              {way.map(({ environment, after, admits, gates, observe, isAutomatic }) => (
                <tr key={environment}>
                  <th scope="row">{environment}</th>
                  <td>{after.join(', ') || '–'}</td>
                  <td>
                    {admits}
                    {isAutomatic && <span className={settings.soft}> promoted automatically</span>}
                  </td>
                  <td>
                    {gates.length === 0 ? (
                      <span className={settings.soft}>none</span>
                    ) : (
                      <ul>
                        {gates.map((gate) => (
                          <li key={gate}>
                            <HostileText text={gate} most={160} />
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                  <td>{observe.join(', ') || <span className={settings.soft}>nobody</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function Place({ place: { environment, admits, gates, isAutomatic } }: { readonly place: PlaceOnTheWay }) {
  return (
    <>
      <strong>{environment}</strong>
      <span className={classes.line}>
        admits {admits}
        {isAutomatic && ', automatically'}
      </span>
      {gates.slice(0, SHOWN).map((gate) => (
        <bdi key={gate} className={classes.gate} title={shortText(gate, 400)}>
          {shortText(gate, 60)}
        </bdi>
      ))}
      {gates.length > SHOWN && <span className={classes.gate}>and {gates.length - SHOWN} more</span>}
      {gates.length === 0 && <span className={classes.gate}>no gates</span>}
    </>
  );
}
