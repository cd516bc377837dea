const name = 'link';

/** Where a one-time link leads; the secret is behind the #, which no server sees. */
export function linkAddress(secret: string): string {
  return `${location.origin}/organiser#${name}=${secret}`;
}

/** The secret by which this page was opened, once; null where it was opened in another way. */
export function takeSecret(): string | null {
  const secret = new URLSearchParams(location.hash.slice(1)).get(name);
  if (secret !== null) history.replaceState(null, '', location.pathname + location.search);
  return secret;
}
