import type { Clock, Decisions } from '@ledgerline/kernel';
import { EnvironmentFacts } from './environment-facts';
import { FactsReader } from './facts-reader';
import { InputsReader } from './inputs-reader';
import { MigrationFacts } from './migration-facts';
import { ProjectFacts } from './project-facts';

/** What reads facts from this ledger, which need not be that of the present, at this time. */
export function factsReaderOn(decisions: Decisions, clock: Clock): FactsReader {
  return new FactsReader(
    decisions,
    new InputsReader(new EnvironmentFacts(decisions)),
    new MigrationFacts(decisions),
    new ProjectFacts(decisions),
    clock,
  );
}
