import { useEffect, useState } from 'react';
import type { Problem } from '../../contract/problem.ts';
import { previewCertificate, type CertificatePreview } from '../api/paper-calls.ts';
import { problemsOf } from '../api/http.ts';
import { useDesigner } from './designer.ts';

/** Changes that come within so long are shown together. */
const restMs = 120;

interface Shown {
  preview: (CertificatePreview & { image: string }) | null;
  problems: Problem[];
  /** What is shown is not of the design as it is. */
  isOld: boolean;
}

/** The certificate as it would be printed, made anew by the station with each change. */
export function useCertificatePreview(): Shown {
  const design = useDesigner((state) => state.design);
  const sample = useDesigner((state) => state.sample);
  const bib = useDesigner((state) => state.bib);
  const [shown, setShown] = useState<Shown>({ preview: null, problems: [], isOld: true });
  useEffect(() => {
    if (design === null) return undefined;
    const left = new AbortController();
    setShown((before) => ({ ...before, isOld: true }));
    const timer = setTimeout(() => {
      const typed = bib.trim();
      previewCertificate({ design, sample, ...(typed === '' ? {} : { bib: typed }) }, left.signal).then(
        (preview) => {
          if (left.signal.aborted) return;
          const image = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(preview.svg)}`;
          setShown({ preview: { ...preview, image }, problems: [], isOld: false });
        },
        (error: unknown) => {
          if (!left.signal.aborted)
            setShown((before) => ({ ...before, problems: problemsOf(error), isOld: false }));
        },
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [design, sample, bib]);
  return shown;
}
