/** Signs in as a browser does; answers the cookie that it keeps. */
export async function sessionOf(url: string, key: string): Promise<string> {
  const response = await fetch(`${url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'ledgerline-csrf': '1' },
    body: JSON.stringify({ key }),
  });
  const [cookie] = (response.headers.get('set-cookie') ?? '').split(';', 1);
  if (!response.ok || cookie === undefined || cookie === '') throw new Error(`no session: ${await response.text()}`);
  return cookie;
}
