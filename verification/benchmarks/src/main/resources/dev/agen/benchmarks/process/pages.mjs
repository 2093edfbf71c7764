// The paged fetch: ADDRESS. A generator that awaits a page and yields its items.
async function* items(address) {
  let number = 1;
  while (number > 0) {
    const response = await fetch(`${address}?page=${number}`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const lines = (await response.text()).trimEnd().split('\n');
    for (const item of lines.slice(1)) yield item;
    number = Number(lines[0]);
  }
}

let out = [];
for await (const item of items(process.argv[2])) {
  out.push(item);
  if (out.length === 1000) {
    process.stdout.write(out.join('\n') + '\n');
    out = [];
  }
}
if (out.length > 0) process.stdout.write(out.join('\n') + '\n');
