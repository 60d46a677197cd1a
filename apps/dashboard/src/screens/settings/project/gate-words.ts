/** A gate of the project file in a few words: `approvals: 2 of release-managers`, `soak: 2h`. */
export function gateWords(gate: Readonly<Record<string, unknown>>): string {
  const { mode, ...conditions } = gate;
  const words = Object.entries(conditions).map(([kind, setting]) => `${kind}: ${settingWords(kind, setting)}`);
  return `${words.join(', ')}${mode === 'warn' ? ' (warns only)' : ''}`;
}

function settingWords(kind: string, setting: unknown): string {
  if (!isMap(setting)) return String(setting);
  if (kind === 'approvals') return approvalWords(setting);
  const { kind: first, name, ...rest } = setting;
  const head = [first, name].filter((one): one is string => typeof one === 'string');
  return [...head, ...Object.entries(rest).map(([word, value]) => `${word} ${valueWords(word, value)}`)].join(' ');
}

function approvalWords({ of, role, count, comment }: Readonly<Record<string, unknown>>): string {
  const whom = typeof of === 'string' ? of : `role ${String(role)}`;
  return `${String(count)} of ${whom}${comment === undefined ? '' : ', with a comment'}`;
}

function valueWords(word: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return isMap(value) ? settingWords(word, value) : String(value);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
