import { lazy, Suspense } from 'react';

const Palette = lazy(() => import('./palette'));

/** Loads the palette when it is first asked for. */
export function PaletteHost({ onClose }: { readonly onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <Palette onClose={onClose} />
    </Suspense>
  );
}
