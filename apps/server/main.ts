import { startWorker } from '@yanzhen/server/jobs/worker.ts';
import { serve } from '@yanzhen/server/routes/serve.ts';
import { loadAllRecords } from './demonstration/records/load-all-records.ts';
import { features } from './features.ts';
import { loadCities } from './load-cities.ts';
import { openInstallation } from './open-installation.ts';
import { schedule } from './schedule.ts';
import { sealRegularly } from './seal-regularly.ts';
import { serveWeb } from './serve-web.ts';
import { openLog } from './open-log.ts';
import { readSettings } from './settings.ts';
import { consoleOf } from './tell.ts';

/** Opens the installation, serves it, and closes it cleanly when asked to stop. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const tell = consoleOf(process.env);
  const installation = await openInstallation(settings, tell.step);
  const { ground, words, outlets } = installation;
  await loadCities(installation, settings, tell.step);
  tell.step('server');
  const app = await serve({
    ground,
    routes: features.flatMap((feature) => feature.routes ?? []),
    words,
    sms: outlets.sms,
    oidc: (city) => settings.oidc[city],
    logTo: openLog(settings.folder),
    secureCookies: settings.secureCookies,
    ...(settings.perMinute ? { perMinute: settings.perMinute } : {}),
  });
  await serveWeb(app);
  const worker = await startWorker(ground, features, words, outlets);
  const stopSchedule = schedule(ground, app.log);
  const stopSealing = sealRegularly(ground, app.log);
  const loading = new AbortController();
  // The larger sets come while the server serves already: nobody waits for them.
  const loadLater = async (): Promise<void> => {
    if (!settings.demonstration || !settings.records) return;
    await loadAllRecords(installation, { onStep: tell.records, signal: loading.signal }).catch(
      (error: unknown) => {
        if (!loading.signal.aborted) app.log.error(error, 'the larger sets were not loaded');
      },
    );
  };
  let loaded: Promise<void> = Promise.resolve();
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopSchedule();
    loading.abort();
    await loaded;
    await app.close();
    await worker.stop();
    await stopSealing();
    await installation.close();
    tell.stopped();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= stop();
    });
  }
  const address = await app.listen({ port: settings.port, host: settings.host });
  await tell.ready(installation, address);
  loaded = loadLater();
}

main().catch((error: unknown) => {
  process.stderr.write(`${consoleOf(process.env).failure(error)}\n`);
  // Open pools and the worker would keep a failed start alive.
  process.exit(1);
});
