import { connect } from 'node:net';
import { quantile } from './measure.ts';

/** Who asks a server over kept connections, each for the next as soon as it has the answer. */
export interface Crowd {
  port: number;
  connections: number;
  seconds: number;
  /** Each connection goes through these in an order of its own. */
  paths: string[];
  /** Header lines, such as `Accept-Encoding: br`. */
  headers: string[];
}

export interface CrowdReport {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** By status. */
  statuses: Record<number, number>;
  bytes: number;
}

const headEnd = Buffer.from('\r\n\r\n');

/** Plays a crowd whenever its parent sends one, and reports; ends when the parent lets go. */
process.on('message', (message) => {
  void play(JSON.parse(message as string) as Crowd).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit());

async function play({ port, connections, seconds, paths, headers }: Crowd): Promise<CrowdReport> {
  const requests = paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers.join('\r\n')}\r\n\r\n`),
  );
  const took: number[] = [];
  const statuses: Record<number, number> = {};
  let bytes = 0;
  const from = performance.now();
  const until = from + seconds * 1000;
  const one = (number: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1').setNoDelay();
      let next = number * 7919;
      let sent = 0;
      let kept: Buffer = Buffer.alloc(0);
      let missing = 0;
      const ask = () => {
        if (performance.now() >= until) {
          socket.destroy();
          resolve();
          return;
        }
        sent = performance.now();
        next += 1;
        socket.write(requests[next % requests.length]!);
      };
      const answered = () => {
        took.push(performance.now() - sent);
        ask();
      };
      socket.on('connect', ask);
      socket.on('error', reject);
      socket.on('data', (data) => {
        bytes += data.length;
        if (missing > 0) {
          missing -= data.length;
          if (missing <= 0) answered();
          return;
        }
        kept = kept.length === 0 ? data : Buffer.concat([kept, data]);
        const end = kept.indexOf(headEnd);
        if (end === -1) return;
        const head = kept.toString('latin1', 0, end);
        const status = Number(head.slice(9, 12));
        statuses[status] = (statuses[status] ?? 0) + 1;
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
        missing = length - (kept.length - end - headEnd.length);
        kept = Buffer.alloc(0);
        if (missing <= 0) answered();
      });
    });
  await Promise.all(Array.from({ length: connections }, (_, number) => one(number)));
  const rate = took.length / ((performance.now() - from) / 1000);
  return { rate, p50: quantile(took, 0.5), p99: quantile(took, 0.99), statuses, bytes };
}
