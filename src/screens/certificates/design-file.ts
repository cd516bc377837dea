import { certificateFileSchema, type CertificateFile } from '../../contract/certificate-design.ts';
import type { CertificateDesign } from '../../timing/model/certificate-design.ts';
import { getCertificatePicture, postCertificatePicture } from '../api/paper-calls.ts';

/** A design with its picture, as a file that another event can begin with. */
export async function fileOfDesign(design: CertificateDesign, signal: AbortSignal): Promise<File> {
  const picture = design.picture === null ? null : await getCertificatePicture(design.picture, signal);
  const content: CertificateFile = {
    goldline: 'certificate',
    design,
    picture: picture === null ? null : await base64Of(picture),
  };
  return new File([`${JSON.stringify(content, null, 2)}\n`], 'certificate.json', {
    type: 'application/json',
  });
}

/** The design in such a file, once the station has its picture; null where it is no such file. */
export async function designOfFile(file: File): Promise<CertificateDesign | null> {
  const found = certificateFileSchema.safeParse(
    await file
      .text()
      .then(JSON.parse)
      .catch(() => null),
  );
  if (!found.success) return null;
  const { design, picture } = found.data;
  if (picture === null) return { ...design, picture: null };
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const sent = await postCertificatePicture(new File([bytes], 'picture'));
  return { ...design, picture: sent.picture };
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
