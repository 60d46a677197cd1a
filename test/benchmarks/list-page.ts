import { driftEvents } from '@ledgerline/drift';
import type { DomainEvent } from '@ledgerline/kernel';
import { contentDigest, deriveId } from '@ledgerline/kernel';
import { percentile } from './http-load';
import type { Figure } from './node';
import type { QueriedApi, Written } from './queried-api';
import { withQueriedApi } from './queried-api';

export const name = 'list-page';

const ENVIRONMENTS = 100;
/** `BENCH_ROWS` makes it shorter. */
const ROWS = Number(process.env.BENCH_ROWS ?? 50_000);
const COMPONENTS = Math.ceil(ROWS / ENVIRONMENTS);
const REQUESTS = 400;
const WARM_UP = 100;
const MOST_MILLISECONDS = 100;
const SEVERITIES = ['minor', 'material', 'critical'] as const;

/** One page of the findings of every component in every environment, whatever the filter and however deep, over HTTP. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const history = Array.from({ length: ENVIRONMENTS }, (_, index) => findingsIn(`env-${String(index)}`)).flat();
  await withQueriedApi(history, async (api) => {
    const cursors = await cursorsOf(api);
    const byFilter = new Map<string, number[]>();
    for (let request = 0; request < REQUESTS + WARM_UP; request += 1) {
      const [what, filter] = filterOf(request);
      const cursor = request % 3 === 0 ? '' : `&cursor=${cursors[(request * 37) % cursors.length] ?? ''}`;
      const { took } = await api.get(`/v1/projects/bench/findings?limit=50${filter}${cursor}`);
      if (request >= WARM_UP) byFilter.set(what, [...(byFilter.get(what) ?? []), took]);
    }
    for (const [what, latencies] of [...byFilter].sort()) tell(report, what, latencies);
    tell(report, 'any filter', [...byFilter.values()].flat());
  });
}

function tell(report: (figure: Figure) => void, what: string, latencies: number[]): void {
  const sorted = latencies.sort((one, other) => one - other);
  const p95 = percentile(sorted, 0.95);
  const limits = { limit: MOST_MILLISECONDS, ratio: MOST_MILLISECONDS / p95 };
  report({ name: `page of ${String(ROWS)} findings, ${what}, 95th percentile`, value: p95, unit: 'ms', ...limits });
}

/** Where pages begin, from the first to the last. */
async function cursorsOf(api: QueriedApi): Promise<readonly string[]> {
  const cursors: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    if (next !== '') cursors.push(encodeURIComponent(next));
    const after: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { body } = await api.get(`/v1/projects/bench/findings?limit=200${after}`);
    next = (body as { readonly next: string | null }).next;
  }
  return cursors;
}

function filterOf(request: number): readonly [string, string] {
  const environment = `&environment=env-${String((request * 7) % ENVIRONMENTS)}`;
  const severity = `&severity=${SEVERITIES[request % 3] ?? 'minor'}`;
  switch (request % 8) {
    case 0:
      return ['no filter', ''];
    case 1:
      return ['environment', environment];
    case 2:
      return ['severity', severity];
    case 3:
      return ['a status that few have', '&status=acknowledged'];
    case 4:
      return ['a status that most have', '&status=open'];
    case 5:
      return ['environment and status', `${environment}&status=acknowledged`];
    case 6:
      return ['environment and severity', `${environment}${severity}`];
    default:
      return ['a status that none has', '&status=closed&severity=critical'];
  }
}

/** Every component of the environment has drifted; one in two hundred was acknowledged. */
function findingsIn(environment: string): readonly Written[] {
  const about = { project: 'bench', environment };
  const differences = Array.from({ length: COMPONENTS }, (_, index) => {
    const resource = `component/web-${String(index)}`;
    const fingerprint = contentDigest({ environment, resource });
    return { ...sampleDifference(), resource, fingerprint, severity: SEVERITIES[index % 3] ?? 'minor' };
  });
  const findings = differences.map((difference) => {
    const findingId = deriveId('finding', difference.fingerprint);
    return fromSample('finding.opened', { ...about, findingId, difference });
  });
  const acknowledged = differences
    .filter((_, index) => index % 200 === 0)
    .map(({ fingerprint }) =>
      fromSample('finding.acknowledged', { ...about, findingId: deriveId('finding', fingerprint) }),
    );
  const observed = fromSample('observation.recorded', { ...about, differences });
  return [
    { stream: `drift-bench:${environment}`, events: [...findings, ...acknowledged] },
    { stream: `observation-bench:${environment}:artifacts`, events: [observed] },
  ];
}

function sampleDifference(): object {
  return (fromSample('finding.opened', {}).data as { readonly difference: object }).difference;
}

function fromSample(type: string, changes: object): DomainEvent {
  const definition = driftEvents.find((candidate) => candidate.type === type);
  if (definition === undefined) throw new Error(`no event type "${type}"`);
  return { type, data: { ...definition.sample, ...changes } };
}
