import { millisecondsOf } from '@ledgerline/environment';

/** The instant that far after another one. */
export function after(instant: string, duration: string): string {
  return new Date(Date.parse(instant) + millisecondsOf(duration)).toISOString();
}

/** Whether an instant that far after another one is later than a third. */
export function isLater(instant: string, duration: string, than: string): boolean {
  return Date.parse(instant) + millisecondsOf(duration) > Date.parse(than);
}

/** An instant for people: `12 Nov 2026 09:14 UTC`. */
export function inWords(instant: string): string {
  const at = new Date(instant);
  const [hours, minutes] = [at.getUTCHours(), at.getUTCMinutes()].map((part) => String(part).padStart(2, '0'));
  return `${String(at.getUTCDate())} ${MONTHS[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())} ${hours ?? ''}:${minutes ?? ''} UTC`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
