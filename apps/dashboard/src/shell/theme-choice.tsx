import type { MantineColorScheme } from '@mantine/core';
import { NativeSelect, useMantineColorScheme } from '@mantine/core';

export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect
      label="Theme"
      size="xs"
      value={colorScheme}
      data={[
        { value: 'auto', label: 'as the system' },
        { value: 'light', label: 'light' },
        { value: 'dark', label: 'dark' },
      ]}
      onChange={(event) => {
        setColorScheme(event.currentTarget.value as MantineColorScheme);
      }}
    />
  );
}
