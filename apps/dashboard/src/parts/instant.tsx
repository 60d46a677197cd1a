import { useEffect, useState } from 'react';
import { relativeTo, steadyFor } from './relative-time';

const inZone = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const toTheSecond = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const inZoneWithYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const inUtc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone: 'UTC' });

interface Props {
  /** RFC 3339. */
  readonly at: string;
  /** As seen from now, ticking; otherwise the time itself. */
  readonly relative?: boolean;
  /** With its seconds, where several are told that are close to each other. */
  readonly precise?: boolean;
}

/** An instant in the reader's zone, with UTC on hover and for screen readers. */
export function Instant({ at, relative = false, precise = false }: Props) {
  const instant = new Date(at);
  const ago = useRelative(instant.getTime(), relative);
  const isThisYear = instant.getFullYear() === new Date().getFullYear();
  const format = precise ? toTheSecond : inZone;
  const here = (isThisYear ? format : inZoneWithYear).format(instant);
  const utc = inUtc.format(instant);
  return (
    <time dateTime={at} title={relative ? `${here} · ${utc}` : utc}>
      {ago ?? here}
    </time>
  );
}

function useRelative(instant: number, isWanted: boolean): string | undefined {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setTimeout(
      () => {
        setNow(Date.now());
      },
      steadyFor(now, instant),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [isWanted, now, instant]);
  return isWanted ? relativeTo(Math.max(now, Date.now()), instant) : undefined;
}
