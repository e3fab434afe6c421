/** Lets everything that is due run, reading a response among it, whatever timers a test mocks. */
export async function turn() {
  if (typeof setImmediate === 'function') return new Promise((resolve) => void setImmediate(resolve));
  // Elsewhere a response is read by tasks of the host's own.
  for (let round = 0; round < 2; round += 1) {
    await message();
    await new Response('read').text();
  }
  return message();
}

function message() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
