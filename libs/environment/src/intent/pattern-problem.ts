const longest = 200;

/**
 * Why a regular expression is not let in: it could keep the server busy for ever. Undefined when it may come in.
 * Refused are repeated groups that themselves repeat or branch, and references back: what makes matching exponential.
 */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > longest) return `is a pattern of more than ${String(longest)} characters`;
  if (!isRegExp(pattern)) return 'is not a regular expression';
  if (/\\(?:[1-9]|k<)/.test(pattern)) return 'is a pattern that refers back to a group';
  return repeatsWhatVaries(pattern) ? 'is a pattern with a repeated group that itself repeats or branches' : undefined;
}

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function repeatsWhatVaries(pattern: string): boolean {
  const outer: boolean[] = [];
  let varies = false;
  // Escaped characters and classes match one character and are of no interest; `(?…` is no quantifier.
  const tokens = pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?[:=!]|\?<[=!]?)?|[)|*+?{]/gsu);
  for (const { 0: token, index } of tokens) {
    if (token.startsWith('(')) {
      outer.push(varies);
      varies = false;
    } else if (token === ')') {
      if (varies && /[*+{]/.test(pattern.charAt(index + 1))) return true;
      varies = varies || (outer.pop() ?? false);
    } else if (/^[|*+?{]$/.test(token)) {
      varies = true;
    }
  }
  return false;
}
