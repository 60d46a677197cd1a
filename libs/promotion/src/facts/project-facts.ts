import { Decisions } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { exceptions, waivedGates } from '../exceptions';
import { freezes, freezesOf } from '../freezes';
import type { GateInputs } from '../gate-inputs';
import { rejectionOf, rejections } from '../rejections';
import type { Configured } from './of-release';

/** Where a release is to go. */
interface Way {
  readonly project: string;
  readonly releaseId: string;
  readonly environment: string;
}

type OnTheWay = Pick<GateInputs, 'freezes' | 'exceptions' | 'rejection'>;

/** Reads what holds in a whole project: what is frozen, rejected and excepted. */
@Injectable()
export class ProjectFacts {
  constructor(private readonly decisions: Decisions) {}

  /** What stands in the way into an environment, or is waived there; nothing is told where there is nothing. */
  async onTheWay({ project, releaseId, environment }: Way, configuration: Configured, now: string): Promise<OnTheWay> {
    const [rejected, frozen, excepted] = await Promise.all([
      this.rejection(project, releaseId, environment),
      this.decisions.load(freezes, project),
      this.decisions.load(exceptions, project),
    ]);
    const labels = configuration.environments[environment]?.labels ?? {};
    const liftedBy = configuration.governance?.freezes?.of ?? 'whoever may decide about freezes';
    const holding = freezesOf(frozen.state, { environment, labels }, now, liftedBy);
    const waived = waivedGates(excepted.state, environment, releaseId, now);
    return {
      ...rejected,
      ...(holding.length > 0 && { freezes: holding }),
      ...(waived.length > 0 && { exceptions: waived }),
    };
  }

  /** Whether the release may go there, or without an environment, anywhere at all. */
  async rejection(project: string, releaseId: string, environment?: string): Promise<Pick<GateInputs, 'rejection'>> {
    const { state } = await this.decisions.load(rejections, project);
    const found = rejectionOf(state, releaseId, environment);
    return found === undefined ? {} : { rejection: { person: found.person, reason: found.reason } };
  }
}
