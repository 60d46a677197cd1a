import { refuse, Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { ReleaseResolver } from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import { EnvironmentStateStore } from '../../projections/environment-state/store';
import { ProjectConfigurationStore } from '../../projections/project-configuration/store';
import { OverlayReader } from './overlay-reader';
import type { AskedSide, EnvironmentSide, OverlaySide, ReleaseSide, Side } from './sides';
import { told } from './sides';

export type SideRefusal =
  | 'ambiguous-release'
  | 'no-such-environment'
  | 'no-such-intent'
  | 'no-such-overlay'
  | 'nothing-declared'
  | 'nothing-to-compare'
  | 'project-not-configured';

/** Finds what is to be compared, as it was at the moment that is asked for. */
@Injectable()
export class SideReader {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly states: EnvironmentStateStore,
    private readonly overlays: OverlayReader,
    private readonly releases: ReleaseResolver,
  ) {}

  /** A name is an environment's where the project has one of that name, and otherwise a release's. */
  async read(project: string, asked: AskedSide, moment: Moment | undefined): Promise<Side | Refusal<SideRefusal>> {
    const { name, at = moment, back = 0, overlay } = asked;
    const configured = await this.configurations.inForce(project, at);
    if (configured === undefined) return refuse('project-not-configured', { project });
    if (!Object.hasOwn(configured.configuration.environments, name)) {
      const isEnvironment = asked.at !== undefined || back > 0 || overlay !== undefined;
      return isEnvironment
        ? refuse('no-such-environment', { project, environment: name })
        : this.release(project, asked);
    }
    return overlay === undefined
      ? this.environment(project, asked, at)
      : this.overlay(project, { ...asked, overlay }, at);
  }

  /** An intent that is no longer in force is looked at as it was when it last was. */
  private async environment(
    project: string,
    asked: AskedSide,
    at: Moment | undefined,
  ): Promise<EnvironmentSide | Refusal<SideRefusal>> {
    const { name: environment, back = 0 } = asked;
    const asOfNext = back > 0 ? 1 : 0;
    const rows = await this.states.latest(project, environment, { skip: back - asOfNext, count: 1 + asOfNext }, at);
    const intent = rows[asOfNext];
    if (intent === undefined) {
      return back === 0 ? refuse('nothing-declared', { environment }) : refuse('no-such-intent', { environment, back });
    }
    const moment = back > 0 ? momentBefore(rows[0]?.position) : at;
    return {
      kind: 'environment',
      name: told(asked),
      environment,
      moment,
      intent,
      ...(await this.policy(project, moment)),
    };
  }

  private async overlay(
    project: string,
    asked: AskedSide & { readonly overlay: number },
    at: Moment | undefined,
  ): Promise<OverlaySide | Refusal<SideRefusal>> {
    const { name: environment, overlay: version } = asked;
    const known = await this.overlays.version(project, environment, version, at);
    if (known === undefined) return refuse('no-such-overlay', { environment, version });
    const moment = momentBefore(known.replacedIn) ?? at;
    const { values } = known;
    return {
      kind: 'overlay',
      name: told(asked),
      environment,
      moment,
      version,
      values,
      ...(await this.policy(project, moment)),
    };
  }

  private async release(project: string, { name }: AskedSide): Promise<ReleaseSide | Refusal<SideRefusal>> {
    const found = await this.releases.resolve(project, name);
    if (!(found instanceof Refusal)) return { kind: 'release', name: found.alias, release: found };
    return found.code === 'no-such-release'
      ? refuse('nothing-to-compare', { project, name })
      : refuse('ambiguous-release', found.facts, found.pointer);
  }

  /** The rules of that moment; there were some, for something was declared. */
  private async policy(project: string, moment: Moment | undefined) {
    const configured = await this.configurations.inForce(project, moment);
    if (configured === undefined) throw new Error(`${project} had an intent before it had a configuration`);
    return { configuration: configured.configuration };
  }
}

function momentBefore(position: string | undefined): Moment | undefined {
  return position === undefined ? undefined : { position: BigInt(position) - 1n };
}
