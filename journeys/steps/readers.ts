import type { Seat } from '../seat.ts';

/** A figure as its page shows it. */
export interface Figure {
  readonly value: number;
  readonly sumOfRows: number;
  readonly addsUp: boolean;
  readonly text: string;
}

/** Opens an indicator from the list of all of them. */
export async function openIndicator(reader: Seat, name: string): Promise<Figure> {
  const t = reader.words('indicators');
  await reader.open('/desk/indicators');
  await reader.arrivesAt(t('pages.list.title'));
  await reader.inspect();
  await reader.link(name).click();
  await reader.arrivesAt(name);
  return readFigure(reader);
}

/** Opens an indicator by its number on the leaders' board. */
export async function openFromBoard(reader: Seat, name: string): Promise<Figure> {
  const t = reader.words('indicators');
  await reader.open('/desk/board');
  await reader.arrivesAt(t('pages.board.title'));
  await reader.page.locator('.board-tiles').waitFor();
  await reader.inspect();
  await reader.link(new RegExp(`^${name}`)).click();
  await reader.arrivesAt(name);
  return readFigure(reader);
}

/** Narrows the figure in sight by one choice of a filter. */
export async function filterBy(reader: Seat, filter: string, choice: string): Promise<Figure> {
  const before = reader.page.url();
  await reader.page.getByRole('combobox', { name: filter }).click();
  await reader.page.locator('.ant-select-item-option', { hasText: choice }).click();
  await reader.page.waitForURL((url) => url.href !== before);
  return readFigure(reader);
}

/** Reads the figure and what its rows add up to. */
async function readFigure(reader: Seat): Promise<Figure> {
  const drill = reader.page.locator('.yz-drill');
  await drill.waitFor();
  await reader.settled();
  await reader.inspect();
  const numberIn = async (place: string): Promise<number> => {
    const digits = /[\d,]+(\.\d+)?/.exec(await drill.locator(place).first().innerText())?.[0] ?? '';
    return Number(digits.replaceAll(',', ''));
  };
  return {
    value: await numberIn('.yz-figure-value'),
    sumOfRows: await numberIn('.yz-drill-head .yz-notice-title'),
    addsUp: (await drill.innerText()).includes(reader.words('web')('desk.drill-equal')),
    text: await reader.text(),
  };
}
