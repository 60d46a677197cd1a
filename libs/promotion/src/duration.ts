import { millisecondsOf } from '@ledgerline/environment';

/** The instant that far after another one. */
export function after(instant: string, duration: string): string {
  return new Date(Date.parse(instant) + millisecondsOf(duration)).toISOString();
}

/** An instant for people: `12 Nov 2026 09:14 UTC`. */
export function inWords(instant: string): string {
  const [, day = '', month = '', year = '', time = ''] = new Date(instant).toUTCString().split(' ');
  return `${String(Number(day))} ${month} ${year} ${time.slice(0, 5)} UTC`;
}
