/**
 * [F6] One tab after the other, where the browser lets a frame have locks; at once where it does not. Locks spare
 * requests; what makes twenty tabs right is the server (F5).
 */
export async function inTurn<T>(job: () => Promise<T>): Promise<T> {
  let begun = false;
  const once = () => {
    begun = true;
    return job();
  };
  try {
    return await navigator.locks.request("parley:session", once);
  } catch (error) {
    if (begun) throw error;
    return once();
  }
}
