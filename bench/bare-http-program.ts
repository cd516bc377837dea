import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bare server sends to everybody. */
export interface BareAnswer {
  status: number;
  headers: [string, string][];
  /** As base64. */
  body: string;
}

/** A bare server of Node that sends the same bytes to everybody; the parent says which, and gets the port. */
let answer: { status: number; head: string[]; body: Buffer } = {
  status: 404,
  head: [],
  body: Buffer.alloc(0),
};
const server = createServer((_request, response) => {
  response.writeHead(answer.status, answer.head);
  response.end(answer.body);
});
server.listen(0, '127.0.0.1');
process.on('message', (message) => {
  const { status, headers, body } = JSON.parse(message as string) as BareAnswer;
  answer = { status, head: headers.flat(), body: Buffer.from(body, 'base64') };
  process.send?.((server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());
