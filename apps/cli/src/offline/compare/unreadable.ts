import { Refusal } from '@ledgerline/kernel';
import { driftRefusals } from '@ledgerline/offline/drift';
import { environmentRefusals } from '@ledgerline/offline/environment';
import { UnreadableInput } from './unreadable-input';

interface Text {
  readonly says: string;
  readonly remedy: string;
}

/** What can be wrong with what a comparison is given, beside what the server would say of it. */
const texts: Readonly<Record<string, Text>> = {
  ...environmentRefusals,
  ...driftRefusals,
  'input-unreadable': { says: '{file} cannot be read: {problem}', remedy: 'name a file or a folder that is there' },
  'input-empty': {
    says: 'there is nothing to compare in {file}',
    remedy: 'name a .yaml, .yml or .json file, or a folder with some',
  },
  'input-too-large': { says: '{file} has more than {most}', remedy: 'compare it in parts' },
  'invalid-yaml': { says: '{file} is neither YAML nor JSON: {problem}', remedy: 'correct the line that is named' },
  'yaml-too-deep': { says: '{file} is nested deeper than {most} levels', remedy: 'compare what has fewer' },
  'yaml-too-large': { says: '{file} has {characters} characters, and {most} are read', remedy: 'compare it in parts' },
  'document-invalid': {
    says: '{file} is no {what}: {problem}',
    remedy: 'docs/guides/drift.md has the form that it must have',
  },
};

/** The value, or an end of the comparison that says what was wrong with what it was given. */
export function readable<Value>(value: Value | Refusal, facts: Readonly<Record<string, string>> = {}): Value {
  if (!(value instanceof Refusal)) return value;
  throw unreadable(value, facts);
}

export function unreadable(refusal: Refusal, facts: Readonly<Record<string, string>> = {}): UnreadableInput {
  const { says, remedy } = texts[refusal.code] ?? { says: refusal.code, remedy: 'correct the input' };
  const known: Refusal['facts'] = { ...facts, ...refusal.facts };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(known[name] ?? whole));
  const line = known.line === undefined ? '' : `:${String(known.line)}`;
  const file = String(known.source ?? known.file ?? '');
  const place = [file === '' ? '' : `${file}${line}`, refusal.pointer ?? ''];
  return new UnreadableInput(refusal.code, filled(says), filled(remedy), place.filter((part) => part !== '').join(' '));
}
