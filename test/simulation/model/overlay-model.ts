import { behind, groupsOf, ownerOf, persons } from '../core/project';
import type { Seen } from './events';
import { fields, number, text } from './events';

interface Proposal {
  readonly proposer: string;
  readonly baseVersion: number;
  readonly keys: readonly string[];
  /** Whoever said yes and did not take it back. */
  readonly reviewers: Set<string>;
  status: 'open' | 'decided';
}

/** The overlay of one environment, held against the rules of its life. */
export class OverlayModel {
  version = 0;
  values: ReadonlyMap<string, string> = new Map();
  readonly proposers = new Map<string, string>();
  /** The proposal that was decided last. */
  lastDecided = '';
  private readonly changedIn = new Map<string, number>();
  private readonly proposals = new Map<string, Proposal>();
  /** Proposals that the append in which another one came into force has to end, by its command. */
  private owed: { readonly commandId: string; readonly proposals: Set<string> } | undefined;

  constructor(private readonly blame: (event: Seen, why: string) => void) {}

  take(event: Seen): void {
    this.settle(event);
    switch (event.type) {
      case 'overlay.proposed':
        this.propose(event);
        return;
      case 'overlay.reviewed':
        this.review(event);
        return;
      case 'overlay.review-withdrawn':
        this.withdraw(event);
        return;
      case 'overlay.approved':
        this.approve(event);
        return;
      case 'overlay.superseded':
        this.supersede(event);
        return;
      case 'overlay.rejected':
        this.decide(event);
    }
  }

  /** Proposals that should have been superseded. */
  get unsettled(): readonly string[] {
    return [...(this.owed?.proposals ?? [])].map((id) => `proposal ${id} was not superseded`);
  }

  /** What is superseded is so in the same append. */
  private settle(event: Seen): void {
    if (this.owed === undefined || this.owed.commandId === event.metadata.commandId) return;
    for (const left of this.unsettled) this.blame(event, `before it, ${left}`);
    this.owed = undefined;
  }

  private propose(event: Seen): void {
    const { data } = event;
    const baseVersion = number(data, 'baseVersion');
    const keys = Object.keys(fields(data, 'changes') ?? {});
    const proposer = behind(text(data, 'proposer'));
    if (baseVersion !== this.version) this.blame(event, 'it is based on another overlay');
    this.proposals.set(text(data, 'proposalId'), { proposer, baseVersion, keys, reviewers: new Set(), status: 'open' });
  }

  private review(event: Seen): void {
    const proposal = this.open(event);
    const { id, kind } = event.metadata.actor;
    const person = behind(id);
    if (kind !== 'person' || !persons.has(person)) this.blame(event, `${id} is no person`);
    if (proposal === undefined) return;
    if (proposal.proposer === person) this.blame(event, 'its proposer reviewed it');
    if (!proposal.keys.some((key) => owns(person, key))) this.blame(event, `${person} owns nothing of it`);
    proposal.reviewers.add(person);
  }

  private withdraw(event: Seen): void {
    const proposal = this.open(event);
    if (proposal?.reviewers.delete(behind(event.metadata.actor.id)) === false)
      this.blame(event, 'nobody had reviewed it');
  }

  private approve(event: Seen): void {
    this.review(event);
    const { data, metadata } = event;
    const proposal = this.decide(event);
    const version = number(data, 'version');
    if (version !== this.version + 1) this.blame(event, 'the overlay’s versions do not follow');
    const { keys = [], reviewers = new Set<string>(), baseVersion = 0, proposer = '' } = proposal ?? {};
    for (const key of keys) {
      if (![...reviewers].some((person) => owns(person, key))) this.blame(event, `no owner of ${key} said yes`);
      if ((this.changedIn.get(key) ?? 0) > baseVersion) this.blame(event, `${key} had changed since`);
      this.changedIn.set(key, version);
      this.proposers.set(key, proposer);
    }
    this.version = version;
    const values = Object.entries(fields(data, 'values') ?? {});
    this.values = new Map(values.map(([key, value]) => [key, JSON.stringify(value)]));
    const meeting = [...this.proposals].filter(
      ([, other]) => other.status === 'open' && other.keys.some((key) => keys.includes(key)),
    );
    this.owed = { commandId: metadata.commandId, proposals: new Set(meeting.map(([id]) => id)) };
  }

  private supersede(event: Seen): void {
    const proposalId = text(event.data, 'proposalId');
    const proposal = this.open(event);
    if (proposal !== undefined) proposal.status = 'decided';
    if (this.owed?.proposals.delete(proposalId) !== true) this.blame(event, 'nothing came before it');
  }

  private decide(event: Seen): Proposal | undefined {
    const proposal = this.open(event);
    if (proposal !== undefined) proposal.status = 'decided';
    this.lastDecided = text(event.data, 'proposalId');
    return proposal;
  }

  private open(event: Seen): Proposal | undefined {
    const proposal = this.proposals.get(text(event.data, 'proposalId'));
    if (proposal?.status !== 'open') this.blame(event, 'the proposal is not open');
    return proposal;
  }
}

function owns(person: string, key: string): boolean {
  return groupsOf(person).includes(ownerOf[key] ?? '');
}
