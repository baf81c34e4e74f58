// Plain and old syntax on purpose: this runs on the versions of Node that it refuses.
var parts = process.versions.node.split('.').map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error('雁阵需要 Node.js 20.19 以上版本，现在是 ' + process.versions.node + '。');
  console.error('请从 https://nodejs.org/ 安装新版本，再试一次。');
  console.error('Yanzhen needs Node.js 20.19 or later; this is ' + process.versions.node + '.');
  console.error('Install a newer one from https://nodejs.org/ and try again.');
  process.exit(1);
}
