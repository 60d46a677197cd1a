import { IntentDeclared, ProjectConfigured } from '@ledgerline/environment';
import { deriveId } from '@ledgerline/kernel';
import { percentile } from './http-load';
import type { Figure } from './node';
import type { QueriedApi, Written } from './queried-api';
import { withQueriedApi } from './queried-api';

export const name = 'as-of';

/** `BENCH_INTENTS` makes it shorter. */
const MANY = Number(process.env.BENCH_INTENTS ?? 100_000);
const FEW = 100;
const REQUESTS = 300;
const WARM_UP = 100;
const MOST_TIMES = 1.5;
const MOST_MILLISECONDS = 50;

/** What an environment was at a moment, asked over HTTP, with a short past and with a long one. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await withQueriedApi([configured(), intents('few', FEW), intents('many', MANY)], async (api) => {
    for (const by of ['position', 'instant'] as const) {
      const moments = { few: await momentsOf(api, 'few', by), many: await momentsOf(api, 'many', by) };
      const latencies = { few: [] as number[], many: [] as number[] };
      for (let request = 0; request < REQUESTS + WARM_UP; request += 1) {
        for (const environment of ['few', 'many'] as const) {
          const at = moments[environment][request % moments[environment].length] ?? '';
          const { took } = await api.get(`${pathOf(environment)}?at=${at}`);
          if (request >= WARM_UP) latencies[environment].push(took);
        }
      }
      const sorted = { few: latencies.few.sort(ascending), many: latencies.many.sort(ascending) };
      const times = percentile(sorted.many, 0.5) / percentile(sorted.few, 0.5);
      const p95 = percentile(sorted.many, 0.95);
      const of = `${String(MANY)} intents against ${String(FEW)}, at an ${by}`.replace('an position', 'a position');
      const limits = { limit: MOST_TIMES, ratio: MOST_TIMES / times };
      report({ name: `as-of query with ${of}, median`, value: times, unit: 'times', ...limits });
      const most = { limit: MOST_MILLISECONDS, ratio: MOST_MILLISECONDS / p95 };
      report({ name: `as-of query with ${of}, 95th percentile`, value: p95, unit: 'ms', ...most });
    }
  });
}

const pathOf = (environment: string) => `/v1/projects/bench/environments/${environment}`;
const ascending = (one: number, other: number) => one - other;

/** Spread over the environment's whole past, in an order that jumps. */
async function momentsOf(api: QueriedApi, environment: string, by: 'position' | 'instant') {
  const { body } = await api.get(`/v1/projects/bench/history?environment=${environment}&order=oldest&limit=1`);
  const { body: latest } = await api.get(`/v1/projects/bench/history?environment=${environment}&limit=1`);
  const [first, last] = [body, latest].map((page) => (page as Page).items[0]);
  if (first === undefined || last === undefined) throw new Error(`nothing happened in ${environment}`);
  return Array.from({ length: 97 }, (_, index) => {
    const share = ((index * 37) % 97) / 97;
    if (by === 'position') return String(between(Number(first.position), Number(last.position), share));
    return new Date(between(Date.parse(first.recordedAt), Date.parse(last.recordedAt), share)).toISOString();
  });
}

interface Page {
  readonly items: readonly { readonly position: string; readonly recordedAt: string }[];
}

const between = (from: number, to: number, share: number) => Math.floor(from + (to - from) * share);

function configured(): Written {
  const { sample } = ProjectConfigured;
  const settings = { admits: 'candidate', after: [], labels: {}, observe: [] };
  const configuration = { ...sample.configuration, environments: { few: settings, many: settings } };
  return { stream: 'project-bench', events: [ProjectConfigured({ ...sample, project: 'bench', configuration })] };
}

function intents(environment: string, count: number): Written {
  const { sample } = IntentDeclared;
  const events = Array.from({ length: count }, (_, index) => {
    const promotionId = deriveId(environment, String(index));
    const because = { promotionId, planHash: sample.intentHash };
    return IntentDeclared({ ...sample, project: 'bench', environment, intentRevision: index + 1, because });
  });
  return { stream: `environment-bench:${environment}`, events };
}
