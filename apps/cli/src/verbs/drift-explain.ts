import type { Command } from 'commander';
import { table } from '../output/table';
import { duration, instant, value } from '../output/text';
import { openSession } from '../session';
import { explained } from './finding-path';
import type { Verb } from './verb';

type Explained = Awaited<ReturnType<typeof explained>>;

/** `ledgerline drift explain`: what it is, whose hand it was, and the ways out. */
export const driftExplain: Verb = (findings) => {
  findings
    .command('explain <finding>')
    .description('declared, observed, by whom, because of which rule, and what capture and revert would do')
    .option('--at <moment>', 'as of an instant or position')
    .action(async (findingId: string, { at }: { readonly at?: string }, command: Command) => {
      const session = openSession(command);
      session.print(await explained(session, findingId, at), (answer) => explainedText(answer, session.now));
    });
};

function explainedText(
  { finding, declared, observed, changedBy, because, capture, revert, accept }: Explained,
  now: Date,
) {
  const { findingId, severity, difference, environment, status, openedAt, seen, writers, flapping } = finding;
  const { classification, resource, path } = difference;
  const sightings = seen === null ? '' : `   seen ${String(seen.times)} times, last ${instant(seen.last, now)}`;
  return [
    `${findingId}  ${severity} ${classification} · ${environment} · ${resource} ${path}    ${status} ${duration(openedAt, now)}${dueText(finding, now)}`,
    table([
      ['  declared', value(declared)],
      ['  observed', `${value(observed)}${sightings}`],
      ...(changedBy === null ? [] : [['  changed by', writerText(changedBy, now)]]),
      ['  because', because],
      ...(flapping ? [['  comes and goes', `written by ${writers.join(', ') || 'nobody knows whom'}`]] : []),
      ...(finding.assignee === undefined ? [] : [['  whose', `${finding.assignee.kind} ${finding.assignee.id}`]]),
    ]),
    table([
      ['  capture', capture.command, capture.says],
      ['  revert', revert.command, revert.says],
      ['  accept', accept.command, accept.says],
    ]),
  ].join('\n\n');
}

function dueText({ deadline, escalatedAt, snoozedUntil }: Explained['finding'], now: Date): string {
  return [
    ...(escalatedAt === undefined ? [] : [`, past its deadline since ${duration(escalatedAt, now)}`]),
    ...(deadline === undefined || escalatedAt !== undefined
      ? []
      : [`, deadline in ${duration(now.toISOString(), new Date(deadline))}`]),
    ...(snoozedUntil === undefined ? [] : [`, snoozed until ${instant(snoozedUntil, now)}`]),
  ].join('');
}

function writerText({ manager, operation, subresource, at }: NonNullable<Explained['changedBy']>, now: Date): string {
  const through = subresource === undefined ? '' : ` of ${subresource}`;
  return `${manager} (${operation}${through})${at === undefined ? '' : `, ${instant(at, now)}`}`;
}
