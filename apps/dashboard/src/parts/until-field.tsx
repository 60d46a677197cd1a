import { TextInput } from '@mantine/core';

interface Props {
  readonly label?: string;
  /** What the server takes at most. */
  readonly description: string;
  readonly required?: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** An instant, as the reader's clock shows it. */
export function UntilField({ label = 'Until', description, required = true, value, error, onChange }: Props) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={`in your time zone; ${description}`}
      required={required}
      value={value}
      error={error}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
