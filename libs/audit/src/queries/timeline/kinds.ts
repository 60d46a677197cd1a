/** What a timeline tells of: by kind the types of its events. */
const timelineKinds = {
  promotion: [
    'promotion.requested',
    'promotion.authorized',
    'promotion.completed',
    'promotion.failed',
    'promotion.aborted',
    'promotion.superseded',
    'promotion.glass-broken',
    'intent.declared',
    'rollout.failed',
    'environment.converged',
  ],
  approval: ['promotion.plan-approved', 'promotion.approval-revoked'],
  drift: ['finding.opened', 'finding.reopened', 'finding.closed'],
  exception: [
    'exception.granted',
    'exception.expired',
    'exception.ended',
    'finding.accepted',
    'finding.acceptance-expired',
  ],
  freeze: ['freeze.declared', 'freeze.lifted'],
  policy: ['project.configured', 'overlay.approved'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TimelineKind = keyof typeof timelineKinds;

export const kindNames = Object.keys(timelineKinds) as readonly TimelineKind[];

const kindOfType: ReadonlyMap<string, TimelineKind> = new Map(
  kindNames.flatMap((kind) => timelineKinds[kind].map((type) => [type, kind] as const)),
);

/** Undefined of what no timeline tells. */
export function kindOf(type: string): TimelineKind | undefined {
  return kindOfType.get(type);
}

/** The types of these kinds of events. */
export function typesOf(kinds: readonly TimelineKind[]): readonly string[] {
  return kinds.flatMap((kind) => timelineKinds[kind]);
}
