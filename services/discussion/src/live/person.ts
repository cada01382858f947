export { mayModerate, type Person } from "../account-directory/person.ts";
