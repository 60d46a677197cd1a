import { TextInput } from '@mantine/core';

interface Props {
  /** What the server takes at most. */
  readonly description: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** An instant, as the reader's clock shows it. */
export function UntilField({ description, value, error, onChange }: Props) {
  return (
    <TextInput
      type="datetime-local"
      label="Until"
      description={`in your time zone; ${description}`}
      required
      value={value}
      error={error}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
