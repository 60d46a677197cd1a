import { useWho } from '../../api/who';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import type { State } from '../../parts/state';
import { symbols } from '../../parts/state';
import type { Gate, Promotion } from './facts';
import classes from './gate-list.module.css';

interface Props {
  readonly gates: readonly Gate[];
  readonly voters: NonNullable<Promotion['voters']>;
  readonly earliest: string | null;
}

/** Each gate: whether it holds, why, and who or what can open it. */
export function GateList({ gates, voters, earliest }: Props) {
  if (gates.length === 0) return <p className={classes.soft}>no gate stands before this</p>;
  const isShut = gates.some(({ holds, mode }) => !holds && mode !== 'warn');
  return (
    <>
      <ul className={classes.gates} aria-label="Gates">
        {gates.map((gate) => (
          <OneGate key={gate.gate} gate={gate} voters={voters[gate.gate] ?? []} />
        ))}
      </ul>
      {earliest !== null && (
        <p className={classes.earliest}>
          Earliest{' '}
          <strong>
            <Instant at={earliest} />
          </strong>
          , by time alone.
        </p>
      )}
      {earliest === null && isShut && <p className={classes.earliest}>No time opens this: it waits for somebody.</p>}
    </>
  );
}

function stateOf({ holds, mode, exceptionId }: Gate): { readonly state: State; readonly word: string } {
  if (exceptionId !== undefined) return { state: 'excepted', word: 'excepted' };
  if (holds) return { state: 'good', word: 'holds' };
  return mode === 'warn' ? { state: 'waiting', word: 'only warns' } : { state: 'refused', word: 'shut' };
}

interface OneGateProps {
  readonly gate: Gate;
  readonly voters: NonNullable<Promotion['voters']>[string];
}

function OneGate({ gate, voters }: OneGateProps) {
  const { gate: name, because, unblockedBy, earliest, until, holds } = gate;
  const { state, word } = stateOf(gate);
  return (
    <li className={classes.gate} data-state={state}>
      <span className={classes.sign}>
        <span aria-hidden="true">{symbols[state]}</span>
      </span>
      <div>
        <p className={classes.name}>
          <HostileText text={name} most={80} /> <span className={classes.word}>{word}</span>
        </p>
        <p className={classes.soft}>
          <HostileText text={because} most={240} />
        </p>
        {voters.length > 0 && <Voters voters={voters} />}
        {!holds && voters.length === 0 && unblockedBy.length > 0 && (
          <p className={classes.soft}>
            opened by <HostileText text={unblockedBy.join(', ')} most={160} />
          </p>
        )}
        {!holds && earliest !== undefined && (
          <p className={classes.soft}>
            not before <Instant at={earliest} />
          </p>
        )}
        {until !== undefined && (
          <p className={classes.soft}>
            until <Instant at={until} />
          </p>
        )}
      </div>
    </li>
  );
}

/** Who could say yes, and who could not and why. */
function Voters({ voters }: Pick<OneGateProps, 'voters'>) {
  const { data: who } = useWho();
  const nameOf = (person: string) => (person === who?.id ? 'you' : person);
  const able = voters.filter(({ can }) => can).map(({ person }) => nameOf(person));
  const unable = voters.filter(({ can }) => !can);
  return (
    <p>
      {able.length === 0 ? (
        'nobody who has a key could say yes'
      ) : (
        <>
          <HostileText text={able.join(', ')} most={160} /> can say yes
        </>
      )}
      {unable.map(({ person, because = '' }) => (
        <span key={person} className={classes.soft}>
          {' '}
          ·{' '}
          <HostileText
            text={`${nameOf(person)} ${person === who?.id ? because.replace(/^is its/, 'are its').replace(/^has/, 'have') : because}`}
            most={80}
          />
        </span>
      ))}
    </p>
  );
}
