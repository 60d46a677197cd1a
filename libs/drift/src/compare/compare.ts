import type { JsonObject } from './json';
import { isJsonObject, member, sameJson } from './json';
import { areAligned, calledIn, elementsByKey } from './keyed-elements';
import type { Fields, Shape } from './shape';

/** One place at which two documents differ. */
export interface RawDifference {
  /** Keys from the root of the documents; a list's element goes by its key. */
  readonly path: readonly string[];
  readonly kind: 'missing' | 'unexpected' | 'changed';
  /** Undefined when `unexpected`. */
  readonly declared?: unknown;
  /** Undefined when `missing`. */
  readonly observed?: unknown;
  /** The side that does not speak of the place, so that a default stands for it. */
  readonly byDefault?: Side;
  /** No shape is known for the place. */
  readonly unlisted?: true;
  /** Why the difference lies at a whole and not at a part of it. */
  readonly note?: string;
}

type Side = 'declared' | 'observed';
type Walked = Shape & { readonly shape: Exclude<Shape['shape'], 'ignored'> };
type Of<Name extends Shape['shape']> = Extract<Shape, { readonly shape: Name }>;
type OfMembers = Of<'json' | 'map' | 'record'>;
type OfElements = Of<'list' | 'set' | 'atomic'>;

/** An element is named only when something is found in it. */
type Step = string | { readonly of: Of<'list'>; readonly element: unknown };

const NOTHING: JsonObject = {};
/** Deeper than any document that is let in; beyond it two values are compared as wholes. */
const MAX_DEPTH = 200;

/**
 * Every difference between what is declared and what is observed, each at the deepest place that holds it whole, in
 * the order of their paths. Equal documents give none.
 */
export function compare(shape: Shape, declared: unknown, observed: unknown): readonly RawDifference[] {
  const comparison = new Comparison(Infinity);
  comparison.walk(shape, declared, observed, {}, {});
  return comparison.found.sort((left, right) => inOrder(left.path, right.path));
}

/** Whether the shape makes no difference between the two. */
function isEqual(shape: Shape, declared: unknown, observed: unknown): boolean {
  const comparison = new Comparison(1);
  comparison.walk(shape, declared, observed, {}, {});
  return comparison.found.length === 0;
}

/** One walk through two documents at once; what it finds lies at `path`, which grows and shrinks with it. */
class Comparison {
  readonly found: RawDifference[] = [];
  private readonly path: Step[] = [];
  private isUnlisted = false;
  private byDefault: Side | undefined;

  constructor(private readonly most: number) {}

  walk(shape: Shape, declared: unknown, observed: unknown, here: JsonObject, there: JsonObject): void {
    if (shape.shape === 'ignored' || declared === observed || this.found.length >= this.most) return;
    const left = said(shape, declared);
    const right = said(shape, observed);
    if (left !== undefined && right !== undefined) this.changes(shape, left, right);
    else if (left !== undefined) this.silent(shape, 'observed', left, shape.fallback?.(there));
    else if (right !== undefined) this.silent(shape, 'declared', right, shape.fallback?.(here));
  }

  /** One side says something, and for the other its default speaks, if there is one. */
  private silent(shape: Walked, side: Side, spoken: unknown, fallback: unknown): void {
    const before = this.byDefault;
    const stands = fallback ?? (shape.hollow && emptyOf(shape));
    if (fallback !== undefined) this.byDefault = side;
    if (stands === undefined) this.add(side === 'declared' ? { observed: spoken } : { declared: spoken });
    else if (side === 'declared') this.changes(shape, stands, spoken);
    else this.changes(shape, spoken, stands);
    this.byDefault = before;
  }

  private changes(shape: Walked, declared: unknown, observed: unknown): void {
    if (shape.shape === 'value') this.whole(declared, observed, shape.same);
    else if (isOfMembers(shape)) this.object(shape, declared, observed);
    else this.array(shape, declared, observed);
  }

  private object(shape: OfMembers, declared: unknown, observed: unknown): void {
    if (!isJsonObject(declared) || !isJsonObject(observed) || this.path.length > MAX_DEPTH) {
      this.whole(declared, observed);
    } else if (shape.shape === 'record') this.fields(shape, declared, observed);
    else this.members(shape, declared, observed);
  }

  private array(shape: OfElements, declared: unknown, observed: unknown): void {
    if (!Array.isArray(declared) || !Array.isArray(observed)) this.whole(declared, observed);
    else if (shape.shape === 'list') this.list(shape, declared, observed);
    else if (shape.shape === 'set') this.set(shape, declared, observed);
    else this.sequence(shape.of, declared, observed);
  }

  private whole(declared: unknown, observed: unknown, same = sameJson): void {
    if (!same(declared, observed)) this.add({ declared, observed });
  }

  private members(shape: Of<'json' | 'map'>, declared: JsonObject, observed: JsonObject): void {
    const of = shape.shape === 'json' ? shape : shape.of;
    const isOpen = shape.shape === 'map' && shape.undeclared === 'ignored';
    const step = (key: string) => {
      this.inside(key, typeof of === 'function' ? of(key) : of, declared, observed);
    };
    for (const key of Object.keys(declared)) step(key);
    if (isOpen) return;
    for (const key of Object.keys(observed)) if (!Object.hasOwn(declared, key)) step(key);
  }

  private fields({ fields, rest }: Of<'record'>, declared: JsonObject, observed: JsonObject): void {
    for (const key in declared) {
      if (Object.hasOwn(declared, key)) this.field(fields, rest, key, declared, observed);
    }
    for (const key in observed) {
      if (!Object.hasOwn(declared, key) && Object.hasOwn(observed, key))
        this.field(fields, rest, key, declared, observed);
    }
  }

  private field(
    fields: Fields,
    rest: Shape | undefined,
    key: string,
    declared: JsonObject,
    observed: JsonObject,
  ): void {
    const known = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (known !== undefined) this.inside(key, known, declared, observed);
    else if (rest !== undefined) this.beyond(key, rest, declared, observed);
  }

  /** A member that the record does not know. */
  private beyond(key: string, rest: Shape, declared: JsonObject, observed: JsonObject): void {
    const before = this.isUnlisted;
    this.isUnlisted = true;
    this.inside(key, rest, declared, observed);
    this.isUnlisted = before;
  }

  private inside(key: string, shape: Shape, declared: JsonObject, observed: JsonObject): void {
    const [left, right] = [member(declared, key), member(observed, key)];
    if (left === right) return;
    this.path.push(key);
    this.walk(shape, left, right, declared, observed);
    this.path.pop();
  }

  private list(shape: Of<'list'>, declared: readonly unknown[], observed: readonly unknown[]): void {
    if (areAligned(shape, declared, observed)) {
      for (let index = 0; index < declared.length; index += 1) {
        this.path.push({ of: shape, element: declared[index] });
        this.walk(shape.of, declared[index], observed[index], NOTHING, NOTHING);
        this.path.pop();
      }
      return;
    }
    const [left, right] = [elementsByKey(shape, declared), elementsByKey(shape, observed)];
    if (typeof left === 'string') this.sequence(shape.of, declared, observed, whole(`what is declared ${left}`));
    else if (typeof right === 'string') this.sequence(shape.of, declared, observed, whole(`what is observed ${right}`));
    else {
      this.elements(shape, left, right);
      const isOrdered = shape.ordered?.(declared) === true || shape.ordered?.(observed) === true;
      if (isOrdered && !areInOrder(left, right)) this.add({ declared, observed }, 'they are in another order');
    }
  }

  private elements(shape: Of<'list'>, left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): void {
    const keys = shape.undeclared === 'ignored' ? left.keys() : new Set([...left.keys(), ...right.keys()]);
    for (const key of keys) {
      this.path.push(key);
      this.walk(shape.of, left.get(key), right.get(key), NOTHING, NOTHING);
      this.path.pop();
    }
  }

  private set({ of }: Of<'set'>, declared: readonly unknown[], observed: readonly unknown[]): void {
    const [left, right] = [distinct(declared), distinct(observed)];
    if (left === undefined || right === undefined) {
      this.bag(of, declared, observed);
      return;
    }
    for (const [name, element] of left) if (!right.has(name)) this.element(name, { declared: element });
    for (const [name, element] of right) if (!left.has(name)) this.element(name, { observed: element });
  }

  /** As many of each on both sides, in whatever order. */
  private bag(of: Shape, declared: readonly unknown[], observed: readonly unknown[]): void {
    const moved = new Set([...declared.keys()].filter((index) => !isEqual(of, declared[index], observed[index])));
    const left = observed.filter((_, index) => moved.has(index));
    const mayBeBag = declared.length === observed.length && moved.size <= MOST_MOVED;
    if (!mayBeBag || ![...moved].every((index) => takeEqual(of, declared[index], left)))
      this.add({ declared, observed });
  }

  private element(name: string, difference: Pick<RawDifference, Side>): void {
    this.path.push(name);
    this.add(difference);
    this.path.pop();
  }

  /** Equal only where both have as many elements, and equal ones at every index. */
  private sequence(of: Shape, declared: readonly unknown[], observed: readonly unknown[], note?: string): void {
    const same =
      declared.length === observed.length && declared.every((element, index) => isEqual(of, element, observed[index]));
    if (!same) this.add({ declared, observed }, note);
  }

  private add(sides: Pick<RawDifference, Side>, note?: string): void {
    const kind = 'declared' in sides ? ('observed' in sides ? 'changed' : 'missing') : 'unexpected';
    this.found.push({
      path: this.path.map((step) => (typeof step === 'string' ? step : calledIn(step.of, step.element))),
      kind,
      ...sides,
      ...(this.byDefault !== undefined && { byDefault: this.byDefault }),
      ...(this.isUnlisted && { unlisted: true }),
      ...(note !== undefined && { note }),
    });
  }
}

const whole = (because: string) => `${because}, so it is compared as a whole`;

/** Whether what is on both sides is in the same order on both. */
function areInOrder(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): boolean {
  const there = [...right.keys()].filter((name) => left.has(name));
  return [...left.keys()].filter((name) => right.has(name)).every((name, index) => name === there[index]);
}

/** Elements that moved within a bag are looked for one by one; past so many, a bag that is not in order is a change. */
const MOST_MOVED = 200;

function isOfMembers(shape: Walked): shape is OfMembers {
  return shape.shape === 'json' || shape.shape === 'map' || shape.shape === 'record';
}

function said(shape: Shape, value: unknown): unknown {
  return value === undefined || shape.nothing?.(value) === true ? undefined : value;
}

function emptyOf({ shape }: Shape): unknown {
  if (shape === 'map' || shape === 'record' || shape === 'json') return {};
  return shape === 'value' || shape === 'ignored' ? undefined : [];
}

/** Texts, numbers and truths by themselves; undefined where one is there twice or is something else. */
function distinct(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const names = new Map(list.map((element) => [`[=${String(element)}]`, element]));
  const areScalars = list.every((element) => typeof element !== 'object' && element !== undefined);
  return areScalars && names.size === list.length ? names : undefined;
}

/** Takes one element that is equal out of the others; false where there is none. */
function takeEqual(of: Shape, element: unknown, others: unknown[]): boolean {
  const at = others.findIndex((other) => isEqual(of, element, other));
  if (at >= 0) others.splice(at, 1);
  return at >= 0;
}

function inOrder(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((segment, index) => segment !== right[index]);
  if (at < 0) return left.length - right.length;
  const [a, b] = [left[at], right[at]];
  return a === undefined || b === undefined ? left.length - right.length : a < b ? -1 : 1;
}
