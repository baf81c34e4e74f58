import { fileTypeFromBuffer } from 'file-type';
import { fault } from '../routes/fault.ts';

/** Largest upload, 10 MB. */
export const uploadBytesMax = 10 * 2 ** 20;

/** What may be uploaded: photos and PDF, by content and not by name. */
export const uploadMediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type UploadMediaType = (typeof uploadMediaTypes)[number];

/**
 * Checks an upload by its own bytes: an executable named `photo.jpg` is refused.
 *
 * @returns the media type found, and a name safe to show and to store.
 * @throws Fault `request.file-empty`, `request.file-too-large`, `request.file-type`.
 */
export async function checkUpload(
  name: string,
  bytes: Buffer,
  field = 'file',
): Promise<{ mediaType: UploadMediaType; name: string }> {
  if (bytes.length === 0) throw fault('request.file-empty', { status: 400, field });
  if (bytes.length > uploadBytesMax) {
    throw fault('request.file-too-large', { status: 413, field, values: { maxMb: 10 } });
  }
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = uploadMediaTypes.find((type) => type === found?.mime);
  if (!mediaType) {
    const values = { found: found?.ext ?? '?' };
    throw fault('request.file-type', { status: 415, field, values });
  }
  return { mediaType, name: safeName(name) };
}

/** A file name without path, control or direction-changing characters, at most 120 characters. */
function safeName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return [...(clean || 'file')].slice(-120).join('');
}
