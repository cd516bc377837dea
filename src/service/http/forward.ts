import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Context } from 'hono';

/** Calls that the intake answers; everything else is the public's. */
const intakePaths = ['/v1/'];
/** Says from where a request came that is handed on. */
const cameFromHeader = 'goldline-came-from';

export function isForIntake(path: string): boolean {
  return intakePaths.some((beginning) => path.startsWith(beginning));
}

/** Hands a request on to the process that it is for, with its body as it comes. */
export function forward(request: IncomingMessage, response: ServerResponse, intake: string): void {
  const { method = 'GET', url, socket } = request;
  const headers = { ...request.headers, [cameFromHeader]: socket.remoteAddress ?? '' };
  const handed = ask(`${intake}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  handed.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(503, { 'Retry-After': '2' }).end();
  });
  // Nobody waits for the answer any more.
  response.once('close', () => {
    if (!response.writableFinished) handed.destroy();
  });
  request.pipe(handed);
}

/** From where a request came that {@link forward} handed on. Only for a port that nobody else reaches: anybody could say it. */
export function cameFrom(context: Context): string {
  return context.req.header(cameFromHeader) ?? '';
}
