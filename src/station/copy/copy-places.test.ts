import { expect, it } from 'vitest';
import { mountedSticks } from './copy-places.ts';

it('sticks are found where systems mount them, whatever their names, and not those that are read-only', () => {
  const mounts = [
    '/dev/nvme0n1p2 / ext4 rw,relatime 0 0',
    '/dev/nvme0n1p1 /boot/efi vfat rw,relatime 0 0',
    '/dev/sda1 /media/crew/STICK vfat rw,nosuid,nodev 0 0',
    '/dev/sdb1 /run/media/crew/finish\\040line exfat rw,nosuid 0 0',
    `/dev/sdc1 /media/crew/${Buffer.from('финиш').toString('latin1')} vfat rw 0 0`,
    '/dev/sr0 /media/crew/cdrom iso9660 ro,nosuid 0 0',
    'tmpfs /run tmpfs rw,nosuid 0 0',
    '',
  ].join('\n');
  expect(mountedSticks(mounts)).toEqual([
    '/media/crew/STICK',
    '/run/media/crew/finish line',
    '/media/crew/финиш',
  ]);
});
