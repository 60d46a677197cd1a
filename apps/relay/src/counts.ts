/** What the relay did since it started, and how far behind it is. */
export class Counts {
  private readonly values = new Map<string, number>();

  add(name: string, labels: Readonly<Record<string, string>> = {}, by = 1): void {
    const key = keyOf(name, labels);
    this.values.set(key, (this.values.get(key) ?? 0) + by);
  }

  set(name: string, labels: Readonly<Record<string, string>>, value: number): void {
    this.values.set(keyOf(name, labels), value);
  }

  get(name: string, labels: Readonly<Record<string, string>> = {}): number {
    return this.values.get(keyOf(name, labels)) ?? 0;
  }

  /** One line each, as Prometheus reads them. */
  text(): string {
    return [...this.values].map(([key, value]) => `${key} ${String(value)}\n`).join('');
  }
}

function keyOf(name: string, labels: Readonly<Record<string, string>>): string {
  const told = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return told.length === 0 ? name : `${name}{${told.join(',')}}`;
}
