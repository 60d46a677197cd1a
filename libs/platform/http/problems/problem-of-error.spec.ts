import { EventLogError, refuse } from '@ledgerline/kernel';
import { HttpException } from '@nestjs/common';
import { textsOf } from './problem';
import { problemOfError } from './problem-of-error';
import { RequestRefused } from './request-refused';

const texts = textsOf([]);
const problem = (error: unknown) => {
  const { code, status } = problemOfError(texts, error);
  return `${String(status)} ${code}`;
};
const withCode = (code: string) => Object.assign(new Error('s3cr3t'), { code });

describe('the problem of an error', () => {
  it.each([
    [new EventLogError('unavailable', 's3cr3t'), '503 ledger-unavailable'],
    [new EventLogError('outcome-unknown', 's3cr3t'), '503 outcome-unknown'],
    [new EventLogError('too-large', 's3cr3t'), '413 body-too-large'],
    [new EventLogError('invalid-argument', 's3cr3t'), '500 internal'],
    [new RequestRefused('unauthenticated'), '401 unauthenticated'],
    [new RequestRefused(refuse('duplicate-key', { key: 'a' }, '/a')), '400 duplicate-key'],
    [new HttpException('s3cr3t', 413), '413 body-too-large'],
    [new HttpException('s3cr3t', 418), '500 internal'],
    [withCode('ECONNREFUSED'), '503 read-side-unavailable'],
    [withCode('57P01'), '503 read-side-unavailable'],
    [withCode('42P01'), '503 read-side-unavailable'],
    [withCode('22P02'), '400 invalid-parameter'],
    [withCode('42703'), '500 internal'],
    [new Error('Connection terminated unexpectedly'), '503 read-side-unavailable'],
    [Object.assign(new Error(), { name: 'StreamContended' }), '503 contended'],
    [Object.assign(new Error('s3cr3t'), { name: 'StreamQuarantined', revision: 1n }), '503 stream-quarantined'],
    [new TypeError('s3cr3t'), '500 internal'],
    ['s3cr3t', '500 internal'],
    [undefined, '500 internal'],
  ])('%s is %s', (error, expected) => {
    expect(problem(error)).toBe(expected);
    expect(JSON.stringify(problemOfError(texts, error))).not.toContain('s3cr3t');
  });
});
