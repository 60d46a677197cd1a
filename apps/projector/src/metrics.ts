import type { ProjectorHealth } from './projector-health';

interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly of: (projection: ProjectorHealth['projections'][number]) => number | string | undefined;
}

/** `lagMs` is that of whoever is at this position. */
function gauges(lagMs: (position: bigint | undefined) => number | undefined): readonly Gauge[] {
  const seconds = (milliseconds: number | undefined) => milliseconds && milliseconds / 1_000;
  return [
    {
      name: 'ledgerline_projection_position',
      help: 'Position of the ledger up to which everything is in the rows.',
      of: ({ position }) => position,
    },
    {
      name: 'ledgerline_projection_lag_seconds',
      help: 'For how long the ledger has had something that is not in the rows.',
      of: ({ position }) => seconds(lagMs(position === undefined ? undefined : BigInt(position))),
    },
    {
      name: 'ledgerline_projection_quarantined',
      help: 'Rows and streams that are not folded any more.',
      of: ({ quarantined }) => quarantined?.count ?? 0,
    },
    {
      name: 'ledgerline_projection_stopped',
      help: '1 when the projection goes no further.',
      of: ({ stopped }) => (stopped === undefined ? 0 : 1),
    },
  ];
}

/** In the text format of Prometheus, version 0.0.4; empty while this process does not write. */
export function metricsText(
  { projections }: ProjectorHealth,
  lagMs: (position: bigint | undefined) => number | undefined,
): string {
  return gauges(lagMs)
    .map(({ name, help, of }) => {
      const samples = projections.flatMap((projection) => {
        const value = of(projection);
        return value === undefined ? [] : [`${name}{projection="${projection.name}"} ${String(value)}\n`];
      });
      return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${samples.join('')}`;
    })
    .join('');
}
