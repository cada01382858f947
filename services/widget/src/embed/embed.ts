import { defineDiscussion } from "./discussion-element.ts";
import { productOrigin } from "./loader-origin.ts";

defineDiscussion(productOrigin);
