import pc from 'picocolors';

/** Tells the story as it happens: a title a chapter, a line a fact, and stops at the first one that does not hold. */
export class Narrator {
  private readonly began = performance.now();
  private facts = 0;

  constructor(private readonly aloud = true) {}

  chapter(title: string): void {
    this.say(`\n${pc.bold(title)}  ${pc.dim(this.elapsed())}\n`);
  }

  fact(text: string): void {
    this.facts += 1;
    this.say(`  ${pc.green('✓')} ${text}\n`);
  }

  /** A fact that has to hold; otherwise the story ends here with what was found instead. */
  hold(text: string, holds: boolean, found?: unknown): void {
    if (!holds) throw new Error(`${text}: does not hold${found === undefined ? '' : `, but ${JSON.stringify(found)}`}`);
    this.fact(text);
  }

  note(text: string): void {
    this.say(`    ${pc.dim(text)}\n`);
  }

  end(text: string): void {
    this.say(`\n${pc.bold(text)}  ${String(this.facts)} facts, ${this.elapsed()}\n`);
  }

  private say(text: string): void {
    if (this.aloud) process.stdout.write(text);
  }

  private elapsed(): string {
    return `${((performance.now() - this.began) / 1000).toFixed(1)} s`;
  }
}
