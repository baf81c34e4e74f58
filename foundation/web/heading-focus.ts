let wanted = false;

/** A navigation to another page began: its heading takes the focus when it appears. */
export function wantHeadingFocus(): void {
  wanted = true;
}

/** Whether the heading that has just appeared is the one to focus; asked once. */
export function takeHeadingFocus(): boolean {
  const take = wanted;
  wanted = false;
  return take;
}
