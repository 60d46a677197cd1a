import { prunedSchema } from './pruned-schema';

describe('a schema as far as some objects go', () => {
  const schemas = {
    Part: { type: 'object', properties: { id: { type: 'string' }, size: { type: 'integer', default: 1 }, note: {} } },
    Tree: { type: 'object', properties: { tree: { allOf: [{ $ref: '#/components/schemas/Tree' }], nullable: true } } },
  };
  const widget = {
    type: 'object',
    description: 'a long one',
    required: ['spec'],
    properties: {
      spec: {
        type: 'object',
        properties: {
          parts: { type: 'array', 'x-kubernetes-list-type': 'atomic', items: { $ref: '#/components/schemas/Part' } },
          limits: { type: 'object', additionalProperties: { type: 'string' } },
          unused: { type: 'string' },
        },
      },
    },
  };

  it('has what stands in any of them, every reference in its place, and nothing else', () => {
    const values = [{ spec: { parts: [{ id: 'a' }, { size: 2 }] } }, { spec: { limits: { cpu: '1' } } }];
    expect(prunedSchema(widget, schemas, values)).toEqual({
      type: 'object',
      properties: {
        spec: {
          type: 'object',
          properties: {
            parts: {
              type: 'array',
              'x-kubernetes-list-type': 'atomic',
              items: { type: 'object', properties: { id: { type: 'string' }, size: { type: 'integer', default: 1 } } },
            },
            limits: { type: 'object', additionalProperties: { type: 'string' } },
          },
        },
      },
    });
  });

  it('ends, also where a schema holds itself', () => {
    const deep = (levels: number): object => (levels === 0 ? {} : { tree: deep(levels - 1) });
    expect(() => prunedSchema(schemas.Tree, schemas, [deep(1000)])).not.toThrow();
    const circle = { Loop: { $ref: '#/components/schemas/Loop' } };
    expect(prunedSchema(circle.Loop, circle, [{}])).toEqual({});
  });
});
