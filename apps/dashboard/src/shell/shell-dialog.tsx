import { lazy, Suspense } from 'react';

const dialogs = { palette: lazy(() => import('./palette')), help: lazy(() => import('./keyboard-help')) };

interface Props {
  readonly dialog: keyof typeof dialogs;
  readonly onClose: () => void;
}

/** Loads a dialog of the shell when it is first asked for. */
export function ShellDialog({ dialog, onClose }: Props) {
  const Dialog = dialogs[dialog];
  return (
    <Suspense fallback={null}>
      <Dialog onClose={onClose} />
    </Suspense>
  );
}
