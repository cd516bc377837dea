import { Command } from 'commander';
import { tell, terminalLanguage } from '../station/process/terminal.ts';
import { message } from '../words/message.ts';
import { text } from '../words/text.ts';
import { portsAndUsers } from '../readers/transport/serial-ports.ts';

/** `goldline ports`: the serial ports of this computer, with what is known of them. */
export function portsCommand(): Command {
  return new Command('ports')
    .description(
      'List the serial ports of this computer: who made the adapter, its serial number, who uses it.',
    )
    .action(async () => {
      const ports = await portsAndUsers();
      for (const { path, manufacturer, vendorId, productId, serialNumber, usedBy } of ports) {
        const usb = vendorId === undefined ? undefined : `USB ${vendorId}:${productId ?? ''}`;
        const serial = serialNumber === undefined ? undefined : `usb=${serialNumber}`;
        const use =
          usedBy === undefined ? undefined : text(terminalLanguage(), 'monitor.used-by', { usedBy });
        console.log([path, manufacturer, usb, serial, use].filter((part) => part !== undefined).join('  '));
      }
      if (ports.length === 0) tell(message('monitor.no-port'));
    });
}
