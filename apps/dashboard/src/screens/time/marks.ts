import type { Kind, TimelineEvent } from './kinds';
import { isEnding, kinds } from './kinds';
import type { Stretch } from './stretch';
import { placeIn } from './stretch';

/** Something that is drawn on the timeline: one event, or how many there are in a part of it. */
export interface Mark {
  readonly key: string;
  readonly kind: Kind;
  /** From 0 at the beginning of the stretch to 1 at its end. */
  readonly place: number;
  readonly title: string;
  /** Of a part: how many. */
  readonly count?: number;
  readonly isEnding: boolean;
  /** Of an event: where it stands in the ledger. Of a part: its own stretch. */
  readonly leadsTo: { readonly position: string } | Stretch;
}

interface Told {
  readonly from: string;
  readonly until: string;
  readonly events: readonly TimelineEvent[] | null;
  readonly buckets: readonly { readonly at: string; readonly counts: Readonly<Partial<Record<Kind, number>>> }[];
}

/** Into so many parts the api counts a stretch. */
const PARTS = 96;

/** What is drawn of an answer, on a stretch that may have moved since it was asked for. */
export function marksOf({ from, until, events, buckets }: Told, stretch: Stretch): readonly Mark[] {
  const marks =
    events === null
      ? counted(buckets, (Date.parse(until) - Date.parse(from)) / PARTS, stretch)
      : events.map((event) => single(event, stretch));
  return marks.filter(({ place }) => place >= 0 && place <= 1);
}

function single(event: TimelineEvent, stretch: Stretch): Mark {
  const { position, kind, at, summary } = event;
  return {
    ...{ key: position, kind, place: placeIn(stretch, Date.parse(at)), title: summary },
    ...{ isEnding: isEnding(event), leadsTo: { position } },
  };
}

function counted(buckets: Told['buckets'], length: number, stretch: Stretch): readonly Mark[] {
  return buckets.flatMap(({ at, counts }) => {
    const from = Date.parse(at);
    const place = placeIn(stretch, from + length / 2);
    return kinds.flatMap((kind) => {
      const count = counts[kind] ?? 0;
      if (count === 0) return [];
      const leadsTo = { from: Math.floor(from), until: Math.ceil(from + length) };
      return [{ key: `${at} ${kind}`, kind, place, title: String(count), count, isEnding: false, leadsTo }];
    });
  });
}
