export { nearQuads } from "./mesh/near";
export { nearestQuads } from "./mesh/nearest";
