import { ReaderError } from '../../readers/message.ts';
import { portAt } from '../../readers/transport/port.ts';
import type { Port, Transport } from '../../readers/transport/transport.ts';
import { message } from '../../words/message.ts';
import { StationClock } from '../process/clock.ts';
import { goFirst } from '../process/priority.ts';
import { StallWatch } from '../process/stall-watch.ts';
import { monotonicOrigin, type FromPorts, type ToPorts } from './port-messages.ts';

/**
 * A process that looks at the ports and does nothing else, so that nothing holds it up: it takes the moment of each piece
 * that comes and passes it on. Ends with its station.
 */
const lookedMs = 10;

const ports = new Map<number, Port>();
const lines = new Map<number, Transport>();
const tell = (said: FromPorts) => process.send?.(said);

const watch = new StallWatch(new StationClock(), () => undefined);
let toldStall = watch.latest();

/** Before anything that may have waited meanwhile. */
function tellStall(): void {
  const stall = watch.latest();
  if (stall === null || stall === toldStall) return;
  toldStall = stall;
  const { from, to, length, over } = stall;
  tell({ type: 'stall', span: to - from, length, over: over + monotonicOrigin });
}

async function open({ port: number, place, line, baud }: Extract<ToPorts, { type: 'open' }>): Promise<void> {
  const port = ports.get(number) ?? portAt(place);
  ports.set(number, port);
  try {
    const transport = await port.open(
      {
        onData: (bytes, at) => {
          tellStall();
          tell({ type: 'data', line, bytes, at: at + monotonicOrigin });
        },
        onClose: (why) => {
          lines.delete(line);
          tell({ type: 'ended', line, why });
        },
      },
      baud,
    );
    lines.set(line, transport);
    tell({ type: 'opened', line });
  } catch (error) {
    const why =
      error instanceof ReaderError
        ? error.told
        : message('port.failed', { place: place.transport, reason: String(error) });
    tell({ type: 'refused', line, why });
  }
}

async function closeLine(line: number): Promise<void> {
  const transport = lines.get(line);
  lines.delete(line);
  await transport?.close();
  tell({ type: 'line-closed', line });
}

async function closePort(number: number): Promise<void> {
  const port = ports.get(number);
  ports.delete(number);
  await port?.close();
  tell({ type: 'port-closed', port: number });
}

function obey(asked: ToPorts): void {
  switch (asked.type) {
    case 'open':
      void open(asked);
      break;
    case 'write':
      lines.get(asked.line)?.write(asked.bytes);
      break;
    case 'close':
      void closeLine(asked.line);
      break;
    case 'close-port':
      void closePort(asked.port);
  }
}

goFirst();
process.on('message', obey);
process.on('disconnect', () => process.exit());
// Meant for the station, which closes its readers in order and lets go.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
setInterval(() => {
  const at = performance.now() + monotonicOrigin;
  // What is there by now is taken before.
  setImmediate(() => {
    tellStall();
    if (lines.size > 0) tell({ type: 'looked', at });
  });
}, lookedMs);
