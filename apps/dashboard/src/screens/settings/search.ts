export const tabs = ['project', 'variance', 'calendar', 'access', 'detectors'] as const;
export type Tab = (typeof tabs)[number];

/** What the settings keep in the address. */
export interface SettingsSearch {
  readonly tab?: Tab;
  /** Only what concerns this environment. */
  readonly environment?: string;
  /** The rule, exception, freeze or key that is chosen. */
  readonly chosen?: string;
  /** The first day of the calendar, `2026-11-16`; last week's Monday when absent. */
  readonly from?: string;
  readonly zoom?: 'quarter';
  /** What is over, too. */
  readonly all?: true;
}

const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What is no such thing is left out: such an address opens the settings as they are otherwise. */
export function settingsSearchIn(search: Readonly<Record<string, unknown>>): SettingsSearch {
  const tab = tabs.find((one) => one === search.tab);
  const environment = textIn(search.environment, 63);
  const chosen = textIn(search.chosen, 2_100);
  const from = textIn(search.from, 10);
  return {
    ...(tab !== undefined && { tab }),
    ...(environment !== undefined && { environment }),
    ...(chosen !== undefined && { chosen }),
    ...(from !== undefined && dayPattern.test(from) && { from }),
    ...(search.zoom === 'quarter' && { zoom: search.zoom }),
    ...((search.all === true || search.all === 'true') && { all: true }),
  };
}

/** Addresses turn what looks like a number into one. */
function textIn(value: unknown, most: number): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, most) : undefined;
}
