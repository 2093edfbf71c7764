// Prints the first element of an asynchronous generator.
async function* numbers() {
  for (let n = 1; ; n++) yield n;
}

for await (const n of numbers()) {
  console.log(n);
  break;
}
