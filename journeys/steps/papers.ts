import { samplePaper } from '@yanzhen/app-server/demonstration/sample-paper.ts';

/** A file as a browser's file box takes it. */
interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A picture of one point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Evidence that shows nobody's papers. */
export async function paper(kind: 'pdf' | 'png'): Promise<Paper> {
  return kind === 'pdf'
    ? { name: '材料.pdf', mimeType: 'application/pdf', buffer: await samplePaper('材料') }
    : { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') };
}

/** A Windows program under the name of a photo. */
export function executableNamedPhoto(): Paper {
  const buffer = Buffer.concat([Buffer.from('MZ\u0090\0', 'latin1'), Buffer.alloc(200)]);
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer };
}
