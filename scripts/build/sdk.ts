import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import * as v from 'valibot';

/**
 * Parts of @cloudbase/node-sdk 3.18 that Hearth never calls, and which names their users take from them. Each becomes a module whose
 * functions throw when called. What stays: database, storage, callFunction, callCompatibleWxOpenApi, getCloudbaseContext, over http with keepalive.
 */
const UNUSED: readonly { module: RegExp; names: readonly string[] }[] = [
  // ai(), with @cloudbase/ai, @cloudbase/app and web-streams-polyfill behind it
  { module: /node-sdk[\\/]dist[\\/]ai[\\/]index\.js$/, names: ['createAI'] },
  // models, mysql(), rdb()
  { module: /[\\/]@cloudbase[\\/]wx-cloud-client-sdk[\\/]/, names: ['default'] },
  // requestClient, and the metadata look-up of machines that are no cloud function
  { module: /[\\/]axios[\\/]/, names: ['get'] },
  // auth().createTicket()
  { module: /[\\/]jsonwebtoken[\\/]/, names: ['sign'] },
  // init({ proxy })
  { module: /[\\/]https-proxy-agent[\\/]/, names: ['HttpsProxyAgent'] },
  { module: /[\\/]http-proxy-agent[\\/]/, names: ['HttpProxyAgent'] },
  // form-data's guesses at the kind of a file: only messages to WeChat are multipart, and they name none
  { module: /[\\/]mime-types[\\/]/, names: ['lookup'] },
  // collection.watch(), which only phones may use
  {
    module: /[\\/]database[\\/]dist[\\/]commonjs[\\/]realtime[\\/]websocket-client\.js$/,
    names: ['RealtimeWebSocketClient'],
  },
  // xml2js's Builder: the SDK only parses
  { module: /[\\/]xmlbuilder[\\/]/, names: ['create'] },
];

/** Leaves the unused parts of the SDK out of a bundle, and tells it its version, which it would read from a file that does not travel. */
export function leanSdk(nodeModules: string): Plugin {
  return {
    name: 'lean-sdk',
    load(id) {
      if (/node-sdk[\\/]dist[\\/]utils[\\/]version\.js$/.test(id))
        return `exports.version = ${JSON.stringify(versionOf(nodeModules))};`;
      const part = UNUSED.find(({ module }) => module.test(id));
      if (!part) return null;
      const file = id.split(/[\\/]node_modules[\\/]/).at(-1);
      const refusal = `function () { throw new Error(${JSON.stringify(`${file} is left out of this bundle`)}); }`;
      return part.names.map((name) => `exports[${JSON.stringify(name)}] = ${refusal};`).join('\n');
    },
  };
}

/** Writes the SDK alone into one file, with the parts of it that travel inside the functions, and readable. */
export async function bundleSdk(nodeModules: string, file: string): Promise<void> {
  const bundler = await rolldown({
    input: join(nodeModules, '@cloudbase', 'node-sdk'),
    platform: 'node',
    transform: { target: 'node20' },
    plugins: [leanSdk(nodeModules)],
    checks: { bundlerTimings: false },
  });
  await bundler.write({ file, format: 'cjs', exports: 'named', codeSplitting: false });
  await bundler.close();
}

function versionOf(nodeModules: string): string {
  const manifest = readFileSync(join(nodeModules, '@cloudbase', 'node-sdk', 'package.json'), 'utf8');
  return v.parse(v.object({ version: v.string() }), JSON.parse(manifest)).version;
}
