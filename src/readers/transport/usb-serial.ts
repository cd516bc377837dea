import { message } from '../../words/message.ts';
import { ReaderError } from '../message.ts';
import { realPath, serialPorts, type SerialPortInfo } from './serial-ports.ts';
import { openSerial } from './serial.ts';
import { TransportError, type Port, type Transport, type TransportEvents } from './transport.ts';

/**
 * A serial port. An adapter with a serial number of its own is found again when the system gave it another
 * name: by the number that was told, or by the one it had when it was opened.
 */
export class UsbSerial implements Port {
  readonly #path: string;
  readonly #list: () => Promise<SerialPortInfo[]>;
  #usb: string | undefined;
  readonly waitsFor = null;

  constructor(path: string, usb?: string, list = () => serialPorts()) {
    this.#path = path;
    this.#usb = usb;
    this.#list = list;
  }

  async open(events: TransportEvents, baud: number): Promise<Transport> {
    const path = await this.find();
    const transport = await openSerial(path, baud, events);
    void this.#learn(path);
    return transport;
  }

  /** Where the port is now. Rejects with {@link TransportError} where its adapter is not plugged in. */
  async find(): Promise<string> {
    const usb = this.#usb;
    if (usb === undefined) return this.#path;
    const ports = await this.#list().catch((error: unknown) => {
      const reason = error instanceof ReaderError ? error.told : String(error);
      throw new TransportError(message('port.adapter-unknown', { usb, reason }));
    });
    return pathOf(ports, await realPath(this.#path), usb);
  }

  async close(): Promise<void> {}

  async #learn(path: string): Promise<void> {
    if (this.#usb !== undefined) return;
    const [ports, real] = await Promise.all([this.#list().catch(() => []), realPath(path)]);
    this.#usb = ports.find((port) => port.path === real)?.serialNumber;
  }
}

/**
 * Where the adapter is now: of several ports with one serial number (adapters with two ports, or cheap ones
 * that all carry the same) the one that has the known path. Throws {@link TransportError} where it is not there.
 */
export function pathOf(ports: readonly SerialPortInfo[], path: string, usb: string | undefined): string {
  if (usb === undefined) return path;
  const own = ports.filter(({ serialNumber }) => serialNumber === usb);
  if (own.some((port) => port.path === path)) return path;
  if (own.length > 1)
    throw new TransportError(message('port.adapter-twice', { paths: own.map((port) => port.path), usb }));
  if (own[0] === undefined) throw new TransportError(message('port.adapter-missing', { usb, path }));
  return own[0].path;
}
