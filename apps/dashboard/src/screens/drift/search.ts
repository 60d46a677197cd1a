/** Which findings are listed, by what has become of them. */
export const shows = ['open', 'waiting', 'excepted', 'snoozed', 'closed', 'all'] as const;
export const orders = ['severity', 'deadline', 'oldest', 'newest'] as const;
export const ordersThen = ['newest', 'oldest'] as const;
const severities = ['critical', 'material', 'minor'] as const;

/** What the inbox keeps in the address. */
export interface DriftSearch {
  readonly show?: (typeof shows)[number];
  readonly order?: (typeof orders)[number];
  readonly severity?: (typeof severities)[number];
  readonly domain?: string;
  readonly environment?: string;
  /** A person or a group, or `nobody`. */
  readonly assignee?: string;
  readonly flag?: 'escalated' | 'flapping';
  /** The finding that is chosen. */
  readonly finding?: string;
}

/** What is no such thing is left out: such an address opens the inbox as it is otherwise. */
export function driftSearchIn(search: Readonly<Record<string, unknown>>): DriftSearch {
  const show = oneOf(shows, search.show);
  const order = oneOf(orders, search.order);
  const severity = oneOf(severities, search.severity);
  const flag = oneOf(['escalated', 'flapping'] as const, search.flag);
  const texts = {
    domain: textIn(search.domain, 100),
    environment: textIn(search.environment, 63),
    assignee: textIn(search.assignee, 200),
    finding: textIn(search.finding, 100),
  };
  return {
    ...(show !== undefined && { show }),
    ...(order !== undefined && { order }),
    ...(severity !== undefined && { severity }),
    ...(flag !== undefined && { flag }),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
  };
}

/** The filters as the api takes them; what was found at another time is listed by age alone. */
export function listedBy(
  { show = 'open', order = 'severity', severity, domain, environment, assignee, flag }: DriftSearch,
  isPast = false,
) {
  return {
    order: isPast ? orderThen(order) : order,
    ...(show !== 'all' && show !== 'snoozed' && { status: statusesOf[show] }),
    ...(show === 'open' && { snoozed: 'false' as const }),
    ...(show === 'snoozed' && { snoozed: 'true' as const }),
    ...(severity !== undefined && { severity }),
    ...(domain !== undefined && { domain }),
    ...(environment !== undefined && { environment }),
    ...(assignee !== undefined && { assignee }),
    ...(flag === 'escalated' && { escalated: 'true' as const }),
    ...(flag === 'flapping' && { flapping: 'true' as const }),
  };
}

/** The order of the list at another time. */
export function orderThen(order: DriftSearch['order']): (typeof ordersThen)[number] {
  return order === 'oldest' ? 'oldest' : 'newest';
}

const statusesOf = {
  open: 'open,acknowledged,capture-proposed,revert-requested',
  waiting: 'capture-proposed,revert-requested',
  excepted: 'excepted',
  closed: 'closed',
} as const;

/** The command that prints the same list, as near as it can. */
export function commandFor(
  project: string,
  { show = 'open', severity, environment, assignee, flag }: DriftSearch,
  at?: string,
): string {
  return [
    'ledgerline drift list',
    `--project ${project}`,
    ...(show === 'all' || show === 'closed' ? ['--all'] : []),
    ...(show === 'snoozed' ? ['--snoozed'] : []),
    ...(severity === undefined ? [] : [`--severity ${severity}`]),
    ...(environment === undefined ? [] : [`--environment ${environment}`]),
    ...(assignee === undefined ? [] : [`--assignee ${assignee}`]),
    ...(flag === undefined ? [] : [`--${flag}`]),
    ...(at === undefined ? [] : [`--at ${at}`]),
  ].join(' ');
}

function oneOf<Text extends string>(texts: readonly Text[], value: unknown): Text | undefined {
  return texts.find((text) => text === value);
}

function textIn(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, most) : undefined;
}
