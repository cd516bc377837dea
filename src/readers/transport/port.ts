import type { ReaderPlace } from '../address.ts';
import { Listener } from './listener.ts';
import { LogFile } from './log-file.ts';
import { openTcp } from './tcp.ts';
import type { Port } from './transport.ts';
import { UsbSerial } from './usb-serial.ts';

/** The port at a place. Nothing is opened yet. */
export function portAt(place: ReaderPlace): Port {
  switch (place.transport) {
    case 'serial':
      return new UsbSerial(place.path, place.usb);
    case 'tcp':
      return {
        open: (events) => openTcp(place.host, place.port, events),
        waitsFor: null,
        close: async () => {},
      };
    case 'tcp-listen':
      return new Listener(place.port);
    case 'file':
      return new LogFile(place.path);
  }
}
