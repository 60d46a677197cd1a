const milliseconds: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration as configured: `90s`, `30m`, `2h`, `7d`. */
export function millisecondsOf(text: string): number {
  const unit = milliseconds[text.slice(-1)];
  const count = Number(text.slice(0, -1));
  if (unit === undefined || !Number.isInteger(count)) throw new Error(`"${text}" is no duration`);
  return count * unit;
}
