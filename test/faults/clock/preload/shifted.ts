import { existsSync, readFileSync } from 'node:fs';

/** The clock of this process goes wrong by the milliseconds in this file, which may change at any time. */
const file = process.env.FAULTS_CLOCK ?? '';
const LOOK_EVERY_MS = 100;
const RealDate = Date;
let shift = 0;

function look(): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text !== '') shift = Number(text);
}

const wrongNow = () => RealDate.now() + shift;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: readonly unknown[], newTarget: new () => object): object =>
    Reflect.construct(target, given.length === 0 ? [wrongNow()] : given, newTarget) as object,
  get: (target, key): unknown => (key === 'now' ? wrongNow : Reflect.get(target, key)),
});

look();
setInterval(look, LOOK_EVERY_MS).unref();
