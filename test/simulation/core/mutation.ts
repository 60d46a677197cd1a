import type { Decisions, EventLog } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import type { Commands } from './container';
import type { Role } from './faults';
import type { Surroundings } from './process-log';
import type { Random } from './random';
import type { Api } from './requests';
import type { Session, TableStore } from './table-store';

interface Around {
  /** The log itself, without turns and faults. */
  readonly raw: EventLog;
  readonly random: Random;
}

/** A deliberate fault of ours, put around a part of the product; what is absent stays as it is. */
export interface Mutation {
  readonly log?: (log: EventLog, around: Around & { readonly role: Role }) => EventLog;
  readonly decisions?: (decisions: Decisions, around: Around & { readonly log: EventLog }) => Decisions;
  readonly bus?: (
    bus: Commands,
    around: { readonly role: Role; readonly decisions: Decisions; readonly view: Decisions; readonly random: Random },
  ) => Commands;
  readonly requests?: (requests: Api['requests']) => Api['requests'];
  readonly session?: (store: TableStore, around: Surroundings) => Session;
  readonly binding?: (binding: ProcessBinding, commands: Commands) => ProcessBinding;
  /** Who the edge takes somebody for who came under this login. */
  readonly personOf?: (login: string) => string;
}
