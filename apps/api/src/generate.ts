import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes a generated file and ends the process, or with `--check` ends it with 1 when the file is no longer true. */
export function generate(file: string, command: string, content: () => Promise<string>): void {
  write(file, command, content).then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}

async function write(file: string, command: string, content: () => Promise<string>): Promise<number> {
  const now = await content();
  if (!process.argv.includes('--check')) {
    writeFileSync(file, now);
    return 0;
  }
  if (existsSync(file) && readFileSync(file, 'utf8') === now) return 0;
  process.stderr.write(`${file} is out of date: run \`${command}\` and commit it\n`);
  return 1;
}
