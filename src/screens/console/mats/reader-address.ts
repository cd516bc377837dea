interface What {
  protocol: string;
  /** Which kind, where the protocol has several and it is not the usual one. */
  model?: string | undefined;
  point: string;
}

/** Address of a reader on a serial port; null while something is missing. `usb`: the adapter's serial number. */
export function serialAddress(
  parts: What & { path: string; baud: number; usb?: string | undefined },
): string | null {
  const path = parts.path.trim();
  const query = queryOf(parts);
  query.set('baud', String(parts.baud));
  if (parts.usb !== undefined) query.set('usb', parts.usb);
  return path === '' || parts.point === '' ? null : `serial:${path}?${query.toString()}`;
}

/** Address of a reader on the network, given as `host:port`; null while something is missing. */
export function networkAddress(parts: What & { host: string }): string | null {
  const host = parts.host.trim();
  return /^.+:\d+$/.test(host) && parts.point !== '' ? `tcp:${host}?${queryOf(parts).toString()}` : null;
}

/** Address of a reader that connects to a port of the station; null while something is missing. */
export function listeningAddress(parts: What & { listen: string }): string | null {
  const port = Number(parts.listen.trim());
  if (!/^\d{1,5}$/.test(parts.listen.trim()) || port < 1 || port > 65_535 || parts.point === '') return null;
  return `tcp-listen:${port}?${queryOf(parts).toString()}`;
}

function queryOf({ protocol, model, point }: What): URLSearchParams {
  return new URLSearchParams({ protocol, point, ...(model === undefined ? {} : { model }) });
}
