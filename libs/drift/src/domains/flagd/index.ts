import type { Located, OverlayChange } from '../../compare/domain';
import { domain, overlayKey } from '../../compare/domain';
import type { Intent } from '../../compare/intent';
import type { JsonObject } from '../../compare/json';
import { isJsonObject } from '../../compare/json';
import { overlayChange } from '../../compare/overlay-change';
import { map, record, value } from '../../compare/shape';
import { FlagsDocument } from './document';

/** Feature flags: whether each is on, which values it has, which one it gives, and to whom. */
export const flagd = domain<FlagsDocument>({
  name: 'flagd',
  schema: FlagsDocument,
  resource: 'flag',
  shape: record({
    flags: map(record({ state: value, variants: map(value), defaultVariant: value, targeting: value })),
  }),
  declare: ({ flags }) => ({ flags: normalised(flags) }),
  normalise: ({ flags }) => ({ flags: normalised(flags) }),
  unseen: () => [],
  severity: () => 'material',

  overlay(intent, { name, path: [part, ...rest], observed }: Located): OverlayChange | undefined {
    if (part === 'targeting') return overlayChange(intent, flagKey(`${name}.targeting`), observed);
    if (part !== 'defaultVariant' || rest.length > 0 || typeof observed !== 'string') return undefined;
    const variants = variantsOf(intent, name);
    const served = Object.hasOwn(variants, observed) ? variants[observed] : undefined;
    return isScalar(served) ? overlayChange(intent, flagKey(name), served) : undefined;
  },

  place(intent, key) {
    if (!key.startsWith('flags.')) return undefined;
    const name = key.slice('flags.'.length);
    if (Object.hasOwn(intent.flags, name)) return ['flags', name, 'defaultVariant'];
    const flag = name.endsWith('.targeting') ? name.slice(0, -'.targeting'.length) : undefined;
    return flag !== undefined && Object.hasOwn(intent.flags, flag) ? ['flags', flag, 'targeting'] : undefined;
  },
});

function normalised(flags: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, isJsonObject(flag) ? normalisedFlag(flag) : flag]),
  );
}

/** Flagd serves a flag without a state as enabled, and evaluates empty targeting like none. */
function normalisedFlag({ state, variants, defaultVariant, targeting }: JsonObject) {
  return {
    state: state ?? 'ENABLED',
    variants,
    ...(typeof defaultVariant === 'string' && { defaultVariant }),
    ...(isJsonObject(targeting) && Object.keys(targeting).length > 0 && { targeting }),
  };
}

function variantsOf({ flags }: Intent, name: string): JsonObject {
  const flag = flags[name];
  return isJsonObject(flag) && isJsonObject(flag.variants) ? flag.variants : {};
}

const flagKey = (name: string) => overlayKey('flags', name);

const isScalar = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
