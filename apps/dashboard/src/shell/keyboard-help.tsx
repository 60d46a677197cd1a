import { Kbd } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import classes from './keyboard-help.module.css';
import { useScreens } from './screen';

/** Every key there is. */
export default function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const screens = useScreens();
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['Ctrl', 'K'], 'go to anything (⌘ K on a Mac)'],
    [['?'], 'this help'],
    ...screens.map(({ letter, title }) => [['G', letter.toUpperCase()], title] as const),
    [['J'], 'next row'],
    [['K'], 'row before'],
    [['Enter'], 'open the chosen row'],
    [['Esc'], 'close what is open'],
  ];
  return (
    <Dialog name="Keyboard" size="md" onClose={onClose}>
      <dl className={classes.keys}>
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
