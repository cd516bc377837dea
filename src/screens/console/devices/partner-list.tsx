import { useTranslation } from 'react-i18next';
import type { PartnerView } from '../../../contract/partner-view.ts';
import { Mark } from '../../components/mark.tsx';
import { useMessage } from '../../i18n/use-message.ts';
import styles from './devices-dialog.module.css';

/** Programs of partners that take passings: where, how many are connected, and what went wrong. */
export function PartnerList({ partners }: { partners: readonly PartnerView[] }) {
  const { t } = useTranslation();
  const told = useMessage();
  return (
    <section className={styles['partners']}>
      <h3 className={styles['head']}>{t('devices.partners.title')}</h3>
      <p className={styles['may']}>{t('devices.partners.text')}</p>
      {partners.every(({ calls, place }) => calls || place.startsWith('127.')) ? null : (
        <p className={styles['plain']}>
          <Mark level="look" />
          <span>{t('devices.partners.plain')}</span>
        </p>
      )}
      <ul>
        {partners.map(({ dialect, place, clients, detail }) => (
          <li key={`${dialect} ${place}`} className={styles['device']}>
            <Mark level={clients > 0 ? 'good' : detail === null ? 'info' : 'bad'} />
            <strong>{t(`devices.partners.dialect.${dialect}`)}</strong>
            <span>{place}</span>
            <span className={styles['seen']}>
              {detail === null || clients > 0
                ? t('devices.partners.connected', { number: clients })
                : told(detail)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
