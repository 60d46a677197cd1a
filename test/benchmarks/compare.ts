import type { Circumstances } from '../../libs/drift/src/compare/circumstances';
import { differences } from '../../libs/drift/src/compare/differences';
import type { JsonObject } from '../../libs/drift/src/compare/json';
import { kubernetes } from '../../libs/drift/src/domains/kubernetes';
import { declaredDeployment, liveDeployment } from './compare-samples';
import type { Figure } from './node';

export const name = 'compare';

const OBJECTS = 2_000;
const SECONDS = 5;
const WARM_UP_SECONDS = 2;

/**
 * Deployments of some 5 KB, each with one edit in it, against what is declared: compared, explained and classified, on
 * one core. The limit is what it takes only to parse the same observed objects. Seconds are the processor's.
 */
export function run(report: (figure: Figure) => void): Promise<void> {
  const declared = Array.from({ length: OBJECTS }, (_, index) => declaredDeployment(index));
  const texts = [0, 1].map((edits) =>
    Array.from({ length: OBJECTS }, (_, index) => JSON.stringify(liveDeployment(index, edits))),
  );
  const [inSync = [], edited = []] = texts;
  const bytes = Math.round(edited.reduce((sum, text) => sum + text.length, 0) / OBJECTS);
  const circumstances = circumstancesFor(declared);
  const found = compared(circumstances, edited);
  if (found !== OBJECTS || compared(circumstances, inSync) !== 0)
    throw new Error(`${String(found)} differences are found`);

  const parsing = perSecond(() => edited.map((text) => JSON.parse(text) as unknown));
  const told = (what: string, value: number) => {
    const ratio = Math.round((value / parsing) * 100) / 100;
    report({ name: `${what}, ${String(bytes)} bytes each, one core`, value, unit: 'objects/s', limit: parsing, ratio });
  };
  for (const [what, group] of [
    ['objects with an edit, compared and classified', edited],
    ['objects as declared, compared', inSync],
  ] as const) {
    // Whoever observes has parsed already; a new document each time, so that nothing is known of it.
    const objects = group.map((text) => JSON.parse(text) as JsonObject);
    told(
      what,
      perSecond(() => differences(kubernetes, circumstances, { completeness: 'complete', document: { objects } })),
    );
  }
  return Promise.resolve();
}

function circumstancesFor(objects: readonly JsonObject[]): Circumstances {
  const nothing = { artifacts: {}, migrations: {}, configuration: {}, flags: {}, variance: [] };
  const document = { ...nothing, documents: { objects } };
  const now = '2026-11-28T00:00:00.000Z';
  return {
    ...{ environment: 'prod', now, rolloutMilliseconds: 0, tolerances: [], acceptances: new Map() },
    intent: { intentRevision: 1, document, declaredAt: '2026-11-01T00:00:00.000Z', converged: true },
    forbids: () => undefined,
  };
}

function compared(circumstances: Circumstances, texts: readonly string[]): number {
  const objects = texts.map((text) => JSON.parse(text) as JsonObject);
  const found = differences(kubernetes, circumstances, { completeness: 'complete', document: { objects } });
  return found.filter(({ classification }) => classification === 'drift').length;
}

/** Objects a second of work that goes through all of them. */
function perSecond(work: () => unknown): number {
  measured(WARM_UP_SECONDS, work);
  return measured(SECONDS, work);
}

function measured(seconds: number, work: () => unknown): number {
  const begun = process.cpuUsage();
  let spent = 0;
  let objects = 0;
  while (spent < seconds) {
    work();
    objects += OBJECTS;
    const { user, system } = process.cpuUsage(begun);
    spent = (user + system) / 1_000_000;
  }
  return Math.round(objects / spent);
}
