import type { Spool } from './spool';
import type { Vitals } from './vitals';

interface Metric {
  readonly name: string;
  readonly kind: 'counter' | 'gauge';
  readonly help: string;
  readonly samples: readonly (readonly [labels: string, value: number])[];
}

/** In the text format of Prometheus, version 0.0.4. */
export function metricsText(vitals: Vitals, spool: Spool['state'], usedBytes: number): string {
  const each = <Value>(of: (vital: ReturnType<Vitals['entries']>[number][1]) => Value) =>
    vitals.entries().map(([detector, vital]) => [`{detector="${detector}"}`, of(vital)] as const);
  const byKind = (label: string, of: (vital: ReturnType<Vitals['entries']>[number][1]) => Record<string, number>) =>
    vitals
      .entries()
      .flatMap(([detector, vital]) =>
        Object.entries(of(vital)).map(
          ([kind, count]) => [`{detector="${detector}",${label}="${kind}"}`, count] as const,
        ),
      );
  const one = (value: number) => [['', value] as const];
  const metrics: readonly Metric[] = [
    {
      ...{ name: 'ledgerline_agent_observations_total', kind: 'counter' },
      ...{ help: 'Looks of a detector, by completeness.', samples: byKind('completeness', ({ looks }) => looks) },
    },
    {
      ...{ name: 'ledgerline_agent_reports_total', kind: 'counter' },
      help: 'What became of what was seen: told, refused, or kept for later.',
      samples: byKind('outcome', ({ deliveries }) => deliveries),
    },
    {
      ...{ name: 'ledgerline_agent_observation_seconds', kind: 'gauge' },
      ...{ help: 'How long the last look took.', samples: each(({ lastSeconds }) => lastSeconds) },
    },
    {
      ...{ name: 'ledgerline_agent_last_report_timestamp_seconds', kind: 'gauge' },
      ...{ help: 'When the api took something last.', samples: each(({ lastToldAt }) => lastToldAt / 1000) },
    },
    {
      ...{ name: 'ledgerline_agent_spool_observations', kind: 'gauge' },
      ...{ help: 'Observations that wait for the api.', samples: one(spool.waiting) },
    },
    {
      ...{ name: 'ledgerline_agent_spool_bytes', kind: 'gauge' },
      ...{ help: 'How much room they take.', samples: one(spool.bytes) },
    },
    {
      ...{ name: 'ledgerline_agent_spool_given_up_total', kind: 'counter' },
      ...{ help: 'Observations that were given up for want of room.', samples: one(spool.givenUp) },
    },
    {
      ...{ name: 'ledgerline_agent_memory_bytes', kind: 'gauge' },
      ...{ help: 'Resident memory of the process.', samples: one(usedBytes) },
    },
  ];
  return metrics
    .map(({ name, kind, help, samples }) => {
      const lines = samples.map(([labels, value]) => `${name}${labels} ${String(value)}\n`);
      return `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${lines.join('')}`;
    })
    .join('');
}
