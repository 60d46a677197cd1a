import type { Intent } from '@ledgerline/offline/drift';
import type { VarianceRules } from '@ledgerline/offline/environment';
import { checkVariance, nothingKnown, resolveIntent } from '@ledgerline/offline/environment';
import type { Asked } from './asked';
import { readable } from './unreadable';

/** Without a project nobody says what may vary: the overlay is taken at its word. */
const anything: VarianceRules = { '*': { owner: 'the overlay', why: 'it says so' } };

const rulesOf = ({ project }: Asked): VarianceRules => project?.variance ?? anything;

/** What the overlay says of a key that the base says something else of, with who allows it. */
export function varianceOf(key: string, base: unknown, value: unknown, asked: Asked): Intent['variance'][number] {
  const { owner, why } = readable(checkVariance(key, value, asked.environment, rulesOf(asked), nothingKnown));
  return { key, base, value, owner, why };
}

type Base = Pick<Intent, 'artifacts' | 'configuration' | 'flags'>;

/** What is declared, with the overlay's values in their places, as the server would resolve it. */
export function withOverlay({ artifacts, configuration, flags }: Base, asked: Asked): Intent {
  const nothing = { migrations: {}, modules: {}, datasets: {}, manifests: {} };
  const content = { ...nothing, artifacts, configuration, flags } as Parameters<typeof resolveIntent>[0]['content'];
  const values = asked.overlay;
  const release = { releaseId: '', alias: asked.declared, content };
  const target = { project: '', environment: asked.environment, rules: rulesOf(asked) };
  return readable(resolveIntent(release, { version: 1, values }, target), { file: asked.declared });
}
