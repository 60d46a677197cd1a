import type { Refusal } from '@ledgerline/kernel';
import { Decisions, refuse } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { environment as environments, environmentId } from '../../evolve';
import type { Intent } from '../../state';

type DeclaredIntent = Pick<Intent, 'intentRevision' | 'intentHash' | 'document'>;

/** What the environment is declared to be, from the ledger itself, so that a deployer never sees an old one. */
export class ReadIntent extends Query<DeclaredIntent | Refusal<'nothing-declared'>> {
  constructor(
    readonly project: string,
    readonly environment: string,
  ) {
    super();
  }
}

@QueryHandler(ReadIntent)
export class ReadIntentHandler implements IQueryHandler<ReadIntent> {
  constructor(private readonly decisions: Decisions) {}

  async execute({ project, environment }: ReadIntent) {
    const { state } = await this.decisions.load(environments, environmentId(project, environment));
    if (state.intent === undefined) return refuse('nothing-declared', { environment });
    const { intentRevision, intentHash, document } = state.intent;
    return { intentRevision, intentHash, document };
  }
}
