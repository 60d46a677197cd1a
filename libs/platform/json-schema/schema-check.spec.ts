import { Type } from '@sinclair/typebox';
import { schemaCheck } from './schema-check';

const check = schemaCheck(
  Type.Object(
    { 'a/b': Type.String(), list: Type.Optional(Type.Array(Type.Integer())) },
    { additionalProperties: false },
  ),
);

describe('checking a value against a schema', () => {
  it('finds nothing wrong with a value that matches', () => {
    expect(check({ 'a/b': 'x', list: [1] })).toBeUndefined();
  });

  it('points at the place that is to blame', () => {
    expect(check({ 'a/b': 'x', list: [1, 'two'] })).toEqual({ pointer: '/list/1', problem: 'must be integer' });
  });

  it('points at what is missing and at what is too much, with names escaped', () => {
    expect(check({})).toEqual({ pointer: '/a~1b', problem: 'is missing' });
    expect(check({ 'a/b': 'x', '~': 1 })).toEqual({ pointer: '/~0', problem: 'is not known here' });
  });
});
