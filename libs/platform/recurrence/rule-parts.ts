const list = (item: string) => new RegExp(`^(?:${item})(?:,(?:${item}))*$`);
const sixty = '[0-5]?[0-9]';

/** The parts that a rule may have, each with the form of its values: the library leaves out what it does not understand. */
const parts: Readonly<Record<string, RegExp>> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9][0-9]{0,2}$/,
  UNTIL: /^[0-9]{8}T[0-9]{6}Z$/,
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
  BYDAY: list('[+-]?[0-9]{0,2}(?:MO|TU|WE|TH|FR|SA|SU)'),
  BYHOUR: list('[01]?[0-9]|2[0-3]'),
  BYMINUTE: list(sixty),
  BYSECOND: list(sixty),
  BYMONTH: list('0?[1-9]|1[0-2]'),
  BYMONTHDAY: list('-?(?:0?[1-9]|[12][0-9]|3[01])'),
  BYYEARDAY: list('-?[1-9][0-9]{0,2}'),
  BYWEEKNO: list('-?[1-9][0-9]?'),
  BYSETPOS: list('-?[1-9][0-9]{0,2}'),
};

/** What is wrong with the parts of an RFC 5545 rule; undefined when each is one that may stand there. */
export function partProblem(rrule: string): string | undefined {
  const named = rrule.split(';').map((part) => part.split('='));
  for (const [name = '', value = '', ...rest] of named) {
    const form = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (form === undefined)
      return `"${name}" is no part that a rule may have; those are ${Object.keys(parts).join(', ')}`;
    if (rest.length > 0 || !form.test(value)) return `${name} cannot be "${value}"`;
  }
  const names = named.map(([name]) => name);
  if (new Set(names).size !== names.length) return 'a part stands in it twice';
  return names.includes('FREQ') ? undefined : 'it has no FREQ';
}
