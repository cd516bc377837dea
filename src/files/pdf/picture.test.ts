import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pictureBytesMax } from '../../contract/certificate-design.ts';
import { pictureIn } from './picture.ts';

function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

function jpeg(width: number, height: number): Uint8Array {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const comment = [0xff, 0xfe, 0, 6, 0xff, 0xc0, 1, 2];
  return Uint8Array.of(0xff, 0xd8, ...comment, 0xff, 0xff, 0xc2, 0, 17, 8, ...size, 3, 1, 0x22, 0, 2, 0x11);
}

it('PNG and JPEG are known by their own heads, whatever the file is called', () => {
  expect(pictureIn(png(3508, 2480))).toEqual({ picture: { type: 'png', width: 3508, height: 2480 } });
  expect(pictureIn(jpeg(2480, 3508))).toEqual({ picture: { type: 'jpeg', width: 2480, height: 3508 } });
});

it.each([
  ['a PDF', Buffer.from('%PDF-1.7'), 'problems.picture-kind'],
  ['nothing', new Uint8Array(), 'problems.picture-kind'],
  ['a JPEG that is cut off', jpeg(10, 10).subarray(0, 12), 'problems.picture-kind'],
  ['a PNG of 60,000 pixels each way', png(60_000, 60_000), 'problems.picture-wide'],
  ['a PNG of no width', png(0, 100), 'problems.picture-wide'],
  ['one byte more than is taken', new Uint8Array(pictureBytesMax + 1), 'problems.picture-large'],
])('%s is refused in words', (_name, bytes, code) => {
  expect(pictureIn(bytes)).toMatchObject({ problem: { code } });
});

it('whatever the bytes are, they are a picture or refused', () => {
  const heads = [jpeg(10, 10), png(10, 10)].map((bytes) => fc.constant([...bytes.subarray(0, 4)]));
  fc.assert(
    fc.property(fc.oneof(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
      const found = pictureIn(Uint8Array.of(...head, ...rest));
      expect('picture' in found || found.problem.code.startsWith('problems.picture-')).toBe(true);
    }),
  );
});
