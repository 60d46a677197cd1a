import { shortText } from '../../parts/visible-text';
import type { Kind } from './kinds';
import { kindsTold } from './kinds';
import type { Mark } from './marks';
import type { Stretch } from './stretch';
import { placeIn } from './stretch';
import { formatFor, ticksOf } from './ticks';
import classes from './timeline.module.css';

const LANE = 26;
const AXIS = 26;
const TOP = 8;
const GUTTER = 30;
const RIGHT = 14;
/** So much room a tick's label takes. */
const LABEL = 112;
const RADIUS = 5.5;

interface Props {
  readonly width: number;
  readonly stretch: Stretch;
  readonly lanes: readonly Kind[];
  readonly marks: readonly Mark[];
  /** The moment, in milliseconds; undefined is now. */
  readonly moment: number | undefined;
  readonly now: number;
  /** Key of the mark that is the moment. */
  readonly chosen: string | undefined;
}

/** Where on the stretch a point of the drawing is, from 0 to 1. */
export const placeAt = (x: number, width: number) => (x - GUTTER) / Math.max(1, width - GUTTER - RIGHT);

/** The timeline drawn: a lane for each kind, the moment, and now. Whoever cannot see it has the same as a table. */
export function Drawing({ width, stretch, lanes, marks, moment, now, chosen }: Props) {
  const height = TOP + lanes.length * LANE + AXIS;
  const bottom = TOP + lanes.length * LANE;
  const xOf = (place: number) => GUTTER + place * (width - GUTTER - RIGHT);
  const yOf = (kind: Kind) => TOP + lanes.indexOf(kind) * LANE + LANE / 2;
  return (
    <svg className={classes.drawing} width={width} height={height} aria-hidden="true" focusable="false">
      {lanes.map((kind) => (
        <g key={kind} data-kind={kind}>
          <line x1={GUTTER} x2={width - RIGHT} y1={yOf(kind)} y2={yOf(kind)} className={classes.lane} />
          <text x={8} y={yOf(kind) + 4} className={classes.symbol}>
            {kindsTold[kind].symbol}
          </text>
        </g>
      ))}
      <Axis stretch={stretch} width={width} xOf={xOf} bottom={bottom} />
      <Upright name="now" at={now} stretch={stretch} xOf={xOf} bottom={bottom} className={classes.now} />
      {marks.map(({ key, kind, place, title, count, isEnding }) => (
        <g key={key} data-kind={kind} data-mark={key} data-ending={isEnding || undefined} className={classes.mark}>
          <circle
            cx={xOf(place)}
            cy={yOf(kind)}
            r={count === undefined ? RADIUS : Math.min(12, 6 + Math.log2(count))}
            data-chosen={key === chosen || undefined}
          />
          {count !== undefined && count > 1 && (
            <text x={xOf(place)} y={yOf(kind) + 3.5} textAnchor="middle" className={classes.count}>
              {count > 999 ? '999' : count}
            </text>
          )}
          <title>{shortText(title, 160)}</title>
        </g>
      ))}
      {moment !== undefined && (
        <Upright name="moment" at={moment} stretch={stretch} xOf={xOf} bottom={bottom} className={classes.moment} />
      )}
    </svg>
  );
}

interface UprightProps {
  readonly at: number;
  readonly stretch: Stretch;
  readonly xOf: (place: number) => number;
  readonly bottom: number;
  readonly name: 'now' | 'moment';
  readonly className: string | undefined;
}

function Upright({ at, stretch, xOf, bottom, name, className }: UprightProps) {
  const place = placeIn(stretch, at);
  return place < 0 || place > 1 ? null : (
    <line x1={xOf(place)} x2={xOf(place)} y1={2} y2={bottom + 4} className={className} data-upright={name} />
  );
}

interface AxisProps {
  readonly stretch: Stretch;
  readonly width: number;
  readonly xOf: (place: number) => number;
  readonly bottom: number;
}

function Axis({ stretch, width, xOf, bottom }: AxisProps) {
  const offset = -new Date(stretch.from).getTimezoneOffset() * 60_000;
  const { step, at } = ticksOf(stretch, Math.max(1, Math.floor((width - GUTTER) / LABEL)), offset);
  const format = new Intl.DateTimeFormat('en-GB', formatFor(step));
  return (
    <g>
      {at.map((instant) => {
        const x = xOf(placeIn(stretch, instant));
        const anchor = x > width - LABEL / 2 ? 'end' : x < GUTTER + LABEL / 3 ? 'start' : 'middle';
        return (
          <g key={instant}>
            <line x1={x} x2={x} y1={TOP} y2={bottom} className={classes.tick} />
            <text x={x} y={bottom + 18} textAnchor={anchor} className={classes.label}>
              {format.format(instant)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
