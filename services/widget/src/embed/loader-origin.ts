/** Where this script came from is where the product is. Only while the script runs is it known. */
export const script =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

export const productOrigin = new URL(script?.src ?? location.href).origin;
