/** The variables of this machine that a process needs to run at all; everything else stays outside. */
const FROM_MACHINE = ['PATH', 'Path', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'HOME'];

/** The environment in which the unmodified SDK finds the local cloud. `url` is the cloud's address. */
export function functionEnvironment(url: string, extra: Readonly<Record<string, string>>): Record<string, string> {
  const machine: Record<string, string> = {};
  for (const name of FROM_MACHINE) {
    const value = process.env[name];
    if (value !== undefined) machine[name] = value;
  }
  return {
    ...machine,
    // The platform's own clock zone: code that leans on the machine's zone shows itself here too.
    TZ: 'UTC',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-env',
    TCB_ENV: 'local-env',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    ...extra,
  };
}
