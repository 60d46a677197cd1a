import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../support/fleet';
import type { Plan } from './plan';
import { planFor } from './plan';

/** What a process of the fleet is told by its environment. */
export const variables = { folder: 'FAULTS_FOLDER', role: 'FAULTS_ROLE', name: 'FAULTS_NAME', seed: 'FAULTS_SEED' };
/** While this file lies in the folder, nobody is killed. */
export const CALM = 'calm';

export const deathsOf = (folder: string, name: string): readonly string[] => {
  const file = join(folder, `${name}.deaths`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};

/** In a process of the fleet: kills it with SIGKILL when it passes the failpoint that this life is to end at. */
export class LastBreath {
  private readonly folder = process.env[variables.folder] ?? '';
  private readonly name = process.env[variables.name] ?? '';
  private readonly plan: Plan;
  private passes = 0;

  constructor() {
    const { [variables.role]: role, [variables.seed]: seed = '' } = process.env;
    this.plan = planFor(seed, role as Role, this.name, deathsOf(this.folder, this.name).length);
  }

  pass(point: string): void {
    if (point !== this.plan.point) return;
    if (existsSync(join(this.folder, CALM))) return;
    this.passes += 1;
    if (this.passes < this.plan.pass) return;
    appendFileSync(join(this.folder, `${this.name}.deaths`), `${point}, pass ${String(this.passes)}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}
