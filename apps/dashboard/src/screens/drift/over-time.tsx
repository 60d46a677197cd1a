import { UnstyledButton } from '@mantine/core';
import type { useFindingCounts } from '../../api/project-answers';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { Empty } from '../../parts/faces/empty';
import { shortText } from '../../parts/visible-text';
import type { Counts } from './facts';
import classes from './over-time.module.css';
import { useChange } from './use-change';

const WIDTH = 300;
const HEIGHT = 44;

/** How many findings of each domain were open on each of the last days, drawn and as a table. */
export function OverTime({ counts }: { readonly counts: ReturnType<typeof useFindingCounts> }) {
  return (
    <Card title="Open findings by domain, the last 30 days">
      <Answer
        of={counts}
        isEmpty={({ overTime }) => overTime.length === 0}
        empty={<Empty title="No finding has been opened yet" />}
      >
        {(data) => <Domains counts={data} />}
      </Answer>
    </Card>
  );
}

function Domains({ counts: { overTime, days } }: { readonly counts: Counts }) {
  const change = useChange();
  const most = Math.max(1, ...overTime.flatMap(({ open }) => open));
  const step = WIDTH / days.length;
  return (
    <div className={classes.scroll} role="region" aria-label="Findings over time" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Domain</th>
            <th scope="col">
              {days[0]} to {days.at(-1)}
            </th>
            <th scope="col">Open now</th>
            <th scope="col">Opened</th>
            <th scope="col">Closed</th>
          </tr>
        </thead>
        <tbody>
          {overTime.map(({ domain, open, opened, closed }) => (
            <tr key={domain}>
              <th scope="row">
                <UnstyledButton
                  className={classes.domain}
                  onClick={() => {
                    change({ domain });
                  }}
                >
                  {shortText(domain, 40)}
                </UnstyledButton>
              </th>
              <td>
                <svg
                  className={classes.bars}
                  viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
                  role="img"
                  aria-label={`at most ${String(Math.max(...open))} open, on ${days[open.indexOf(Math.max(...open))] ?? ''}`}
                >
                  <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={classes.ground} />
                  {open.map((count, day) => {
                    const height = (count / most) * (HEIGHT - 4);
                    return (
                      <rect key={days[day]} x={day * step + 1} y={HEIGHT - height} width={step - 2} height={height}>
                        <title>
                          {days[day]}: {count} open
                        </title>
                      </rect>
                    );
                  })}
                </svg>
              </td>
              <td className={classes.number}>{open.at(-1)?.toLocaleString('en-GB')}</td>
              <td className={classes.number}>{opened.toLocaleString('en-GB')}</td>
              <td className={classes.number}>{closed.toLocaleString('en-GB')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
