// The same function under another name, which may call WeChat.
exports.main = require('../echo/index.js').main;
