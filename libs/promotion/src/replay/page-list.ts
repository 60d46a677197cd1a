const MOST_ENTRIES = 200;
const MOST_CHARACTERS = 1_000_000;

/** What a page tells one by one: so many entries and so much JSON, then it is full. */
export class PageList<Entry> {
  private readonly list: Entry[] = [];
  private characters = 0;

  get entries(): readonly Entry[] {
    return this.list;
  }

  get room(): 'go-on' | 'full' {
    return this.list.length < MOST_ENTRIES && this.characters < MOST_CHARACTERS ? 'go-on' : 'full';
  }

  add(entry: Entry): void {
    this.list.push(entry);
    this.characters += JSON.stringify(entry, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    ).length;
  }
}
