// The library of the Chinese calendar counts by the clock of the machine, from the moment it is loaded: west of Greenwich
// every day would be another one. To be imported before it.
process.env.TZ = 'Asia/Shanghai';
