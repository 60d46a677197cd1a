type Outcome = 'passed' | 'failed';

/**
 * What came of every test by its name. A name may come again, as parametrised tests do; it may not have passed and failed
 * in one report, since then nobody can say what the report says. Skipped tests have no outcome.
 */
export class Outcomes {
  private readonly known = new Map<string, Outcome>();
  /** Tests whose name had come before. */
  repeated = 0;

  /** Whether that contradicts what came of this name before. */
  contradicts(name: string, outcome: Outcome): boolean {
    const before = this.known.get(name);
    if (before === undefined) this.known.set(name, outcome);
    else this.repeated += 1;
    return before !== undefined && before !== outcome;
  }
}
