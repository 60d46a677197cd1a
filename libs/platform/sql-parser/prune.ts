type Json = Readonly<Record<string, unknown>>;

/** Items of a list beyond which those that are constants are left out. */
const CONSTANTS_KEPT = 64;
/** Deeper levels are replaced by a node `Unseen`, so that whoever walks the tree comes back. */
const MAX_DEPTH = 400;

/** Texts that may be anybody's secret, and say nothing about what a statement does. */
const withheld: ReadonlySet<string> = new Set(['comment', 'conninfo', 'filename', 'gid', 'label', 'payload']);
/** Texts that switch something are no secret, and without them it cannot be told what is switched. */
const SWITCH = /^(?:on|off|true|false|yes|no|default|local|origin|replica)$/i;

/** The parse tree without places, without what its texts say, and with lists of constants cut short. */
export function prune(node: Json): Json {
  return pruned(node, 0) as Json;
}

function pruned(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) return { Unseen: {} };
  if (Array.isArray(value)) return prunedList(value, depth);
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !key.endsWith('location') && !withheld.has(key))
    .map(([key, item]) => [key, member(key, item, depth)] as const);
  return Object.fromEntries(entries);
}

function member(key: string, item: unknown, depth: number): unknown {
  if (key === 'A_Const' && isObject(item)) return constant(item);
  if (key === 'DefElem' && isObject(item)) return pruned(option(item), depth + 1);
  return pruned(item, depth + 1);
}

/** Whether there is a constant, of which kind, and a number's value; no text. */
function constant(item: Json): Json {
  return Object.fromEntries(
    Object.entries(item).filter(([key, value]) => {
      if (key.endsWith('location')) return false;
      return key === 'sval' || key === 'bsval' ? isSwitch(value) : true;
    }),
  );
}

/** An option's text is left out (`PASSWORD 'x'`); names in lists stay. */
function option(item: Json): Json {
  const { arg, ...rest } = item;
  // What a function does is a text too.
  if (item.defname === 'as' && isObject(arg) && Object.hasOwn(arg, 'List')) return rest;
  if (!isObject(arg)) return item;
  return Object.hasOwn(arg, 'String') && !isSwitch(arg.String) ? rest : item;
}

function isSwitch(text: unknown): boolean {
  return isObject(text) && typeof text.sval === 'string' && SWITCH.test(text.sval);
}

function prunedList(list: readonly unknown[], depth: number): readonly unknown[] {
  const kept =
    list.length <= CONSTANTS_KEPT ? list : list.filter((item, at) => at < CONSTANTS_KEPT || !isConstant(item));
  return kept.map((item) => pruned(item, depth + 1));
}

function isConstant(item: unknown): boolean {
  if (!isObject(item)) return false;
  if (Object.hasOwn(item, 'A_Const')) return true;
  const { List: list, TypeCast: cast } = item;
  if (isObject(cast)) return isConstant(cast.arg);
  return isObject(list) && Array.isArray(list.items) && list.items.every(isConstant);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
