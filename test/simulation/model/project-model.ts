import { behind, groupsOf, persons } from '../core/project';
import type { Seen } from './events';
import { fields, text } from './events';

/** From when until when something happened, by the clock: it may have jumped in between. */
export interface Clock {
  readonly earliest: number;
  readonly latest: number;
}

/** While something was decided: from where the ledger stood when it began, until it was written. */
export interface During extends Clock {
  /** Undefined for an empty ledger. */
  readonly since: bigint | undefined;
}

interface Freeze {
  readonly position: bigint;
  readonly environments: readonly string[];
  readonly from: number;
  readonly until: number;
  isLifted: boolean;
}

interface Exception {
  readonly gate: string;
  readonly environment: string;
  readonly release: string;
  readonly until: number;
  readonly requester: string;
  readonly approvers: Set<string>;
  isGranted: boolean;
  ended: bigint | undefined;
}

/** What holds in the whole project: freezes, exceptions and rejections, and who may decide about them. */
export class ProjectModel {
  private readonly freezes = new Map<string, Freeze>();
  private readonly exceptions = new Map<string, Exception>();
  /** By release that is rejected: since when. */
  private readonly rejections = new Map<string, bigint>();

  constructor(private readonly blame: (event: Seen, why: string) => void) {}

  take(event: Seen): void {
    const { type, data, position } = event;
    if (type.startsWith('exception.')) this.takeException(event);
    switch (type) {
      case 'freeze.declared':
        this.decidedByLead(event);
        this.freezes.set(text(data, 'freezeId'), {
          ...{ position, environments: fields(data, 'scope')?.environments as readonly string[], isLifted: false },
          ...{ from: instant(data, 'from'), until: instant(data, 'until') },
        });
        return;
      case 'freeze.lifted': {
        this.decidedByLead(event);
        const freeze = this.freezes.get(text(data, 'freezeId'));
        if (freeze?.isLifted !== false) this.blame(event, 'there was nothing to lift');
        else freeze.isLifted = true;
        return;
      }
      case 'release.rejected':
        this.decidedByPerson(event);
        this.rejections.set(text(data, 'releaseId'), position);
        return;
      case 'release.rejection-lifted':
        this.decidedByPerson(event);
        if (!this.rejections.delete(text(data, 'releaseId'))) this.blame(event, 'it was not rejected');
    }
  }

  isRejected(releaseId: string): boolean {
    return this.rejections.has(releaseId);
  }

  /** Whether it was rejected all the while. */
  wasRejected(releaseId: string, { since }: During): boolean {
    const position = this.rejections.get(releaseId);
    return position !== undefined && stood(position, since);
  }

  /** Whether a freeze was on all the while. */
  wasFrozen(environment: string, { since, earliest, latest }: During): boolean {
    return [...this.freezes.values()].some(
      ({ position, environments, from, until, isLifted }) =>
        !isLifted && stood(position, since) && environments.includes(environment) && from <= earliest && until > latest,
    );
  }

  /** Whether the gate was excepted at any moment of it. */
  mayBeExcepted(gate: string, environment: string, releaseId: string, { since, earliest }: During): boolean {
    return [...this.exceptions.values()].some(
      (known) =>
        known.isGranted &&
        known.gate === gate &&
        known.environment === environment &&
        (known.release === '' || known.release === releaseId) &&
        known.until > earliest &&
        (known.ended === undefined || !stood(known.ended, since)),
    );
  }

  private takeException(event: Seen): void {
    const { type, data, position } = event;
    if (type === 'exception.requested') this.request(event);
    const exception = this.exceptions.get(text(data, 'exceptionId'));
    if (exception === undefined) return;
    switch (type) {
      case 'exception.approved':
        this.approve(event, exception);
        return;
      case 'exception.granted':
        if (exception.approvers.size === 0) this.blame(event, 'nobody agreed to it');
        exception.isGranted = true;
        return;
      case 'exception.expired':
      case 'exception.ended':
        if (!exception.isGranted || exception.ended !== undefined) this.blame(event, 'it was not in force');
        exception.ended = position;
    }
  }

  private request(event: Seen): void {
    const { data, metadata } = event;
    const waives = fields(data, 'waives');
    const [gate, environment, release] = [text(waives, 'gate'), text(waives, 'environment'), text(waives, 'release')];
    if (metadata.actor.kind !== 'person') this.blame(event, 'a service wants it');
    this.exceptions.set(text(data, 'exceptionId'), {
      ...{ gate, environment, release, until: instant(data, 'until'), requester: behind(metadata.actor.id) },
      ...{ approvers: new Set(), isGranted: false, ended: undefined },
    });
  }

  private approve(event: Seen, { requester, approvers, isGranted }: Exception): void {
    const person = this.decidedByLead(event);
    if (person === requester) this.blame(event, `${person} wanted it`);
    if (isGranted) this.blame(event, 'it was in force already');
    if (approvers.has(person)) this.blame(event, `${person} agreed before`);
    approvers.add(person);
  }

  private decidedByLead(event: Seen): string {
    const person = this.decidedByPerson(event);
    if (!groupsOf(person).includes('release-managers')) this.blame(event, `${person} is in no group that may`);
    return person;
  }

  private decidedByPerson(event: Seen): string {
    const { id, kind } = event.metadata.actor;
    if (kind !== 'person' || !persons.has(behind(id))) this.blame(event, `${id} is no person`);
    return behind(id);
  }
}

function instant(of: Seen['data'], key: string): number {
  return Date.parse(text(of, key));
}

function stood(position: bigint, since: bigint | undefined): boolean {
  return since !== undefined && position <= since;
}
