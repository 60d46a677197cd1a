/** What the server says has changed: by table the keys of rows, null for any of them; null for any table. */
export interface Changes {
  readonly position: string;
  readonly tables: Readonly<Record<string, readonly string[] | null>> | null;
}

export interface Watcher {
  readonly onChanges: (changes: Changes) => void;
  readonly onLive: () => void;
  readonly onLost: () => void;
}

/** A lost stream is opened again by the browser; where it gives up, so late do we. */
const AGAIN_MS = 5_000;

/** Follows what changes in a project until it is told to stop; after an interruption what was missed comes first. */
export function watchChanges(project: string, { onChanges, onLive, onLost }: Watcher): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let last: string | undefined;

  const open = () => {
    const after = last === undefined ? '' : `?after=${last}`;
    source = new EventSource(`/v1/projects/${encodeURIComponent(project)}/changes${after}`);
    source.addEventListener('open', onLive);
    source.addEventListener('changes', (event: MessageEvent<string>) => {
      const changes = JSON.parse(event.data) as Changes;
      last = changes.position;
      onChanges(changes);
    });
    source.addEventListener('error', () => {
      onLost();
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(again);
      again = setTimeout(open, AGAIN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(again);
    source?.close();
  };
}
