import { Button, Kbd, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Account } from './account';
import classes from './header.module.css';
import { LiveMark } from './live/live-mark';
import { useProject } from './moment';
import { ProjectSwitcher } from './project-switcher';

interface Props {
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

export function Header({ isMenuOpen, onMenu, onPalette, onHelp }: Props) {
  const project = useProject();
  return (
    <header className={classes.header}>
      <UnstyledButton className={classes.menu} aria-expanded={isMenuOpen} aria-controls="navigation" onClick={onMenu}>
        <span aria-hidden="true">☰</span> Menu
      </UnstyledButton>
      <Link to="/p/$project" params={{ project }} className={classes.name}>
        Ledgerline
      </Link>
      <ProjectSwitcher project={project} />
      <LiveMark />
      <div className={classes.right}>
        <Button variant="default" size="xs" onClick={onPalette} className={classes.palette}>
          <span>Go to anything</span> <Kbd size="xs">{isMac() ? '⌘K' : 'Ctrl K'}</Kbd>
        </Button>
        <Account onHelp={onHelp} />
      </div>
    </header>
  );
}

function isMac(): boolean {
  return navigator.userAgent.includes('Mac');
}
