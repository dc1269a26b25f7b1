// A function that cannot even be loaded. Used by functions.test.ts.
throw new Error('cannot load');
