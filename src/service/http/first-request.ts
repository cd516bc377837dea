import { request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer, type Server as NetServer, type Socket } from 'node:net';

/** Calls that the intake answers; everything else is the public's. */
const intakePaths = ['/v1/'];
/** Whoever connects and says nothing is let go. */
const silentMs = 15_000;
/** So much of a connection tells what it is for. */
const told = Buffer.from(`OPTIONS ${intakePaths[0]}`).length;

export function isForIntake(path: string): boolean {
  return intakePaths.some((beginning) => path.startsWith(beginning));
}

/** Takes over a connection of which something was read already. */
export function adopt(server: Server, socket: Socket, read: Buffer): void {
  if (read.length > 0) socket.unshift(read);
  server.emit('connection', socket);
  socket.resume();
}

/**
 * A port whose connections go to whom their first request is for: those of stations to `toIntake`, with what was read of
 * them, the others to `pages`. A crowd then holds up no station, whose requests go where the crowd's do not.
 */
export function byFirstRequest(pages: Server, toIntake: (socket: Socket, read: Buffer) => void): NetServer {
  // It never listens itself, but watches over its connections from then on as if it did.
  pages.emit('listening');
  const server = createServer({ noDelay: true }, (socket) => {
    const onError = () => socket.destroy();
    socket.on('error', onError);
    socket.setTimeout(silentMs, onError);
    socket.once('data', (read) => {
      socket.pause();
      socket.off('error', onError);
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      const path = /^[A-Z]{1,10} (\S*)/.exec(read.toString('latin1', 0, told))?.[1] ?? '';
      if (!isForIntake(path)) return adopt(pages, socket, read);
      // Node goes on reading for a paused socket; what it read of one that is handed over would be lost.
      // oxlint-disable-next-line no-underscore-dangle -- there is no other way to keep Node from reading
      (socket as Socket & { _handle?: { readStop?: () => void } })._handle?.readStop?.();
      toIntake(socket, read);
    });
  });
  return Object.assign(server, { closeIdleConnections: () => pages.closeIdleConnections() });
}

/** Hands a request on to the intake, where a connection that began with something else carries one for it. */
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
