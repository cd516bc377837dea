import { useTranslation } from 'react-i18next';
import type { Choice } from '../../../contract/problem.ts';
import styles from './encoding-choice.module.css';

interface Props {
  file: string;
  choices: Choice[];
  onChoice: (encoding: string) => void;
}

/** Shows what a file's names are in each encoding that it may have; a person sees which is right. */
export function EncodingChoice({ file, choices, onChoice }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['question']} role="alert">
      <p className={styles['title']}>{t('setup.encodingQuestion', { file })}</p>
      <ul className={styles['choices']}>
        {choices.map(({ value, samples }) => (
          <li key={value}>
            <button type="button" className={styles['choice']} onClick={() => onChoice(value)}>
              <span className={styles['samples']}>
                {samples.map((sample, index) => (
                  <span key={index}>{sample}</span>
                ))}
              </span>
              <span className={styles['encoding']}>{value}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['else']}>{t('setup.encodingElse')}</p>
    </div>
  );
}
