import type { VarianceRule } from '../facts';

/** What a value may be, in words: `integer, 1 to 40`, `one of "a", "b"`; keywords without a word of their own as they are. */
export function boundWords(bounds: Readonly<Record<string, unknown>>): readonly string[] {
  const { type, minimum, maximum, enum: values, format, ...others } = bounds;
  return [
    ...(type === undefined ? [] : [Array.isArray(type) ? type.map(plain).join(' or ') : plain(type)]),
    ...range(minimum, maximum),
    ...(Array.isArray(values) ? [`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`] : []),
    ...(format === undefined ? [] : [plain(format)]),
    ...Object.entries(others).map(([keyword, value]) => `${keyword} ${JSON.stringify(value)}`),
  ];
}

/** Bounds by the value of another environment: `in prod-eu at most 20 times that of stage`. */
export function relativeWords({ in: where, to, ...bound }: VarianceRule['relative'][number]): string {
  const words = [
    ...(bound['at-least'] === undefined ? [] : [`at least ${String(bound['at-least'])} times`]),
    ...(bound['at-most'] === undefined ? [] : [`at most ${String(bound['at-most'])} times`]),
    ...(bound.equal === true ? ['the same as'] : []),
  ];
  return `in ${where.join(', ')} ${words.join(' and ')} that of ${to}`;
}

function range(minimum: unknown, maximum: unknown): readonly string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${plain(minimum)} to ${plain(maximum)}`];
  if (minimum !== undefined) return [`${plain(minimum)} at least`];
  return maximum === undefined ? [] : [`${plain(maximum)} at most`];
}

/** Text as it is, anything else as JSON. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
