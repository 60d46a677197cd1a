import type { Delivery, DomainEvent } from '@ledgerline/kernel';
import { catalogOf } from '../testing/a-projector';
import { Counted, counting, Foreign, Ignored, newEvent } from '../testing/counting';
import { batchOf } from './batch';
import { ProjectionRun } from './projection-run';

function delivered(position: number, event: DomainEvent, schemaVersion = 1): Delivery {
  const place = { stream: 's', revision: 0n, position: BigInt(position), recordedAt: '2026-01-01T00:00:00.000Z' };
  return { kind: 'event', event: { ...newEvent(event, schemaVersion), ...place } };
}

const counted = Counted({ what: 'a', by: 1 });

describe('what came from the log at once', () => {
  const runs = [counting('one'), counting('two')].map(
    ({ projection }) => new ProjectionRun(projection, undefined, 1_000),
  );
  const [one, two] = runs as [ProjectionRun, ProjectionRun];

  it('is decoded once for all who fold it', () => {
    const batch = batchOf([delivered(1, Ignored({})), delivered(4, counted)], runs, catalogOf());
    expect(batch).toMatchObject({ reached: 4n, events: 2 });
    expect(batch?.for(one)).toMatchObject([{ position: 4n, previous: 1n, problem: undefined }]);
    expect(batch?.for(two)[0]).toBe(batch?.for(one)[0]);
  });

  it('reaches as far as was passed without events', () => {
    expect(batchOf([{ kind: 'passed', position: 9n }], runs, catalogOf())).toMatchObject({ reached: 9n, events: 0 });
    expect(batchOf([{ kind: 'caught-up' }], runs, catalogOf())).toBeUndefined();
  });

  it('has what was delivered again only once, and reaches no less far for it', () => {
    const [first, second] = [delivered(1, counted), delivered(4, counted)];
    const batch = batchOf([first, second, first, { kind: 'passed', position: 2n }], runs, catalogOf());
    expect(batch).toMatchObject({ reached: 4n, events: 2 });
    expect(batch?.for(one).map(({ position }) => position)).toEqual([1n, 4n]);
  });

  it('has what cannot be read for those whom it concerns, newer or broken', () => {
    const [newer, broken] = [delivered(1, counted, 7), delivered(3, counted, 0)];
    const unreadable = batchOf([newer, delivered(2, Ignored({}), 7), broken], runs, catalogOf());
    expect(unreadable?.for(one)).toMatchObject([
      { position: 1n, newer: true, event: undefined },
      { position: 3n, newer: false, event: undefined },
    ]);
  });

  it('has a type that nobody knows for those who fold its subject', () => {
    const deliveries = [delivered(3, Foreign({})), delivered(4, { type: 'elsewhere.foreign', data: {} })];
    const unknown = batchOf(deliveries, runs, catalogOf());
    expect(unknown?.for(two)).toMatchObject([{ position: 3n, newer: true }]);
  });
});
