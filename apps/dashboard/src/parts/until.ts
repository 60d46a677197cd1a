/** The instant as a field for dates and times takes it, in the reader's zone. */
export function fieldOf(instant: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${String(instant.getFullYear())}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
  return `${day}T${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

/** What stands in the field as RFC 3339 in UTC; undefined while it is no time. */
export function instantIn(field: string): string | undefined {
  const instant = new Date(field);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
