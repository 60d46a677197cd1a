import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Face } from '../parts/faces/face';
import { Header } from './header';
import { LastKnown } from './live/last-known';
import { LiveProvider } from './live/live-provider';
import { useAt, useProject } from './moment';
import { Navigation } from './navigation';
import { ShellDialog } from './shell-dialog';
import classes from './shell.module.css';
import { SignedIn } from './signed-in';
import { TimeBar } from './time-bar';
import { useShellKeys } from './use-shell-keys';

/** Around every screen of a project. */
export function Shell() {
  return (
    <SignedIn>
      <Opened />
    </SignedIn>
  );
}

function Opened() {
  const project = useProject();
  const at = useAt();
  const { pathname } = useLocation();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { dialog, open, close } = useShellKeys();
  useEffect(() => {
    setMenuOpen(false);
  }, [pathname]);
  return (
    <LiveProvider project={project}>
      <div className={classes.shell} data-past={at === undefined ? undefined : true}>
        <a className={classes.skip} href="#main">
          Skip to the screen
        </a>
        <Header
          isMenuOpen={isMenuOpen}
          onMenu={() => {
            setMenuOpen(!isMenuOpen);
          }}
          onPalette={() => {
            open('palette');
          }}
          onHelp={() => {
            open('help');
          }}
        />
        <Navigation isOpen={isMenuOpen} />
        <main id="main" tabIndex={-1} className={classes.main}>
          {at !== undefined && <TimeBar at={at} />}
          {at === undefined ? (
            <LastKnown>
              <Outlet />
            </LastKnown>
          ) : (
            <Outlet />
          )}
        </main>
      </div>
      {dialog !== undefined && <ShellDialog dialog={dialog} onClose={close} />}
    </LiveProvider>
  );
}

/** A screen that could not be shown at all. */
export function Broken({ reset }: { readonly reset: () => void }) {
  return (
    <Face symbol="✕" title="This screen could not be shown" urgent>
      <button type="button" onClick={reset}>
        Show it again
      </button>
    </Face>
  );
}
