import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isTyping } from '../parts/is-typing';
import { useAt, useProject } from './moment';
import { addressOf, useScreens } from './screen';

type Dialog = 'palette' | 'help';

/** So long after G its letter may come. */
const LETTER_WITHIN_MS = 1_500;

/** ⌘K or Ctrl-K opens the palette, ? the help, and G with a letter goes to a screen. */
export function useShellKeys() {
  const [dialog, setDialog] = useState<Dialog | undefined>();
  const navigate = useNavigate();
  const project = useProject();
  const screens = useScreens();
  const at = useAt();
  const pressedG = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setDialog('palette');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') setDialog('help');
      const screen = screens.find(({ letter }) => letter === event.key);
      if (screen !== undefined && Date.now() - pressedG.current < LETTER_WITHIN_MS) {
        void navigate({ to: addressOf(project, screen), search: at === undefined ? {} : { at } });
        event.stopImmediatePropagation();
      }
      pressedG.current = event.key === 'g' ? Date.now() : 0;
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [navigate, project, screens, at]);
  return {
    dialog,
    open: setDialog,
    close: () => {
      setDialog(undefined);
    },
  };
}
