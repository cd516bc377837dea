import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postDetection, type Detection } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { attempt } from '../attempt.ts';
import styles from './detect.module.css';

interface Props {
  /** A port's path, a host, or `host:port`. */
  place: string;
  onFound: (found: NonNullable<Detection['found']>) => void;
}

/** "What is on this port?": tries what readers speak until one answers. */
export function Detect({ place, onFound }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Detection | null>(null);
  const detect = async () => {
    setBusy(true);
    const detection = await attempt(postDetection(place.trim()));
    setBusy(false);
    setAnswer(detection);
    if (detection !== null && detection.found !== null) onFound(detection.found);
  };
  const said = answer?.found?.title ?? answer?.detail ?? '';
  return (
    <div className={styles['row']}>
      <Button disabled={busy || place.trim() === ''} onClick={() => void detect()}>
        {busy ? t('reader.detecting') : t('reader.detect')}
      </Button>
      <p role="status">{said}</p>
    </div>
  );
}
