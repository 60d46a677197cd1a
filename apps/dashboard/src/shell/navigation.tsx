import { Link } from '@tanstack/react-router';
import { useAt, useProject } from './moment';
import classes from './navigation.module.css';
import { addressOf, useScreens } from './screen';

/** The screens of the project. On narrow windows it stands closed above them. */
export function Navigation({ isOpen }: { readonly isOpen: boolean }) {
  const project = useProject();
  const at = useAt();
  return (
    <nav id="navigation" aria-label="Screens" className={classes.navigation} data-open={isOpen || undefined}>
      <ul>
        {useScreens().map((screen) => (
          <li key={screen.path}>
            <Link
              to={addressOf(project, screen)}
              search={at === undefined ? {} : { at }}
              activeOptions={{ exact: screen.path === '', includeSearch: false }}
              className={classes.link}
            >
              <span aria-hidden="true" className={classes.symbol}>
                {screen.symbol}
              </span>
              {screen.title}
              {screen.Waiting !== undefined && <screen.Waiting />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
