import { Option, type Command } from 'commander';
import { listStatedFigures, type StatedFigure } from '@yanzhen/oversight/letters/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { listCities } from '@yanzhen/server/turn/list-cities.ts';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { isCivilDate } from '@yanzhen/values/civil-date.ts';
import { readFiguresFile } from '@yanzhen/app-server/demonstration/demo-files.ts';
import { loadAllRecords } from '@yanzhen/app-server/demonstration/records/load-all-records.ts';
import { loadCities } from '@yanzhen/app-server/load-cities.ts';
import { openInstallation } from '@yanzhen/app-server/open-installation.ts';
import { readSettings } from '@yanzhen/app-server/settings.ts';

interface Options {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** `yanzhen figures <city>`: the letters' figures as the city's records and policies give them. */
export function figuresCommand(program: Command): void {
  program
    .command('figures')
    .argument('<city>', 'city, e.g. luzhou')
    .option('--as-of <date>', 'the day of which they are; that of the letter where left out')
    .addOption(new Option('--json', 'only a JSON array on standard output'))
    .description(
      'Figures of the letters, out of the records; starts the database and loads the demonstration where needed',
    )
    .action(async (city: string, options: Options) => {
      const { figures, assumed } = await readFigures(city, options.asOf);
      if (assumed) process.stderr.write(`the letter of ${city} has no date; this one is assumed\n`);
      process.stdout.write(
        options.json ? `${JSON.stringify(figures, null, 2)}\n` : figures.map(lineOf).join(''),
      );
    });
}

function lineOf({ id, value, unit, rows, definition }: StatedFigure): string {
  const shown = typeof value === 'object' ? value.join(' – ') : String(value);
  return `${id}  ${shown} ${unit}  (${rows})  ${definition}\n`;
}

/** @throws Fault where there is no such city, or no such day. */
async function readFigures(
  city: string,
  asked: string | undefined,
): Promise<{ figures: StatedFigure[]; assumed: boolean }> {
  if (asked !== undefined && !isCivilDate(asked))
    throw fault('request.malformed', { field: '--as-of', status: 400 });
  const say = (step: string): void => void process.stderr.write(`${step} …\n`);
  const settings = readSettings(process.env);
  const installation = await openInstallation(settings, say);
  try {
    await loadCities(installation, settings, say);
    const known = (await listCities(installation.ground)).some((row) => row.city === city);
    if (!known) throw fault('request.not-found', { field: city, status: 404 });
    const onStep = (of: string, step: string): void => say(`${of}: ${step}`);
    await loadAllRecords(installation, { onStep, only: [city] });
    const { asOf, units, growth } = readFiguresFile(city);
    const validOn = asked ?? asOf.on;
    const figures = await openTurn(installation.ground, { city, requestId: 'figures' }, (turn) => {
      if (validOn > turn.today) throw fault('request.malformed', { field: '--as-of', status: 400 });
      return listStatedFigures(turn, { validOn, units, growth });
    });
    return { figures, assumed: asked === undefined && asOf.assumed };
  } finally {
    await installation.close();
  }
}
