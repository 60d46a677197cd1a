import type { ComponentType } from 'react';
import { createContext, useContext } from 'react';

/** What can be gone to by its name. */
export type Kind = 'release' | 'environment' | 'finding';

/** An address below the project's. */
export interface Destination {
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** A screen as the shell knows it: in the navigation, in the palette, and by its letter after G. */
export interface Screen {
  readonly title: string;
  readonly symbol: string;
  /** Below the project's address; empty for the first screen. */
  readonly path: string;
  /** After G: goes there. */
  readonly letter: string;
  /** What it answers, in a line. */
  readonly answers: string;
  /** What happened around a moment is told here. */
  readonly tellsTime?: true;
  /** Beside its title: how much waits there, where anything can. */
  readonly Waiting?: ComponentType;
  /** Parts of it that have a name of their own in the palette. */
  readonly places?: readonly (Destination & { readonly name: string })[];
  /** By kind of thing: where this screen shows it. Of several screens the last one in the navigation is gone to. */
  readonly shows?: Partial<Readonly<Record<Kind, (name: string) => Destination>>>;
}

export const ScreensContext = createContext<readonly Screen[]>([]);

export function useScreens(): readonly Screen[] {
  return useContext(ScreensContext);
}

/** Below which address everything of a project is. */
export const placeOf = (project: string, path: string) => (path === '' ? `/p/${project}` : `/p/${project}/${path}`);

export function addressOf(project: string, { path }: Screen): string {
  return placeOf(project, path);
}
