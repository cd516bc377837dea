import { pictureBytesMax, picturePixelsMax } from '../../contract/certificate-design.ts';

/** The longer side of an A4 page at 300 dots to the inch. */
const longSide = 3508;

/**
 * The picture as the station takes it: one that is too large is made a JPEG with as many pixels as a good print needs.
 * What this browser cannot read goes as it is, and the station says what is wrong with it.
 */
export async function printablePicture(file: File): Promise<{ file: File; isSmaller: boolean }> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return { file, isSmaller: false };
  try {
    const isKind = file.type === 'image/png' || file.type === 'image/jpeg';
    const fits = file.size <= pictureBytesMax && picture.width * picture.height <= picturePixelsMax;
    if (isKind && fits) return { file, isSmaller: false };
    for (const quality of [0.92, 0.85, 0.75, 0.6]) {
      const smaller = await jpegOf(picture, quality);
      if (smaller.size <= pictureBytesMax)
        return { file: new File([smaller], file.name, { type: 'image/jpeg' }), isSmaller: true };
    }
    return { file, isSmaller: false };
  } finally {
    picture.close();
  }
}

async function jpegOf(picture: ImageBitmap, quality: number): Promise<Blob> {
  const scale = Math.min(1, longSide / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws nothing');
  // What is clear in a PNG is paper.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
