import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postDetection, type Detection } from '../../api/calls.ts';
import { useMessage } from '../../i18n/use-message.ts';
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
  const message = useMessage();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Detection | null>(null);
  const detect = async () => {
    setBusy(true);
    const detection = await attempt(postDetection(place.trim()));
    setBusy(false);
    setAnswer(detection);
    if (detection !== null && detection.found !== null) onFound(detection.found);
  };
  const { found = null, detail = null } = answer ?? {};
  const said =
    (found === null ? null : message({ code: `protocol.${found.protocol}` })) ??
    (detail === null ? '' : message(detail));
  return (
    <div className={styles['row']}>
      <Button disabled={busy || place.trim() === ''} onClick={() => void detect()}>
        {busy ? t('readerDialog.detecting') : t('readerDialog.detect')}
      </Button>
      <p role="status">{said}</p>
    </div>
  );
}
