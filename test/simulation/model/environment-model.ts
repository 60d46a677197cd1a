import { behind } from '../core/project';
import { contentDigest } from '@ledgerline/kernel';
import type { Seen } from './events';
import { fields, list, number, text } from './events';
import { OverlayModel } from './overlay-model';

export interface ModelEnvironment {
  intentRevision: number;
  intentHash: string | null;
  releaseId: string;
  /** What stands behind the present intent, by key. */
  variance: ReadonlyMap<string, string>;
  readonly overlay: OverlayModel;
  readonly declared: Set<string>;
  /** Releases that were declared here. */
  readonly releases: Set<string>;
  readonly converged: Set<number>;
  readonly failed: Set<number>;
  readonly openFindings: Set<string>;
  /** Whoever looked last could not see everything. */
  isBlind: boolean;
  /** A proposal whose intent has to be the next event here. */
  owes: string | undefined;
}

/** What the model knows of environments, and what it holds against the ledger. */
export class EnvironmentModel {
  private readonly environments = new Map<string, ModelEnvironment>();

  constructor(private readonly blame: (event: Seen, why: string) => void) {}

  get(name: string): ModelEnvironment {
    const known = this.environments.get(name);
    if (known !== undefined) return known;
    const fresh: ModelEnvironment = {
      intentRevision: 0,
      intentHash: null,
      releaseId: '',
      variance: new Map(),
      overlay: new OverlayModel(this.blame),
      declared: new Set(),
      releases: new Set(),
      converged: new Set(),
      failed: new Set(),
      openFindings: new Set(),
      isBlind: true,
      owes: undefined,
    };
    this.environments.set(name, fresh);
    return fresh;
  }

  /** Proposals that the last event of their environment left as they should not be. */
  get unsettled(): readonly string[] {
    return [...this.environments.values()].flatMap(({ overlay }) => overlay.unsettled);
  }

  take(event: Seen): void {
    const { data } = event;
    const here = this.get(text(data, 'environment'));
    if (event.stream.startsWith('environment-')) {
      this.settle(event, here);
      here.overlay.take(event);
    }
    switch (event.type) {
      case 'overlay.approved':
        if (here.releaseId !== '') here.owes = text(data, 'proposalId');
        return;
      case 'intent.declared':
        this.declare(event, here);
        return;
      case 'environment.converged':
        this.converge(event, here);
        return;
      case 'rollout.failed':
        here.failed.add(number(data, 'intentRevision'));
        return;
      case 'finding.opened':
      case 'finding.reopened':
        here.openFindings.add(text(data, 'findingId'));
        return;
      case 'observation.recorded':
        here.isBlind = data.completeness !== 'complete';
        return;
      case 'finding.closed':
        here.openFindings.delete(text(data, 'findingId'));
    }
  }

  /** An overlay comes into force together with the intent that it leads to. */
  private settle(event: Seen, here: ModelEnvironment): void {
    const owed = here.owes;
    here.owes = undefined;
    if (owed !== undefined && fields(event.data, 'because')?.proposalId !== owed) {
      this.blame(event, 'the overlay before it was left without its intent');
    }
  }

  private declare(event: Seen, here: ModelEnvironment): void {
    const { data } = event;
    const document = fields(data, 'document');
    const releaseId = text(fields(document, 'release'), 'id');
    const because = fields(data, 'because');
    if (number(data, 'intentRevision') !== here.intentRevision + 1) {
      this.blame(event, `it is not the one intent after revision ${String(here.intentRevision)}`);
    }
    if (contentDigest(document) !== data.intentHash) this.blame(event, 'its hash is not that of its document');
    if (number(document, 'overlayVersion') !== here.overlay.version) this.blame(event, 'it has another overlay');
    if (because !== undefined && 'proposalId' in because) {
      if (releaseId !== here.releaseId) this.blame(event, 'an overlay brought another release');
      if (because.proposalId !== here.overlay.lastDecided) this.blame(event, 'its proposal was not approved');
    } else if (here.declared.has(text(because, 'promotionId'))) {
      this.blame(event, 'the same promotion declared before');
    }
    here.declared.add(text(because, 'promotionId'));
    here.releases.add(releaseId);
    here.intentRevision = number(data, 'intentRevision');
    here.intentHash = text(data, 'intentHash');
    here.releaseId = releaseId;
    here.variance = new Map(list(document, 'variance').map(({ key, value }) => [String(key), JSON.stringify(value)]));
  }

  private converge(event: Seen, here: ModelEnvironment): void {
    const revision = number(event.data, 'intentRevision');
    if (revision !== here.intentRevision) this.blame(event, 'it converged on an intent that is not the present one');
    if (here.converged.has(revision)) this.blame(event, 'it converged on that before');
    here.converged.add(revision);
  }
}

/** Whoever proposed a value that does not stand in the environment yet. */
export function bringers({ overlay: { values, proposers }, variance }: ModelEnvironment): ReadonlySet<string> {
  const brought = [...values].filter(([key, value]) => variance.get(key) !== value);
  return new Set(brought.flatMap(([key]) => proposers.get(key) ?? []).map(behind));
}
