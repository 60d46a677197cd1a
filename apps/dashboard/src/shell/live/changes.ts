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

  const close = () => {
    clearTimeout(again);
    source?.close();
  };

  const open = () => {
    close();
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
  // A stream that stands already is not told that the network is gone.
  const onOffline = () => {
    close();
    onLost();
  };
  open();
  window.addEventListener('offline', onOffline);
  window.addEventListener('online', open);
  return () => {
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', open);
    close();
  };
}
