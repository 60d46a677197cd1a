import type { Person, Slot, Wanted } from './command-steps';
import { personOf } from './project-rules';
import type { Came } from './rules';

type Key = keyof Wanted;

interface Proposal {
  readonly proposer: Person;
  readonly wanted: Wanted;
  /** By person: the keys for which they spoke. */
  readonly words: Map<string, readonly Key[]>;
  status: 'open' | 'approved' | 'rejected' | 'superseded';
  by: Person | undefined;
}

/** Who speaks for whose keys, under which name. */
const speaks: Readonly<Record<Person, readonly Key[]>> = {
  ana: ['memory'],
  'ana-gh': ['replicas'],
  mei: ['memory'],
  otto: ['replicas'],
  olga: ['replicas', 'memory'],
  max: ['replicas'],
  zed: [],
  ci: ['replicas', 'memory'],
};

/** The rules of an overlay in a few lines: every owner says yes, nobody to their own, and the first one in wins. */
export class OverlayRules {
  version = 0;
  /** What is in force, and who wanted it. */
  readonly values = new Map<Key, { readonly value: number; readonly proposer: Person }>();
  private readonly proposals: [Proposal | undefined, Proposal | undefined] = [undefined, undefined];

  propose(slot: Slot, proposer: Person, wanted: Wanted): Came {
    if (keysOf(wanted).every((key) => this.values.get(key)?.value === wanted[key])) return 'overlay-unchanged';
    this.proposals[slot] = { proposer, wanted, words: new Map(), status: 'open', by: undefined };
    return 'done';
  }

  approve(slot: Slot, who: Person): Came {
    const proposal = this.proposals[slot];
    if (proposal === undefined) return 'no-such-proposal';
    const { status, words, proposer, wanted } = proposal;
    const person = personOf(who);
    if (status === 'approved' && words.has(person)) return 'nothing';
    if (status !== 'open') return 'proposal-closed';
    if (who === 'ci') return 'not-a-person';
    if (person === personOf(proposer)) return 'duties-not-separate';
    const said = words.get(person) ?? [];
    const word = keysOf(wanted).filter((key) => speaks[who].includes(key));
    if (word.length === 0) return 'not-in-group';
    if (word.every((key) => said.includes(key))) return 'nothing';
    words.set(person, [...said, ...word]);
    const spoken = [...words.values()].flat();
    if (keysOf(wanted).every((key) => spoken.includes(key))) this.enforce(proposal);
    return 'done';
  }

  withdraw(slot: Slot, who: Person): Came {
    const proposal = this.proposals[slot];
    if (proposal === undefined) return 'no-such-proposal';
    if (proposal.status !== 'open') return 'proposal-closed';
    return proposal.words.delete(personOf(who)) ? 'done' : 'not-reviewed';
  }

  reject(slot: Slot, who: Person): Came {
    const proposal = this.proposals[slot];
    if (proposal === undefined) return 'no-such-proposal';
    if (who === 'ci') return 'not-a-person';
    if (proposal.status === 'rejected' && proposal.by === who) return 'nothing';
    if (proposal.status !== 'open') return 'proposal-closed';
    Object.assign(proposal, { status: 'rejected', by: who });
    return 'done';
  }

  private enforce(proposal: Proposal): void {
    const keys = keysOf(proposal.wanted);
    for (const key of keys) {
      this.values.set(key, { value: proposal.wanted[key] ?? 0, proposer: proposal.proposer });
    }
    this.version += 1;
    proposal.status = 'approved';
    for (const other of this.proposals) {
      if (other?.status === 'open' && keysOf(other.wanted).some((key) => keys.includes(key))) {
        other.status = 'superseded';
      }
    }
  }
}

function keysOf(wanted: Wanted): readonly Key[] {
  return (['replicas', 'memory'] as const).filter((key) => wanted[key] !== undefined);
}
