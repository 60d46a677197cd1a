import type { Cause, Decider, Decisions, EventOf, ProcessManager } from '@ledgerline/kernel';
import { defineEvent, refuse } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { bindProcess } from '@ledgerline/platform/ledger';
import { Command } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import type { Commands } from '../effects';

/** A small domain whose parcels are delivered by a process; what was done to a parcel stands in its stream. */
const parcelId = { parcel: Type.String() };
export const Ordered = defineEvent(
  'parcel.ordered',
  1,
  Type.Object({ ...parcelId, route: Type.String(), note: Type.Optional(Type.String()) }),
  { parcel: 'a', route: 'r' },
);
export const Received = defineEvent('parcel.received', 1, Type.Object(parcelId), { parcel: 'a' });
const Handled = defineEvent('parcel.handled', 1, Type.Object({ ...parcelId, how: Type.String() }), {
  parcel: 'a',
  how: 'pack',
});
export const RouteOpened = defineEvent('route.opened', 1, Type.Object({ route: Type.String() }), { route: 'r' });
export const RoutePraised = defineEvent('route.praised', 1, Type.Object({ route: Type.String() }), { route: 'r' });
export const parcelEvents = [Ordered, Received, Handled, RouteOpened, RoutePraised] as const;

type ParcelEvent = EventOf<typeof Ordered | typeof Received | typeof RouteOpened | typeof RoutePraised>;
type Handled = EventOf<typeof Handled>;

export interface Handle {
  readonly parcel: string;
  readonly how: string;
}

interface Delivery {
  readonly parcel: string;
  readonly route: string | undefined;
  readonly inputs: number;
}

const delivery: ProcessManager<Delivery, ParcelEvent, Handle> = {
  name: 'delivery',
  on: ['parcel.ordered', 'parcel.received', 'route.opened', 'route.praised'],
  correlate: ({ data }) => {
    if ('parcel' in data) return { instance: data.parcel };
    if (data.route === 'nowhere') throw new Error('there is no such route');
    return { following: [`route:${data.route}`] };
  },
  initial: { parcel: '', route: undefined, inputs: 0 },
  evolve(state, input) {
    const inputs = state.inputs + 1;
    switch (input.type) {
      case 'parcel.ordered':
        return { parcel: input.data.parcel, route: input.data.route, inputs };
      case 'parcel.received':
        return { ...state, route: undefined, inputs };
      case 'route.praised':
        return state;
      case 'route.opened':
      case 'wake':
      case 'refused':
        return { ...state, inputs };
    }
  },
  decide({ parcel, inputs }, input) {
    switch (input.type) {
      case 'parcel.ordered':
        if (input.data.note === 'poison') throw new Error('this note cannot be read');
        return [
          { do: 'send', command: { parcel: input.data.parcel, how: 'pack' } },
          { do: 'wake', name: 'late', at: new Date(Date.parse(input.recordedAt) + 3_600_000).toISOString() },
        ];
      case 'route.opened':
        return [
          { do: 'send', command: { parcel, how: 'weigh' } },
          { do: 'send', command: { parcel, how: `ship after ${String(inputs)}` } },
        ];
      case 'route.praised':
        return [{ do: 'ignore', because: 'praise moves no parcel' }];
      case 'wake':
        return [{ do: 'send', command: { parcel, how: `remind of ${input.name}` } }];
      case 'refused':
        return [{ do: 'send', command: { parcel, how: `complain of ${input.code}: ${String(input.facts.about)}` } }];
      case 'parcel.received':
        return [{ do: 'end' }];
    }
  },
  follows: ({ route }) => (route === undefined ? [] : [`route:${route}`]),
};

export class HandleParcel extends Command<unknown> {
  constructor(
    readonly cause: Cause,
    readonly handle: Handle,
  ) {
    super();
  }
}

export const deliveries: ProcessBinding = bindProcess(delivery, (handle, cause) => new HandleParcel(cause, handle));

const parcel: Decider<readonly string[], Handled> = {
  stream: (id) => `parcel-${id}`,
  initial: [],
  evolve: (done, { data }) => [...done, data.how],
};

/** Handles parcels on the ledger; the fragile ones are not shipped. */
export function parcelCommands(decisions: Decisions): Commands {
  return {
    execute: (command) => {
      if (!(command instanceof HandleParcel)) throw new Error('no such command');
      const { parcel: id, how } = command.handle;
      return decisions.on(parcel, id, command.cause, () =>
        id.startsWith('fragile') && how.startsWith('ship')
          ? refuse('too-fragile', { about: id })
          : [Handled({ parcel: id, how })],
      );
    },
  };
}
