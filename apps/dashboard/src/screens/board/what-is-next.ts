import type { Environment, Promotion, Release, Standing } from './facts';

/** What an environment waits for. */
export interface Next {
  readonly release: string;
  readonly promotion?: Promotion;
  /** In few words. */
  readonly says: string;
  readonly isBlocked: boolean;
  readonly earliest?: string;
}

interface Known {
  readonly environment: Pick<Environment, 'environment' | 'admits' | 'intent'>;
  /** Under way here, the newest first. */
  readonly promotions: readonly Promotion[];
  /** The newest first. */
  readonly releases: readonly Release[];
  readonly standings: ReadonlyMap<string, Standing>;
}

/** What comes to an environment next, and what stands in its way: a promotion, or the newest release that is not there yet. */
export function whatIsNext({ environment, promotions, releases, standings }: Known): Next | undefined {
  const [promotion] = promotions;
  if (promotion !== undefined) return ofPromotion(promotion);
  const here = releases.findIndex(({ releaseId }) => releaseId === environment.intent?.release.id);
  const [newest] = here < 0 ? releases : releases.slice(0, here);
  if (newest === undefined) return undefined;
  const { alias: release, releaseId, states } = newest;
  if (states.some(({ state }) => state === environment.admits)) {
    return { release, says: 'may be promoted', isBlocked: false };
  }
  const lacking = standings.get(releaseId)?.states.find(({ state }) => state === environment.admits);
  const says = inFewWords(release, lacking?.gates ?? []) ?? `is not ${environment.admits} yet`;
  return { release, says, isBlocked: true };
}

/** The first reason that shuts the way, and how many more there are; undefined where none does. */
function inFewWords(release: string, gates: Promotion['gates']): string | undefined {
  const [first, ...others] = gates.filter(({ holds, mode }) => !holds && mode !== 'warn');
  if (first === undefined) return undefined;
  const [because = first.because] = first.because.replace(`${release} `, '').split(' (', 1);
  return others.length === 0 ? because : `${because}, and ${String(others.length)} more`;
}

function ofPromotion(promotion: Promotion): Next {
  const { alias, releaseId, status, blockedBy, earliest } = promotion;
  const release = alias ?? releaseId;
  const known = { release, promotion, ...(earliest !== null && { earliest }) };
  switch (status) {
    case 'gated':
      return blockedBy.length === 0
        ? { ...known, says: 'waits for its turn', isBlocked: false }
        : {
            ...known,
            says: `blocked: ${inFewWords(release, promotion.gates) ?? blockedBy.join(', ')}`,
            isBlocked: true,
          };
    case 'requested':
      return { ...known, says: 'is being planned', isBlocked: false };
    default:
      return { ...known, says: status === 'authorized' ? 'is authorized' : 'is rolling out', isBlocked: false };
  }
}
