import type { ComponentProps } from 'react';
import styles from './button.module.css';

type Props = ComponentProps<'button'> & {
  /** `primary` is the one act that is wanted; `quiet` has no edge until it is pointed at. */
  kind?: 'plain' | 'primary' | 'quiet';
};

export function Button({ kind = 'plain', type = 'button', className = '', ...rest }: Props) {
  return <button type={type} className={`${styles['button']} ${styles[kind]} ${className}`} {...rest} />;
}
