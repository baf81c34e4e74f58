/** Gives one idempotency key to one content until it is done. */
export interface Keyring {
  /** The same key for the same content, so that a retry after a lost answer is recognised. */
  readonly keyFor: (content: unknown) => string;
  /** The content was accepted: sending it again is a new act. */
  readonly done: (content: unknown) => void;
}

/** @param makeKey  Gives a new random key. */
export function createKeyring(makeKey: () => string): Keyring {
  const keys = new Map<string, string>();
  return {
    keyFor: (content) => {
      const print = fingerprint(content);
      const key = keys.get(print) ?? makeKey();
      keys.set(print, key);
      return key;
    },
    done: (content) => void keys.delete(fingerprint(content)),
  };
}

function fingerprint(content: unknown): string {
  return JSON.stringify(content, (_name, value: unknown) =>
    typeof File !== 'undefined' && value instanceof File
      ? [value.name, value.size, value.lastModified]
      : value,
  );
}
