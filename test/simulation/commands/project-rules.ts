import type { Person, StepOf, Waivable } from './command-steps';
import type { Came } from './rules';

interface Exception {
  readonly gate: Waivable;
  readonly only: 0 | 1 | undefined;
  readonly until: number;
  readonly requester: string;
  readonly approvers: Set<string>;
  status: 'requested' | 'granted' | 'ended';
}

/** Who stands behind a login. */
export const personOf = (login: Person): string => (login === 'ana-gh' ? 'ana' : login);

/** What holds in the whole project, in a few lines: its clock, exceptions, the freeze and rejections. */
export class ProjectRules {
  minute = 0;
  readonly rejected = [false, false];
  private freeze: { readonly until: number; lifted: boolean } | undefined;
  private readonly exceptions: Exception[] = [];

  isFrozen(): boolean {
    return this.freeze !== undefined && !this.freeze.lifted && this.freeze.until > this.minute;
  }

  isExcepted(gate: Waivable, which: 0 | 1): boolean {
    return this.exceptions.some(
      ({ status, until, only, gate: waived }) =>
        status === 'granted' && until > this.minute && waived === gate && (only === undefined || only === which),
    );
  }

  declareFreeze({ who, minutes }: StepOf<'freeze'>): Came {
    if (who === 'ci') return 'not-a-person';
    if (who === 'zed') return 'not-in-group';
    if (this.isFrozen()) return 'freeze-name-taken';
    this.freeze = { until: this.minute + minutes, lifted: false };
    return 'done';
  }

  liftFreeze(who: Person): Came {
    if (this.freeze === undefined) return 'no-such-freeze';
    if (who === 'ci') return 'not-a-person';
    if (who === 'zed') return 'not-in-group';
    if (this.freeze.lifted) return 'nothing';
    this.freeze.lifted = true;
    return 'done';
  }

  wantException({ who, minutes, gate, only }: StepOf<'want-exception'>): Came {
    if (who === 'ci') return 'not-a-person';
    const until = this.minute + minutes;
    const isLonger = (known: Exception) => known.status === 'granted' && known.until >= until;
    if (this.exceptions.some((known) => isLonger(known) && known.gate === gate && known.only === only)) {
      return 'excepted-already';
    }
    const requester = personOf(who);
    this.exceptions.push({ gate, only, until, requester, approvers: new Set(), status: 'requested' });
    return 'done';
  }

  agree(who: Person): Came {
    const last = this.exceptions.at(-1);
    const person = personOf(who);
    if (last === undefined) return 'no-such-exception';
    if (who === 'ci') return 'not-a-person';
    const hadPart = person === last.requester || (last.only !== undefined && person === 'max');
    if (hadPart) return 'duties-not-separate';
    if (who === 'zed') return 'not-in-group';
    if (last.approvers.has(person)) return 'nothing';
    if (last.status !== 'requested') return 'exception-closed';
    if (last.until <= this.minute) return 'exception-over-already';
    last.approvers.add(person);
    last.status = 'granted';
    return 'done';
  }

  endException(who: Person): Came {
    const last = this.exceptions.at(-1);
    if (last === undefined) return 'no-such-exception';
    if (who === 'ci') return 'not-a-person';
    if (last.status === 'ended') return 'nothing';
    if (last.status !== 'granted') return 'exception-closed';
    last.status = 'ended';
    return 'done';
  }

  reject(which: 0 | 1, who: Person, rejected: boolean): Came {
    if (who === 'ci') return 'not-a-person';
    if (this.rejected[which] === rejected) return 'nothing';
    this.rejected[which] = rejected;
    return 'done';
  }
}
