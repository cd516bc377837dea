/** What Electron gives a listener first: whatever would happen next can be prevented. */
export class ElectronEvent {
  defaultPrevented = false;

  constructor(fields: object = {}) {
    Object.assign(this, fields);
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** An object of Electron's of which only a part is here: anything else throws, so that nothing is silently pretended. */
export function part<Known extends object>(name: string, known: Known): Known {
  return new Proxy(known, {
    get(target, key): unknown {
      if (key in target || typeof key === 'symbol' || key === 'then')
        return Reflect.get(target, key) as unknown;
      throw new Error(`the stand-in for Electron has no ${name}.${key}`);
    },
  });
}
