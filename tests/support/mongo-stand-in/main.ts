import { startStandIn } from "./start.ts";

// For trying the product by hand: MONGODB_URI=<the line it prints> npm start
const standIn = await startStandIn();
console.log(`${standIn.address}/parley`);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void standIn.stop());
