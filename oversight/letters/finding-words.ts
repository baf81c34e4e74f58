/** What a warning is kept by: its words, or the part it stands in where it quotes none. */
export function wordsOf({
  excerpt,
  where,
}: {
  readonly excerpt?: string | undefined;
  readonly where: string;
}): string {
  return excerpt === undefined || excerpt === '' ? where : excerpt;
}
