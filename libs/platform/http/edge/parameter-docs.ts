/** What a parameter decorator reads from a request, for the API's description. */
export interface ParameterDoc {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const docs = new WeakMap<object, readonly ParameterDoc[]>();

/** Says what a parameter decorator's factory reads; returns the factory. */
export function documented<Factory extends object>(factory: Factory, ...parameters: readonly ParameterDoc[]): Factory {
  docs.set(factory, parameters);
  return factory;
}

export function parametersReadBy(factory: object): readonly ParameterDoc[] {
  return docs.get(factory) ?? [];
}
