import { project, type Project, type ProjectConfiguration } from '@ledgerline/environment';
import type { Accepted, Decider, DomainEvent, Folded, Refusal } from '@ledgerline/kernel';
import { Decisions } from '@ledgerline/kernel';

/** A configuration whose pipeline and people are tried on facts of another time. */
export class TriedPolicy {
  private readonly made = new WeakMap<ProjectConfiguration, ProjectConfiguration>();

  constructor(readonly configuration: ProjectConfiguration) {}

  /** What was configured then, with the pipeline and the people that are tried. */
  inPlaceOf(then: ProjectConfiguration): ProjectConfiguration {
    const known = this.made.get(then);
    if (known !== undefined) return known;
    const { people: _people, governance: _governance, ...kept } = then;
    const { environments, states, people, governance } = this.configuration;
    const made = {
      ...{ ...kept, environments, states },
      ...(people !== undefined && { people }),
      ...(governance !== undefined && { governance }),
    };
    this.made.set(then, made);
    return made;
  }
}

/**
 * A ledger in which the project's pipeline and people are those that are tried, and everything else is as it stands: what
 * may differ between environments, for one, was decided by the rules of then.
 */
export class WithPolicy extends Decisions {
  constructor(
    private readonly ledger: Decisions,
    private readonly tried: TriedPolicy,
  ) {
    super();
  }

  async load<State, Event extends DomainEvent>(decider: Decider<State, Event>, id: string): Promise<Folded<State>> {
    const folded = await this.ledger.load(decider, id);
    const state = folded.state as Project;
    if (!Object.is(decider, project) || state.status !== 'configured') return folded;
    const configuration = this.tried.inPlaceOf(state.configuration);
    return { ...folded, state: { ...state, configuration } as State };
  }

  on(): Promise<Accepted | Refusal<never>> {
    return Promise.reject(new Error('nothing is decided under a policy that is only tried'));
  }

  outcomeOf(): Promise<Accepted | undefined> {
    return Promise.reject(new Error('no command is carried out under a policy that is only tried'));
  }
}
