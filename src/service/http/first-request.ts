import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';

/** Calls that the intake answers; everything else is the public's. */
const intakePaths = ['/v1/'];

export function isForIntake(path: string): boolean {
  return intakePaths.some((beginning) => path.startsWith(beginning));
}

/** Hands a request on to the process that it is for, with its body as it comes. */
export function forward(request: IncomingMessage, response: ServerResponse, intake: string): void {
  const { method, headers, url } = request;
  const handed = ask(`${intake}${url}`, { method: method ?? 'GET', headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  handed.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(503, { 'Retry-After': '2' }).end();
  });
  request.pipe(handed);
}
