import { readConfiguration } from '@ledgerline/environment';
import { refuse, Refusal } from '@ledgerline/kernel';
import { cursorAfter, type PageRequest } from '@ledgerline/platform/http';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { FactsReader } from '../../facts/facts-reader';
import { DecisionReplays } from '../../replay/decision-replays';
import { PageList } from '../../replay/page-list';
import { type Walked, walkedOf } from '../../replay/replay-view';
import { fromThere, type Range, Stretches } from '../../replay/stretch-of';
import { type Trial, trialOutcomes } from '../../replay/try-decision';
import { TriedPolicy } from '../../replay/with-policy';

/** Name of the list in its cursors. */
export const TRIALS = 'policy-trials';

export interface TrialPage {
  readonly tried: number;
  readonly outcomes: Readonly<Record<Trial['outcome'], number>>;
  /** Whatever would not have come out the same, in the order of the ledger. */
  readonly different: readonly (Walked & Trial)[];
  readonly position: bigint | null;
  readonly next: string | null;
}

/** What would have come out under this policy? Each decision on the facts of its own moment; nothing is recorded. */
export class TryPolicy extends Query<TrialPage | Refusal> {
  constructor(
    readonly project: string,
    readonly policy: unknown,
    readonly range: Range,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(TryPolicy)
export class TryPolicyHandler implements IQueryHandler<TryPolicy> {
  constructor(
    private readonly facts: FactsReader,
    private readonly stretches: Stretches,
    private readonly replays: DecisionReplays,
  ) {}

  async execute({ project, policy, range, page }: TryPolicy): Promise<TrialPage | Refusal> {
    const configuration =
      policy === 'current' ? await this.facts.configuration(project) : configurationIn(policy, project);
    if (configuration instanceof Refusal) return configuration;
    const stretch = await this.stretches.of(project, range, page);
    const outcomes = Object.fromEntries(trialOutcomes.map((outcome) => [outcome, 0])) as Record<
      Trial['outcome'],
      number
    >;
    const different = new PageList<Walked & Trial>();
    if (stretch === undefined) return { tried: 0, outcomes, different: [], position: null, next: null };
    const tried = new TriedPolicy(configuration);
    const { decisions, position, more } = await fromThere(
      this.replays.trials(stretch, page.limit, tried, (found, trial) => {
        outcomes[trial.outcome] += 1;
        if (trial.outcome !== 'same') different.add({ ...walkedOf(found), ...trial });
        return different.room;
      }),
    );
    const next = more && position !== undefined ? cursorAfter(TRIALS, [String(position)]) : null;
    return { tried: decisions, outcomes, different: different.entries, position: position ?? null, next };
  }
}

/** The project file that was sent; what is wrong with it is pointed to where it was sent. */
function configurationIn(policy: unknown, project: string) {
  const configuration = readConfiguration(policy, project);
  if (!(configuration instanceof Refusal)) return configuration;
  const { code, facts, pointer = '' } = configuration;
  return refuse(code, facts, pointer.replace(/^\/configuration/, '/policy'));
}
