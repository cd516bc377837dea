const name = 'join';

/** What a QR code says: where to go, and, behind the #, which no server and no preview of links sees, the code. */
export const qrText = (address: string, code: string) => `${address}/#${name}=${code}`;

/** The code by which this page was opened, once; null where it was opened in another way. */
export function takeCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get(name);
  if (code !== null) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
