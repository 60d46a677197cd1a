import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { writeYamlMap } from '@ledgerline/platform/yaml';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { setImmediate as pause } from 'node:timers/promises';
import { isGoverned } from '../../configuration/governed-parts';
import type { AskedReviewers } from '../../configuration-change';
import type { ConfigurationVersion } from './project';
import type { PartVersion } from './store';
import { ProjectConfigurationStore } from './store';

/** A part of the project file, and the version that it has been the same since. */
interface PartInForce extends PartVersion {
  /** Whether a change of it is a change of policy. */
  readonly governed: boolean;
}

interface ProjectFile extends Pick<
  ConfigurationVersion,
  'project' | 'version' | 'configurationHash' | 'configuredBy' | 'at' | 'position'
> {
  /** YAML, as `ledgerline apply` takes it. */
  readonly file: string;
  readonly parts: readonly PartInForce[];
  /** Whose words a change of policy needs; null where nobody is asked. */
  readonly reviewers: AskedReviewers | null;
}

/** The project file in force, now or at that moment: what was applied, written in one way. */
export class ShowProjectFile extends Query<ProjectFile | Refusal<'project-not-configured'>> {
  constructor(
    readonly project: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowProjectFile)
export class ShowProjectFileHandler implements IQueryHandler<ShowProjectFile> {
  constructor(private readonly store: ProjectConfigurationStore) {}

  async execute({ project, moment }: ShowProjectFile) {
    const inForce = await this.store.inForce(project, moment);
    if (inForce === undefined) return refuse('project-not-configured', { project });
    const { version, configurationHash, configuration, configuredBy, at, position } = inForce;
    const [parts, file] = await Promise.all([
      this.store.parts(project, version),
      writeYamlMap(configuration, () => pause()),
    ]);
    const asked = configuration.governance?.configuration;
    return {
      ...{ project, version, configurationHash, configuredBy, at, position, file },
      parts: parts.map((part) => ({ ...part, governed: isGoverned({ path: `/${part.part}` }) })),
      reviewers: asked === undefined ? null : { of: asked.of, count: asked.count ?? 1 },
    };
  }
}
