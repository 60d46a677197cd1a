const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };
const kilobytes: Readonly<Record<string, number>> = { kB: 1, MB: 1024, GB: 1024 ** 2, TB: 1024 ** 3 };
const truths: ReadonlyMap<string, string> = new Map([
  ...['on', 'true', 'yes'].map((word) => [word, 'on'] as const),
  ...['off', 'false', 'no'].map((word) => [word, 'off'] as const),
]);

/** Whether the server reads both as the same value: `60s` is `1min`, `true` is `on`. */
export function sameSetting(declared: unknown, observed: unknown): boolean {
  return canonical(declared) === canonical(observed);
}

function canonical(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  const quantity = /^(\d+(?:\.\d+)?) ?(ms|s|min|h|d|kB|MB|GB|TB)$/.exec(text);
  const [, amount, unit] = quantity ?? [];
  if (amount === undefined || unit === undefined) return truths.get(text.toLowerCase()) ?? text;
  const duration = milliseconds[unit];
  return duration === undefined
    ? `${String(Number(amount) * (kilobytes[unit] ?? 1))} kB`
    : `${String(Number(amount) * duration)} ms`;
}
