declare module "algebrite";
declare module "convnetjs";
declare module "nerdamer/all.js";
