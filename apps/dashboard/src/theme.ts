import { createTheme } from '@mantine/core';

/** What the library is told of us; colours are in styles/tokens.css, since nothing inline is allowed. */
export const theme = createTheme({
  primaryColor: 'blue',
  defaultRadius: 'md',
  respectReducedMotion: true,
});
