/** What became of a task: `ended` is true when it did all that it was to do. */
export interface Entered {
  readonly ended: Promise<boolean>;
}

/**
 * Tasks side by side: in order within a lane, so many lanes at once. The first failure is kept, and thrown at whoever
 * comes with the next task.
 */
export class Lanes {
  private readonly last = new Map<string, Promise<boolean>>();
  private readonly groups = new Map<string, Set<Promise<boolean>>>();
  private readonly all = new Set<Promise<boolean>>();
  private failed: { readonly error: unknown } | undefined;

  constructor(private readonly limit: number) {}

  get busy(): number {
    return this.all.size;
  }

  /** Resolves as soon as there is room for the task; it runs after all earlier ones of its lane. */
  async enter(lane: string, group: string, task: () => Promise<void>): Promise<Entered> {
    while (this.all.size >= this.limit) await Promise.race(this.all);
    this.check();
    const ended = this.after(this.last.get(lane), task);
    const members = this.groups.get(group) ?? new Set();
    this.groups.set(group, members.add(ended));
    this.all.add(ended);
    this.last.set(lane, ended);
    const leave = () => {
      this.all.delete(ended);
      members.delete(ended);
      if (members.size === 0 && this.groups.get(group) === members) this.groups.delete(group);
      if (this.last.get(lane) === ended) this.last.delete(lane);
    };
    void ended.then(leave);
    return { ended };
  }

  /** Until nothing of the group is under way. */
  async settled(group: string): Promise<void> {
    for (let members = this.groups.get(group); members !== undefined; members = this.groups.get(group)) {
      await Promise.race(members);
    }
    this.check();
  }

  /** Until nothing at all is under way; does not throw. */
  async drained(): Promise<void> {
    while (this.all.size > 0) await Promise.race(this.all);
  }

  /** Throws what a task failed with. */
  check(): void {
    if (this.failed !== undefined) throw this.failed.error;
  }

  private async after(before: Promise<boolean> | undefined, task: () => Promise<void>): Promise<boolean> {
    if (before !== undefined && !(await before)) return false;
    try {
      await task();
      return true;
    } catch (error) {
      this.failed ??= { error };
      return false;
    }
  }
}
