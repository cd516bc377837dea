const protocol = 'a0';

/** Address of a reader on a serial port; null while something is missing. */
export function serialAddress(parts: { path: string; baud: number; point: string }): string | null {
  const path = parts.path.trim();
  const query = new URLSearchParams({ protocol, point: parts.point, baud: String(parts.baud) });
  return path === '' || parts.point === '' ? null : `serial:${path}?${query.toString()}`;
}

/** Address of a reader on the network, given as `host:port`; null while something is missing. */
export function networkAddress(parts: { host: string; point: string }): string | null {
  const host = parts.host.trim();
  const query = new URLSearchParams({ protocol, point: parts.point });
  return /^.+:\d+$/.test(host) && parts.point !== '' ? `tcp:${host}?${query.toString()}` : null;
}
