/** Whether this JavaScript may make code of text: a page's policy or a start option may bar it. */
export function mayGenerate(): boolean {
  try {
    const probe = new Function('return true') as () => unknown;
    return probe() === true;
  } catch {
    return false;
  }
}
