import { Decisions, refuse, Refusal } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { configuredProject } from './configured-project';
import type { ProjectShape } from './project-shape';

/** How long a configuration that was read may be used to accept something, in milliseconds. */
const FRESH_FOR = 1000;
const MAX_PROJECTS = 1000;

interface Copy {
  readonly shape: ProjectShape;
  readonly readAt: number;
}

/** The configurations of projects, kept for a second; nothing is turned down by a copy, only by what the ledger holds now. */
@Injectable()
export class ProjectConfigurations {
  private readonly copies = new Map<string, Copy>();
  private readonly reads = new Map<string, Promise<ProjectShape | undefined>>();

  constructor(private readonly decisions: Decisions) {}

  /**
   * What `decide` makes of the project's configuration, or the refusal `project-not-configured`. What a kept copy gives
   * must suffice (otherwise: be no refusal), or the ledger is asked.
   */
  async accept<Made>(
    name: string,
    decide: (shape: ProjectShape) => Made,
    suffices: (made: Made) => boolean = (made) => !(made instanceof Refusal),
  ): Promise<Made | Refusal<'project-not-configured'>> {
    const copy = this.copies.get(name);
    if (copy !== undefined && performance.now() - copy.readAt < FRESH_FOR) {
      const made = decide(copy.shape);
      if (suffices(made)) return made;
    }
    const shape = await this.read(name);
    return shape === undefined ? refuse('project-not-configured', { project: name }) : decide(shape);
  }

  /** Who asks while somebody else is reading gets the same answer. */
  private read(name: string): Promise<ProjectShape | undefined> {
    const reading = this.reads.get(name) ?? this.readNow(name).finally(() => this.reads.delete(name));
    this.reads.set(name, reading);
    return reading;
  }

  private async readNow(name: string): Promise<ProjectShape | undefined> {
    const { state } = await this.decisions.load(configuredProject, name);
    this.copies.delete(name);
    if (state.status !== 'configured') return undefined;
    const [oldest] = this.copies.keys();
    if (this.copies.size >= MAX_PROJECTS && oldest !== undefined) this.copies.delete(oldest);
    this.copies.set(name, { shape: state.shape, readAt: performance.now() });
    return state.shape;
  }
}
