/**
 * The text of a bank's file: UTF-8 with or without BOM, or GB18030 as Chinese banks' tools write it.
 *
 * @returns undefined when the bytes are neither, or hold signs that no text of a table has.
 */
export function readBankText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
  // UTF-16 and spreadsheet files show by their zero bytes and control characters.
  // oxlint-disable-next-line no-control-regex
  return text !== undefined && !/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFFFD]/.test(text)
    ? text
    : undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
