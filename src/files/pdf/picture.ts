import { picturePixelsMax, pictureBytesMax } from '../../contract/certificate-design.ts';
import { message, type Message } from '../../words/message.ts';

/** A picture that can be set; sizes in pixels. */
export interface Picture {
  type: 'png' | 'jpeg';
  width: number;
  height: number;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What picture these bytes are, by its own head; or why it is not taken. */
export function pictureIn(bytes: Uint8Array): { picture: Picture } | { problem: Message } {
  if (bytes.length > pictureBytesMax)
    return {
      problem: message('problems.picture-large', {
        size: megabytes(bytes.length),
        max: megabytes(pictureBytesMax),
      }),
    };
  const picture = pngIn(bytes) ?? jpegIn(bytes);
  if (picture === null) return { problem: message('problems.picture-kind') };
  const { width, height } = picture;
  if (width * height > picturePixelsMax || width === 0 || height === 0)
    return {
      problem: message('problems.picture-wide', { width, height, max: picturePixelsMax / 1_000_000 }),
    };
  return { picture };
}

const megabytes = (bytes: number) => Math.ceil(bytes / 10_485.76) / 100;

/** PNG (W3C, third edition, 11.2.1): the head is the first chunk. */
function pngIn(bytes: Uint8Array): Picture | null {
  if (bytes.length < 33 || signature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(12) !== 0x49484452) return null;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** JPEG (ITU-T T.81, B.2): the size stands in the first frame head. */
function jpegIn(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd9)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
