import { useNavigate, useParams, useSearch } from '@tanstack/react-router';

/** What every screen of a project keeps in the address. */
export interface ProjectSearch {
  /** An instant (RFC 3339) or a position: everything is as of then. */
  readonly at?: string;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/;
const positionPattern = /^\d{1,18}$/;

/** What is no instant is left out: such an address opens the present. */
export function projectSearchIn(search: Readonly<Record<string, unknown>>): ProjectSearch {
  const at = typeof search.at === 'number' ? String(search.at) : search.at;
  return typeof at === 'string' && isMoment(at) ? { at } : {};
}

function isMoment(text: string): boolean {
  return positionPattern.test(text) || (instantPattern.test(text) && !Number.isNaN(Date.parse(text)));
}

/** Undefined is now; nothing can be changed at any other time. */
export function useAt(): string | undefined {
  return useSearch({ strict: false, select: ({ at }: ProjectSearch) => at });
}

export function useProject(): string {
  const { project } = useParams({ strict: false });
  if (project === undefined) throw new Error('a part of a project’s screen stands outside of one');
  return project;
}

/** Goes to another moment, on the same screen. */
export function useGoTo(): (at: string | undefined) => void {
  const navigate = useNavigate();
  return (at) => {
    void navigate({
      to: '.',
      search: ((before: ProjectSearch) => {
        const { at: _, ...rest } = before;
        return at === undefined ? rest : { ...rest, at };
      }) as never,
    });
  };
}
