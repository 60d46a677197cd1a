const bearer = /^Bearer +([\x21-\x7e]{1,500}) *$/i;

/** The token of an `Authorization: Bearer …` header; undefined when it has no such form. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return authorization === undefined ? undefined : bearer.exec(authorization)?.[1];
}
