import { useRef, type ComponentProps, type KeyboardEvent } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'onClick' | 'type'> {
  /** Told the monotonic instant at which the pointer or the key was pressed. */
  onPress: (pressed: number, button: HTMLButtonElement) => void;
}

/** A button whose moment is that of the press, not of letting go. A key that is held down presses once. */
export function PressButton({ onPress, onKeyDown, onBlur, ...rest }: Props) {
  /** When the pointer was pressed, and when a key was. */
  const pointed = useRef<number | null>(null);
  const keyed = useRef<number | null>(null);
  const takeKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    onKeyDown?.(event);
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (event.repeat) event.preventDefault();
    else keyed.current = event.nativeEvent.timeStamp;
  };
  return (
    <button
      type="button"
      {...rest}
      onPointerDown={({ nativeEvent }) => {
        pointed.current = nativeEvent.timeStamp;
      }}
      onKeyDown={takeKey}
      onBlur={(event) => {
        keyed.current = null;
        onBlur?.(event);
      }}
      onClick={({ currentTarget, nativeEvent: { detail, timeStamp } }) => {
        // A click without a pointer is that of a key, or of a program that reads the screen.
        const pressed = detail === 0 ? keyed.current : pointed.current;
        pointed.current = null;
        keyed.current = null;
        onPress(pressed ?? timeStamp, currentTarget);
      }}
    />
  );
}
