import { secretForm } from '@ledgerline/kernel';
import { parseStrictJson } from '@ledgerline/platform/strict-json';
import { InvalidXml, readXml } from '@ledgerline/platform/xml';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Figure } from './node';

export const name = 'stalls';

const MEBIBYTE = 1024 * 1024;
const TIMES = 7;
/** Nobody else of the process has a turn meanwhile. */
const MOST_MILLISECONDS = 50;

const json: Readonly<Record<string, string>> = {
  'closed lists': '['.repeat(5_000) + ']'.repeat(5_000),
  'closed objects': '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000),
  'open lists': '['.repeat(MEBIBYTE),
  'escaped backslashes': `{"a":${'[0,'.repeat(60)}"${'\\\\'.repeat(MEBIBYTE / 4)}"`,
  backslashes: `"${'\\'.repeat(MEBIBYTE - 2)}"`,
  quotes: `"${'\\"'.repeat(MEBIBYTE / 2)}`,
  'open texts': `{${'"a'.repeat(MEBIBYTE / 4)}`,
  'minus signs': '-'.repeat(MEBIBYTE),
  'one number': `[${'1'.repeat(MEBIBYTE)}]`,
};

const xml: Readonly<Record<string, string>> = {
  'flat elements': `<r>${'<c n="x"/>'.repeat((8 * MEBIBYTE) / 10 - 1)}</r>`,
  'one attribute': `<r a="${'x'.repeat(8 * MEBIBYTE)}"/>`,
  'one text': `<r>${'&lt;'.repeat(2 * MEBIBYTE)}</r>`,
  'one comment': `<r><!--${'x'.repeat(8 * MEBIBYTE)}--></r>`,
  'character data': `<r><![CDATA[${']'.repeat(8 * MEBIBYTE)}]]></r>`,
  depth: '<a>'.repeat((8 * MEBIBYTE) / 3),
  entities: `<!DOCTYPE a [${'<!ENTITY a "&a;&a;">'.repeat((8 * MEBIBYTE) / 20)}]><a>&a;</a>`,
  'one tag': `<r ${'a="" '.repeat((8 * MEBIBYTE) / 5)}/>`,
  'one name': `<${'r'.repeat(8 * MEBIBYTE)}/>`,
  'one entity': `<r>&${'r'.repeat(8 * MEBIBYTE)};</r>`,
};

/** Beginnings of what secrets look like, half a million characters of each. */
const beginnings = [
  'eyJ',
  'eyJaaaaaaaa.',
  '://',
  '://a:',
  '-----BEGIN ',
  'ghp_',
  'xoxb-',
  'AKIA',
  'password',
  '@',
  'a',
];

/** How long hostile texts keep everybody else of a process waiting: the best of some, as it is about the work to be done. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const tell = (what: string, value: number): void => {
    report({ name: what, value, unit: 'ms', limit: MOST_MILLISECONDS, ratio: MOST_MILLISECONDS / value });
  };
  for (const [what, text] of Object.entries(json)) {
    const bytes = Buffer.from(text);
    tell(
      `JSON: ${what}`,
      bestOf(() => void parseStrictJson(bytes)),
    );
  }
  for (const [what, text] of Object.entries(xml)) {
    const longest: number[] = [];
    for (let time = 0; time < TIMES; time += 1) longest.push(await longestSlice(Buffer.from(text)));
    tell(`XML: 8 MiB, ${what}`, Math.min(...longest));
  }
  for (const beginning of beginnings) {
    const text = beginning.repeat(Math.ceil(500_000 / beginning.length));
    tell(
      `looking for secrets: ${beginning}`,
      bestOf(() => void secretForm(text)),
    );
  }
}

function bestOf(work: () => void): number {
  const times = Array.from({ length: TIMES }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times);
}

async function longestSlice(bytes: Uint8Array): Promise<number> {
  const slices: number[] = [];
  let started = performance.now();
  const pause = async (): Promise<void> => {
    slices.push(performance.now() - started);
    await breathe();
    started = performance.now();
  };
  const handler = { open: () => undefined, close: () => undefined };
  await readXml(bytes, handler, pause).catch((error: unknown) => {
    if (!(error instanceof InvalidXml)) throw error;
  });
  return Math.max(...slices, performance.now() - started);
}
