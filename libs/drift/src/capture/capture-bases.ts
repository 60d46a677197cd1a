import { environment as environments, project as projects, readVarianceFacts } from '@ledgerline/environment';
import { Clock, Decisions } from '@ledgerline/kernel';
import { writeYaml } from '@ledgerline/platform/yaml';
import { release as releases, releaseStreamId } from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import type { DeclaredIntent } from '../compare';
import { captureOf } from '../compare';
import { declaredIntent } from '../declared-intent';
import type { Difference } from '../difference';
import { domainNamed } from '../domains';
import { forbiddenNow } from '../forbids';
import { environmentStream } from '../stream-ids';
import type { Bases } from './proposal';

/** What a capture is made against, and the intent that it would change. */
export interface CaptureBases {
  readonly bases: (difference: Difference) => Bases;
  readonly releaseId: string;
  readonly intentRevision: number;
}

/** Reads from the ledger itself what a capture is made against. */
@Injectable()
export class CaptureBasesReader {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  /** Undefined while nothing is declared there. */
  async of(project: string, environment: string): Promise<CaptureBases | undefined> {
    const here = environmentStream(project, environment);
    const [{ state: configured }, { state: place }, { state: intent }] = await Promise.all([
      this.decisions.load(projects, project),
      this.decisions.load(environments, here),
      this.decisions.load(declaredIntent, here),
    ]);
    if (configured.status === 'unconfigured' || intent === undefined || place.intent === undefined) return undefined;
    const { id: releaseId, alias } = place.intent.document.release;
    const { variance } = configured.configuration;
    const [{ state: release }, facts] = await Promise.all([
      this.decisions.load(releases, releaseStreamId(project, releaseId)),
      readVarianceFacts(this.decisions, this.clock.now(), project, environment, variance),
    ]);
    const known = release.status === 'cut' ? { alias, content: release.content } : undefined;
    const { overlay } = place;
    return {
      releaseId,
      intentRevision: intent.intentRevision,
      bases(difference) {
        const change = changeFor(intent, difference);
        const isSet = change !== undefined && change.value !== null;
        const forbidden = isSet ? forbiddenNow(change.key, change.value, environment, variance, facts) : undefined;
        return { environment, overlay, release: known, change, forbidden, writeYaml };
      },
    };
  }
}

function changeFor(intent: DeclaredIntent, difference: Difference) {
  const domain = domainNamed(difference.domain);
  return domain && captureOf(domain, intent.document, difference);
}
