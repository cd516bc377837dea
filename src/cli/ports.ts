import { Command } from 'commander';
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
        const use = usedBy === undefined ? undefined : `in use by ${usedBy}`;
        console.log([path, manufacturer, usb, serial, use].filter((part) => part !== undefined).join('  '));
      }
      if (ports.length === 0) console.log('This computer has no serial port. Is the adapter plugged in?');
    });
}
