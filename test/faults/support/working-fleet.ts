import type { Run } from '../row';
import type { Counts } from './books';
import { countsIn, silencesEnd, wrongInLedger } from './books';
import type { FleetOptions } from './fleet';
import { Fleet } from './fleet';
import { rowsReachHead } from './health';
import { wrongInRows } from './rows-equal-rebuild';
import { seeded } from './seeded';
import { Team } from './team';

/** A fleet with a team at work on it, whose books are checked in the end. */
export class WorkingFleet {
  private constructor(
    readonly fleet: Fleet,
    readonly team: Team,
    private readonly before: Counts,
    private readonly afterOneEach: Counts,
  ) {}

  /** Every lane has gone one undisturbed round; none is at work yet. Runs `use`, then stops everything. */
  static async with<Result>(
    { seed, dataDir }: Run,
    lanes: number,
    options: Omit<FleetOptions, 'dataDir'>,
    use: (working: WorkingFleet) => Promise<Result>,
  ): Promise<Result> {
    const fleet = await Fleet.begin({ dataDir, ...options });
    try {
      const team = await Team.begin(fleet, lanes, seeded(seed));
      const before = await countsIn(fleet.eventStoreUrl);
      await team.roundOfAll();
      return await use(new WorkingFleet(fleet, team, before, await countsIn(fleet.eventStoreUrl)));
    } finally {
      await fleet.stop();
    }
  }

  get api(): string {
    return this.fleet.urls[0] ?? '';
  }

  /**
   * Lets every lane finish its round, then tells what is wrong in the ledger and in the rows; `builds` were recorded by
   * somebody else than the team.
   */
  async violations(builds = 0): Promise<readonly string[]> {
    const { fleet, team } = this;
    await team.finished();
    await fleet.ready();
    await silencesEnd(fleet.eventStoreUrl);
    await rowsReachHead(this.api);
    return [
      ...team.violations,
      ...(await wrongInLedger(fleet.eventStoreUrl, team.lanes, this.before, this.afterOneEach, builds)),
      ...(await wrongInRows(fleet)),
    ];
  }

  /** What was done meanwhile, for the closing line. */
  get workDone(): string {
    const { acknowledged, rounds } = this.team;
    return `${String(acknowledged)} acknowledged commands, ${String(rounds)} promotions, each once`;
  }
}
